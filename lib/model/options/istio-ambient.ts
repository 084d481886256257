import { coefficient } from "../coefficient";
import { ENVOY_COEFFICIENTS } from "../parts/envoy";
import { GATEWAY_COEFFICIENTS, gateways } from "../parts/gateway";
import { ISTIO_CNI_COEFFICIENTS, istioCni } from "../parts/istio-cni";
import { ISTIOD_COEFFICIENTS, istiod } from "../parts/istiod";
import { METRICS_COEFFICIENTS, metricsStore } from "../parts/metrics";
import { WAYPOINT_COEFFICIENTS, waypoints } from "../parts/waypoint";
import { ZTUNNEL_COEFFICIENTS, ztunnel } from "../parts/ztunnel";
import type { Footprint, FootprintInput, MeshDeployment, MeshOption } from "../types";
import type { Trace } from "../formula";

const AMBIENT_COEFFICIENTS = [
  ...ENVOY_COEFFICIENTS,
  ...ISTIOD_COEFFICIENTS,
  ...ISTIO_CNI_COEFFICIENTS,
  ...GATEWAY_COEFFICIENTS,
  ...METRICS_COEFFICIENTS,
  ...ZTUNNEL_COEFFICIENTS,
  "ambient.telemetry.series",
  "latency.istio-ambient-l4.p50",
  "latency.istio-ambient-l4.p99",
] as const;

/** Istio ambient with ztunnel only: encryption and identity at layer 4. */
export const istioAmbientL4: MeshOption = {
  id: "istio-ambient-l4",
  name: "Istio ambient L4",
  plural: "Istio ambient without waypoints",
  featureColumn: "istio-ambient",
  coefficients: AMBIENT_COEFFICIENTS,
  provides: () => ({ layer: "l4", encrypted: true, workloadIdentity: true }),
  footprint: (input) => ambient(input, () => []),
  latencyPerHop: (c) => ({
    p50Ms: coefficient(c, "latency.istio-ambient-l4.p50"),
    p99Ms: coefficient(c, "latency.istio-ambient-l4.p99"),
  }),
};

/** Istio ambient with a waypoint per namespace for the traffic that needs layer 7. */
export const istioAmbientWaypoints: MeshOption = {
  id: "istio-ambient-waypoints",
  name: "Istio ambient + waypoints",
  plural: "Istio ambient with waypoints",
  featureColumn: "istio-ambient",
  coefficients: [
    ...AMBIENT_COEFFICIENTS,
    ...WAYPOINT_COEFFICIENTS,
    "latency.istio-ambient-waypoint.p50",
    "latency.istio-ambient-waypoint.p99",
  ],
  provides: () => ({ layer: "l7", encrypted: true, workloadIdentity: true }),
  footprint: (input) => ambient(input, (trace) => waypoints(input, trace)),
  latencyPerHop: (c, l7Share) => {
    const blend = (waypoint: string, l4: string) =>
      coefficient(c, waypoint) * l7Share + coefficient(c, l4) * (1 - l7Share);
    return {
      p50Ms: blend("latency.istio-ambient-waypoint.p50", "latency.istio-ambient-l4.p50"),
      p99Ms: blend("latency.istio-ambient-waypoint.p99", "latency.istio-ambient-l4.p99"),
    };
  },
};

/** What both ambient options share; they differ only in their waypoints. */
function ambient(
  input: FootprintInput,
  waypointsOf: (trace: Trace | undefined) => readonly MeshDeployment[],
): Footprint {
  const { coefficients: c, settings, totals, traffic } = input;
  const untraced = waypointsOf(undefined);
  const waypointReplicas = untraced.reduce((sum, w) => sum + w.replicas, 0);
  const proxyReplicas = waypointReplicas + settings.gatewayReplicas;
  const l7 = waypointReplicas > 0 ? totals.meshedL7InboundPerSecond : 0;
  const series = (nodes: number) =>
    (nodes + waypointReplicas) * coefficient(c, "ambient.telemetry.series");
  return {
    perPod: input.workloads.map(() => undefined),
    agents: (nodes, trace) => [ztunnel(input, nodes, trace), istioCni(input, nodes, trace)],
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
