import type { Cluster } from "../model/types";

/** One slice of a node's machine, in milli-CPU and MiB. */
export type NodeSlice = {
  readonly id: string;
  readonly label: string;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
};

/** A node of the pool from machine to what is left for pods; the slices sum to the machine. */
export type NodeAnatomy = {
  readonly name: string;
  readonly machineCpuMilli: number;
  readonly machineMemoryMiB: number;
  readonly maxPods: number;
  readonly capacityBasis: "measured" | "estimated" | "given";
  readonly microUsdPerHour: number;
  readonly slices: readonly NodeSlice[];
};

/** What is kept from pods on every node before any mesh, part by part, and what remains. */
export function nodeAnatomy(cluster: Cluster): NodeAnatomy {
  const { node } = cluster;
  const daemonSets = cluster.daemonSets.map((daemonSet) => ({
    id: `daemonset-${daemonSet.name}`,
    label: daemonSet.name,
    cpuMilli: daemonSet.request.cpuMilli,
    memoryMiB: daemonSet.request.memoryMiB,
  }));
  const parts = node.parts.filter((part) => part.id !== "allocatable");
  const kept = [...parts, ...daemonSets];
  const forPods: NodeSlice = {
    id: "for-pods",
    label: "For pods",
    cpuMilli: kept.reduce((rest, part) => rest - part.cpuMilli, node.machine.cpuMilli),
    memoryMiB: kept.reduce((rest, part) => rest - part.memoryMiB, node.machine.memoryMiB),
  };
  return {
    name: node.name,
    machineCpuMilli: node.machine.cpuMilli,
    machineMemoryMiB: node.machine.memoryMiB,
    maxPods: node.maxPods,
    capacityBasis: node.capacityBasis,
    microUsdPerHour: node.priceMicroUsdPerHour,
    slices: [...kept, forPods],
  };
}
