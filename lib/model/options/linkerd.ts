import type { Resources } from "../../units/resources";
import { coefficient, wholeCoefficient } from "../coefficient";
import { type Formula, run, type Trace } from "../formula";
import { multiplierByProtocol, trafficMultiplier } from "../parts/envoy";
import { LINEAR_PROXY_COEFFICIENTS, linearProxyCpuMilli } from "../parts/linear-proxy";
import { METRICS_COEFFICIENTS, metricsStore, prometheus } from "../parts/metrics";
import { type AgentAt, agentsOf, NODE_AGENT_COEFFICIENTS, steadyAgent } from "../parts/node-agent";
import { perPodProxies, shareOfApplicationCpu, usesShareForm } from "../parts/per-pod";
import { oneHop } from "../latency";
import { CONNECTION_MEMORY, excessGbitPerSecond } from "../proxy-laws";
import { type StatedRequests, sizedLoad } from "../sizing";
import { connectionsOf, tracedPasses } from "../traffic";
import type { FootprintInput, MeshDeployment, MeshOption, Workload } from "../types";

const PROXY = {
  idleId: "linkerd.proxy.cpu.idle",
  ratioId: "linkerd.proxy.cpu.ratio",
  perGbitId: "linkerd.proxy.cpu.perGbit",
} as const;

/** One control plane, rolled to the new version; pods follow when they restart. */
const IN_PLACE = {
  restartsPods: true,
  rollsAgents: false,
  doublesControlPlane: false,
  steps: [
    "Roll the control plane to the new version",
    "Restart meshed pods, workload by workload; a proxy may be one minor version behind",
  ],
} as const;

/** Linkerd with its Rust micro-proxy in every meshed pod. */
export const linkerd: MeshOption = {
  id: "linkerd",
  name: "Linkerd",
  plural: "Linkerd",
  featureColumn: "linkerd",
  coefficients: [
    ...LINEAR_PROXY_COEFFICIENTS,
    ...METRICS_COEFFICIENTS,
    ...NODE_AGENT_COEFFICIENTS,
    "application.cpu.useShare",
    "linkerd.proxy.cpu.ratio",
    "linkerd.proxy.cpu.idle",
    "linkerd.proxy.cpu.perGbit",
    "linkerd.proxy.memory.base",
    "linkerd.proxy.memory.perConnection",
    "linkerd.proxy.limit.memory",
    "linkerd.proxy.request.cpu",
    "linkerd.proxy.request.memory",
    "linkerd.controlPlane.cpu.use",
    "linkerd.controlPlane.memory.use",
    "linkerd.controlPlane.request.cpu",
    "linkerd.controlPlane.request.memory",
    "linkerd.controlPlane.replicas",
    "linkerd.controlPlane.replicasPlain",
    "linkerd.controlPlane.deployments",
    "linkerd.destination.memory.perPod",
    "linkerd.destination.podsIncluded",
    "linkerd.init.request.cpu",
    "linkerd.init.request.memory",
    "linkerd.cni.cpu.use",
    "linkerd.cni.memory.use",
    "linkerd.cni.request.cpu",
    "linkerd.cni.request.memory",
    "linkerd.viz.request.cpu",
    "linkerd.viz.request.memory",
    "linkerd.viz.cpu.use",
    "linkerd.viz.memory.use",
    "linkerd.viz.pods",
    "linkerd.viz.prometheus.request.cpu",
    "linkerd.viz.prometheus.request.memory",
    "linkerd.telemetry.series",
    "fieldReport.linkerd.cpuShare",
    "fieldReport.linkerd.memory",
    "fieldReport.linkerd.latency",
    "latency.linkerd.p50",
    "latency.linkerd.p99",
  ],
  provides: () => ({ layer: "l7", encrypted: true, workloadIdentity: true }),
  footprint: (input, trace) => {
    const series =
      input.totals.meshedPods * coefficient(input.coefficients, "linkerd.telemetry.series");
    return {
      perPod: proxies(input, trace),
      agents: agentsOf(input.settings.cniPlugin ? [linkerdCni(input)] : []),
      deployments: (_nodes, inner) => [
        ...controlPlane(input, inner),
        ...(input.settings.observability
          ? [viz(input, inner), ...vizPrometheus(input, series, inner)]
          : metricsStore(input, series, inner)),
      ],
      replacesRoles: [],
      proxies: () => input.totals.meshedPods,
      metricSeries: () => series,
      loggedRequestsPerSecond: input.settings.accessLog ? input.totals.meshedPassesPerSecond : 0,
      extraGBPerSecond: 0,
    };
  },
  upgrade: {
    ...IN_PLACE,
    interrupts:
      "Every meshed pod restarts; the control plane rolls in place, without a second revision.",
    evidence: ["up-l5d-restart", "up-l5d-skew"],
  },
  olderUpgrades: [
    {
      before: "2.10",
      facts: {
        ...IN_PLACE,
        interrupts:
          "Every meshed pod restarts; the history in the built-in Prometheus is lost when it moves to the viz extension.",
        steps: ["Install the viz extension for what 2.10 takes out", ...IN_PLACE.steps],
        evidence: ["up-l5d-viz-split", "up-l5d-restart"],
      },
    },
    {
      before: "2.12",
      facts: {
        ...IN_PLACE,
        interrupts: "Every meshed pod restarts; the control plane rolls in place.",
        steps: [
          "Move from the chart linkerd2 to linkerd-crds and linkerd-control-plane",
          ...IN_PLACE.steps,
        ],
        evidence: ["up-l5d-chart-split", "up-l5d-restart"],
      },
    },
  ],
  moveIn: {
    restartsPods: true,
    replacesCni: false,
    caution:
      "Until the last workload has moved, traffic between meshed and unmeshed pods is not encrypted by the mesh.",
    steps: [
      "Install the control plane",
      "Annotate one workload or namespace after the other and restart its pods",
    ],
    evidence: ["move-linkerd-inject", "feat-linkerd-sidecar-mtls"],
  },
  // The plain install sets no limits; the HA values bound memory alone.
  proxyLimits: (c, { sizingPolicy }) =>
    sizingPolicy === "chart-plain"
      ? {}
      : { memoryMiB: coefficient(c, "linkerd.proxy.limit.memory") },
  // The report names no percentile: its figure is taken for the median, the tail is the catalogue's.
  latencyPerHop: (c, { coefficientSet }, trace) =>
    coefficientSet === "field-report"
      ? oneHop("latency.linkerd", c, trace, "fieldReport.linkerd.latency")
      : oneHop("latency.linkerd", c, trace),
};

function proxies(input: FootprintInput, trace: Trace | undefined) {
  const c = input.coefficients;
  const production = {
    cpuMilli: coefficient(c, "linkerd.proxy.request.cpu"),
    memoryMiB: coefficient(c, "linkerd.proxy.request.memory"),
  };
  const cpuMilli = proxyCpu(input);
  const memoryMiB = proxyMemory(input);
  return perPodProxies(
    {
      name: "linkerd-proxy",
      stated: { production, own: production },
      init: input.settings.cniPlugin ? undefined : initContainer(c),
      use: (workload, inner, subject) => ({
        cpuMilli: usesShareForm(input)
          ? shareOfApplicationCpu(workload, "fieldReport.linkerd.cpuShare", input, inner, subject)
          : cpuMilli(workload, inner, subject),
        memoryMiB: memoryMiB(workload, inner, subject),
      }),
    },
    input,
    trace,
  );
}

/**
 * linkerd-init sets up iptables before the proxy starts. Older charts give it a request of its own,
 * which can decide what a small pod asks for; the CNI plugin takes its place.
 */
function initContainer(c: FootprintInput["coefficients"]): Resources {
  return {
    cpuMilli: coefficient(c, "linkerd.init.request.cpu"),
    memoryMiB: coefficient(c, "linkerd.init.request.memory"),
  };
}

type OfWorkload = (workload: Workload, trace: Trace | undefined, subject: string) => number;

/** CPU of a workload's proxy, in m. What is the same for all workloads is read once. */
function proxyCpu({ coefficients: c, traffic }: FootprintInput): OfWorkload {
  const multiplierOf = multiplierByProtocol((grpcShare, traced) =>
    trafficMultiplier(traffic, grpcShare, c, traced),
  );
  return (workload, trace, subject) => {
    const passes = tracedPasses(workload, trace, subject);
    const multiplier = multiplierOf(workload.protocol, { trace, subject });
    const excessGbit = excessGbitPerSecond(passes, workload.payloadKB);
    const work = { passesPerSecond: passes, multiplier, excessGbit };
    return linearProxyCpuMilli(PROXY, work, c, trace, subject);
  };
}

/** Memory of a workload's proxy, in MiB. */
function proxyMemory(input: FootprintInput): OfWorkload {
  const c = input.coefficients;
  if (input.coefficientSet === "field-report") {
    return () => coefficient(c, "fieldReport.linkerd.memory");
  }
  const base = coefficient(c, PROXY_MEMORY.base);
  const perConnection = coefficient(c, PROXY_MEMORY.perConnection);
  const assumed = coefficient(c, "connections.perPod");
  return (workload, trace, subject) => {
    const values = { base, connections: connectionsOf(workload, assumed), perConnection };
    return run(CONNECTION_MEMORY, values, trace, subject, PROXY_MEMORY);
  };
}

const PROXY_MEMORY = {
  base: "linkerd.proxy.memory.base",
  perConnection: "linkerd.proxy.memory.perConnection",
} as const;

/** Memory of one destination replica: its part of the base, and what it holds for pods beyond the measured. */
const DESTINATION_MEMORY: Formula<"part" | "pods" | "included" | "perPod"> = {
  label: "Memory of one destination replica",
  unit: "MiB",
  text: "{part} + max(0, {pods} − {included}) × {perPod}",
  source: "l9813",
  evaluate: (v) => v.part + Math.max(0, v.pods - v.included) * v.perPod,
};

/** One pod's part of a figure published for the whole control plane. */
const PART_OF_WHOLE: Formula<"total" | "deployments" | "replicas"> = {
  label: "One pod's part of the control plane",
  unit: "",
  text: "{total} ÷ {deployments} ÷ {replicas}",
  source: "gsd-lcp-mem",
  evaluate: (v) => v.total / v.deployments / v.replicas,
};

/**
 * destination, identity and proxy-injector. The published figures are for the three together at
 * HA, so one pod counts for its part; only destination grows with the pods it serves, in every
 * replica. The HA chart keeps replicas of one Deployment on different nodes.
 */
function controlPlane(input: FootprintInput, trace: Trace | undefined): readonly MeshDeployment[] {
  const c = input.coefficients;
  const deployments = Math.max(1, wholeCoefficient(c, "linkerd.controlPlane.deployments"));
  const part = (id: string) =>
    run(
      PART_OF_WHOLE,
      {
        total: coefficient(c, id),
        deployments,
        replicas: Math.max(1, wholeCoefficient(c, "linkerd.controlPlane.replicas")),
      },
      trace,
      "linkerd control plane",
      {
        total: id,
        deployments: "linkerd.controlPlane.deployments",
        replicas: "linkerd.controlPlane.replicas",
      },
    );
  const use = {
    cpuMilli: part("linkerd.controlPlane.cpu.use"),
    memoryMiB: part("linkerd.controlPlane.memory.use"),
  };
  const production = {
    cpuMilli: part("linkerd.controlPlane.request.cpu"),
    memoryMiB: part("linkerd.controlPlane.request.memory"),
  };
  const destination = { ...use, memoryMiB: destinationMemoryMiB(use.memoryMiB, input, trace) };
  const stated = { production, own: production };
  return [
    controlPlanePods("linkerd-destination", 1, destination, stated, input, trace),
    controlPlanePods(
      "linkerd-identity, proxy-injector",
      deployments - 1,
      use,
      stated,
      input,
      trace,
    ),
  ].filter((deployment) => deployment.replicas > 0);
}

function destinationMemoryMiB(
  part: number,
  input: FootprintInput,
  trace: Trace | undefined,
): number {
  const c = input.coefficients;
  return run(
    DESTINATION_MEMORY,
    {
      part,
      pods: input.totals.meshedPods,
      included: coefficient(c, "linkerd.destination.podsIncluded"),
      perPod: coefficient(c, "linkerd.destination.memory.perPod"),
    },
    trace,
    "linkerd-destination",
    { included: "linkerd.destination.podsIncluded", perPod: "linkerd.destination.memory.perPod" },
  );
}

/** `deployments` Deployments of the same size, spread over nodes where they are highly available. */
function controlPlanePods(
  name: string,
  deployments: number,
  use: Resources,
  stated: StatedRequests,
  input: FootprintInput,
  trace: Trace | undefined,
): MeshDeployment {
  const { coefficients: c, settings, sizing } = input;
  const ha = settings.highAvailability;
  const replicas = wholeCoefficient(
    c,
    ha ? "linkerd.controlPlane.replicas" : "linkerd.controlPlane.replicasPlain",
  );
  return {
    name,
    owner: "control-plane",
    replicas: replicas * deployments,
    load: sizedLoad(use, stated, settings.sizingPolicy, sizing, trace, name),
    meanUse: use,
    maxPerNode: ha ? deployments : undefined,
  };
}

/** The Prometheus that linkerd-viz brings along and reads from. */
function vizPrometheus(input: FootprintInput, series: number, trace: Trace | undefined) {
  const production = {
    cpuMilli: coefficient(input.coefficients, "linkerd.viz.prometheus.request.cpu"),
    memoryMiB: coefficient(input.coefficients, "linkerd.viz.prometheus.request.memory"),
  };
  return prometheus(input, series, { production, own: production }, trace);
}

/** linkerd-viz beside its Prometheus: web, tap, metrics-api and their like, as one line of pods. */
function viz(input: FootprintInput, trace: Trace | undefined): MeshDeployment {
  const c = input.coefficients;
  const replicas = Math.max(1, wholeCoefficient(c, "linkerd.viz.pods"));
  const each = (kind: "cpu" | "memory", of: "use" | "request") =>
    coefficient(c, of === "use" ? `linkerd.viz.${kind}.use` : `linkerd.viz.request.${kind}`) /
    replicas;
  const use = { cpuMilli: each("cpu", "use"), memoryMiB: each("memory", "use") };
  const production = { cpuMilli: each("cpu", "request"), memoryMiB: each("memory", "request") };
  const load = sizedLoad(
    use,
    { production, own: production },
    input.settings.sizingPolicy,
    input.sizing,
    trace,
    "linkerd-viz",
  );
  return { name: "linkerd-viz", owner: "add-ons", replicas, load, meanUse: use };
}

function linkerdCni(input: FootprintInput): AgentAt {
  const c = input.coefficients;
  const use = {
    cpuMilli: coefficient(c, "linkerd.cni.cpu.use"),
    memoryMiB: coefficient(c, "linkerd.cni.memory.use"),
  };
  const chart = {
    cpuMilli: coefficient(c, "linkerd.cni.request.cpu"),
    memoryMiB: coefficient(c, "linkerd.cni.request.memory"),
  };
  const stated = { production: chart, plain: chart, own: chart };
  return steadyAgent({ name: "linkerd-cni", stated, use: () => use }, input);
}
