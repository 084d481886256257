import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { allCoefficients } from "@/lib/catalog/coefficients";
import { platformCnis } from "@/lib/catalog/feasibility";
import { plain } from "@/lib/lazy";
import { compare, plannedTogether, preparedRun } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import { packingProblem } from "@/lib/model/node-pool";
import { podRequest } from "@/lib/model/pod-requests";
import { beside } from "@/lib/model/pools";
import { type Cluster, type ComparisonInput, LEVELS, OWNERS } from "@/lib/model/types";
import { asksAtMost } from "@/lib/packing/monotone";
import { verifyPlan } from "@/lib/packing/verify";
import { FAMILY_OF, MESH_OPTION_IDS, PLATFORMS } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";
import { fullEstimate, GREEDY, greedyEstimate, resolved } from "../helpers/estimates";
import { OVERHEAD_IDS } from "../helpers/overhead-ids";
import { pooledScenarioArbitrary } from "../helpers/pooled-scenario";
import { scenarioArbitrary } from "../helpers/scenario-arbitrary";

/*
 * The laws of the design, section 8, over random valid scenarios: of one node pool, and of several
 * with workloads and DaemonSets assigned to them. Seeded and shrinking.
 */

const RUNS = { numRuns: 1000, seed: 20261122 };
const KINDS = [
  { kind: "one node pool", drawn: scenarioArbitrary, runs: RUNS },
  { kind: "several node pools", drawn: pooledScenarioArbitrary, runs: { ...RUNS, numRuns: 150 } },
];

// A thousand comparisons take their time on a busy machine; no law is about the clock.
vi.setConfig({ testTimeout: 900_000 });

function inputOf(asked: Scenario): ComparisonInput {
  return resolved(asked).input;
}

/** Every coefficient that is an amount set to zero; policies and shapes keep their values. */
function withoutOverhead(input: ComparisonInput): ComparisonInput {
  const kept =
    /^(sizing|application|connections|traffic|node|warning|telemetry|envoy\.cpu\.(reference|exponent)|hardware)\b/;
  const zero = Object.fromEntries(
    Object.keys(allCoefficients).map((id) => [
      id,
      kept.test(id) ? (input.coefficients["none"]?.typical[id] ?? 0) : 0,
    ]),
  );
  const levels = { low: zero, typical: zero, high: zero };
  const coefficients = Object.fromEntries(
    Object.keys(input.coefficients).map((id) => [id, levels]),
  );
  const settings = Object.fromEntries(
    Object.entries(input.settings).map(([id, s]) => [
      id,
      {
        ...s,
        gatewayReplicas: 0,
        egressGatewayReplicas: 0,
        fee: undefined,
        ownCosts: [],
        alreadyInstalled: false,
        maxPods: undefined,
      },
    ]),
  );
  // An agent without size still takes a pod slot, so slots must not be scarce here.
  const roomy = (cluster: Cluster): Cluster => ({
    ...cluster,
    node: { ...cluster.node, maxPods: 100_000 },
    replaceableRoles: [],
  });
  const otherPools = (input.otherPools ?? []).map((pool) => ({
    ...pool,
    cluster: roomy(pool.cluster),
  }));
  return { ...input, cluster: roomy(input.cluster), otherPools, coefficients, settings };
}

/** Paths of numbers that are not finite, or negative where only a difference may be. */
function faultyNumbers(value: unknown, path = ""): readonly string[] {
  if (typeof value === "number") {
    const fine = Number.isFinite(value) && (value >= 0 || path.startsWith(".delta"));
    return fine ? [] : [`${path}: ${value}`];
  }
  if (typeof value === "string") return /NaN|Infinity|undefined/.test(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => faultyNumbers(inner, `${path}.${key}`));
}

/** Every pool's nodes, the default one first. */
function clustersOf({ cluster, otherPools = [] }: ComparisonInput): readonly Cluster[] {
  return [cluster, ...otherPools.map((pool) => pool.cluster)];
}

describe.each(KINDS)("law 1: no mesh ($kind)", ({ drawn, runs }) => {
  it("adds nothing, and every option without overhead equals it", () => {
    fc.assert(
      fc.property(drawn, (asked) => {
        const input = withoutOverhead(inputOf(asked));
        const [baseline, ...others] = compare(input, MESH_OPTIONS, GREEDY).options;
        if (baseline === undefined || baseline.issues.length > 0) return;
        expect(baseline.typical.meshRequest).toEqual({ cpuMilli: 0, memoryMiB: 0 });
        for (const option of others) {
          expect([option.id, option.typical.nodes]).toEqual([option.id, baseline.typical.nodes]);
          const detour = option.typical.bill.filter((line) => line.id !== "cross-zone");
          const plain = baseline.typical.bill.filter((line) => line.id !== "cross-zone");
          expect(detour).toEqual(plain);
        }
      }),
      runs,
    );
  });
});

describe.each(KINDS)("laws 2, 4, 5 and 8 on whole estimates ($kind)", ({ drawn, runs }) => {
  it("sums are exact, ranges are ordered, nothing is negative or NaN", () => {
    fc.assert(
      fc.property(drawn, (asked) => {
        const { comparison, input } = greedyEstimate(asked);
        const clusters = clustersOf(input);
        for (const option of comparison.options) {
          if (option.issues.length > 0) {
            expect(option.typical.nodes).toBe(0);
            continue;
          }
          const overlay = input.settings[option.id]?.maxPods;
          for (const level of LEVELS) {
            const pool = option[level];
            expect(pool.pools.length).toBe(clusters.length);
            const offered = (of: (cluster: Cluster) => number) =>
              clusters.reduce(
                (sum, cluster, index) => sum + of(cluster) * (pool.pools[index]?.nodes ?? 0),
                0,
              );
            const total = (amounts: Record<string, number>) =>
              OWNERS.reduce((sum, owner) => sum + (amounts[owner] ?? Number.NaN), 0);
            expect(pool.pools.reduce((sum, { nodes }) => sum + nodes, 0)).toBe(pool.nodes);
            expect(total(pool.breakdown.cpuMilli)).toBe(
              offered(({ node }) => node.machine.cpuMilli),
            );
            expect(total(pool.breakdown.memoryMiB)).toBe(
              offered(({ node }) => node.machine.memoryMiB),
            );
            expect(total(pool.breakdown.pods)).toBe(offered(({ node }) => overlay ?? node.maxPods));
            for (const part of pool.pools) {
              expect(part.nodes).toBeGreaterThanOrEqual(part.lowerBound);
              for (const amounts of Object.values(part.breakdown)) {
                for (const amount of Object.values(amounts)) {
                  expect(amount).toBeGreaterThanOrEqual(0);
                }
              }
            }
            for (const amounts of Object.values(pool.breakdown)) {
              for (const amount of Object.values(amounts)) expect(amount).toBeGreaterThanOrEqual(0);
            }
            const billed = pool.bill.reduce((sum, line) => sum + line.microUsdPerMonth, 0);
            expect(pool.microUsdPerMonth).toBe(billed);
            expect(pool.nodes).toBeGreaterThanOrEqual(pool.lowerBound);
            expect(pool.fairShareMicroUsdPerMonth).toBeLessThanOrEqual(pool.microUsdPerMonth);
            expect(pool.fairShareMicroUsdPerMonth).toBeGreaterThanOrEqual(0);
            expect(Number.isSafeInteger(pool.microUsdPerMonth)).toBe(true);
          }
          expect(faultyNumbers(plain(option))).toEqual([]);
          for (const quantile of ["p50Ms", "p99Ms"] as const) {
            const at = LEVELS.map((level) => option[level].latency[quantile]);
            expect(at).toEqual([...at].sort((a, b) => a - b));
          }
          for (const [index, { nodes }] of option.typical.pools.entries()) {
            expect(option.low.pools[index]?.nodes).toBeLessThanOrEqual(nodes);
            expect(option.high.pools[index]?.nodes).toBeGreaterThanOrEqual(nodes);
          }
          expect(option.low.nodes).toBeLessThanOrEqual(option.typical.nodes);
          expect(option.typical.nodes).toBeLessThanOrEqual(option.high.nodes);
          expect(option.low.microUsdPerMonth).toBeLessThanOrEqual(option.typical.microUsdPerMonth);
          expect(option.typical.microUsdPerMonth).toBeLessThanOrEqual(option.high.microUsdPerMonth);
        }
      }),
      runs,
    );
  });

  it("every pod is placed once and no node is overfull, by the independent checker", () => {
    fc.assert(
      fc.property(drawn, fc.nat(5), (asked, index) => {
        const input = inputOf(asked);
        const option = MESH_OPTIONS[index];
        if (option === undefined) return;
        for (const run of plannedTogether([preparedRun(input, option, "typical")], GREEDY)) {
          for (const { input: asked_, pool } of run.pools) {
            if (pool.plan.issues.length > 0 || pool.nodes === 0) continue;
            const problem = packingProblem(asked_, pool.servingNodes, pool.nodes);
            expect(verifyPlan(problem, pool.plan)).toEqual([]);
            expect(pool.plan.nodeCount).toBeLessThanOrEqual(pool.nodes);
          }
        }
      }),
      runs,
    );
  });
});

describe.each(KINDS)(
  "law 3 on footprints: more of any coefficient never asks for less ($kind)",
  ({ drawn, runs }) => {
    it("every request, count and agent at high is at least the one at low", () => {
      fc.assert(
        fc.property(drawn, fc.integer({ min: 1, max: 400 }), fc.nat(99), (asked, nodes, others) => {
          const input = inputOf(asked);
          for (const option of MESH_OPTIONS) {
            const [low, high] = (["low", "high"] as const).map((level) =>
              preparedRun(input, option, level).pools.map((pool) =>
                packingProblem(beside(pool, others), nodes, nodes),
              ),
            );
            if (low === undefined || high === undefined) throw new Error("unreachable");
            expect(low.length).toBe(high.length);
            for (const [index, problem] of low.entries()) {
              const more = high[index];
              expect([option.id, more && asksAtMost(problem, more)]).toEqual([option.id, true]);
            }
          }
        }),
        runs,
      );
    });

    it("raising one coefficient never asks for less", () => {
      fc.assert(
        fc.property(
          drawn,
          fc.constantFrom(...OVERHEAD_IDS),
          fc.constantFrom(1.01, 1.5, 4),
          fc.nat(5),
          (asked, id, factor, index) => {
            const input = inputOf(asked);
            const option = MESH_OPTIONS[index];
            if (option === undefined) return;
            const problemsWith = (scale: number) => {
              const values = { ...input.coefficients[option.id]?.typical };
              const typical = { ...values, [id]: (values[id] ?? 0) * scale };
              const levels = { low: typical, typical, high: typical };
              const coefficients = { ...input.coefficients, [option.id]: levels };
              return preparedRun({ ...input, coefficients }, option, "typical").pools.map((pool) =>
                packingProblem(beside(pool, 7), 50, 50),
              );
            };
            const more = problemsWith(factor);
            for (const [index, problem] of problemsWith(1).entries()) {
              const raised = more[index];
              expect([option.id, id, raised && asksAtMost(problem, raised)]).toEqual([
                option.id,
                id,
                true,
              ]);
            }
          },
        ),
        runs,
      );
    });
  },
);

describe("several node pools", () => {
  it("more nodes elsewhere never make the system pool ask for less", () => {
    fc.assert(
      fc.property(
        pooledScenarioArbitrary,
        fc.nat(200),
        fc.nat(200),
        fc.nat(5),
        (asked, others, more, index) => {
          const option = MESH_OPTIONS[index];
          if (option === undefined) return;
          for (const pool of preparedRun(inputOf(asked), option, "typical").pools) {
            const few = packingProblem(beside(pool, others), 20, 20);
            const many = packingProblem(beside(pool, others + more), 20, 20);
            expect([option.id, pool.name, asksAtMost(few, many)]).toEqual([
              option.id,
              pool.name,
              true,
            ]);
          }
        },
      ),
      { ...RUNS, numRuns: 150 },
    );
  });

  it("have a lower bound that no better plan goes below, pool by pool", () => {
    fc.assert(
      fc.property(pooledScenarioArbitrary, (asked) => {
        const better = fullEstimate(asked).comparison.options;
        for (const [index, option] of greedyEstimate(asked).comparison.options.entries()) {
          const best = better[index];
          if (best === undefined || option.issues.length > 0) continue;
          expect(option.typical.lowerBound).toBeLessThanOrEqual(best.typical.nodes);
          for (const [at, pool] of option.typical.pools.entries()) {
            expect(pool.lowerBound).toBeLessThanOrEqual(best.typical.pools[at]?.nodes ?? -1);
          }
        }
      }),
      { ...RUNS, numRuns: 10 },
    );
  });
});

describe("the generator", () => {
  it("draws every branch the laws are meant to cover, each of them several times", () => {
    const seen = new Map<string, number>();
    const hit = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);
    fc.assert(
      fc.property(scenarioArbitrary, (asked) => {
        for (const key of branchesOf(asked)) hit(key);
        const { scenario, comparison, input } = greedyEstimate(asked);
        hit(`pair ${FAMILY_OF[scenario.cluster.platform]} ${scenario.cluster.cni}`);
        for (const option of comparison.options) {
          for (const { code } of option.warnings) hit(`warning ${code}`);
          hit(`status ${option.feasibility.status}`);
          if (option.belowLevel.length > 0) hit("below the level");
          if (option.issues.length > 0) hit("does not fit");
          hit(`binding ${option.typical.bindingResource}`);
          for (const { name, count } of option.typical.components) {
            if (count > 0) hit(`component ${name.replace(/^waypoint .*/, "waypoint")}`);
          }
          const settings = input.settings[option.id];
          hit(`${option.id} encryption ${settings?.encryption}`);
          hit(`${option.id} policy ${settings?.sizingPolicy}`);
        }
      }),
      RUNS,
    );
    const wanted = [
      ...PLATFORMS.map((platform) => `platform ${platform}`),
      ...platformCnis.map(({ platform, cni }) => `pair ${platform} ${cni}`),
      ...each("policy", POLICIES),
      ...MESH_OPTION_IDS.flatMap((id) => each(`${id} policy`, POLICIES)),
      ...each("source", ["example", "quick", "rows"]),
      ...each("level", ["l4", "l7"]),
      ...each("L7 share", ["none", "some", "all"]),
      ...each("traffic", ["zero", "light", "saturating"]),
      ...each("protocol", ["http1", "grpc", "tcp"]),
      ...each("set", ["catalog", "field-report"]),
      ...each("form", ["passes", "share-of-application"]),
      ...each("sidecars", ["native", "classic"]),
      ...each("zones", ["1", "2", "3", "4"]),
      "churn",
      "survives a zone",
      "even zones",
      "encrypted",
      "identity",
      "parallel calls",
      ...each("unmeshable", ["host-network", "daemonset", "job", "windows"]),
      "excluded row",
      "pod-level request",
      "pod overhead",
      "init peak",
      "spread over hosts",
      "istio-sidecar encryption none",
      "istio-sidecar encryption mtls",
      ...each("cilium encryption", ["none", "wireguard", "ipsec", "mtls-beta", "spire"]),
      ...each("status", ["feasible", "increment", "managed-only"]),
      "does not fit",
      "below the level",
      ...each("warning", ["free-on-paper", "saturated", "no-identity", "replaces", "left-out"]),
      ...each("warning", ["hpa-reading", "qos", "limit-ratio", "no-encryption"]),
      ...each("binding", ["cpu", "memory", "pods", "cpu-use", "memory-use", "minimum"]),
      ...each("component", ["per-pod proxies", "ztunnel", "istio-cni", "linkerd-cni", "waypoint"]),
      ...each("component", ["cilium-agent", "cilium-envoy", "BPF maps (kernel)", "spire-agent"]),
      ...each("component", ["WireGuard (kernel)", "IPsec (kernel)", "istiod", "spire-server"]),
      ...each("component", ["cilium-operator", "hubble-relay", "hubble-ui", "linkerd-viz"]),
      ...each("component", ["linkerd-destination", "Prometheus (mesh metrics)", "pilot", "galley"]),
      ...each("component", ["ingress gateway", "egress gateway"]),
    ];
    expect(wanted.filter((key) => (seen.get(key) ?? 0) < LEAST_HITS)).toEqual([]);
  });
});

/** A branch met once may be met by luck. */
const LEAST_HITS = 4;

const POLICIES = ["right-sized", "chart-production", "chart-plain", "own"] as const;

const each = (kind: string, values: readonly string[]) => values.map((value) => `${kind} ${value}`);

/** What a scenario asks for, as names of branches. */
function branchesOf({ cluster, workloads, traffic, functionLevel, sizing, ...rest }: Scenario) {
  const rate = traffic.httpRequestsPerSecondPerPod;
  const share = traffic.l7SharePercent;
  const named: readonly (readonly [string, boolean])[] = [
    ["churn", traffic.churnPodsPerSecond > 0],
    ["parallel calls", traffic.fanOut > 1],
    ["survives a zone", cluster.surviveZoneLoss],
    ["even zones", cluster.zoneBalance],
    ["encrypted", functionLevel.encrypted],
    ["identity", functionLevel.workloadIdentity],
    ["excluded row", workloads.rows.some(({ meshed }) => !meshed)],
    ["pod-level request", workloads.rows.some((row) => row.podCpuRequestMilli !== undefined)],
    ["pod overhead", workloads.rows.some((row) => (row.overheadCpuMilli ?? 0) > 0)],
    ["init peak", workloads.rows.some(({ initCpuMilli }) => initCpuMilli > 0)],
    ["spread over hosts", workloads.rows.some(({ maxPerNode }) => maxPerNode !== undefined)],
  ];
  return [
    `platform ${cluster.platform}`,
    `policy ${sizing.policy}`,
    `source ${workloads.source}`,
    `level ${functionLevel.layer}`,
    `L7 share ${share === 0 ? "none" : share === 100 ? "all" : "some"}`,
    `traffic ${rate === 0 ? "zero" : rate >= 4000 ? "saturating" : "light"}`,
    `protocol ${traffic.protocol}`,
    `set ${rest.coefficientSet}`,
    `form ${rest.proxyCpuForm}`,
    `sidecars ${cluster.kubernetesVersion === "1.27" ? "classic" : "native"}`,
    `zones ${cluster.zones}`,
    ...workloads.rows.flatMap(({ unmeshable }) =>
      unmeshable === undefined ? [] : [`unmeshable ${unmeshable}`],
    ),
    ...named.filter(([, holds]) => holds).map(([name]) => name),
  ];
}

describe("pod requests stay what Kubernetes says under any sidecar", () => {
  it("the request never falls when a sidecar lands, native or classic", () => {
    const amount = fc.record({ cpuMilli: fc.nat(2000), memoryMiB: fc.nat(4000) });
    fc.assert(
      fc.property(amount, amount, amount, amount, (running, initPeak, podOverhead, sidecar) => {
        const pod = { running, initPeak, podOverhead };
        const bare = podRequest(pod);
        const classic = podRequest(pod, sidecar, false);
        const native = podRequest(pod, sidecar, true);
        expect(classic.cpuMilli).toBeGreaterThanOrEqual(bare.cpuMilli);
        expect(native.cpuMilli).toBeGreaterThanOrEqual(classic.cpuMilli);
        expect(native.cpuMilli).toBe(bare.cpuMilli + sidecar.cpuMilli);
      }),
      RUNS,
    );
  });
});
