import { coefficient } from "../coefficient";
import type { Trace } from "../formula";
import {
  configKnown,
  ENVOY_COEFFICIENTS,
  envoyCpuMilli,
  envoyMemoryMiB,
  envoyMultiplier,
  multiplierByProtocol,
} from "../parts/envoy";
import { GATEWAY_COEFFICIENTS, gatewayReplicas, gateways } from "../parts/gateway";
import { ISTIO_CNI_COEFFICIENTS, istioCni } from "../parts/istio-cni";
import { ISTIOD_COEFFICIENTS, istiod } from "../parts/istiod";
import { METRICS_COEFFICIENTS, metricsStore } from "../parts/metrics";
import { agentsOf } from "../parts/node-agent";
import { perPodProxies, shareOfApplicationCpu, usesShareForm } from "../parts/per-pod";
import { oneHop } from "../latency";
import { excessGbitPerSecond } from "../proxy-laws";
import { connectionsOf, tracedPasses } from "../traffic";
import type { FootprintInput, MeshOption, Workload } from "../types";

/** Two control planes side by side; pods restart to move from one to the other. */
const BY_REVISION = {
  restartsPods: true,
  rollsAgents: false,
  doublesControlPlane: true,
  steps: [
    "Install the new revision of istiod beside the old one",
    "Move namespaces to the new revision, a part at a time, and restart their pods",
    "Remove the old revision when no proxy uses it",
  ],
} as const;

const ONE_MINOR_AT_A_TIME = "One minor version at a time, so that two of them are two upgrades";

/** Istio with an Envoy sidecar in every meshed pod. */
export const istioSidecar: MeshOption = {
  id: "istio-sidecar",
  name: "Istio sidecar",
  plural: "Istio sidecars",
  featureColumn: "istio-sidecar",
  coefficients: [
    ...ENVOY_COEFFICIENTS,
    ...ISTIOD_COEFFICIENTS,
    ...ISTIO_CNI_COEFFICIENTS,
    ...GATEWAY_COEFFICIENTS,
    ...METRICS_COEFFICIENTS,
    "application.cpu.useShare",
    "istio.proxy.cpu.versionFactor",
    "sidecar.cpu.ratio",
    "sidecar.request.cpu",
    "sidecar.request.memory",
    "sidecar.limit.cpu",
    "sidecar.limit.memory",
    "sidecar.telemetry.series",
    "fieldReport.sidecar.cpuShare",
    "fieldReport.sidecar.memory",
    "latency.istio-sidecar.p50",
    "latency.istio-sidecar.p99",
  ],
  provides: (settings) => ({
    layer: "l7",
    encrypted: settings.encryption !== "none",
    workloadIdentity: settings.encryption !== "none",
  }),
  footprint: (input, trace) => {
    const { settings, totals, traffic } = input;
    const proxies = totals.meshedPods + gatewayReplicas(settings);
    const clients = {
      connected: proxies,
      churnPerSecond: traffic.churnPodsPerSecond,
      watchedPods: 0,
    };
    const series = totals.meshedPods * coefficient(input.coefficients, "sidecar.telemetry.series");
    return {
      perPod: sidecars(input, trace),
      agents: agentsOf(settings.cniPlugin ? [istioCni(input)] : []),
      deployments: (nodes, inner) => [
        ...istiod(input, clients, nodes, inner),
        ...gateways(input, inner),
        ...metricsStore(input, series, inner),
      ],
      replacesRoles: [],
      proxies: () => proxies,
      metricSeries: () => series,
      loggedRequestsPerSecond: settings.accessLog ? totals.meshedPassesPerSecond : 0,
      extraGBPerSecond: 0,
    };
  },
  upgrade: {
    ...BY_REVISION,
    interrupts: "Every meshed pod restarts; connections to it are re-opened as it leaves.",
    evidence: ["up-istio-sc-restart", "up-istio-canary", "up-istio-skip", "up-istio-1.8-direct"],
  },
  olderUpgrades: [
    {
      before: "1.5",
      facts: {
        restartsPods: true,
        rollsAgents: false,
        doublesControlPlane: false,
        interrupts:
          "The control plane is replaced in place, and the guide warns of service downtime; then every meshed pod restarts.",
        steps: [
          "Replace Pilot, Citadel, Galley, Mixer and the injector in place, one minor version at a time",
          "Restart meshed pods to get the new sidecar",
        ],
        evidence: ["up-istio-1.1-downtime", "up-istio-sc-restart"],
      },
    },
    {
      before: "1.7",
      facts: {
        ...BY_REVISION,
        interrupts:
          "Every meshed pod restarts. In place instead of by revision, 1.6 to 1.7 fails requests for a couple of seconds (503) until 1.7.5.",
        steps: [ONE_MINOR_AT_A_TIME, ...BY_REVISION.steps],
        evidence: ["up-istio-1.6-canary", "up-istio-1.7-503", "up-istio-1.7-blip"],
      },
    },
    {
      before: "1.8",
      facts: {
        ...BY_REVISION,
        interrupts: "Every meshed pod restarts; connections to it are re-opened as it leaves.",
        steps: [ONE_MINOR_AT_A_TIME, ...BY_REVISION.steps],
        evidence: ["up-istio-1.6-canary", "up-istio-1.8-direct", "up-istio-sc-restart"],
      },
    },
  ],
  moveIn: {
    restartsPods: true,
    replacesCni: false,
    caution:
      "Until the last namespace has moved, traffic between pods with and without a sidecar is not encrypted by the mesh.",
    steps: [
      "Install istiod beside what runs",
      "Label one namespace after the other for injection and restart its pods",
      "Require mutual TLS when all have moved",
    ],
    evidence: ["move-istio-inject", "feat-istio-sidecar-mtls"],
  },
  proxyLimits: (c) => ({
    cpuMilli: coefficient(c, "sidecar.limit.cpu"),
    memoryMiB: coefficient(c, "sidecar.limit.memory"),
  }),
  latencyPerHop: (c, _path, trace) => oneHop("latency.istio-sidecar", c, trace),
};

function sidecars(input: FootprintInput, trace: Trace | undefined) {
  const c = input.coefficients;
  const chart = {
    cpuMilli: coefficient(c, "sidecar.request.cpu"),
    memoryMiB: coefficient(c, "sidecar.request.memory"),
  };
  const fieldReport = input.coefficientSet === "field-report";
  const known = configKnown(input);
  const assumedConnections = coefficient(c, "connections.perPod");
  const cpuMilli = sidecarCpu(input);
  return perPodProxies(
    {
      name: "istio-proxy",
      stated: { production: chart, plain: chart, own: chart },
      use: (workload, inner, subject) => ({
        cpuMilli: usesShareForm(input)
          ? shareOfApplicationCpu(workload, "fieldReport.sidecar.cpuShare", input, inner, subject)
          : cpuMilli(workload, inner, subject),
        memoryMiB: fieldReport
          ? coefficient(c, "fieldReport.sidecar.memory")
          : envoyMemoryMiB(
              known,
              connectionsOf(workload, assumedConnections),
              "envoy.memory.base",
              c,
              inner,
              subject,
            ),
      }),
    },
    input,
    trace,
  );
}

/** CPU of a workload's sidecar, in m. What is the same for all workloads is read once. */
function sidecarCpu(input: FootprintInput) {
  const c = input.coefficients;
  const ratio = coefficient(c, "sidecar.cpu.ratio");
  const versionFactor = coefficient(c, "istio.proxy.cpu.versionFactor");
  const multiplierOf = multiplierByProtocol((grpcShare, traced) =>
    envoyMultiplier(input.settings, input.traffic, grpcShare, c, traced),
  );
  return (workload: Workload, trace: Trace | undefined, subject: string): number => {
    const passes = tracedPasses(workload, trace, subject);
    return envoyCpuMilli(
      {
        passesPerSecond: passes,
        ratio,
        ratioId: "sidecar.cpu.ratio",
        multiplier: multiplierOf(workload.protocol, { trace, subject }) * versionFactor,
        excessGbit: excessGbitPerSecond(passes, workload.payloadKB),
      },
      c,
      trace,
      subject,
    );
  };
}
