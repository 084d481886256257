import { NO_RESOURCES, type Resources } from "../units/resources";
import type { Workload } from "./types";

/** What a pod asks for, part by part. */
type PodParts = Pick<Workload, "running" | "initPeak" | "podOverhead"> &
  Partial<Pick<Workload, "podLevel">>;

/**
 * The effective request of a pod as the scheduler sees it: the larger of the init phase and the
 * running sum, plus the pod overhead. A native sidecar starts before the plain init containers
 * and keeps running beside them, so it counts in both; a classic sidecar only runs with the
 * application. The mesh's own init container runs first and alone. A request stated for the pod as a whole covers its containers, a sidecar
 * included, as long as it is not below their sum, which the API server would refuse.
 * Source: Kubernetes documentation, "Sidecar containers: resource sharing within containers".
 */
export function podRequest(
  workload: PodParts,
  sidecar: Resources = NO_RESOURCES,
  nativeSidecar = true,
  meshInit: Resources = NO_RESOURCES,
): Resources {
  const beside = nativeSidecar ? sidecar : NO_RESOURCES;
  return {
    cpuMilli: effective("cpuMilli", workload, sidecar, beside, meshInit),
    memoryMiB: effective("memoryMiB", workload, sidecar, beside, meshInit),
  };
}

/** One resource of it. `besideInit` is what runs next to the plain init containers. */
function effective(
  resource: keyof Resources,
  { running, initPeak, podOverhead, podLevel }: PodParts,
  sidecar: Resources,
  besideInit: Resources,
  meshInit: Resources,
): number {
  const whileRunning = running[resource] + sidecar[resource];
  const whileStarting = Math.max(initPeak[resource] + besideInit[resource], meshInit[resource]);
  return Math.max(whileRunning, whileStarting, podLevel?.[resource] ?? 0) + podOverhead[resource];
}
