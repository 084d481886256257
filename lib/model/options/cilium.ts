import { NO_RESOURCES } from "../../units/resources";
import { coefficient, wholeCoefficient } from "../coefficient";
import { run, type Trace } from "../formula";
import { blendedHop } from "../latency";
import { ENCRYPTION_COEFFICIENTS, nodeEncryption } from "../parts/encryption";
import { ENVOY_COEFFICIENTS, envoyCpuMilli, envoyMemoryMiB, envoyMultiplier } from "../parts/envoy";
import { METRICS_COEFFICIENTS, metricsStore } from "../parts/metrics";
import {
  type AgentAt,
  agentsOf,
  NO_REQUEST,
  NODE_AGENT_COEFFICIENTS,
  nodeAgent,
  steadyAgent,
} from "../parts/node-agent";
import { ZTUNNEL_COEFFICIENTS, ztunnel } from "../parts/ztunnel";
import { CLUSTER_AWARE_MEMORY } from "../proxy-laws";
import { type StatedRequests, sizedLoad } from "../sizing";
import type {
  AskedHere,
  Footprint,
  FootprintInput,
  MeshDeployment,
  MeshOption,
  UpgradeFacts,
} from "../types";

/** Agents are replaced a few nodes at a time. */
const AGENT_ROLL = {
  restartsPods: false,
  rollsAgents: true,
  doublesControlPlane: false,
  agentsAtOnceId: "cilium.daemonSet.maxUnavailable",
  steps: [
    "Run the pre-flight check",
    "Roll the agents, a few nodes at a time, one minor version a step",
  ],
} as const;

/** Cilium's service mesh: eBPF agent and one Envoy a node, no proxy per pod. */
export const cilium: MeshOption = {
  id: "cilium",
  name: "Cilium",
  plural: "Cilium",
  featureColumn: "cilium",
  coefficients: [
    ...ENVOY_COEFFICIENTS,
    ...ENCRYPTION_COEFFICIENTS,
    ...METRICS_COEFFICIENTS,
    ...NODE_AGENT_COEFFICIENTS,
    ...ZTUNNEL_COEFFICIENTS,
    "cilium.agent.cpu",
    "cilium.agent.memory.base",
    "cilium.agent.memory.perPod",
    "cilium.agent.memory.perService",
    "cilium.agent.request.cpu",
    "cilium.agent.request.memory",
    "cilium.bpf.memory",
    "cilium.envoy.cpu.ratio",
    "cilium.envoy.memory.base",
    "cilium.operator.replicas",
    "cilium.operator.cpu.use",
    "cilium.operator.memory.use",
    "cilium.operator.request.cpu",
    "cilium.operator.request.memory",
    "cilium.hubble.relay.cpu.use",
    "cilium.hubble.relay.memory.use",
    "cilium.hubble.ui.cpu.use",
    "cilium.hubble.ui.memory.use",
    "cilium.mtls.ztunnel.request.cpu",
    "cilium.mtls.ztunnel.request.memory",
    "cilium.spire.agent.cpu.use",
    "cilium.spire.agent.memory.use",
    "cilium.spire.server.cpu.use",
    "cilium.spire.server.memory.use",
    "cilium.daemonSet.maxUnavailable",
    "cilium.telemetry.series",
    "latency.cilium-l4.p50",
    "latency.cilium-l4.p99",
    "latency.cilium-l7.p50",
    "latency.cilium-l7.p99",
  ],
  provides: (settings, coefficientSet) => ({
    layer: coefficientSet === "field-report" ? "l4" : "l7",
    encrypted: settings.encryption !== "none" && settings.encryption !== "spire",
    workloadIdentity: settings.encryption === "mtls-beta" || settings.encryption === "spire",
  }),
  footprint: (input) => ({
    perPod: [],
    agents: agents(input),
    deployments: (nodes, trace) => [
      ...(input.settings.alreadyInstalled ? [] : operator(input, trace)),
      ...hubble(input, trace),
      ...spireServer(input, trace),
      ...metricsStore(input, series(input, nodes), trace),
    ],
    replacesRoles: input.settings.alreadyInstalled ? [] : ["cni", "kube-proxy"],
    proxies: (nodes) => nodes,
    metricSeries: (nodes) => series(input, nodes),
    loggedRequestsPerSecond:
      input.settings.accessLog && runsEnvoy(input) ? input.totals.meshedL7InboundPerSecond : 0,
    extraGBPerSecond: 0,
  }),
  upgrade: {
    ...AGENT_ROLL,
    cutsOnly: "layer-7",
    interrupts:
      "Layer 3 and 4 traffic goes on; layer 7 connections through the node's Envoy are re-opened.",
    evidence: ["up-cil-l34", "up-cil-l7", "up-cil-skip"],
  },
  olderUpgrades: [
    {
      before: "1.16",
      facts: {
        ...AGENT_ROLL,
        cutsOnly: "layer-7",
        interrupts:
          "Layer 3 and 4 traffic goes on; Envoy runs inside the agent unless set otherwise, so layer 7 connections of a node end with every restart of its agent.",
        evidence: ["up-cil-l34", "up-cil-l7", "up-cil-envoy-1.16", "up-cil-skip"],
      },
    },
  ],
  upgradeHere: (facts, asked) =>
    asked.settings.encryption === "mtls-beta"
      ? ztunnelToo(facts)
      : runsEnvoy(asked)
        ? facts
        : WITHOUT_ENVOY,
  moveIn: {
    restartsPods: false,
    replacesCni: true,
    caution:
      "While two CNIs run, Cilium enforces no network policy; it needs an address range and a tunnel port of its own, and address management by cluster pool.",
    steps: [
      "Install Cilium as a second network, without pods of its own",
      "One node after the other: cordon, drain, hand it to Cilium, reboot, check, uncordon",
      "Turn on policies, remove the old CNI; a second round of reboots clears what it leaves behind",
    ],
    evidence: ["move-cilium-nodes", "move-cilium-limits"],
  },
  latencyPerHop: (c, path, trace) =>
    blendedHop(
      { l7: "latency.cilium-l7", l4: "latency.cilium-l4" },
      path.coefficientSet === "field-report" ? { ...path, l7Share: 0 } : path,
      c,
      trace,
    ),
};

/**
 * Whether an Envoy runs on the nodes: where layer 7 is asked for. The field report ran Cilium
 * without it ("less complete L7"), so its figures have none.
 */
function runsEnvoy({ functionLevel, coefficientSet }: Omit<AskedHere, "settings">): boolean {
  return functionLevel.layer === "l7" && coefficientSet !== "field-report";
}

const WITHOUT_ENVOY: UpgradeFacts = {
  ...AGENT_ROLL,
  cutsOnly: "nothing",
  interrupts: "Layer 3 and 4 traffic goes on; no layer-7 proxy runs whose connections could end.",
  evidence: ["up-cil-l34", "up-cil-skip"],
};

/** With the beta of mTLS all meshed traffic goes through the node's ztunnel, as in Istio's ambient mode. */
function ztunnelToo(facts: UpgradeFacts): UpgradeFacts {
  return {
    ...facts,
    cutsOnly: undefined,
    interrupts:
      "Traffic through the node's ztunnel is re-opened as that is replaced, layer-7 connections through its Envoy as well.",
    evidence: [...facts.evidence, "up-amb-conn"],
  };
}

/** What Cilium's chart requests for the ztunnel of its beta of mTLS. */
const ZTUNNEL_REQUEST = {
  cpu: "cilium.mtls.ztunnel.request.cpu",
  memory: "cilium.mtls.ztunnel.request.memory",
} as const;

function series(input: FootprintInput, nodes: number): number {
  return nodes * coefficient(input.coefficients, "cilium.telemetry.series");
}

function agents(input: FootprintInput): Footprint["agents"] {
  const { alreadyInstalled, encryption } = input.settings;
  return agentsOf([
    ...(alreadyInstalled ? [] : [ciliumAgent(input), bpfMaps(input)]),
    ...(runsEnvoy(input) ? [perNodeEnvoy(input)] : []),
    ...(encryption === "mtls-beta" ? [ztunnel(input, ZTUNNEL_REQUEST)] : []),
    ...(encryption === "spire" ? [spireAgent(input)] : []),
    ...nodeEncryption(input),
  ]);
}

function ciliumAgent(input: FootprintInput): AgentAt {
  const { coefficients: c, totals } = input;
  const own = {
    cpuMilli: coefficient(c, "cilium.agent.request.cpu"),
    memoryMiB: coefficient(c, "cilium.agent.request.memory"),
  };
  return steadyAgent(
    {
      name: "cilium-agent",
      stated: { own },
      use: (inner) => ({
        cpuMilli: coefficient(c, "cilium.agent.cpu"),
        memoryMiB: run(
          CLUSTER_AWARE_MEMORY,
          {
            base: coefficient(c, "cilium.agent.memory.base"),
            pods: totals.pods,
            perPod: coefficient(c, "cilium.agent.memory.perPod"),
            others: totals.services,
            perOther: coefficient(c, "cilium.agent.memory.perService"),
          },
          inner,
          "cilium-agent",
          {
            base: "cilium.agent.memory.base",
            perPod: "cilium.agent.memory.perPod",
            perOther: "cilium.agent.memory.perService",
          },
        ),
      }),
    },
    input,
  );
}

/** BPF maps are kernel memory outside the agent's own figure. */
function bpfMaps(input: FootprintInput): AgentAt {
  const use = { cpuMilli: 0, memoryMiB: coefficient(input.coefficients, "cilium.bpf.memory") };
  const description = {
    name: "BPF maps (kernel)",
    isPod: false,
    stated: NO_REQUEST,
    use: () => use,
  };
  return steadyAgent(description, input);
}

/** One Envoy a node for layer 7: each L7 request once, at the enforcing node. */
function perNodeEnvoy(input: FootprintInput): AgentAt {
  const { coefficients: c, settings, totals, served, traffic } = input;
  const l7Share =
    served.meshedInboundPerSecond === 0
      ? 0
      : served.meshedL7InboundPerSecond / served.meshedInboundPerSecond;
  const name = "cilium-envoy";
  const ratioId = "cilium.envoy.cpu.ratio";
  const ratio = coefficient(c, ratioId);
  const known = { services: totals.services, endpoints: totals.pods };
  const multiplierWith = (trace: Trace | undefined) =>
    envoyMultiplier(settings, traffic, served.grpcShareOfL7, c, { trace, subject: name });
  const multiplier = multiplierWith(undefined);
  return nodeAgent(
    {
      name,
      stated: NO_REQUEST,
      use: (share, inner) => ({
        cpuMilli: envoyCpuMilli(
          {
            passesPerSecond: share(served.meshedL7InboundPerSecond),
            ratio,
            ratioId,
            multiplier: inner === undefined ? multiplier : multiplierWith(inner),
            excessGbit: share((served.meshedExcessGbitPerSecond / 2) * l7Share),
          },
          c,
          inner,
          name,
        ),
        memoryMiB: envoyMemoryMiB(
          known,
          share(served.meshedConnections * l7Share),
          "cilium.envoy.memory.base",
          c,
          inner,
          name,
        ),
      }),
    },
    input,
  );
}

function operator(input: FootprintInput, trace: Trace | undefined): readonly MeshDeployment[] {
  const c = input.coefficients;
  const use = {
    cpuMilli: coefficient(c, "cilium.operator.cpu.use"),
    memoryMiB: coefficient(c, "cilium.operator.memory.use"),
  };
  const own = {
    cpuMilli: coefficient(c, "cilium.operator.request.cpu"),
    memoryMiB: coefficient(c, "cilium.operator.request.memory"),
  };
  const replicas = wholeCoefficient(c, "cilium.operator.replicas");
  return [deployment("cilium-operator", "control-plane", replicas, use, { own }, input, trace)];
}

function hubble(input: FootprintInput, trace: Trace | undefined): readonly MeshDeployment[] {
  if (!input.settings.observability) return [];
  const c = input.coefficients;
  return (["relay", "ui"] as const).map((part) => {
    const use = {
      cpuMilli: coefficient(c, `cilium.hubble.${part}.cpu.use`),
      memoryMiB: coefficient(c, `cilium.hubble.${part}.memory.use`),
    };
    return deployment(`hubble-${part}`, "add-ons", 1, use, { own: NO_RESOURCES }, input, trace);
  });
}

/** SPIRE behind Cilium's mutual authentication: identities, but no encryption of its own. */
function spireAgent(input: FootprintInput): AgentAt {
  const use = spireUse("agent", input);
  return steadyAgent({ name: "spire-agent", stated: NO_REQUEST, use: () => use }, input);
}

function spireServer(input: FootprintInput, trace: Trace | undefined): readonly MeshDeployment[] {
  if (input.settings.encryption !== "spire") return [];
  const use = spireUse("server", input);
  return [deployment("spire-server", "control-plane", 1, use, NO_REQUEST, input, trace)];
}

function spireUse(part: "agent" | "server", input: FootprintInput) {
  return {
    cpuMilli: coefficient(input.coefficients, `cilium.spire.${part}.cpu.use`),
    memoryMiB: coefficient(input.coefficients, `cilium.spire.${part}.memory.use`),
  };
}

function deployment(
  name: string,
  owner: "control-plane" | "add-ons",
  replicas: number,
  use: { cpuMilli: number; memoryMiB: number },
  stated: StatedRequests,
  input: FootprintInput,
  trace: Trace | undefined,
): MeshDeployment {
  const load = sizedLoad(use, stated, input.settings.sizingPolicy, input.sizing, trace, name);
  return { name, owner, replicas, load, meanUse: use };
}
