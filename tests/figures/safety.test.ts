import { plain } from "@/lib/lazy";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURES } from "@/lib/charts/figures/all";
import { THEMES } from "@/lib/charts/svg/theme";
import { messageImage } from "@/lib/figure/message-image";
import { paint } from "@/lib/figure/paint";
import { madeBins, madeFacts, SIX_OPTIONS } from "../helpers/figure-facts";
import { svgFaults } from "../helpers/svg-faults";

/** Text made to break out of where it is put. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    "]]>",
    "--><svg onload=alert(1)>",
    "&amp;&lt;&#x3c;&nbsp;",
    "\" onload=\"alert(1)' onclick='x",
    "</text></svg><foreignObject>",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "javascript:alert(1)",
    "url(https://example.org/x)",
    "\u0000\u0001\u001f\u007f\u0085\ufffe\uffff",
    "\ud800lone\udfff",
    "\u202eabc\u2066def",
    "é".repeat(10_000),
    "x".repeat(10_000),
    "👩‍👩‍👧".repeat(500),
    "\n\r\t".repeat(50),
  ),
);

const size = fc.record({
  theme: fc.constantFrom(...THEMES),
  widthPx: fc.oneof(fc.integer({ min: -10, max: 5000 }), fc.constantFrom(Number.NaN, Infinity)),
  heightPx: fc.oneof(fc.integer({ min: -10, max: 5000 }), fc.constantFrom(Number.NaN, 1e300)),
});

describe("an SVG of ours is valid and harmless, whatever the names contain", () => {
  it.each(FIGURES.map((figure) => [figure.id, figure] as const))("%s", (_, figure) => {
    const property = fc.property(
      nasty,
      nasty,
      nasty,
      size,
      (scenarioName, fallback, place, asked) => {
        const facts = madeFacts(SIX_OPTIONS, {
          scenarioName,
          place,
          fallbacks: [fallback],
          query: encodeURIComponent(scenarioName.replace(/\p{Surrogate}/gu, "")),
        });
        const named = {
          ...plain(facts),
          cluster: { ...facts.cluster, node: { ...facts.cluster.node, name: place } },
          nodeBins: () => madeBins(facts.comparison, fallback),
        };
        expect(svgFaults(paint(figure, named, asked))).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: 150, seed: 11 });
  });

  it("the picture with a message", () => {
    fc.assert(
      fc.property(nasty, nasty, size, (title, reason, asked) => {
        expect(svgFaults(messageImage(title, reason, asked))).toEqual([]);
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it("the check itself finds what it looks for", () => {
    const wrap = (inner: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9" role="img" aria-labelledby="a-title a-desc"><title id="a-title">t</title><desc id="a-desc">d</desc>${inner}</svg>`;
    expect(svgFaults(wrap("<rect/>"))).toEqual([]);
    for (const planted of [
      "<script/>",
      "<foreignObject/>",
      '<filter id="f"/>',
      '<image href="x.png"/>',
      '<rect onload="x"/>',
      '<rect fill="url(https://example.org)"/>',
      '<rect fill="url(#nowhere)"/>',
      "<rect>",
      "<text>&nbsp;</text>",
      "<text>a<b</text>",
      "<text>\u0001</text>",
      '<rect id="a-title"/>',
      '<rect x="NaN"/>',
    ]) {
      expect(svgFaults(wrap(planted)), planted).not.toEqual([]);
    }
  });
});
