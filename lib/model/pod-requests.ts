import { add, max, NO_RESOURCES, type Resources } from "../units/resources";
import type { Workload } from "./types";

/**
 * The effective request of a pod as the scheduler sees it: the larger of the init phase and the
 * running sum, plus the pod overhead. A native sidecar starts before the plain init containers
 * and keeps running beside them, so it counts in both; a classic sidecar only runs with the
 * application. A request stated for the pod as a whole covers its containers, a sidecar
 * included, as long as it is not below their sum, which the API server would refuse.
 * Source: Kubernetes documentation, "Sidecar containers: resource sharing within containers".
 */
export function podRequest(
  workload: Pick<Workload, "running" | "initPeak" | "podOverhead"> &
    Partial<Pick<Workload, "podLevel">>,
  sidecar: Resources = NO_RESOURCES,
  nativeSidecar = true,
): Resources {
  const running = add(workload.running, sidecar);
  const init = nativeSidecar ? add(workload.initPeak, sidecar) : workload.initPeak;
  const needed = max(running, init);
  const stated = workload.podLevel;
  const covered =
    stated === undefined
      ? needed
      : {
          cpuMilli: Math.max(needed.cpuMilli, stated.cpuMilli ?? 0),
          memoryMiB: Math.max(needed.memoryMiB, stated.memoryMiB ?? 0),
        };
  return add(covered, workload.podOverhead);
}
