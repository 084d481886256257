import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { allCoefficients } from "@/lib/catalog/coefficients";
import { platformCnis } from "@/lib/catalog/feasibility";
import { compare, footprintInput } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import { packingProblem, poolInput, smallestPool } from "@/lib/model/node-pool";
import { podRequest } from "@/lib/model/pod-requests";
import { type ComparisonInput, LEVELS, OWNERS } from "@/lib/model/types";
import { asksAtMost } from "@/lib/packing/monotone";
import { firstAnswer } from "@/lib/packing/plan-nodes";
import { verifyPlan } from "@/lib/packing/verify";
import { FAMILY_OF, MESH_OPTION_IDS, PLATFORMS } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";
import { GREEDY, greedyEstimate, resolved } from "../helpers/estimates";
import { OVERHEAD_IDS } from "../helpers/overhead-ids";
import { scenarioArbitrary } from "../helpers/scenario-arbitrary";

/* The laws of the design, section 8, over random valid scenarios. Seeded and shrinking. */

const RUNS = { numRuns: 1000, seed: 20261122 };

// A thousand comparisons take their time on a busy machine; no law is about the clock.
vi.setConfig({ testTimeout: 240_000 });

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
  const node = { ...input.cluster.node, maxPods: 100_000 };
  const cluster = { ...input.cluster, node, replaceableRoles: [] };
  return { ...input, cluster, coefficients, settings };
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

describe("law 1: no mesh", () => {
  it("adds nothing, and every option without overhead equals it", () => {
    fc.assert(
      fc.property(scenarioArbitrary, (asked) => {
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
      RUNS,
    );
  });
});

describe("laws 2, 4, 5 and 8 on whole estimates", () => {
  it("sums are exact, ranges are ordered, nothing is negative or NaN", () => {
    fc.assert(
      fc.property(scenarioArbitrary, (asked) => {
        const { comparison, input } = greedyEstimate(asked);
        const { node } = input.cluster;
        for (const option of comparison.options) {
          if (option.issues.length > 0) {
            expect(option.typical.nodes).toBe(0);
            continue;
          }
          const maxPods = input.settings[option.id]?.maxPods ?? node.maxPods;
          for (const level of LEVELS) {
            const pool = option[level];
            const total = (amounts: Record<string, number>) =>
              OWNERS.reduce((sum, owner) => sum + (amounts[owner] ?? Number.NaN), 0);
            expect(total(pool.breakdown.cpuMilli)).toBe(node.machine.cpuMilli * pool.nodes);
            expect(total(pool.breakdown.memoryMiB)).toBe(node.machine.memoryMiB * pool.nodes);
            expect(total(pool.breakdown.pods)).toBe(maxPods * pool.nodes);
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
          expect(faultyNumbers(option)).toEqual([]);
          for (const quantile of ["p50Ms", "p99Ms"] as const) {
            const at = LEVELS.map((level) => option[level].latency[quantile]);
            expect(at).toEqual([...at].sort((a, b) => a - b));
          }
          expect(option.low.nodes).toBeLessThanOrEqual(option.typical.nodes);
          expect(option.typical.nodes).toBeLessThanOrEqual(option.high.nodes);
          expect(option.low.microUsdPerMonth).toBeLessThanOrEqual(option.typical.microUsdPerMonth);
          expect(option.typical.microUsdPerMonth).toBeLessThanOrEqual(option.high.microUsdPerMonth);
        }
      }),
      RUNS,
    );
  });

  it("every pod is placed once and no node is overfull, by the independent checker", () => {
    fc.assert(
      fc.property(scenarioArbitrary, fc.nat(5), (asked, index) => {
        const input = inputOf(asked);
        const option = MESH_OPTIONS[index];
        if (option === undefined) return;
        const footprint = footprintInput(input, option, "typical");
        const pool = poolInput({
          cluster: input.cluster,
          workloads: footprint.workloads,
          footprint: option.footprint(footprint),
          settings: footprint.settings,
          sizing: input.sizing,
          coefficients: footprint.coefficients,
        });
        const planned = smallestPool(pool, firstAnswer);
        if (planned.plan.issues.length > 0) return;
        const problem = packingProblem(pool, planned.nodes, planned.nodes);
        expect(verifyPlan(problem, planned.plan)).toEqual([]);
        expect(planned.plan.nodeCount).toBeLessThanOrEqual(planned.nodes);
      }),
      RUNS,
    );
  });
});

describe("law 3 on footprints: more of any coefficient never asks for less", () => {
  it("every request, count and agent at high is at least the one at low", () => {
    fc.assert(
      fc.property(scenarioArbitrary, fc.integer({ min: 1, max: 400 }), (asked, nodes) => {
        const input = inputOf(asked);
        for (const option of MESH_OPTIONS) {
          const [low, high] = (["low", "high"] as const).map((level) => {
            const footprint = footprintInput(input, option, level);
            return packingProblem(
              poolInput({
                cluster: input.cluster,
                workloads: footprint.workloads,
                footprint: option.footprint(footprint),
                settings: footprint.settings,
                sizing: input.sizing,
                coefficients: footprint.coefficients,
              }),
              nodes,
              nodes,
            );
          });
          if (low === undefined || high === undefined) throw new Error("unreachable");
          expect([option.id, asksAtMost(low, high)]).toEqual([option.id, true]);
        }
      }),
      RUNS,
    );
  });

  it("raising one coefficient never asks for less", () => {
    fc.assert(
      fc.property(
        scenarioArbitrary,
        fc.constantFrom(...OVERHEAD_IDS),
        fc.constantFrom(1.01, 1.5, 4),
        fc.nat(5),
        (asked, id, factor, index) => {
          const input = inputOf(asked);
          const option = MESH_OPTIONS[index];
          if (option === undefined) return;
          const problemWith = (scale: number) => {
            const footprint = footprintInput(input, option, "typical");
            const value = footprint.coefficients[id] ?? 0;
            const coefficients = { ...footprint.coefficients, [id]: value * scale };
            const moved = { ...footprint, coefficients };
            return packingProblem(
              poolInput({
                cluster: input.cluster,
                workloads: moved.workloads,
                footprint: option.footprint(moved),
                settings: moved.settings,
                sizing: input.sizing,
                coefficients,
              }),
              50,
              50,
            );
          };
          expect([option.id, id, asksAtMost(problemWith(1), problemWith(factor))]).toEqual([
            option.id,
            id,
            true,
          ]);
        },
      ),
      RUNS,
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
