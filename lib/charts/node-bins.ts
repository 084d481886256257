import { type Planning, plannedTogether, preparedRun } from "../model/compare";
import { podRequest } from "../model/pod-requests";
import type { PoolRun } from "../model/pools";
import type {
  AddedLoad,
  ComparisonInput,
  Level,
  MeshOption,
  Owner,
  Workload,
} from "../model/types";
import { type Resources, scale, sum } from "../units/resources";
import { OWNER_LOOKS } from "./options";

/** What one owner holds of a node, as shares of the machine's CPU and memory. */
export type BinSlice = {
  readonly owner: Owner;
  readonly cpuShare: number;
  readonly memoryShare: number;
};

/** Nodes that carry the same pods. */
export type NodeBin = {
  readonly count: number;
  readonly pods: number;
  /** What they carry, most pods first: "6 × cart". */
  readonly contents: readonly { readonly name: string; readonly count: number }[];
  readonly slices: readonly BinSlice[];
};

/** The nodes of one pool. */
export type NodeBins = {
  readonly pool: string;
  readonly nodeType: string;
  readonly nodes: number;
  readonly machineCpuMilli: number;
  readonly machineMemoryMiB: number;
  /** Most frequent first. */
  readonly bins: readonly NodeBin[];
};

/** One kind of pod of the plan: its name and what each owner has of it. */
type PodKind = { readonly name: string; readonly parts: readonly OwnedPart[] };
type OwnedPart = { readonly owner: Owner; readonly request: Resources };

/** How the pods of an option's plan sit on its nodes, pool by pool. */
export function nodeBins(
  comparison: ComparisonInput,
  option: MeshOption,
  level: Level,
  planning: Planning,
): readonly NodeBins[] {
  return plannedTogether([preparedRun(comparison, option, level)], planning).flatMap(({ pools }) =>
    pools.map(binsOf),
  );
}

function binsOf({ name: poolName, input, pool }: PoolRun): NodeBins {
  const { cluster, workloads, footprint, settings } = input;
  // In the order of the packing problem: workloads, system Deployments, the mesh's own.
  const kinds: readonly PodKind[] = [
    ...workloads.map((workload, index) => ({
      name: workload.name,
      parts: podParts(workload, footprint.perPod[index], settings.nativeSidecars),
    })),
    ...cluster.deployments.map(({ name, request }) => ({
      name,
      parts: [{ owner: "system" as const, request }],
    })),
    ...pool.deployments.map(({ name, owner, load }) => ({
      name,
      parts: [{ owner, request: load.request }],
    })),
  ];
  const everywhere: readonly OwnedPart[] = [
    ...pool.daemonSets.map(({ request }) => ({ owner: "system" as const, request })),
    ...pool.agents.map(({ owner, load }) => ({ owner, request: load.request })),
    {
      owner: "reserved",
      request: {
        cpuMilli: cluster.node.machine.cpuMilli - cluster.node.allocatable.cpuMilli,
        memoryMiB: cluster.node.machine.memoryMiB - cluster.node.allocatable.memoryMiB,
      },
    },
  ];
  return {
    pool: poolName,
    nodeType: cluster.node.name,
    nodes: pool.nodes,
    machineCpuMilli: cluster.node.machine.cpuMilli,
    machineMemoryMiB: cluster.node.machine.memoryMiB,
    bins: pool.plan.nodes
      .map(({ count, pods }) => toBin(count, pods, kinds, everywhere, cluster.node.machine))
      .sort((a, b) => b.count - a.count),
  };
}

function podParts(
  workload: Workload,
  added: AddedLoad | undefined,
  nativeSidecars: boolean,
): readonly OwnedPart[] {
  const bare = podRequest(workload);
  if (added === undefined) return [{ owner: "applications", request: bare }];
  const meshed = podRequest(workload, added.request, nativeSidecars, added.init);
  const proxy = {
    cpuMilli: meshed.cpuMilli - bare.cpuMilli,
    memoryMiB: meshed.memoryMiB - bare.memoryMiB,
  };
  return [
    { owner: "applications", request: bare },
    { owner: "per-pod-proxies", request: proxy },
  ];
}

function toBin(
  count: number,
  pods: readonly number[],
  kinds: readonly PodKind[],
  everywhere: readonly OwnedPart[],
  machine: Resources,
): NodeBin {
  const carried = kinds.map((kind, index) => ({ kind, count: pods[index] ?? 0 }));
  const parts = [
    ...carried.flatMap(({ kind, count: copies }) =>
      kind.parts.map(({ owner, request }) => ({ owner, request: scale(request, copies) })),
    ),
    ...everywhere,
  ];
  return {
    count,
    pods: pods.reduce((total, copies) => total + copies, 0),
    contents: carried
      .filter((entry) => entry.count > 0)
      .map((entry) => ({ name: entry.kind.name, count: entry.count }))
      .sort((a, b) => b.count - a.count),
    slices: OWNER_LOOKS.flatMap(({ owner }) => {
      const held = sum(parts.filter((part) => part.owner === owner).map((part) => part.request));
      if (held.cpuMilli === 0 && held.memoryMiB === 0) return [];
      return [
        {
          owner,
          cpuShare: held.cpuMilli / machine.cpuMilli,
          memoryShare: held.memoryMiB / machine.memoryMiB,
        },
      ];
    }),
  };
}
