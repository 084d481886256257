import { NO_RESOURCES } from "../../units/resources";
import { coefficient } from "../coefficient";
import { type Formula, run, type Trace } from "../formula";
import { trafficMultiplier } from "../parts/envoy";
import { LINEAR_PROXY_COEFFICIENTS, linearProxyCpuMilli } from "../parts/linear-proxy";
import { METRICS_COEFFICIENTS, metricsStore } from "../parts/metrics";
import { NODE_AGENT_COEFFICIENTS, nodeAgent } from "../parts/node-agent";
import { perPodProxies, shareOfApplicationCpu, usesShareForm } from "../parts/per-pod";
import { CONNECTION_MEMORY, excessGbitPerSecond } from "../proxy-laws";
import { sizeReplicas } from "../sizing";
import { connectionsOf, passesPerSecond } from "../traffic";
import type { FootprintInput, MeshDeployment, MeshOption, NodeAgent, Workload } from "../types";

const PROXY = {
  idleId: "linkerd.proxy.cpu.idle",
  ratioId: "linkerd.proxy.cpu.ratio",
  perGbitId: "linkerd.proxy.cpu.perGbit",
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
    "linkerd.proxy.request.cpu",
    "linkerd.proxy.request.memory",
    "linkerd.controlPlane.cpu.use",
    "linkerd.controlPlane.memory.use",
    "linkerd.controlPlane.request.cpu",
    "linkerd.controlPlane.request.memory",
    "linkerd.controlPlane.replicas",
    "linkerd.destination.memory.perPod",
    "linkerd.destination.podsIncluded",
    "linkerd.cni.request.cpu",
    "linkerd.cni.request.memory",
    "linkerd.viz.request.cpu",
    "linkerd.viz.request.memory",
    "linkerd.telemetry.series",
    "fieldReport.linkerd.cpuShare",
    "fieldReport.linkerd.memory",
    "latency.linkerd.p50",
    "latency.linkerd.p99",
  ],
  provides: () => ({ layer: "l7", encrypted: true, workloadIdentity: true }),
  footprint: (input, trace) => {
    const series =
      input.totals.meshedPods * coefficient(input.coefficients, "linkerd.telemetry.series");
    return {
      perPod: proxies(input, trace),
      agents: (nodes, inner) => (input.settings.cniPlugin ? [linkerdCni(input, nodes, inner)] : []),
      deployments: (_nodes, inner) => [
        ...controlPlane(input, inner),
        ...viz(input),
        ...metricsStore(input, series, inner),
      ],
      replacesRoles: [],
      proxies: () => input.totals.meshedPods,
      metricSeries: () => series,
      loggedRequestsPerSecond: input.settings.accessLog ? input.totals.meshedPassesPerSecond : 0,
      extraGBPerSecond: 0,
    };
  },
  latencyPerHop: (c) => ({
    p50Ms: coefficient(c, "latency.linkerd.p50"),
    p99Ms: coefficient(c, "latency.linkerd.p99"),
  }),
};

function proxies(input: FootprintInput, trace: Trace | undefined) {
  const c = input.coefficients;
  const production = {
    cpuMilli: coefficient(c, "linkerd.proxy.request.cpu"),
    memoryMiB: coefficient(c, "linkerd.proxy.request.memory"),
  };
  return perPodProxies(
    {
      name: "linkerd-proxy",
      stated: { production, own: production },
      use: (workload, inner, subject) => ({
        cpuMilli: usesShareForm(input)
          ? shareOfApplicationCpu(workload, "fieldReport.linkerd.cpuShare", input, inner, subject)
          : proxyCpuMilli(workload, input, inner, subject),
        memoryMiB: proxyMemoryMiB(workload, input, inner, subject),
      }),
    },
    input,
    trace,
  );
}

function proxyCpuMilli(
  workload: Workload,
  input: FootprintInput,
  trace: Trace | undefined,
  subject: string,
): number {
  const passes = passesPerSecond(workload);
  const multiplier = trafficMultiplier(input.traffic, workload.protocol, input.coefficients);
  const excessGbit = excessGbitPerSecond(passes, workload.payloadKB);
  return linearProxyCpuMilli(
    PROXY,
    { passesPerSecond: passes, multiplier, excessGbit },
    input.coefficients,
    trace,
    subject,
  );
}

function proxyMemoryMiB(
  workload: Workload,
  input: FootprintInput,
  trace: Trace | undefined,
  subject: string,
): number {
  const c = input.coefficients;
  if (input.coefficientSet === "field-report") return coefficient(c, "fieldReport.linkerd.memory");
  return run(
    CONNECTION_MEMORY,
    {
      base: coefficient(c, PROXY_MEMORY.base),
      connections: connectionsOf(workload, coefficient(c, "connections.perPod")),
      perConnection: coefficient(c, PROXY_MEMORY.perConnection),
    },
    trace,
    subject,
    PROXY_MEMORY,
  );
}

const PROXY_MEMORY = {
  base: "linkerd.proxy.memory.base",
  perConnection: "linkerd.proxy.memory.perConnection",
} as const;

/** Memory of Linkerd's control plane per replica: small HA figure, growing beyond the pods it was measured with. */
const CONTROL_PLANE_MEMORY: Formula<"base" | "replicas" | "pods" | "included" | "perPod"> = {
  label: "Memory of one control-plane replica",
  unit: "MiB",
  text: "{base} ÷ {replicas} + max(0, {pods} − {included}) × {perPod}",
  source: "gsd-lcp-mem",
  evaluate: (v) => v.base / v.replicas + Math.max(0, v.pods - v.included) * v.perPod,
};

/**
 * destination, identity and proxy-injector counted as one component of `replicas` pods, as the
 * published figures are. Each destination replica holds the state of every pod, so the growth is
 * per replica. The HA chart spreads replicas over hosts: one a node.
 */
function controlPlane(input: FootprintInput, trace: Trace | undefined): readonly MeshDeployment[] {
  const { coefficients: c, settings, sizing, totals } = input;
  const haReplicas = coefficient(c, "linkerd.controlPlane.replicas");
  const replicas = settings.highAvailability ? haReplicas : Math.min(1, haReplicas);
  const spread = Math.max(1, haReplicas);
  const production = {
    cpuMilli: coefficient(c, "linkerd.controlPlane.request.cpu") / spread,
    memoryMiB: coefficient(c, "linkerd.controlPlane.request.memory") / spread,
  };
  const name = "linkerd control plane";
  const memoryMiB = run(
    CONTROL_PLANE_MEMORY,
    {
      base: coefficient(c, "linkerd.controlPlane.memory.use"),
      replicas: spread,
      pods: totals.meshedPods,
      included: coefficient(c, "linkerd.destination.podsIncluded"),
      perPod: coefficient(c, "linkerd.destination.memory.perPod"),
    },
    trace,
    name,
    {
      base: "linkerd.controlPlane.memory.use",
      replicas: "linkerd.controlPlane.replicas",
      included: "linkerd.destination.podsIncluded",
      perPod: "linkerd.destination.memory.perPod",
    },
  );
  const use = { cpuMilli: coefficient(c, "linkerd.controlPlane.cpu.use") / spread, memoryMiB };
  const sized = sizeReplicas(
    {
      subject: name,
      minReplicas: replicas,
      maxReplicas: replicas,
      replicaCap: { cpuMilli: Number.MAX_SAFE_INTEGER, memoryMiB: Number.MAX_SAFE_INTEGER },
      fullUse: use,
      useOfOne: () => use,
      replicasNeeded: replicas,
      stated: { production, own: production },
    },
    settings.sizingPolicy,
    sizing,
    trace,
  );
  const maxPerNode = settings.highAvailability ? 1 : undefined;
  return [{ name, owner: "control-plane", maxPerNode, ...sized }];
}

/** linkerd-viz beside its Prometheus: web, tap and metrics-api, by their chart's HA requests. */
function viz(input: FootprintInput): readonly MeshDeployment[] {
  if (!input.settings.observability) return [];
  const c = input.coefficients;
  const use = {
    cpuMilli: coefficient(c, "linkerd.viz.request.cpu"),
    memoryMiB: coefficient(c, "linkerd.viz.request.memory"),
  };
  const load = { request: use, use };
  return [{ name: "linkerd-viz", owner: "add-ons", replicas: 1, load, meanUse: use }];
}

function linkerdCni(input: FootprintInput, nodes: number, trace: Trace | undefined): NodeAgent {
  const c = input.coefficients;
  const use = {
    cpuMilli: coefficient(c, "linkerd.cni.request.cpu"),
    memoryMiB: coefficient(c, "linkerd.cni.request.memory"),
  };
  const stated = { production: use, plain: NO_RESOURCES, own: use };
  return nodeAgent({ name: "linkerd-cni", stated, use: () => use }, input, nodes, trace);
}
