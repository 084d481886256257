import { describe, expect, it } from "vitest";
import { explain } from "@/lib/model/explain";
import { MESH_OPTIONS } from "@/lib/model/options";
import { OWNERS } from "@/lib/model/types";
import { fullEstimate, optionOf, resolved, scenario } from "../helpers/estimates";

/*
 * Node pools, with the arithmetic spelled out. Nodes of the custom platform offer what is given,
 * 110 pod slots, and run nothing of ours but kube-proxy (no request) and two coredns pods, 100m and
 * 70Mi each, in the pool of the system Deployments.
 */

type Row = Readonly<Record<string, unknown>>;

const api: Row = { name: "api", namespace: "shop", replicas: 10, cpuRequestMilli: 1000 };
const job: Row = { name: "job", namespace: "shop", replicas: 6, cpuRequestMilli: 3000 };
const BATCH = {
  name: "batch",
  capacityType: "own-price",
  ownPriceUsdPerHour: 0.3,
  customCpuMilli: 8000,
};

function custom(rows: readonly Row[], cluster: Row = {}) {
  return scenario({
    cluster: {
      platform: "custom",
      zones: 1,
      minNodes: 1,
      minNodesPerZone: 0,
      capacityType: "own-price",
      ownPriceUsdPerHour: 0.1,
      pools: [BATCH],
      ...cluster,
    },
    workloads: { source: "rows", namespaceCopies: 1, rows },
  });
}

const inBatch = { ...job, pool: "batch" };
const typicalOf = (asked: ReturnType<typeof scenario>, id = "none") =>
  optionOf(fullEstimate(asked), id).typical;
const nodesOf = (asked: ReturnType<typeof scenario>, id = "none") =>
  Object.fromEntries(typicalOf(asked, id).pools.map(({ name, nodes }) => [name, nodes]));

describe("two pools", () => {
  const typical = typicalOf(custom([api, inBatch]));

  it("are each planned for their own pods, and sum", () => {
    // default: 10 × 1,000m + 2 × 100m = 10,200m on nodes of 4,000m: 2.55, so 3.
    // batch: 2 pods of 3,000m fit on 8,000m: 6 ÷ 2 = 3.
    expect(typical.pools.map(({ name, nodes }) => [name, nodes])).toEqual([
      ["default", 3],
      ["batch", 3],
    ]);
    expect(typical).toMatchObject({ nodes: 3 + 3, lowerBound: 6, proven: true });
  });

  it("pay each its own price", () => {
    // 3 × $0.1 × 730 h = $219, and 3 × $0.3 × 730 h = $657; a disk of 20 GB at $0.08 is $1.60.
    expect(typical.bill.map(({ id, microUsdPerMonth }) => [id, microUsdPerMonth])).toEqual([
      ["nodes", 219_000_000],
      ["nodes:batch", 657_000_000],
      ["disks", 4_800_000],
      ["disks:batch", 4_800_000],
    ]);
    expect(typical.microUsdPerMonth).toBe(885_600_000);
  });

  it("are divided to the last milli-CPU: 3 × 4,000m + 3 × 8,000m", () => {
    const sum = OWNERS.reduce((total, owner) => total + typical.breakdown.cpuMilli[owner], 0);
    expect(sum).toBe(36_000);
    // 10 × 1,000m + 6 × 3,000m.
    expect(typical.breakdown.cpuMilli.applications).toBe(28_000);
    const inPools = typical.pools.map((pool) => pool.breakdown.cpuMilli.applications);
    expect(inPools).toEqual([10_000, 18_000]);
  });

  it("without the assignment all pods share the default one", () => {
    // 28,000m + 200m; a 4,000m node holds a job and an api, or four apis: 6 × (job + api),
    // 4 apis on one more, and the coredns pods on an eighth.
    expect(nodesOf(custom([api, job]))).toEqual({ default: 8, batch: 0 });
  });
});

describe("a pool without pods", () => {
  it("has no nodes, costs nothing and changes nothing", () => {
    const alone = fullEstimate(custom([api], { pools: [] })).comparison;
    const beside = fullEstimate(custom([api])).comparison;
    const withoutPools = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, inner: unknown) => (key === "pools" ? undefined : inner)),
      );
    expect(withoutPools(beside)).toEqual(withoutPools(alone));
  });

  it("keeps the minimum its owner set", () => {
    const asked = custom([api], { pools: [{ ...BATCH, minNodes: 2 }] });
    expect(nodesOf(asked)).toEqual({ default: 3, batch: 2 });
    expect(typicalOf(asked).pools[1]?.bindingResource).toBe("minimum");
  });
});

describe("rules of zones hold in every pool", () => {
  it("survives the loss of a zone, each pool by itself", () => {
    const zones = { zones: 3, surviveZoneLoss: true };
    // ⌈3 × 3 ÷ 2⌉ = 5, so that 5 − ⌈5 ÷ 3⌉ = 3 are left, in each.
    expect(nodesOf(custom([api, inBatch], zones))).toEqual({ default: 5, batch: 5 });
  });

  it("as many nodes in every zone, and a minimum of each", () => {
    const even = { zones: 2, zoneBalance: true, pools: [{ ...BATCH, minNodesPerZone: 3 }] };
    // 3 goes up to 4; batch wants 3 in each of 2 zones.
    expect(nodesOf(custom([api, inBatch], even))).toEqual({ default: 4, batch: 6 });
  });

  it("one node without pods needs no other beside it, though none is left when its zone fails", () => {
    const pools = [{ ...BATCH, minNodes: 1 }];
    const asked = custom([api], { zones: 3, surviveZoneLoss: true, pools });
    for (const { id, typical } of fullEstimate(asked).comparison.options) {
      const batch = typical.pools[1];
      expect({ id, nodes: batch?.nodes, least: batch?.lowerBound }).toEqual({
        id,
        nodes: 1,
        least: 1,
      });
      expect(batch?.bindingResource).toBe("minimum");
      for (const { use } of batch?.components ?? []) expect(use.cpuMilli).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("system DaemonSets", () => {
  it("one in a single pool takes its room there alone", () => {
    const asked = custom([api, inBatch], {
      systemDaemonSets: { "gpu-driver": { cpuRequestMilli: 2500, pools: ["batch"] } },
    });
    // 8,000m − 2,500m = 5,500m: one pod of 3,000m a node, so 6 nodes; the default pool as before.
    expect(nodesOf(asked)).toEqual({ default: 3, batch: 6 });
    const [first, batch] = typicalOf(asked).pools;
    // coredns, 2 × 100m; and 6 × 2,500m.
    expect(first?.breakdown.cpuMilli.system).toBe(200);
    expect(batch?.breakdown.cpuMilli.system).toBe(15_000);
  });

  it("one in all pools takes its room in each", () => {
    const asked = custom([api, inBatch], {
      systemDaemonSets: { "node-exporter": { cpuRequestMilli: 500 } },
    });
    // 3,500m: three apis a node, so 4 nodes; 7,500m still holds two jobs.
    expect(nodesOf(asked)).toEqual({ default: 4, batch: 3 });
  });

  it("of the platform can be changed, removed, and optional ones added", () => {
    const namesOf = (systemDaemonSets: unknown) =>
      resolved(scenario({ cluster: { systemDaemonSets } })).input.cluster.daemonSets;
    // The EKS list: aws-node 2 × 25m, kube-proxy 100m; the EBS driver is an add-on.
    expect(namesOf({}).map(({ name, request }) => [name, request.cpuMilli])).toEqual([
      ["aws-node", 50],
      ["kube-proxy", 100],
    ]);
    expect(
      namesOf({
        "kube-proxy": { off: true },
        "aws-node": { memoryRequestMiB: 64 },
        "ebs-csi-node": { off: false },
      }).map(({ name, request }) => [name, request.cpuMilli, request.memoryMiB]),
    ).toEqual([
      ["aws-node", 50, 64],
      // Three containers of 10m; 40 + 32 + 32 MiB.
      ["ebs-csi-node", 30, 104],
    ]);
  });
});

describe("the mesh in several pools", () => {
  const busy = { ...inBatch, httpRequestsPerSecondIn: 200, httpRequestsPerSecondOut: 100 };
  const calm = { ...api, httpRequestsPerSecondIn: 0, httpRequestsPerSecondOut: 0 };

  it("sizes an agent for the traffic of its own pool's pods", () => {
    const estimate = fullEstimate(custom([calm, busy]));
    const option = MESH_OPTIONS.find(({ id }) => id === "istio-ambient-l4");
    if (option === undefined) throw new Error("no ambient");
    const { typical } = optionOf(estimate, option.id);
    const [first, batch] = typical.pools.map(({ components, nodes }) => {
      const ztunnel = components.find(({ name }) => name === "ztunnel");
      return (ztunnel?.request.cpuMilli ?? 0) / nodes;
    });
    expect(batch).toBeGreaterThan(first ?? Number.NaN);
    const steps = explain(estimate.input, option, "typical", typical);
    const busiest = steps.find(
      ({ subject, label }) => subject === "ztunnel, pool batch" && /busiest/i.test(label),
    );
    const skew = estimate.input.coefficients[option.id]?.typical["node.skew"] ?? Number.NaN;
    const nodes = typical.pools[1]?.nodes ?? Number.NaN;
    // 6 pods × (200 + 100) passes a second, ÷ nodes × skew, at most all of it.
    expect(busiest?.result).toBeCloseTo(Math.min(1800, (1800 / nodes) * skew), 6);
  });

  it("runs its control plane in the chosen pool, for the nodes of all pools", () => {
    const asked = {
      ...custom([api, inBatch], { systemPool: "batch" }),
      coefficientSet: "field-report" as const,
    };
    const estimate = fullEstimate(asked);
    const { typical } = optionOf(estimate, "istio-sidecar");
    const [first, batch] = typical.pools.map((pool) => pool.breakdown.cpuMilli["control-plane"]);
    expect(first).toBe(0);
    expect(batch).toBeGreaterThan(0);
    // coredns has moved with it.
    expect(typical.pools.map((pool) => pool.breakdown.cpuMilli.system)).toEqual([0, 200]);
    const option = MESH_OPTIONS.find(({ id }) => id === "istio-sidecar");
    if (option === undefined) throw new Error("no sidecars");
    const pilot = explain(estimate.input, option, "typical", typical).find(
      ({ subject, text }) => subject === "pilot" && text.includes("÷ 100"),
    );
    const perNodes = pilot?.coefficients[0]?.value ?? Number.NaN;
    expect(pilot?.result).toBeCloseTo((perNodes * typical.nodes) / 100, 6);
  });
});

describe("what cannot be", () => {
  it("a pod larger than its pool's nodes is an issue that names pod and pool", () => {
    const giant = { ...api, name: "giant", cpuRequestMilli: 9000, pool: "batch" };
    const [baseline] = fullEstimate(custom([giant, api])).comparison.options;
    expect(baseline?.typical.nodes).toBe(0);
    expect(baseline?.issues[0]?.message).toMatch(/Pool "batch".*shop\/giant/);
    // Where it does fit, there is none.
    const fits = fullEstimate(custom([{ ...giant, cpuRequestMilli: 7000 }, api])).comparison;
    expect(fits.options[0]?.issues).toEqual([]);
  });

  it("a pool nobody has is named, and its pods run in the default one", () => {
    const { issues, input } = resolved(
      custom([{ ...api, pool: "gone" }, inBatch, { ...job, pool: "gone" }], {
        systemPool: "lost",
        systemDaemonSets: { "node-exporter": { cpuRequestMilli: 10, pools: ["batch", "void"] } },
      }),
    );
    expect(issues.map(({ code, path, received }) => [code, path, received])).toEqual([
      ["unknown-pool", "workloads.rows.0.pool", "gone"],
      ["unknown-pool", "cluster.systemPool (systempool)", "lost"],
      [
        "unknown-pool",
        "cluster.systemDaemonSets.node-exporter.pools (ds.node-exporter.pools)",
        "void",
      ],
    ]);
    expect(issues[0]?.message).toBe(
      "must be one of: default, batch; the default pool is used instead, here and in 1 more rows",
    );
    expect(input.workloads.map(({ pool }) => pool)).toEqual([undefined, "batch", undefined]);
    const exporter = input.otherPools?.[0]?.cluster.daemonSets.map(({ name }) => name);
    expect(exporter).toContain("node-exporter");
    expect(input.cluster.daemonSets.map(({ name }) => name)).not.toContain("node-exporter");
  });
});

describe("an example's workloads", () => {
  it("run in the pool they are assigned to by name", () => {
    const asked = scenario({
      cluster: { pools: [{ name: "web", instanceType: "c6i.2xlarge" }] },
      workloads: { pools: { frontend: "web" } },
    });
    const [first, web] = typicalOf(asked).pools;
    // 34 namespace copies of one frontend; everything else stays.
    expect(web?.breakdown.pods.applications).toBe(34);
    const all = typicalOf(scenario()).breakdown.pods.applications;
    expect(first?.breakdown.pods.applications).toBe(all - 34);
    expect(web?.nodeType).toBe("c6i.2xlarge");
  });
});
