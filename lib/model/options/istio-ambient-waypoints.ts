import { blendedHop, detourMs } from "../latency";
import {
  AMBIENT_COEFFICIENTS,
  AMBIENT_MOVE_WITH_WAYPOINTS,
  AMBIENT_UPGRADE_BEFORE_REVISIONS,
  AMBIENT_UPGRADE_WITH_WAYPOINTS,
  ambient,
} from "../parts/ambient";
import { WAYPOINT_COEFFICIENTS, waypoints } from "../parts/waypoint";
import type { MeshOption } from "../types";

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
    "latency.crossZone.roundTrip",
  ],
  provides: () => ({ layer: "l7", encrypted: true, workloadIdentity: true }),
  footprint: (input) => ambient(input, (trace) => waypoints(input, trace)),
  upgrade: AMBIENT_UPGRADE_WITH_WAYPOINTS,
  olderUpgrades: [{ before: "1.22", facts: AMBIENT_UPGRADE_BEFORE_REVISIONS }],
  moveIn: AMBIENT_MOVE_WITH_WAYPOINTS,
  latencyPerHop: (c, path, trace) => {
    const ids = { l7: "latency.istio-ambient-waypoint", l4: "latency.istio-ambient-l4" };
    const { p50Ms, p99Ms } = blendedHop(ids, path, c, trace);
    const detour = detourMs("latency.crossZone.roundTrip", path, c, trace);
    return { p50Ms: p50Ms + detour, p99Ms: p99Ms + detour };
  },
};
