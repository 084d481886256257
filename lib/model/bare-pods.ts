import type { PodClass } from "../packing/types";
import { podClass } from "./pod-class";
import { podRequest } from "./pod-requests";
import { applicationUse, podCount, type UseShares } from "./traffic";
import { LEVELS, type Load, type Workload } from "./types";

/** Pods before any mesh, by workload, in order. */
export type BarePods = {
  readonly shares: UseShares;
  /** Request and predicted use of one pod. */
  readonly loads: readonly Load[];
  readonly classes: readonly PodClass[];
};

/** One entry a level, by the workloads they are made from: every option of a comparison asks. */
const known = new WeakMap<readonly Workload[], BarePods[]>();

/** The pods of workloads before any mesh, with assumed shares where no use is stated. */
export function barePods(workloads: readonly Workload[], shares: UseShares): BarePods {
  const before = known.get(workloads) ?? [];
  const found = before.find(
    ({ shares: { cpu, memory } }) => cpu === shares.cpu && memory === shares.memory,
  );
  if (found !== undefined) return found;
  const fresh = madeFrom(workloads, shares);
  known.set(workloads, [fresh, ...before.slice(0, LEVELS.length - 1)]);
  return fresh;
}

function madeFrom(workloads: readonly Workload[], shares: UseShares): BarePods {
  const loads = workloads.map((workload) => ({
    request: podRequest(workload),
    use: applicationUse(workload, shares),
  }));
  const classes = workloads.map((workload, index) =>
    podClass(
      `app ${workload.namespace}/${workload.name}#${index}`,
      loads[index] as Load,
      podCount(workload),
      workload.maxPerNode,
    ),
  );
  return { shares, loads, classes };
}
