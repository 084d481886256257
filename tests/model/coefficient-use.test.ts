import { readdirSync, readFileSync } from "node:fs";
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

/** What nothing reads, and why it is in the catalogue all the same. */
const FOR_THE_RECORD: Readonly<Record<string, string>> = {
  "gateway.replicas.min": "gateways have as many replicas as the scenario says",
  "gateway.replicas.max": "gateways have as many replicas as the scenario says",
  "gateway.hpa.target": "gateways have as many replicas as the scenario says",
  "waypoint.limit.cpu": "limits of pods the mesh brings are stated, not counted",
  "waypoint.limit.memory": "limits of pods the mesh brings are stated, not counted",
  "linkerd.proxy.requestPlain.cpu": "a request of nothing, stated for the record",
  "linkerd.proxy.requestPlain.memory": "a request of nothing, stated for the record",
  "cilium.requestPlain.cpu": "a request of nothing, stated for the record",
  "cilium.requestPlain.memory": "a request of nothing, stated for the record",
  "fieldReport.cilium.perPod": "a count of nothing, stated for the record",
  "linkerd.viz.prometheus.memoryPerPod": "Prometheus is sized by series, for every mesh alike",
  "cilium.envoy.cpu.idle": "the Envoy law's own fixed part stands for it",
};

/** The code beside the options: what moving in takes, defaults of inputs the evidence page shows. */
const CODE = ["lib", "components", "app"]
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => `${room}/${file}`),
  )
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

describe("the catalogue's coefficients", () => {
  const read = new Set(MESH_OPTIONS.flatMap((option) => [...readBy(option.id)]));

  const isRead = (id: string) => read.has(id) || CODE.includes(`"${id}"`);

  it("are all read by an option or by name elsewhere, or it is known why not", () => {
    const unread = coefficientList.map(({ id }) => id).filter((id) => !isRead(id));
    expect(unread.toSorted()).toEqual(Object.keys(FOR_THE_RECORD).toSorted());
  });
});
