import { describe, expect, it } from "vitest";
import { allCoefficients, coefficientList } from "@/lib/catalog/coefficients";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { estimate, parseScenario } from "@/lib/index";
import { BILL_COEFFICIENTS } from "@/lib/model/bill";
import { compare, type Planning } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Coefficients, ComparisonInput } from "@/lib/model/types";
import { UPGRADE_COEFFICIENTS } from "@/lib/model/upgrade";
import { WARNING_COEFFICIENTS } from "@/lib/model/warnings";

/** What every option's run reads beside its own: the bill, the warnings, the applications' use. */
const SHARED: readonly string[] = [
  ...BILL_COEFFICIENTS,
  ...WARNING_COEFFICIENTS,
  ...UPGRADE_COEFFICIENTS,
  "application.cpu.useShare",
  "application.memory.useShare",
  "connections.perPod",
];

const everywhere = (settings: object) =>
  Object.fromEntries(MESH_OPTIONS.map((option) => [option.id, settings]));
const busy = {
  observability: true,
  metrics: "in-cluster",
  accessLog: true,
  gatewayReplicas: 3,
  egressGatewayReplicas: 2,
  cniPlugin: true,
  telemetry: "wasm",
};
const protocols = { httpRequestsPerSecondPerPod: 300, payloadKB: 30, newConnectionPercent: 10 };

/** Together they go through every branch that reads a coefficient. */
const scenarios: readonly object[] = [
  { options: everywhere(busy), traffic: { ...protocols, protocol: "grpc" } },
  { options: everywhere({ highAvailability: false, configScope: "namespace", telemetry: "off" }) },
  { options: everywhere({ encryption: "none" }) },
  { options: { cilium: { encryption: "mtls-beta" } } },
  { options: { cilium: { encryption: "ipsec" } } },
  { options: { cilium: { encryption: "spire" } } },
  { sizing: { policy: "chart-production" } },
  { sizing: { policy: "chart-plain" } },
  { sizing: { policy: "own" } },
  { coefficientSet: "field-report" },
];

/** One node for everything: what is read does not depend on the plan. */
const ONE_NODE: Planning = {
  plan: () => ({
    nodes: [],
    nodeCount: 1,
    lowerBound: 1,
    proven: true,
    certificate: { kind: "empty", lowerBound: 1 },
    bindingResource: 0,
    issues: [],
  }),
  quickPlan: () => ({
    nodes: [],
    nodeCount: 1,
    lowerBound: 1,
    proven: true,
    certificate: { kind: "empty", lowerBound: 1 },
    bindingResource: 0,
    issues: [],
  }),
  asksAtMost: () => false,
  adopt: (_a, _b, plan) => plan,
};

function recording(values: Coefficients, read: Set<string>): Coefficients {
  return new Proxy(values, {
    get: (target, id) => {
      if (typeof id === "string") read.add(id);
      return Reflect.get(target, id);
    },
  });
}

function inputOf(json: object): ComparisonInput {
  const { scenario } = parseScenario({ workloads: { namespaceCopies: 2 }, ...json });
  if (scenario === undefined) throw new Error(JSON.stringify(json));
  return estimate(scenario).input;
}

const inputs = scenarios.map(inputOf);

/** The ids one option's run really reads, over all scenarios. */
function readBy(optionId: string): ReadonlySet<string> {
  const read = new Set<string>();
  for (const input of inputs) {
    const levels = input.coefficients[optionId];
    const option = MESH_OPTIONS.find((one) => one.id === optionId);
    if (levels === undefined || option === undefined) throw new Error(optionId);
    const coefficients = {
      ...input.coefficients,
      [optionId]: {
        low: recording(levels.low, read),
        typical: recording(levels.typical, read),
        high: recording(levels.high, read),
      },
    };
    const { options } = compare({ ...input, coefficients }, [option], ONE_NODE);
    // Worked out when asked for.
    for (const { upgrade, warnings } of options) void [upgrade, warnings];
  }
  return read;
}

describe("the coefficients an option says it reads", () => {
  it.each(MESH_OPTIONS)("$id: all of them exist and rest on records", ({ coefficients }) => {
    const unfounded = coefficients.filter((id) => {
      const entries = allCoefficients[id]?.entries ?? [];
      const cited = entries.flatMap((entry) => entry.evidence);
      return cited.length === 0 || cited.some((record) => findEvidence(record) === undefined);
    });
    expect(unfounded).toEqual([]);
  });

  it.each(MESH_OPTIONS)("$id: it reads nothing it does not name", ({ id, coefficients }) => {
    const named = new Set([...coefficients, ...SHARED]);
    expect([...readBy(id)].filter((read) => !named.has(read))).toEqual([]);
  });
});

/** What no footprint reads, and why it is in the catalogue all the same. */
const READ_ELSEWHERE: Readonly<Record<string, string>> = {
  "traffic.bytesPerRequest": "the default of an input",
  "sizing.headroom": "the default of an input",
  "sizing.cpuQuantum": "the default of an input",
  "sizing.memoryQuantum": "the default of an input",
  "sizing.cpuUseTarget": "the default of an input",
  "sizing.memoryUseTarget": "the default of an input",
  "podStartup.seconds": "upgrade",
  "upgrade.podStartSeconds": "upgrade",
  "upgrade.maxSurgePercent": "upgrade",
  "upgrade.drainSeconds": "upgrade",
  "upgrade.nodeRecreateSeconds": "moving in",
  "upgrade.nodesAtOnce": "moving in",
  "istiod.rollingMaxSurge": "upgrade",
  "sidecar.startupSeconds": "upgrade",
  "ztunnel.daemonSet.maxSurge": "upgrade",
  "linkerd.proxy.startupSeconds": "upgrade",
  "cilium.daemonSet.maxUnavailable": "upgrade",
  "gateway.replicas.min": "gateways have as many replicas as the scenario says",
  "gateway.replicas.max": "gateways have as many replicas as the scenario says",
  "gateway.hpa.target": "gateways have as many replicas as the scenario says",
  "waypoint.limit.cpu": "limits of pods the mesh brings are shown, not counted",
  "waypoint.limit.memory": "limits of pods the mesh brings are shown, not counted",
  "linkerd.proxy.requestPlain.cpu": "a request of nothing, stated for the record",
  "linkerd.proxy.requestPlain.memory": "a request of nothing, stated for the record",
  "cilium.requestPlain.cpu": "a request of nothing, stated for the record",
  "cilium.requestPlain.memory": "a request of nothing, stated for the record",
  "warning.smallRequest.cpu": "right-sizing",
  "warning.smallRequest.memory": "right-sizing",
  "fieldReport.cilium.perPod": "a count of nothing, stated for the record",
  "linkerd.viz.prometheus.memoryPerPod": "Prometheus is sized by series, for every mesh alike",
  "cilium.envoy.cpu.idle": "the Envoy law's own fixed part stands for it",
};

describe("the catalogue's coefficients", () => {
  const read = new Set(MESH_OPTIONS.flatMap((option) => [...readBy(option.id)]));

  it("are all read by some option, or it is known why not", () => {
    const idle = coefficientList.map((c) => c.id).filter((id) => !read.has(id));
    expect(idle.filter((id) => READ_ELSEWHERE[id] === undefined)).toEqual([]);
  });

  it("are all there: what is said to stand by exists", () => {
    expect(Object.keys(READ_ELSEWHERE).filter((id) => allCoefficients[id] === undefined)).toEqual(
      [],
    );
  });
});
