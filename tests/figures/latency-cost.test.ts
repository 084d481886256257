import { plain } from "@/lib/lazy";
import { describe, expect, it } from "vitest";
import { findFigure } from "@/lib/figure/figure-ids";
import { paint } from "@/lib/figure/paint";
import { madeFacts, SIX_OPTIONS } from "../helpers/figure-facts";

/*
 * Made-up options: 55 nodes of sidecars and 42 of Cilium have 300m of mesh each, and the helper
 * adds mesh ÷ 10,000 ms at the median and mesh ÷ 2,500 at the p99.
 * Sidecars: 16,500 ÷ 10,000 = 1.65 and 6.6 ms; Cilium: 12,600 ÷ 10,000 = 1.26 and 5.04 ms.
 */
const TWO = ["none", "istio-sidecar", "cilium"].map((id) => {
  const nodes = { none: 41, "istio-sidecar": 55, cilium: 42 }[id] ?? 0;
  const made = SIX_OPTIONS.find((option) => option.id === id);
  if (made === undefined) throw new Error(`no option ${id}`);
  return { ...made, nodes: [nodes, nodes, nodes] as const };
});
const facts = madeFacts(TWO);
const WIDTHS = [320, 480, 760, 1200];

function drawing(widthPx: number) {
  const figure = findFigure("latency-cost");
  if (figure === undefined) throw new Error("no such figure");
  const svg = paint(figure, facts, { theme: "light", widthPx, heightPx: 0 });
  const texts = [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(
    ([, attributes = "", text = ""]) => ({ x: Number(/x="([\d.]+)"/.exec(attributes)?.[1]), text }),
  );
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x));
  return { svg, texts, dots };
}

describe.each(WIDTHS)("median and p99 at %i px", (widthPx) => {
  const { texts, dots } = drawing(widthPx);
  const found = texts.map(({ text }) => text);

  it("each option's name stands with both, and with its dollars", () => {
    // (55 − 41) × 0.192 × 730 = 1962.24; (42 − 41) × 0.192 × 730 = 140.16
    expect(found).toContain("p50 +1.7 ms, p99 ≤ 6.6 ms, +$1,962");
    expect(found).toContain("p50 +1.3 ms, p99 ≤ 5.0 ms, +$140");
    expect(found).toContain("Median (p50)");
    expect(found).toContain("99th percentile (p99), at most");
  });

  it("a pixel is as many milliseconds in one panel as in the other, and from 0", () => {
    // The dots: two of the medians, two of the p99, two beside the names.
    const [median1 = 0, median2 = 0, tail1 = 0, tail2 = 0] = dots;
    const perMs = (median1 - median2) / (1.65 - 1.26);
    expect((tail1 - tail2) / (6.6 - 5.04)).toBeCloseTo(perMs, 1);
    const zeros = texts.filter(({ text }) => text === "0").map(({ x }) => x);
    expect(zeros).toHaveLength(2);
    expect(median1 - (zeros[0] ?? 0)).toBeCloseTo(1.65 * perMs, 0);
    expect(tail1 - (zeros[1] ?? 0)).toBeCloseTo(6.6 * perMs, 0);
  });

  it("the number in a dot is the one beside the option's name", () => {
    // Dearest first, in both panels and in the key.
    const digits = found.filter((text) => /^[12]$/.test(text));
    expect(digits.length).toBeGreaterThanOrEqual(6);
    expect(found.indexOf("Istio sidecar")).toBeLessThan(found.indexOf("Cilium"));
    expect(found[found.indexOf("Istio sidecar") - 1]).toBe("1");
    expect(found[found.indexOf("Cilium") - 1]).toBe("2");
  });
});

it("a p99 summed over several hops is called an upper bound; that of one hop is none", () => {
  const caption = (hops: number) => findFigure("latency-cost")?.content({ ...plain(facts), hops });
  expect(caption(3)?.words.caption).toContain(
    "the p99 is the sum of the hops' own p99, an upper bound of the path's",
  );
  expect(caption(1)?.words.caption).not.toContain("upper bound");
});
