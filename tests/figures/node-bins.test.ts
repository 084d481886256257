import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFigureRequest } from "@/app/_server/figure-request";
import { nodeBins, optionBins, typicalNode } from "@/lib/charts/node-bins";
import type { FigureFacts } from "@/lib/charts/figures/figure";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { findFigure } from "@/lib/figure/figure-ids";
import { figureFacts } from "@/lib/figure/figure-facts";
import { contentOf } from "@/lib/figure/shown";
import { figureCsv, paint } from "@/lib/figure/paint";
import { fullEstimate, greedyEstimate, optionOf, scenario } from "../helpers/estimates";
import { madeBins, madeFacts, SIX_OPTIONS } from "../helpers/figure-facts";
import { pooledScenarioArbitrary } from "../helpers/pooled-scenario";
import { svgTexts } from "../helpers/svg-texts";

/* How pods sit on the nodes, as a file. */

const figure = findFigure("node-bins")!;
const SIZE = { theme: "light", widthPx: 760, heightPx: 0 } as const;

function binsOf(facts: FigureFacts) {
  const bins = facts.nodeBins();
  if (bins === "too-many-kinds") throw new Error("too many kinds");
  return bins;
}

/** Boxes of a drawing; those without a fill are the columns, drawn around what is in them. */
function drawnIn(svg: string) {
  const boxes = [...svg.matchAll(/<rect ([^>]*)\/>/g)].map(([, attributes = ""]) => {
    const of = (name: string) =>
      Number(new RegExp(`(?:^| )${name}="([\\d.]+)"`).exec(attributes)?.[1]);
    const [x, y, width, height] = [of("x"), of("y"), of("width"), of("height")];
    return { x, y, width, height, outline: attributes.includes('fill="none"') };
  });
  return { boxes, columns: boxes.filter(({ outline }) => outline) };
}

describe("its words", () => {
  it("say of every option how many pods a node carries on average", () => {
    // 400 pods: 400 ÷ 41 = 9.76, ÷ 55 = 7.27; of the meshes Cilium needs the fewest nodes, 41.
    expect(figure.content(madeFacts()).words.title).toBe(
      "A node carries on average 9.8 pods without a mesh, 7.3 with Istio sidecars and 9.8 with Cilium",
    );
    const same = SIX_OPTIONS.map((made) => ({ ...made, nodes: [40, 40, 40] as const }));
    expect(figure.content(madeFacts(same)).words.title).toBe(
      "A node carries on average 10.0 pods, with every option",
    );
    expect(figure.content(madeFacts(SIX_OPTIONS.slice(0, 2))).words.title).toBe(
      "A node carries on average 9.8 pods without a mesh and 7.3 with Istio sidecars",
    );
  });

  it("say of one option what its commonest node carries, and how full that is", () => {
    // CPU: 9 × (300 + 40) + 150 + 80 = 3,290 of 4,000, 82.25 %.
    // Memory: 9 × (512 + 50) + 1,584 = 6,642 of 16,384, 40.5 %.
    const { words, description } = figure.content(madeFacts(), { option: "istio-sidecar" });
    expect(words.title).toBe(
      "53 of 55 nodes with Istio sidecars carry the same 9 pods: 82 % of the CPU and 41 % of the memory taken",
    );
    expect(description).toContain("1 of 55 nodes carries DaemonSets alone.");
    expect(words.caption).not.toContain("not proved");
  });

  it("say which counts are not proved", () => {
    const open = "Planned, not proved minimal: Linkerd.";
    expect(figure.content(madeFacts()).words.caption).toContain(open);
    expect(figure.content(madeFacts(), { option: "linkerd" }).words.caption).toContain(open);
    expect(figure.content(madeFacts(), { option: "cilium" }).words.caption).not.toContain("proved");
  });

  it("an option that is not there, or has no plan, gives way to all that are", () => {
    const facts = madeFacts(
      SIX_OPTIONS.map((made) => ({ ...made, planned: made.id !== "linkerd" })),
    );
    const usual = figure.content(facts).words.title;
    for (const option of ["pie", "linkerd"]) {
      expect(figure.content(facts, { option }).words.title).toBe(usual);
    }
    expect(figure.content(facts).description).not.toContain("Linkerd:");
    const none = madeFacts(SIX_OPTIONS.map((made) => ({ ...made, planned: false })));
    expect(figure.content(none).description).toBe("A pod of it is larger than a node.");
  });

  it("is about its option alone, whichever others are shown", () => {
    const facts = madeFacts();
    const own = contentOf(figure, facts, { option: "cilium" });
    const shown = contentOf(figure, facts, { option: "cilium", show: "linkerd" });
    expect(shown.words).toEqual(own.words);
    const two = contentOf(figure, facts, { option: "pie", show: "linkerd" });
    expect(two.table.rows.map(([option]) => option)).toEqual(["No mesh", "Linkerd"]);
  });

  it("takes the option from its address", () => {
    const asked = readFigureRequest("node-bins.svg", "?v=1&option=cilium&pods=60");
    expect(asked?.view.option).toBe("cilium");
  });
});

describe("its drawing", () => {
  const svg = paint(figure, madeFacts(), SIZE, { option: "istio-sidecar" });
  const { boxes, columns } = drawnIn(svg);

  it("has two columns for each kind of node, as high as each other", () => {
    expect(columns).toHaveLength(2 * 3);
    expect(new Set(columns.map(({ height }) => height)).size).toBe(1);
  });

  it("stacks the slices of a column from its foot, each as high as its share", () => {
    const [cpu] = columns;
    if (cpu === undefined) throw new Error("no column");
    const foot = cpu.y + cpu.height;
    const slices = boxes
      .filter(({ x, y, height }) => x === cpu.x && y >= cpu.y && height < cpu.height)
      .sort((a, b) => b.y - a.y);
    // 9 × 300, 9 × 40, 150 and 80 of 4,000 milli-CPU.
    const shares = [2700, 360, 150, 80].map((cpuMilli) => cpuMilli / 4000);
    expect(slices).toHaveLength(shares.length);
    let bottom = foot;
    slices.forEach(({ y, height }, index) => {
      expect(height).toBeCloseTo((shares[index] ?? 0) * cpu.height, 1);
      expect(y + height).toBeCloseTo(bottom, 1);
      bottom = y;
    });
    const texts = svgTexts(svg).map(({ text }) => text);
    // 67.5 % and 9 % inside, 82 % and 41 % below.
    for (const text of ["68 %", "9 %", "82 %", "41 %", "53 of 55 nodes", "9 pods"]) {
      expect(texts).toContain(text);
    }
  });

  it("draws a dozen kinds of nodes at most, and counts the others", () => {
    const [sidecars] = madeBins({ options: madeFacts().comparison.options.slice(1, 2) });
    const [pool] = sidecars?.pools ?? [];
    const [bin] = pool?.bins ?? [];
    if (sidecars === undefined || pool === undefined || bin === undefined) throw new Error("none");
    const bins = Array.from({ length: 20 }, () => ({ ...bin, count: 3 }));
    const many = { ...sidecars, pools: [{ ...pool, nodes: 60, bins }] };
    const facts = { ...madeFacts(), comparison: madeFacts().comparison, nodeBins: () => [many] };
    const content = figure.content(facts, { option: "istio-sidecar" });
    // Eight kinds of three nodes.
    expect(content.words.caption).toContain("Not drawn: 8 more kinds, 24 nodes.");
    expect(content.table.rows).toHaveLength(20);
    const drawn = paint(figure, facts, SIZE, { option: "istio-sidecar" });
    expect(drawn.match(/>3 of 60 nodes</g)).toHaveLength(12);
  });
});

describe("the nodes of a scenario", () => {
  const asked = scenario({
    workloads: { namespaceCopies: 7 },
    cluster: { headroomPercent: 15, zones: 3, surviveZoneLoss: true },
  });
  const estimate = fullEstimate(asked);
  const facts = figureFacts(asked, estimate, findEvidence);

  it("hold what the breakdown of the pool says, owner by owner, to the milli-CPU and MiB", () => {
    for (const { id, pools } of binsOf(facts)) {
      const { breakdown, nodes } = optionOf(estimate, id).typical;
      const bins = pools.flatMap((pool) => pool.bins);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(nodes);
      const book = (of: "cpuMilli" | "memoryMiB") => {
        const held: Record<string, number> = {};
        for (const { count, slices } of bins) {
          for (const slice of slices)
            held[slice.owner] = (held[slice.owner] ?? 0) + count * slice[of];
        }
        return held;
      };
      for (const of of ["cpuMilli", "memoryMiB"] as const) {
        const held = book(of);
        for (const [owner, amount] of Object.entries(breakdown[of])) {
          if (owner !== "stranded") expect(held[owner] ?? 0, `${id} ${owner} ${of}`).toBe(amount);
        }
      }
    }
  });

  it("show the nodes kept for the loss of a zone, which carry no pods yet", () => {
    const [none] = binsOf(facts);
    const empty = none?.pools[0]?.bins.find(({ pods }) => pods === 0);
    // A third of them, and whatever else the pods leave empty.
    expect(empty?.count).toBeGreaterThanOrEqual(Math.floor((none?.pools[0]?.nodes ?? 0) / 3));
    if (none === undefined) return;
    expect(typicalNode(none)?.bin.pods).toBeGreaterThan(0);
  });

  it("in a spreadsheet: the commonest of every option, or every kind of the one asked for", () => {
    const rowsOf = (option?: string) =>
      figureCsv(figure, facts, { option }).trimEnd().split("\r\n").slice(1);
    const likeThis = (line: string) => Number(line.split(",")[4]);
    expect(rowsOf()).toHaveLength(6);
    const [none] = binsOf(facts);
    expect(likeThis(rowsOf()[0] ?? "")).toBe(none && typicalNode(none)?.bin.count);
    const nodes = rowsOf("cilium").reduce((sum, line) => sum + likeThis(line), 0);
    expect(nodes).toBe(optionOf(estimate, "cilium").typical.nodes);
  });
});

/** No two workloads alike, so hardly two nodes. */
function factsOf(kinds: number) {
  const rows = Array.from({ length: kinds }, (_, kind) => ({
    name: `svc-${kind}`,
    namespace: "shop",
    replicas: 1 + (kind % 3),
    cpuRequestMilli: 200 + ((kind * 104_729) % 1950),
    memoryRequestMiB: 64 + ((kind * 1_299_709) % 3900),
  }));
  const asked = scenario({ workloads: { source: "rows", namespaceCopies: 1, rows } });
  const estimate = greedyEstimate(asked);
  return { estimate, facts: figureFacts(asked, estimate, findEvidence) };
}

describe("very many kinds of pods", () => {
  it("fill hundreds of kinds of nodes: a file tells a hundred, and counts the others", () => {
    const { estimate, facts } = factsOf(350);
    const { table } = figure.content(facts, { option: "none" });
    expect(table.rows).toHaveLength(101);
    expect(table.rows.at(-1)?.[6]).toMatch(/^\d+ more kinds of nodes$/);
    const nodes = table.rows.reduce((sum, row) => sum + Number(row[4]), 0);
    expect(nodes).toBe(optionOf(estimate, "none").typical.nodes);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it("of thousands it says why there is no picture, and what to do", () => {
    const { words, description } = figure.content(factsOf(2000).facts);
    expect(words.title).toBe("Hardly two nodes are alike here");
    expect(description).toContain("merge rows that are alike");
  });
});

it("whatever the scenario, the pictures are of as many nodes as the comparison has", () => {
  fc.assert(
    fc.property(pooledScenarioArbitrary, (asked) => {
      const estimate = greedyEstimate(asked);
      for (const { id, pools } of optionBins(estimate.runs())) {
        const { typical } = optionOf(estimate, id);
        expect(nodeBins(estimate.runs(), id)).toEqual(pools);
        for (const [index, { nodes, bins }] of pools.entries()) {
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(nodes);
          expect(typical.pools[index]?.nodes).toBe(nodes);
        }
      }
    }),
    { numRuns: 40, seed: 5 },
  );
}, 60_000);

it("what asks for more than the machine has is told, and does not leave its column", () => {
  const [sidecars] = madeBins({ options: madeFacts().comparison.options.slice(1, 2) });
  const [pool] = sidecars?.pools ?? [];
  const [bin] = pool?.bins ?? [];
  if (sidecars === undefined || pool === undefined || bin === undefined) throw new Error("none");
  // Twice as much of everything: 164.5 % of the CPU, 81 % of the memory.
  const slices = bin.slices.map((slice) => ({
    ...slice,
    cpuShare: 2 * slice.cpuShare,
    memoryShare: 2 * slice.memoryShare,
  }));
  const bins = [{ ...bin, slices }];
  const facts = {
    ...madeFacts(),
    comparison: madeFacts().comparison,
    nodeBins: () => [{ ...sidecars, pools: [{ ...pool, bins }] }],
  };
  const svg = paint(figure, facts, SIZE);
  // 164.5 % by the painter's rounding.
  expect(svg).toMatch(/>16[45] %</);
  const { columns, boxes } = drawnIn(svg);
  for (const column of columns) {
    const inside = boxes.filter(({ x, width }) => x === column.x && width === column.width);
    expect(inside.length).toBeGreaterThan(2);
    for (const { y, height } of inside) {
      expect(y).toBeGreaterThanOrEqual(column.y);
      expect(y + height).toBeLessThanOrEqual(column.y + column.height + 0.01);
    }
  }
});

it("pools are named where there are several, with their machines", () => {
  const asked = scenario({
    cluster: { pools: [{ name: "batch", instanceType: "c6i.4xlarge" }] },
    workloads: { pools: { frontend: "batch" } },
  });
  const facts = figureFacts(asked, greedyEstimate(asked), findEvidence);
  const { words, description } = figure.content(facts, { option: "none" });
  expect(words.subtitle).toContain("m6i.xlarge (4 vCPU, 16 GiB) and c6i.4xlarge (16 vCPU, 32 GiB)");
  expect(description).toContain("In pool batch: ");
  expect(figure.content(facts).description).toContain("No mesh, pool default: ");
  expect(figure.content(facts).words.caption).toContain("Of several pools the largest is drawn.");
});
