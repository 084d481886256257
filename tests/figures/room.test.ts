import { describe, expect, it } from "vitest";
import { FIGURES } from "@/lib/charts/figures/all";
import { drawFigure } from "@/lib/charts/figures/draw-figure";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { figureFacts } from "@/lib/figure/figure-facts";
import { greedyEstimate, scenario } from "../helpers/estimates";
import { madeFacts, SIX_OPTIONS } from "../helpers/figure-facts";
import { svgTexts } from "../helpers/svg-texts";

/* A figure in a narrow column: its words get more lines, not fewer letters. */

const WIDTHS = [320, 390, 480, 600, 760, 1200];

const REQUIRED = ["fault-injection", "mirroring", "jwt", "fips", "ipv6", "wasm", "multicluster"];
const shop = scenario({ requirements: REQUIRED });
const FACTS = [
  ["made-up options", madeFacts()],
  [
    "an option without a plan",
    madeFacts(SIX_OPTIONS.map((made) => ({ ...made, planned: made.id !== "linkerd" }))),
  ],
  ["a scenario as it opens", figureFacts(scenario(), greedyEstimate(scenario()), findEvidence)],
  ["one with requirements", figureFacts(shop, greedyEstimate(shop), findEvidence)],
] as const;

describe.each(FACTS)("%s", (_, facts) => {
  it.each(FIGURES.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
    const content = figure.content(facts);
    const faults = WIDTHS.flatMap((widthPx) => {
      const size = { theme: "light", widthPx, heightPx: 0 } as const;
      const svg = drawFigure({ id }, content, facts.provenance, size, undefined);
      return svgTexts(svg)
        .filter(({ text }) => !text.includes("?v="))
        .filter(({ text, left, right }) => text.includes("…") || left < 0 || right > widthPx)
        .map(
          ({ text, left, right }) => `${widthPx}: "${text}" ${left.toFixed()}–${right.toFixed()}`,
        );
    });
    expect(faults).toEqual([]);
  });
});
