import type { PodClass } from "../packing/types";
import { ceilWhole } from "../units/numbers";
import type { Load } from "./types";

/** The dimensions of every packing problem of this model, in order. */
export const DIMENSIONS = ["cpu", "memory", "pods", "cpu-use", "memory-use"] as const;

/** Pods of one kind for the planner. */
export function podClass(name: string, load: Load, count: number, maxPerNode?: number): PodClass {
  return { name, size: podSize(load), count, maxPerNode };
}

/**
 * What one of them takes: CPU, memory, pod slot, CPU used, memory used. Use is rounded up to whole
 * units, as requests are: what the nodes hold is never less than what is predicted.
 */
export function podSize({ request, use }: Load): PodClass["size"] {
  return [
    request.cpuMilli,
    request.memoryMiB,
    1,
    ceilWhole(use.cpuMilli),
    ceilWhole(use.memoryMiB),
  ];
}
