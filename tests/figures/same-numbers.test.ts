import { describe, expect, it } from "vitest";
import { formatTotal } from "@/components/results/format-total";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { formatAmount } from "@/lib/charts/figures/pool-by-owner";
import { POOL_RESOURCE_LOOKS, POOL_RESOURCES, poolByOwner } from "@/lib/charts/pool-by-owner";
import { cellAt } from "@/lib/charts/tradeoffs/break-even";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { figureFacts } from "@/lib/figure/figure-facts";
import { figureIds, findFigure } from "@/lib/figure/figure-ids";
import { figureCsv, paint } from "@/lib/figure/paint";
import { formatCount, formatUsdDelta } from "@/lib/format/amounts";
import { paintFigure } from "@/lib/index";
import { fullEstimate, greedyEstimate, scenario } from "../helpers/estimates";

/* Both painters are fed by one view model; here the drawing is held to what the page writes. */

const asked = scenario({ name: "Shop", workloads: { source: "quick", quickPods: 90 } });
const facts = figureFacts(asked, greedyEstimate(asked), findEvidence);
const SIZE = { theme: "light", widthPx: 760, heightPx: 0 } as const;

function textsOf(id: string): string {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  const texts = [...paint(figure, facts, SIZE).matchAll(/<text[^>]*>(.*?)<\/text>/g)];
  return texts.map(([, inner = ""]) => inner.replace(/<[^>]*>/g, "")).join("\n");
}

describe("a figure shows the numbers of the page", () => {
  it("nodes and extra cost of every option, as the table writes them", () => {
    const texts = textsOf("nodes-and-cost");
    for (const row of comparisonRows(facts.comparison)) {
      if (!row.planned) continue;
      expect(texts).toContain(row.name);
      expect(texts).toContain(formatCount(row.nodes.typical));
      if (!row.baseline) expect(texts).toContain(formatUsdDelta(row.deltaMicroUsdPerMonth.typical));
    }
  });

  it("the pool's totals, as the page's chart writes them", () => {
    const texts = textsOf("pool-by-owner");
    const shown = POOL_RESOURCES.map((resource) => poolByOwner(facts.comparison, resource)).find(
      (chart) => texts.includes(` ${POOL_RESOURCE_LOOKS[chart.resource].unit}\n`),
    );
    expect(shown).toBeDefined();
    if (shown === undefined) return;
    const { unit } = POOL_RESOURCE_LOOKS[shown.resource];
    for (const bar of shown.bars) {
      expect(texts).toContain(`· ${formatTotal(bar.total, unit)} ${unit}`);
      for (const amount of bar.amounts) {
        expect(formatAmount(amount, shown)).toBe(formatTotal(amount, unit));
      }
    }
  });

  it("the staircase passes through the scenario's own bills", () => {
    const here = facts.costByPods().points.find((point) => point.pods === facts.pods);
    expect(here?.options.map((option) => option.microUsdPerMonth)).toEqual(
      facts.comparison.options.map((option) => option.typical.microUsdPerMonth),
    );
  });

  it("at twice the pods it needs the nodes that the sweep needs there", () => {
    const usual = scenario({});
    const here = usual.workloads.namespaceCopies;
    const full = figureFacts(usual, fullEstimate(usual), findEvidence);
    const found = full.sweep({ axis: "pods" });
    if (found === undefined || found === "too-many-kinds") throw new Error("no sweep");
    expect(found.every).toBe(1);
    const { points } = full.costByPods();
    const twice = points.find(({ pods }) => pods === 2 * full.pods);
    const inSweep = found.lines.map(({ id, spots }) => {
      const { at = 0, nodes } = spots.findLast((spot) => spot.at <= 2 * here) ?? {};
      return { id, nodes, known: at === 2 * here };
    });
    expect(twice?.options.map(({ id, nodes }) => ({ id, nodes, known: true }))).toEqual(inSweep);
  });

  it("the table behind it holds the same figures", () => {
    const figure = findFigure("nodes-and-cost");
    if (figure === undefined) throw new Error("no figure");
    const [head = "", ...lines] = figureCsv(figure, facts).trimEnd().split("\r\n");
    expect(head.split(",").slice(0, 3)).toEqual(["option", "nodes_low", "nodes_typical"]);
    const typical = lines.map((line) => Number(line.split(",")[2]));
    const rows = comparisonRows(facts.comparison).filter((row) => row.planned);
    expect(typical).toEqual(rows.map((row) => row.nodes.typical));
  });
});

describe("what moves the answer is about the page's own numbers", () => {
  const full = figureFacts(asked, fullEstimate(asked), findEvidence);
  const { cheapest, options } = full.comparison;
  const leading = options.find(({ id }) => id === cheapest);
  const found = <Value>(value: Value | undefined | "too-many-kinds"): Value => {
    if (value === undefined || value === "too-many-kinds") throw new Error("nothing computed");
    return value;
  };

  it("the tornado starts from the difference the table shows", () => {
    const { option, here } = found(full.tornado());
    expect(option.id).toBe(cheapest);
    expect(here).toEqual({
      nodes: leading?.delta.nodes.typical,
      microUsdPerMonth: leading?.delta.microUsdPerMonth.typical,
    });
  });

  it("the map names at this scenario's place whom the finding names", () => {
    const map = found(full.breakEven());
    const [column, row] = [map.x.values.indexOf(map.x.here), map.y.values.indexOf(map.y.here)];
    expect(cellAt(map, column, row).cheapest).toContain(cheapest);
    expect(textsOf("break-even-map")).toContain("Requests per second and pod");
  });

  it("the samples hold every option that could be planned, with a share of being cheapest", () => {
    const { options: outcomes } = found(full.uncertainty());
    expect(outcomes.map(({ id }) => id)).toEqual(options.map(({ id }) => id));
    const texts = textsOf("uncertainty");
    for (const { name } of outcomes) expect(texts).toContain(name);
  });
});

describe("paintFigure", () => {
  it.each(figureIds)("%s: equal arguments, equal bytes", (id) => {
    expect(paintFigure(id, asked, SIZE)).toBe(paintFigure(id, structuredClone(asked), SIZE));
  });

  it("an unknown id yields a picture that says so", () => {
    expect(paintFigure("pie", asked, SIZE)).toContain("There is no such figure");
  });
});
