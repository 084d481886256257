import { oneHop } from "../latency";
import {
  AMBIENT_COEFFICIENTS,
  AMBIENT_MOVE,
  AMBIENT_UPGRADE,
  AMBIENT_UPGRADE_BEFORE_REVISIONS,
  ambient,
} from "../parts/ambient";
import type { MeshOption } from "../types";

/** Istio ambient with ztunnel only: encryption and identity at layer 4. */
export const istioAmbientL4: MeshOption = {
  id: "istio-ambient-l4",
  name: "Istio ambient L4",
  plural: "Istio ambient without waypoints",
  featureColumn: "istio-ambient",
  coefficients: AMBIENT_COEFFICIENTS,
  provides: () => ({ layer: "l4", encrypted: true, workloadIdentity: true }),
  footprint: (input) => ambient(input, () => []),
  upgrade: AMBIENT_UPGRADE,
  olderUpgrades: [{ before: "1.22", facts: AMBIENT_UPGRADE_BEFORE_REVISIONS }],
  moveIn: AMBIENT_MOVE,
  latencyPerHop: (c, _path, trace) => oneHop("latency.istio-ambient-l4", c, trace),
};
