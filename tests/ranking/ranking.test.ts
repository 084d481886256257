import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { estimateWith, sliceKey } from "@/lib/estimate";
import { type Ranking, RankingBook, type RankingQuestion } from "@/lib/ranking";
import { DEFAULT_FILTERS, type RankingFilters } from "@/lib/ranking/filters";
import type { Scenario } from "@/lib/scenario/schema";
import { GREEDY, scenario } from "../helpers/estimates";

const sliceFor = (asked: Scenario) => sliceOf(catalog, sliceKey(asked));

function ask(filters: Partial<RankingFilters> = {}, shown = 10, option = "none"): RankingQuestion {
  return { option, shown, filters: { ...DEFAULT_FILTERS, ...filters } };
}

/** The ranking once every step has been taken. */
function ranked(asked: Scenario, question: RankingQuestion): Ranking {
  return finished(new RankingBook(asked, sliceFor(asked)), question);
}

/** The same with greedy plans: enough where nobody asks for the minimum, and fast. */
function greedilyRanked(asked: Scenario, question: RankingQuestion): Ranking {
  return finished(new RankingBook(asked, sliceFor(asked), GREEDY), question);
}

function finished(book: RankingBook, question: RankingQuestion): Ranking {
  const last = [...book.rank(question)].at(-1);
  if (last === undefined) throw new Error("no step");
  return last.current();
}

const ANY_SIZE = { minNodes: 1, maxNodeSharePercent: 100 } as const;

describe("a type's row", () => {
  const asked = scenario();

  it("is what the comparison says of the scenario on that type, for every option", () => {
    const filters = { family: "m6i", maxVcpu: 8, ...ANY_SIZE };
    const { rows } = ranked(asked, ask(filters, 5, "istio-sidecar"));
    expect(rows.map((row) => row.name).sort()).toEqual(["m6i.2xlarge", "m6i.large", "m6i.xlarge"]);
    for (const row of rows) {
      const there = scenario({ cluster: { instanceType: row.name } });
      const { comparison } = estimateWith(there, sliceFor(there));
      const typical = comparison.options.map(({ id, typical: pool }) => ({
        id,
        nodes: pool.nodes,
        cost: pool.microUsdPerMonth,
      }));
      const mine = row.pools.map((pool) => ({
        id: pool?.option,
        nodes: pool?.nodes,
        cost: pool?.microUsdPerMonth,
      }));
      expect(mine).toEqual(typical);
    }
  });

  it("never shows fewer nodes for an option that asks for more", () => {
    const { rows, options } = ranked(asked, ask({ family: "c7g", ...ANY_SIZE }, 20));
    const at = (id: string) => options.findIndex((option) => option.id === id);
    expect(rows.length).toBeGreaterThan(4);
    for (const { pools } of rows) {
      const nodes = (id: string) => pools[at(id)]?.nodes ?? 0;
      for (const { id } of options) {
        // Cilium takes the place of aws-node and kube-proxy: it may ask for less.
        if (id !== "cilium") expect(nodes(id)).toBeGreaterThanOrEqual(nodes("none"));
      }
      expect(nodes("istio-ambient-waypoints")).toBeGreaterThanOrEqual(nodes("istio-ambient-l4"));
    }
  });
});

describe("the order", () => {
  const asked = scenario();

  it("is by monthly cost, exact on screen, and nothing off screen could be cheaper", () => {
    const filters = { architecture: "arm64", category: "compute" } as const;
    const ten = ranked(asked, ask(filters));
    const all = ranked(asked, ask(filters, 400));
    expect(ten.rows).toHaveLength(10);
    expect(ten.rows.every((row) => row.pool.state === "exact")).toBe(true);
    const costs = ten.rows.map((row) => row.pool.microUsdPerMonth);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    // Worked out in full, the first ten are the same.
    expect(all.rows.slice(0, 10).map((row) => row.name)).toEqual(ten.rows.map((row) => row.name));
    const dearest = Math.max(...costs);
    for (const row of all.rows.slice(10)) {
      expect(row.pool.microUsdPerMonth).toBeGreaterThanOrEqual(dearest);
    }
  });

  it("comes in steps: bounds first, ten greedy rows next, all types at the end; it may be left", () => {
    const book = new RankingBook(asked, sliceFor(asked), GREEDY);
    const stages: string[] = [];
    for (const step of book.rank(ask())) {
      if (stages.at(-1) !== step.stage) stages.push(step.stage);
      expect(step.done).toBeLessThanOrEqual(step.total);
      if (step.stage === "exact") break;
    }
    expect(stages).toEqual(["bounds", "first", "exact"]);
    // What was left is taken up again, by another question too.
    const next = ask({}, 5, "linkerd");
    expect(finished(book, next)).toEqual(greedilyRanked(asked, next));
  });

  it("is the same on every run", () => {
    const question = ask({ family: "m7i" }, 3);
    expect(ranked(asked, question)).toEqual(ranked(asked, question));
  });
});

describe("filters", () => {
  const asked = scenario();

  it("ranks or leaves out every type sold, each with its reason", () => {
    const result = greedilyRanked(asked, ask({}, 400));
    expect(result.ranked + result.leftOut.length).toBe(result.sold);
    expect(result.rows).toHaveLength(result.ranked);
    const reasons = new Set(result.leftOut.map(({ reason }) => reason));
    expect([...reasons].sort()).toEqual(["blast-radius", "burstable", "generation"]);
  });

  it("by default: generation 6 and later, nothing burstable, five nodes or more", () => {
    const { rows } = greedilyRanked(asked, ask({}, 400));
    for (const { name, burstable, pool } of rows) {
      expect([name, burstable, /^[a-z]+[6-9]/.test(name)]).toEqual([name, false, true]);
      // A fifth of the pool at most: 100 ÷ 20 = 5 nodes.
      expect(pool.nodes).toBeGreaterThanOrEqual(5);
    }
  });

  it.each([
    [{ architecture: "arm64" }, (name: string) => /^[a-z]\dg/.test(name)],
    [{ family: "r7i" }, (name: string) => name.startsWith("r7i.")],
    [{ category: "compute" }, (name: string) => name.startsWith("c")],
    [{ minVcpu: 4, maxVcpu: 4 }, (name: string) => name.endsWith(".xlarge")],
  ] as const)("%j keeps what it names", (filters, fits) => {
    const { rows } = greedilyRanked(asked, ask({ ...filters }, 30));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ name }) => name).filter((name) => !fits(name))).toEqual([]);
  });

  it("names the pod a type cannot hold, and by how much", () => {
    const rows = [
      { name: "solver", namespace: "lab", replicas: 40, cpuRequestMilli: 6000 },
      { name: "web", namespace: "lab", replicas: 40, cpuRequestMilli: 100 },
    ];
    const large = scenario({ workloads: { source: "rows", namespaceCopies: 1, rows } });
    const { leftOut, chosen } = greedilyRanked(large, ask());
    const mine = leftOut.find(({ name }) => name === "m6i.xlarge");
    expect(mine?.reason).toBe("too-small");
    // 4 vCPU: 80 m kube-reserved, 50 m aws-node, 100 m kube-proxy and 30 m ebs-csi-node are not for pods.
    expect(mine?.why).toMatch(/^lab\/solver: 6 vCPU requested, a node has 3\.\d+ vCPU left/);
    // The scenario's own type is among those left out, so it has no row.
    expect(chosen).toBeUndefined();
  });

  it("a custom machine has nothing to be ranked against", () => {
    const custom = scenario({ cluster: { platform: "custom" } });
    const result = ranked(custom, ask());
    expect(result.ranked).toBe(0);
    expect(result.leftOut[0]?.why).toContain("given, not chosen");
  });

  it.each([
    ["rows", "Add rows first"],
    ["quick", "Give a number of pods first"],
  ])("without pods nothing is ranked and no mix made, and it says why: %s", (source, first) => {
    const empty = scenario({ workloads: { source, quickPods: 0 } });
    const { nothing, rows, ranked: count, mix, chosen, leftOut } = ranked(empty, ask());
    expect(nothing).toContain(first);
    expect({ rows, count, mix, chosen, leftOut }).toEqual({
      rows: [],
      count: 0,
      mix: undefined,
      chosen: undefined,
      leftOut: [],
    });
    const one = scenario({ workloads: { source: "quick", quickPods: 1 } });
    expect(greedilyRanked(one, ask({ minNodes: 1 })).nothing).toBeUndefined();
  });

  it("a kind of price the provider does not publish falls back before anything is ranked", () => {
    const spot = scenario({ cluster: { platform: "aks-1.29-plus", capacityType: "commit-1y" } });
    // Azure's lists hold on-demand prices only; the scenario then falls back to them, visibly.
    expect(greedilyRanked(spot, ask()).ranked).toBeGreaterThan(10);
  });
});

describe("burstable types", () => {
  /** `replicas` pods that ask for little CPU and use more of it. */
  const using = (cpuUseMilli: number) =>
    scenario({
      cluster: { minNodes: 1, zones: 1, minNodesPerZone: 0 },
      workloads: {
        source: "rows",
        namespaceCopies: 1,
        rows: [
          {
            name: "idle",
            namespace: "lab",
            replicas: 200,
            cpuRequestMilli: 10,
            memoryRequestMiB: 16,
            cpuUseMilli,
            memoryUseMiB: 1,
          },
        ],
      },
    });
  const t3 = { family: "t3", burstable: true, minVcpu: 8, ...ANY_SIZE } as const;

  it("are held to the CPU they may use without end", () => {
    // t3.2xlarge: 8 vCPU × 40 % = 3,200 m, of which 80 % may be used: 2,560 m. m5.2xlarge: about
    // 7,900 m × 80 %. Pods of 500 m: 4 or 5 to a t3 once system pods have theirs, 12 to an m5.
    const burst = ranked(using(500), ask(t3)).rows[0]?.pool;
    const steady = ranked(
      using(500),
      ask({ family: "m5", generations: "all", minVcpu: 8, maxVcpu: 8, ...ANY_SIZE }),
    ).rows[0]?.pool;
    expect(burst?.bindingResource).toBe("cpu-use");
    expect(burst?.nodes).toBeGreaterThanOrEqual(Math.ceil((200 * 500) / 2560));
    expect(burst?.nodes).toBeLessThanOrEqual(Math.ceil(200 / 4));
    expect(steady?.nodes).toBeLessThan((burst?.nodes ?? 0) / 2);
  });

  it("a pod that uses more than the baseline fits none of them", () => {
    const { leftOut } = greedilyRanked(using(3000), ask(t3));
    const why = leftOut.find(({ name }) => name === "t3.2xlarge")?.why;
    expect(why).toMatch(/^lab\/idle: 3 vCPU in use, a node has 2\.\d+ vCPU left for pods$/);
  });
});

describe("the cheapest mix", () => {
  const asked = scenario();

  it("costs at most the best single type, and no less than its bound", () => {
    const { mix, rows } = ranked(asked, ask());
    if (mix === undefined || !mix.found) throw new Error("no mix");
    const cheapest = rows[0]?.pool.microUsdPerMonth ?? 0;
    expect(mix.microUsdPerMonth).toBeLessThanOrEqual(cheapest * 1.001);
    expect(mix.atLeastMicroUsdPerMonth).toBeLessThanOrEqual(mix.microUsdPerMonth);
    expect(mix.nodes.reduce((sum, { count }) => sum + count, 0)).toBe(mix.nodeCount);
    expect(mix.nodeCount).toBeGreaterThanOrEqual(5);
    // The filter on one node's part of the pool holds for mixes too.
    const vcpuOf = (name: string) =>
      sliceFor(asked).instanceTypes.types.find((type) => type.name === name)?.vcpu ?? Number.NaN;
    const pool = mix.nodes.reduce((sum, { type, count }) => sum + count * vcpuOf(type), 0);
    const largest = Math.max(...mix.nodes.map(({ type }) => vcpuOf(type)));
    expect(mix.largestShare).toBeCloseTo(largest / pool);
    expect(mix.largestShare).toBeLessThanOrEqual(0.2);
  });

  it("is not offered where zones must be even or survive", () => {
    const safe = scenario({ cluster: { surviveZoneLoss: true } });
    expect(ranked(safe, ask({ family: "m6i" })).mix).toMatchObject({ found: false });
  });
});
