import { describe, expect, it } from "vitest";
import { costByPods } from "@/lib/charts/cost-by-pods";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { figureFacts } from "@/lib/figure/figure-facts";
import { findFigure } from "@/lib/figure/figure-ids";
import { paint } from "@/lib/figure/paint";
import { MESH_OPTIONS } from "@/lib/model/options";
import { GREEDY, greedyEstimate, scenario } from "../helpers/estimates";
import { madeFacts } from "../helpers/figure-facts";

const costByPodsFigure = findFigure("cost-by-pods")!;
const SIZE = { theme: "light", widthPx: 760, heightPx: 0 } as const;

/** So many workloads of different sizes, three pods each. */
const manyKinds = (kinds: number) =>
  scenario({
    workloads: {
      source: "rows",
      namespaceCopies: 1,
      rows: Array.from({ length: kinds }, (_, index) => ({
        name: `w${index}`,
        replicas: 3,
        cpuRequestMilli: 100 + index,
        memoryRequestMiB: 200 + 2 * index,
      })),
    },
  });

describe("cost by number of pods", () => {
  it.each([
    // Half as many, as they are, twice as many; one and a half times where kinds are fewer.
    [450, [2, 3, 6]],
    [90, [2, 3, 5, 6]],
  ])("%i kinds of pods are drawn like few", (kinds, podsOfEach) => {
    const estimate = greedyEstimate(manyKinds(kinds));
    const { here, points } = costByPods(estimate.input, estimate.comparison, MESH_OPTIONS, GREEDY);
    expect(here).toBe(3 * kinds);
    // ⌈3 × 5 ÷ 10⌉ = 2, 3, ⌊15 ÷ 10⌋ whole copies and half of one more: 3 + 2 = 5, 2 × 3 = 6.
    expect(points.map((point) => point.pods)).toEqual(podsOfEach.map((pods) => pods * kinds));
    const none = points.map((point) => point.options[0]?.microUsdPerMonth ?? 0);
    expect(none.every((cost) => cost > 0)).toBe(true);
    expect(none).toEqual([...none].sort((a, b) => a - b));
  });

  it("the drawing has a line for every option", () => {
    const asked = manyKinds(120);
    const content = findFigure("cost-by-pods")?.content(
      figureFacts(asked, greedyEstimate(asked), findEvidence),
    );
    expect(content?.table.columns).toHaveLength(1 + 2 * MESH_OPTIONS.length);
    expect(content?.table.rows).toHaveLength(4);
    expect(content?.words.title).toContain("at 360 pods");
  });

  it("between the sizes that were planned no step is claimed", () => {
    // Eight sizes for each of six options.
    const svg = paint(costByPodsFigure, madeFacts(), SIZE);
    const lines = [...svg.matchAll(/<path d="(M[^"Z]*)" fill="none"/g)].map(([, d = ""]) => d);
    expect(lines).toHaveLength(6);
    // Straight from size to size: nothing upright at the first of them, no level stretch between two.
    for (const d of lines) expect(d).toMatch(/^M[\d.]+ [\d.]+(?:L[\d.]+ [\d.]+){7}$/);
    expect(svg.match(/<circle/g)).toHaveLength(6 * 8);
    const { subtitle, caption } = costByPodsFigure.content(madeFacts()).words;
    expect(caption).toContain("Computed at the 8 sizes marked");
    expect(subtitle).not.toContain("steps");
  });
});
