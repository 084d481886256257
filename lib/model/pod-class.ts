import type { PodClass } from "../packing/types";
import { ceilWhole } from "../units/numbers";
import type { Load } from "./types";

/** The dimensions of every packing problem of this model, in order. */
export const DIMENSIONS = ["cpu", "memory", "pods", "cpu-use", "memory-use"] as const;

/**
 * Pods of one kind for the planner: CPU, memory, pod slot, CPU used, memory used. Use is rounded up
 * to whole units, as requests are: what the nodes hold is never less than what is predicted.
 */
export function podClass(
  name: string,
  { request, use }: Load,
  count: number,
  maxPerNode?: number,
): PodClass {
  return {
    name,
    size: [
      request.cpuMilli,
      request.memoryMiB,
      1,
      ceilWhole(use.cpuMilli),
      ceilWhole(use.memoryMiB),
    ],
    count,
    maxPerNode,
  };
}
