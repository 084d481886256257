import { coefficient } from "../coefficient";
import type { Trace } from "../formula";
import type { Footprint, FootprintInput, MeshDeployment, MoveFacts, UpgradeFacts } from "../types";
import { ENVOY_COEFFICIENTS } from "./envoy";
import { GATEWAY_COEFFICIENTS, gatewayReplicas, gateways } from "./gateway";
import { ISTIO_CNI_COEFFICIENTS, istioCni } from "./istio-cni";
import { ISTIOD_COEFFICIENTS, istiod } from "./istiod";
import { METRICS_COEFFICIENTS, metricsStore } from "./metrics";
import { agentsOf } from "./node-agent";
import { ZTUNNEL_COEFFICIENTS, ztunnel } from "./ztunnel";

/** What every ambient option reads. */
export const AMBIENT_COEFFICIENTS = [
  ...ENVOY_COEFFICIENTS,
  ...ISTIOD_COEFFICIENTS,
  ...ISTIO_CNI_COEFFICIENTS,
  ...GATEWAY_COEFFICIENTS,
  ...METRICS_COEFFICIENTS,
  ...ZTUNNEL_COEFFICIENTS,
  "ztunnel.request.cpu",
  "ztunnel.request.memory",
  "ambient.telemetry.series",
  "latency.istio-ambient-l4.p50",
  "latency.istio-ambient-l4.p99",
] as const;

/** What Istio's own chart requests for ztunnel. */
const ZTUNNEL_REQUEST = { cpu: "ztunnel.request.cpu", memory: "ztunnel.request.memory" } as const;

const INSTALL_REVISION = "Install the new revision of istiod beside the old one";
const ROLL_AGENTS =
  "Roll istio-cni and ztunnel node by node (drain the node, or change node pools, to spare connections)";
const REMOVE_REVISION = "Remove the old revision";

/** What both ambient options do in an upgrade. */
export const AMBIENT_UPGRADE: UpgradeFacts = {
  restartsPods: false,
  rollsAgents: true,
  doublesControlPlane: true,
  interrupts:
    "No application pod restarts; rolling a node's ztunnel resets its long-lived connections, and no new pod starts on a node while its istio-cni restarts.",
  steps: [INSTALL_REVISION, ROLL_AGENTS, REMOVE_REVISION],
  evidence: ["up-amb-restart", "up-amb-conn", "up-amb-cni", "up-istio-canary"],
};

/** With waypoints: they leave the old revision before it goes. */
export const AMBIENT_UPGRADE_WITH_WAYPOINTS: UpgradeFacts = {
  ...AMBIENT_UPGRADE,
  steps: [
    INSTALL_REVISION,
    ROLL_AGENTS,
    "Move waypoints to the new revision by its tag",
    REMOVE_REVISION,
  ],
  evidence: [...AMBIENT_UPGRADE.evidence, "up-amb-wp"],
};

/** Before the guide of 1.23 knew revisions in ambient: everything in place. */
export const AMBIENT_UPGRADE_BEFORE_REVISIONS: UpgradeFacts = {
  ...AMBIENT_UPGRADE,
  doublesControlPlane: false,
  steps: [
    "Replace istiod in place, one minor version at a time",
    "Roll ztunnel, then istio-cni, node by node",
  ],
  evidence: ["up-amb-1.22-inplace", "up-amb-restart", "up-amb-conn", "up-amb-cni"],
};

const INSTALL_AGENTS = "Install istio-cni and ztunnel on every node";
const LABEL_NAMESPACES = "Label one namespace after the other for ambient mode";
const LEAVE_SIDECARS =
  "From sidecars: restart pods first to speak HBONE, and again to lose the sidecar";

/** What coming to ambient mode takes; from sidecars the documentation asks for two rounds of restarts. */
export const AMBIENT_MOVE: MoveFacts = {
  restartsPods: false,
  replacesCni: false,
  roundsFrom: { "istio-sidecar": 2 },
  caution:
    "From sidecars: layer 7 policies are not enforced throughout the move, and a move without downtime is not supported where they are used. Layer 4 policies need no change.",
  steps: [INSTALL_AGENTS, LABEL_NAMESPACES, LEAVE_SIDECARS],
  evidence: ["move-ambient-join", "move-ambient-rounds", "move-ambient-policies"],
};

export const AMBIENT_MOVE_WITH_WAYPOINTS: MoveFacts = {
  ...AMBIENT_MOVE,
  steps: [
    INSTALL_AGENTS,
    "Deploy waypoints, and turn them on as their namespace moves",
    LABEL_NAMESPACES,
    LEAVE_SIDECARS,
  ],
};

/** What both ambient options share; they differ only in their waypoints. */
export function ambient(
  input: FootprintInput,
  waypointsOf: (trace: Trace | undefined) => readonly MeshDeployment[],
): Footprint {
  const { coefficients: c, settings, totals, traffic } = input;
  const untraced = waypointsOf(undefined);
  const waypointReplicas = untraced.reduce((sum, w) => sum + w.replicas, 0);
  const proxyReplicas = waypointReplicas + gatewayReplicas(settings);
  const l7 = waypointReplicas > 0 ? totals.meshedL7InboundPerSecond : 0;
  const series = (nodes: number) =>
    (nodes + waypointReplicas) * coefficient(c, "ambient.telemetry.series");
  return {
    perPod: [],
    agents: agentsOf([ztunnel(input, ZTUNNEL_REQUEST), istioCni(input)]),
    deployments: (nodes, trace) => [
      ...istiod(
        input,
        {
          connected: nodes * coefficient(c, "ztunnel.istiodShare") + proxyReplicas,
          churnPerSecond: traffic.churnPodsPerSecond * coefficient(c, "ztunnel.istiodShare"),
          watchedPods: totals.pods,
        },
        nodes,
        trace,
      ),
      ...(trace === undefined ? untraced : waypointsOf(trace)),
      ...gateways(input, trace),
      ...metricsStore(input, series(nodes), trace),
    ],
    replacesRoles: [],
    proxies: (nodes) => nodes + proxyReplicas,
    metricSeries: series,
    loggedRequestsPerSecond: settings.accessLog ? l7 : 0,
    extraGBPerSecond:
      totals.meshedInboundPerSecond > 0
        ? (l7 / totals.meshedInboundPerSecond) * totals.internalGBPerSecond
        : 0,
  };
}
