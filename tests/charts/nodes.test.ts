import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { nodesProblem, type NodesView, nodesView, thoroughlyPlanned } from "@/lib/charts/nodes";
import { nodesSimulations } from "@/lib/charts/nodes-simulations";
import { dimensionAmount } from "@/lib/charts/nodes-text";
import { estimateWith, FULL_PLANNING, resolveWith, sliceKey } from "@/lib/estimate";
import { plannedRuns } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { PoolRun } from "@/lib/model/pools";
import type { ComparisonInput } from "@/lib/model/types";
import { verifyCertificate, verifyPlan } from "@/lib/packing/verify";
import { scenario } from "../helpers/estimates";

function runOf(differences: unknown, option = "none"): PoolRun {
  const asked = scenario(differences);
  const resolved = resolveWith(asked, sliceOf(catalog, sliceKey(asked)));
  const input =
    asked.cluster.platform === "custom" ? withoutSystem(resolved.input) : resolved.input;
  const runs = plannedRuns(input, MESH_OPTIONS, FULL_PLANNING);
  const run = runs.find((each) => each.option.id === option && each.level === "typical");
  const [pool] = run?.pools ?? [];
  if (pool === undefined) throw new Error(`no ${option}`);
  return pool;
}

/** Sums by hand are about the test's own pods alone. */
function withoutSystem(input: ComparisonInput): ComparisonInput {
  return { ...input, cluster: { ...input.cluster, daemonSets: [], deployments: [] } };
}

const viewOf = (differences: unknown, option = "none"): NodesView =>
  nodesView(runOf(differences, option), FULL_PLANNING.plan);

/** Nodes that offer 4,000 m and 16 GiB with 110 pod slots, and nothing on them but these pods. */
function custom(rows: readonly object[], cluster: object = {}) {
  return {
    cluster: {
      platform: "custom",
      customCpuMilli: 4000,
      customMemoryMiB: 16_384,
      maxPods: 110,
      zones: 1,
      minNodes: 1,
      ...cluster,
    },
    workloads: { source: "rows", namespaceCopies: 1, rows },
  };
}

const pods = (name: string, replicas: number, cpuRequestMilli: number, more: object = {}) => ({
  name,
  namespace: "shop",
  replicas,
  cpuRequestMilli,
  memoryRequestMiB: 10,
  cpuUseMilli: 0,
  memoryUseMiB: 0,
  ...more,
});

describe("why so many nodes", () => {
  it("a sum: 40 pods of 500 m are 20 vCPU, a node offers 4: 5 nodes, proved", () => {
    const view = viewOf(custom([pods("cart", 40, 500)]));
    expect(view).toMatchObject({ nodes: 5, lowerBound: 5, proven: true, binding: "cpu" });
    expect(view.headline).toBe(
      "5 nodes. Proved minimal: your pods request 20.0 vCPU, one node offers 4.00 vCPU.",
    );
    expect(view.lines).toEqual([{ id: "pods", nodes: 5 }]);
    expect(view.dimensions[0]).toMatchObject({
      demand: 20_000,
      perNode: 4000,
      nodesWorth: 5,
      stranded: 0,
    });
    expect(view.weights).toEqual([]);
    expect(view.checked).toEqual({ state: "holds" });
  });

  it("weights: 6 pods of 2,100 m are 3.15 nodes' worth, yet no two share a node", () => {
    const view = viewOf(custom([pods("solver", 6, 2100)]));
    expect(view).toMatchObject({ nodes: 6, proven: true });
    expect(view.headline).toContain("whole pods leave gaps");
    const [table] = view.weights;
    // Whatever the scale of the weights: one pod weighs as much as a node can carry.
    expect(table?.total).toBe(6 * (table?.heaviestNode ?? 0));
    expect(table?.rows).toEqual([
      expect.objectContaining({ name: "solver", count: 6, weight: table?.heaviestNode }),
    ]);
  });

  it("host spread and the user's minimum are reasons of their own", () => {
    const spread = viewOf(custom([pods("db", 7, 10, { maxPerNode: 2 })]));
    // 7 pods, 2 to a node: 4 nodes.
    expect(spread.headline).toBe(
      "4 nodes. Proved minimal: 7 pods of shop/db, at most 2 on a node.",
    );
    const least = viewOf(custom([pods("db", 2, 10)], { minNodes: 6 }));
    expect(least.headline).toBe("6 nodes. Proved minimal: it is the minimum you set.");
    expect(least.lines).toEqual([
      { id: "pods", nodes: 1 },
      { id: "minimum", nodes: 5 },
    ]);
  });

  it("each rule has its line, and the lines are the pool", () => {
    // 20 vCPU on nodes of 4 with a tenth kept free: 20 ÷ 3.6 = 5.6, so 6, one for headroom. Seven
    // pods of 500 m fit 3,600 m; 40 ÷ 7 = 5.7, so 6 as well. Six over three zones that may lose
    // one: 6 × 3 ÷ 2 = 9. Minimum 10; even over three zones: 12.
    const rules = { headroomPercent: 10, zones: 3, surviveZoneLoss: true, minNodes: 10 };
    const view = viewOf(custom([pods("cart", 40, 500)], { ...rules, zoneBalance: true }));
    expect(view.nodes).toBe(12);
    expect(view.lines).toEqual([
      { id: "pods", nodes: 5 },
      { id: "headroom", nodes: 1 },
      { id: "failover", nodes: 3 },
      { id: "minimum", nodes: 1 },
      { id: "even", nodes: 2 },
    ]);
    expect(view.remarks).toContain("8 nodes hold all pods when one of 3 zones fails.");
    expect(view.remarks).toContain("4 nodes in each of 3 zones, as equal node groups have.");
  });

  it("says the same count as the comparison, for every option", () => {
    const asked = scenario({ cluster: { surviveZoneLoss: true } });
    const { comparison } = estimateWith(asked, sliceOf(catalog, sliceKey(asked)));
    for (const { id, typical } of comparison.options) {
      const view = viewOf({ cluster: { surviveZoneLoss: true } }, id);
      expect([id, view.nodes, view.proven]).toEqual([id, typical.nodes, typical.proven]);
      expect(view.lines.reduce((sum, line) => sum + line.nodes, 0)).toBe(typical.nodes);
      expect(view.checked.state).toBe("holds");
    }
  });
});

describe("what stands on them", () => {
  it("patterns hold every pod, and the room is what the tightest resource leaves", () => {
    const view = viewOf(custom([pods("cart", 30, 500), pods("tiny", 1, 100)]));
    const placed = view.patterns.reduce(
      (sum, { nodes, pods: each }) => sum + nodes * each.reduce((n, { pods: k }) => n + k, 0),
      0,
    );
    expect(view.nodes).toBe(4);
    expect(placed).toBe(31);
    // 16,000 − 30 × 500 − 100 = 900 m are free, on one node or on two: one more of 500 m, nine of 100.
    expect(view.room).toEqual([
      { name: "cart", pods: 1 },
      { name: "tiny", pods: 9 },
    ]);
  });

  it("a node's parts sum to the machine, the mesh's agents among them", () => {
    const { anatomy } = viewOf({}, "istio-ambient-l4");
    const sum = (key: "cpuMilli" | "memoryMiB") =>
      anatomy.slices.reduce((total, slice) => total + slice[key], 0);
    // m6i.xlarge: 4 vCPU, 16 GiB.
    expect(sum("cpuMilli")).toBe(4000);
    expect(sum("memoryMiB")).toBe(16_384);
    expect(anatomy.slices.map(({ id }) => id)).toContain("agent-ztunnel");
  });

  it("nodes that stand by are counted as empty", () => {
    const view = viewOf(custom([pods("cart", 40, 500)], { zones: 2, surviveZoneLoss: true }));
    // Five serve, five stand by.
    expect(view).toMatchObject({ nodes: 10, emptyNodes: 5 });
  });
});

describe("the reason given", () => {
  it.each(MESH_OPTIONS.map(({ id }) => id))(
    "%s: proves the count by itself, or names the agents",
    (option) => {
      for (const quickPods of [200, 500, 800, 1300]) {
        const run = thoroughlyPlanned(
          runOf({ workloads: { source: "quick", quickPods } }, option),
          FULL_PLANNING.plan,
        );
        if (run.pool.lowerBound < run.pool.nodes) continue;
        const { plan } = run.pool;
        const { headline } = nodesView(run, FULL_PLANNING.plan);
        const byPlan = plan.lowerBound === plan.nodeCount && !headline.includes("agent of each");
        const agents = run.input.footprint.agents(run.pool.nodes).length > 0;
        expect([headline, byPlan || (agents && headline.includes("agent of each"))]).toEqual([
          headline,
          true,
        ]);
      }
    },
  );
});

describe("plan and proof as a file", () => {
  it("is what the checkers take, after a round trip through text", () => {
    const run = runOf({}, "istio-ambient-waypoints");
    const text = JSON.stringify({ problem: nodesProblem(run), plan: run.pool.plan });
    const { problem, plan } = JSON.parse(text) as {
      problem: ReturnType<typeof nodesProblem>;
      plan: PoolRun["pool"]["plan"];
    };
    expect(verifyPlan(problem, plan)).toEqual([]);
    expect(verifyCertificate(problem, plan.certificate)).toEqual([]);
  });
});

describe("very many sizes of pods", () => {
  it("are placed one by one, and the interval is said", () => {
    const rows = Array.from({ length: 400 }, (_, index) =>
      pods(`s${index}`, 3, 100 + 7 * index, { memoryRequestMiB: 64 + ((index * 37) % 900) }),
    );
    const view = viewOf(custom(rows));
    expect(view.lowerBound).toBeLessThanOrEqual(view.nodes);
    // The sum is a bound whatever the plan: 3 × Σ(100 + 7i) for i = 0…399 over 4,000 m.
    const sum = 3 * (400 * 100 + (7 * 399 * 400) / 2);
    expect(view.nodes).toBeGreaterThanOrEqual(Math.ceil(sum / 4000));
    expect(view.remarks.join(" ")).toContain(
      view.proven ? "both meet" : `lies between ${view.lowerBound} and ${view.nodes} nodes`,
    );
  });
});

describe("simulations", () => {
  it("are two, each with its source, and need at least the proved minimum", () => {
    const run = runOf({}, "linkerd");
    const simulations = nodesSimulations(nodesProblem(run), run.pool.nodes);
    expect(simulations.map(({ mode }) => mode)).toEqual(["karpenter", "scheduler-spread"]);
    for (const { nodes, source } of simulations) {
      expect(nodes).toBeGreaterThanOrEqual(run.pool.lowerBound);
      expect(source).toMatch(/^https:\/\/github\.com\/kubernetes/);
    }
  });

  it("too many pods are declined in words, not waited for", () => {
    const problem = {
      nodeTypes: [{ name: "n", capacity: [4000, 16_000, 110] }],
      podClasses: [{ name: "app a/b#0", size: [100, 100, 1], count: 150_000 }],
    };
    const [, scheduler] = nodesSimulations(problem, 4000);
    expect(scheduler?.nodes).toBeUndefined();
    expect(scheduler?.declined).toContain("150000 pods");
  });
});

describe("amounts", () => {
  it.each([
    [0, 3860, "3.86 vCPU"],
    [0, 224_300, "224.3 vCPU"],
    [1, 512, "0.5 GiB"],
    [1, 62_976, "61.5 GiB"],
    [2, 408, "408 pod slots"],
    [3, 3083, "3.08 vCPU"],
  ])("dimension %i, %i is %s", (dimension, amount, text) => {
    expect(dimensionAmount(dimension, amount)).toBe(text);
  });
});
