import { add, max, NO_RESOURCES, type Resources } from "../units/resources";
import type { Workload } from "./types";

/**
 * The effective request of a pod as the scheduler sees it: the larger of the init phase and the
 * running sum, plus the pod overhead. A native sidecar starts before the plain init containers
 * and keeps running beside them, so it counts in both; a classic sidecar only runs with the
 * application.
 * Source: Kubernetes documentation, "Sidecar containers: resource sharing within containers".
 */
export function podRequest(
  workload: Pick<Workload, "running" | "initPeak" | "podOverhead">,
  sidecar: Resources = NO_RESOURCES,
  nativeSidecar = true,
): Resources {
  const running = add(workload.running, sidecar);
  const init = nativeSidecar ? add(workload.initPeak, sidecar) : workload.initPeak;
  return add(max(running, init), workload.podOverhead);
}
