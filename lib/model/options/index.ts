import type { MeshOption } from "../types";
import { cilium } from "./cilium";
import { istioAmbientL4 } from "./istio-ambient-l4";
import { istioAmbientWaypoints } from "./istio-ambient-waypoints";
import { istioSidecar } from "./istio-sidecar";
import { linkerd } from "./linkerd";
import { noMesh } from "./none";

/** The options of every comparison, the baseline first. Adding a mesh adds a line here. */
export const MESH_OPTIONS: readonly MeshOption[] = [
  noMesh,
  istioSidecar,
  istioAmbientL4,
  istioAmbientWaypoints,
  linkerd,
  cilium,
];
