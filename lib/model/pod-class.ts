import type { PodClass } from "../packing/types";
import type { Load } from "./types";

/**
 * Pods of one kind for the planner: CPU, memory, pod slot, CPU used, memory used. Use is rounded
 * down to whole units, unlike requests: right-sized requests then always cover their use at the
 * target, and the planner can leave the use dimensions out of the search.
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
      Math.floor(use.cpuMilli),
      Math.floor(use.memoryMiB),
    ],
    count,
    maxPerNode,
  };
}
