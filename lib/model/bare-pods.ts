import type { PodClass } from "../packing/types";
import { NO_RESOURCES, type Resources } from "../units/resources";
import { sameMaking } from "./alike";
import { type Demand, demandOf } from "./demand";
import { onceForWorkloads } from "./once-for-workloads";
import { podSize } from "./pod-class";
import { podRequest } from "./pod-requests";
import { applicationUse, podCount, type UseShares } from "./traffic";
import type { Load, Workload } from "./types";

/** Pods before any mesh, by workload, in order. */
export type BarePods = {
  readonly shares: UseShares;
  /** Request and predicted use of one pod. */
  readonly loads: readonly Load[];
  readonly classes: readonly PodClass[];
  readonly demand: Demand;
  /** What all of them request, and are predicted to use, together. */
  readonly together: Load;
};

/** The pods of workloads before any mesh, with assumed shares where no use is stated. */
export const barePods: (workloads: readonly Workload[], shares: UseShares) => BarePods =
  onceForWorkloads(madeFrom, (a, b) => a.cpu === b.cpu && a.memory === b.memory);

function madeFrom(workloads: readonly Workload[], shares: UseShares): BarePods {
  const loads: Load[] = [];
  const classes: PodClass[] = [];
  let last: Sized | undefined;
  for (const [index, workload] of workloads.entries()) {
    if (last === undefined || !sameMaking(workload, last.workload)) last = sized(workload, shares);
    const { load, size } = last;
    const { namespace, name, maxPerNode } = workload;
    loads.push(load);
    classes.push({
      name: `app ${namespace}/${name}#${index}`,
      size,
      count: podCount(workload),
      maxPerNode,
    });
  }
  const together = {
    request: totalOf(workloads, (index) => loads[index]?.request),
    use: totalOf(workloads, (index) => loads[index]?.use),
  };
  return { shares, loads, classes, demand: demandOf(classes), together };
}

/** A workload with what one of its pods asks for. */
type Sized = {
  readonly workload: Workload;
  readonly load: Load;
  readonly size: PodClass["size"];
};

function sized(workload: Workload, shares: UseShares): Sized {
  const load = { request: podRequest(workload), use: applicationUse(workload, shares) };
  return { workload, load, size: podSize(load) };
}

/** Over all pods of the workloads, of what `each` says of one pod of a workload. */
export function totalOf(
  workloads: readonly Workload[],
  each: (index: number) => Resources | undefined,
): Resources {
  let cpuMilli = 0;
  let memoryMiB = 0;
  for (let index = 0; index < workloads.length; index += 1) {
    const workload = workloads[index] as Workload;
    const amount = each(index) ?? NO_RESOURCES;
    const pods = podCount(workload);
    cpuMilli += amount.cpuMilli * pods;
    memoryMiB += amount.memoryMiB * pods;
  }
  return { cpuMilli, memoryMiB };
}
