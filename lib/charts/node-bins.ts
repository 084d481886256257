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
import type { PlannedNodes } from "../packing/types";
import { type Resources, scale, sum } from "../units/resources";
import { OWNER_LOOKS } from "./options";

/** What one owner holds of a node, as shares of the machine's CPU and memory. */
export type BinSlice = {
  readonly owner: Owner;
  readonly cpuShare: number;
  readonly memoryShare: number;
};

/** Nodes that carry the same pods, or pods that ask for the same: their picture is one. */
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
    bins: alikeTogether(pool.plan.nodes, kinds)
      .map(({ count, pods, kinds: told }) =>
        toBin(count, pods, told, everywhere, cluster.node.machine),
      )
      .sort((a, b) => b.count - a.count),
  };
}

type Carried = {
  readonly count: number;
  /** By kind, in the order of `kinds`. */
  readonly pods: readonly number[];
  readonly kinds: readonly PodKind[];
};

/**
 * Nodes whose pods differ in name alone become one: 22 services of one size would else be 22
 * pictures of the same. Where that joins several, kinds of one size are told as one.
 */
function alikeTogether(
  nodes: readonly PlannedNodes[],
  kinds: readonly PodKind[],
): readonly Carried[] {
  const keys = kinds.map(({ parts }) => JSON.stringify(parts));
  const sizes = [...new Set(keys)];
  const groupOf = keys.map((key) => sizes.indexOf(key));
  const groups = sizes.map((key) => {
    const members = kinds.filter((_, index) => keys[index] === key);
    return { parts: members[0]?.parts ?? [], name: aliases(members.map(({ name }) => name)) };
  });
  const same = new Map<string, { readonly alone: Carried; readonly grouped: Carried }>();
  for (const { count, pods } of nodes) {
    const sums = sizes.map(() => 0);
    for (const [index, copies] of pods.entries()) {
      const group = groupOf[index] ?? 0;
      sums[group] = (sums[group] ?? 0) + copies;
    }
    const key = sums.join();
    const known = same.get(key)?.grouped.count;
    const alone = { count, pods, kinds };
    const grouped = { count: count + (known ?? 0), pods: sums, kinds: groups };
    same.set(key, { alone: known === undefined ? alone : grouped, grouped });
  }
  return [...same.values()].map(({ alone }) => alone);
}

/** "cart", "cart and recommendation", "cart and 21 alike"; each name once. */
export function aliases(names: readonly string[]): string {
  const [first = "", second, ...others] = [...new Set(names)];
  if (second === undefined) return first;
  return others.length === 0 ? `${first} and ${second}` : `${first} and ${others.length + 1} alike`;
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
