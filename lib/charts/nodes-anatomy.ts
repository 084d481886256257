import { keptFree, type PlannedPool } from "../model/node-pool";
import type { Cluster } from "../model/types";
import type { NodeAnatomy, NodeSlice } from "./node-anatomy";

/**
 * One node of an option's pool, from machine to what is left for pods: kernel and kubelet, the
 * DaemonSets that stay, the mesh's own agents, headroom. The slices sum to the machine.
 */
export function agentAnatomy(cluster: Cluster, pool: PlannedPool): NodeAnatomy {
  const { node } = cluster;
  const kept: NodeSlice[] = [
    ...node.parts.filter((part) => part.id !== "allocatable"),
    ...pool.daemonSets.map(({ name, request }) => slice(`daemonset-${name}`, name, request)),
    ...pool.agents.map(({ name, load }) => slice(`agent-${name}`, name, load.request)),
    slice("headroom", "Headroom", keptFree(cluster)),
  ];
  const left = (amount: (part: NodeSlice) => number, whole: number) =>
    Math.max(
      0,
      kept.reduce((rest, part) => rest - amount(part), whole),
    );
  const forPods: NodeSlice = {
    id: "for-pods",
    label: "For pods",
    cpuMilli: left((part) => part.cpuMilli, node.machine.cpuMilli),
    memoryMiB: left((part) => part.memoryMiB, node.machine.memoryMiB),
  };
  return {
    name: node.name,
    machineCpuMilli: node.machine.cpuMilli,
    machineMemoryMiB: node.machine.memoryMiB,
    maxPods: node.maxPods,
    capacityBasis: node.capacityBasis,
    microUsdPerHour: node.priceMicroUsdPerHour,
    slices: [...kept, forPods].filter((part) => part.cpuMilli > 0 || part.memoryMiB > 0),
  };
}

function slice(
  id: string,
  label: string,
  { cpuMilli, memoryMiB }: { readonly cpuMilli: number; readonly memoryMiB: number },
): NodeSlice {
  return { id, label, cpuMilli, memoryMiB };
}
