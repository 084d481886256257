import type { Run } from "../model/compare";
import { issuesOf } from "../model/pool-estimate";
import { keptFree } from "../model/node-pool";
import { podRequest } from "../model/pod-requests";
import type { PoolRun } from "../model/pools";
import type { AddedLoad, Owner, Workload } from "../model/types";
import type { PlannedNodes } from "../packing/types";
import type { Resources } from "../units/resources";
import { OWNER_LOOKS } from "./options";

/** What one owner holds of a node: amounts, and their shares of the machine's CPU and memory. */
export type BinSlice = Resources & {
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
  /** In the order of the palette; what nobody holds is left out. */
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

/** The nodes of one option, pool by pool. */
export type OptionBins = {
  readonly id: string;
  readonly name: string;
  readonly pools: readonly NodeBins[];
};

/** One kind of pod of the plan: its name and what each owner has of it. */
type PodKind = { readonly name: string; readonly parts: readonly OwnedPart[] };
type OwnedPart = { readonly owner: Owner; readonly request: Resources };

/** How the pods of every option that could be planned sit on its nodes, at typical coefficients. */
export function optionBins(runs: readonly Run[]): readonly OptionBins[] {
  return runs
    .filter((run) => run.level === "typical" && issuesOf(run).length === 0)
    .map(({ option: { id, name }, pools }) => ({ id, name, pools: pools.map(binsOf) }));
}

/** The same of one option, by id; no pools where it has no plan. */
export function nodeBins(runs: readonly Run[], option: string): readonly NodeBins[] {
  return optionBins(runs.filter((run) => run.option.id === option)).flatMap(({ pools }) => pools);
}

/** The pool of most nodes, and of its kinds of nodes that carry pods the commonest. */
export function typicalNode({
  pools,
}: OptionBins): { readonly pool: NodeBins; readonly bin: NodeBin } | undefined {
  const [first, ...others] = pools;
  if (first === undefined) return undefined;
  const pool = others.reduce((most, each) => (each.nodes > most.nodes ? each : most), first);
  const bin = pool.bins.find(({ pods }) => pods > 0) ?? pool.bins[0];
  return bin === undefined ? undefined : { pool, bin };
}

/** How much of the machine's CPU or memory is taken; headroom is kept free. */
export function takenShare({ slices }: NodeBin, of: "cpuShare" | "memoryShare"): number {
  return slices.reduce(
    (taken, slice) => (slice.owner === "headroom" ? taken : taken + slice[of]),
    0,
  );
}

/** "6 cart", "4 frontend", "12 more": so many kinds by name. */
export function contentsLines({ contents, pods }: NodeBin, mostNames: number): readonly string[] {
  if (pods === 0) return ["DaemonSets alone"];
  const named = contents.slice(0, mostNames);
  const rest = named.reduce((left, { count }) => left - count, pods);
  const names = named.map(({ name, count }) => `${count} ${name}`);
  return rest > 0 ? [...names, `${rest} more`] : names;
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
    { owner: "headroom", request: keptFree(cluster) },
  ];
  const carrying = alikeTogether(pool.plan.nodes, kinds);
  // Failover, a minimum or an even split over zones may want more nodes than the pods.
  const empty = carrying.reduce((left, { count }) => left - count, pool.nodes);
  return {
    pool: poolName,
    nodeType: cluster.node.name,
    nodes: pool.nodes,
    machineCpuMilli: cluster.node.machine.cpuMilli,
    machineMemoryMiB: cluster.node.machine.memoryMiB,
    bins: [...carrying, ...(empty > 0 ? [{ count: empty, held: [] }] : [])]
      .map((carried) => toBin(carried, everywhere, cluster.node.machine))
      .sort((a, b) => b.count - a.count),
  };
}

/** So many nodes, and the pods on each: some of thousands of kinds. */
type Carried = { readonly count: number; readonly held: readonly HeldPods[] };
type HeldPods = { readonly kind: PodKind; readonly copies: number };

/**
 * Nodes whose pods differ in name alone become one: 22 services of one size would else be 22
 * pictures of the same. Where that joins several, kinds of one size are told as one.
 */
function alikeTogether(
  nodes: readonly PlannedNodes[],
  kinds: readonly PodKind[],
): readonly Carried[] {
  const sizes = kindsBySize(kinds);
  const same = new Map<string, { readonly alone: Carried; readonly grouped: Carried }>();
  for (const { count, pods } of nodes) {
    const held: HeldPods[] = [];
    const sums = new Map<number, number>();
    // Thousands of kinds on thousands of nodes, nearly all of them absent: passed over quickly.
    for (let index = 0; index < pods.length; index += 1) {
      const copies = pods[index] ?? 0;
      const kind = kinds[index];
      if (copies === 0 || kind === undefined) continue;
      held.push({ kind, copies });
      const size = sizes.indexOf(index);
      sums.set(size, (sums.get(size) ?? 0) + copies);
    }
    const inOrder = [...sums].sort(([a], [b]) => a - b);
    const key = inOrder.join(" ");
    const known = same.get(key)?.grouped.count;
    const alone = { count, held };
    const grouped = {
      count: count + (known ?? 0),
      held: inOrder.map(([size, copies]) => ({ kind: sizes.kind(size), copies })),
    };
    same.set(key, { alone: known === undefined ? alone : grouped, grouped });
  }
  return [...same.values()].map(({ alone }) => alone);
}

/** Kinds of pods that ask for the same, as one kind: numbered in the order they come in. */
function kindsBySize(kinds: readonly PodKind[]) {
  const bySize = new Map<string, { readonly at: number; readonly members: PodKind[] }>();
  const groups = kinds.map((kind) => {
    const key = kind.parts
      .map(({ owner, request }) => `${owner} ${request.cpuMilli} ${request.memoryMiB}`)
      .join();
    const group = bySize.get(key) ?? { at: bySize.size, members: [] };
    group.members.push(kind);
    bySize.set(key, group);
    return group;
  });
  const sizes = [...bySize.values()];
  const told = new Map<number, PodKind>();
  return {
    indexOf: (kind: number): number => groups[kind]?.at ?? 0,
    kind: (size: number): PodKind => {
      const members = sizes[size]?.members ?? [];
      const known = told.get(size) ?? {
        name: aliases(members.map(({ name }) => name)),
        parts: members[0]?.parts ?? [],
      };
      told.set(size, known);
      return known;
    },
  };
}

/**
 * "cart", "cart or recommendation", "cart or 21 others alike"; each name once. Behind a number of
 * pods "and" would read as more of them.
 */
export function aliases(names: readonly string[]): string {
  const [first = "", second, ...others] = [...new Set(names)];
  if (second === undefined) return first;
  return others.length === 0
    ? `${first} or ${second}`
    : `${first} or ${others.length + 1} others alike`;
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
  { count, held }: Carried,
  everywhere: readonly OwnedPart[],
  machine: Resources,
): NodeBin {
  const amounts = new Map<Owner, { cpuMilli: number; memoryMiB: number }>();
  const hold = ({ owner, request }: OwnedPart, copies: number) => {
    const amount = amounts.get(owner) ?? { cpuMilli: 0, memoryMiB: 0 };
    amount.cpuMilli += request.cpuMilli * copies;
    amount.memoryMiB += request.memoryMiB * copies;
    amounts.set(owner, amount);
  };
  for (const { kind, copies } of held) for (const part of kind.parts) hold(part, copies);
  for (const part of everywhere) hold(part, 1);
  return {
    count,
    pods: held.reduce((total, { copies }) => total + copies, 0),
    contents: held
      .map(({ kind, copies }) => ({ name: kind.name, count: copies }))
      .sort((a, b) => b.count - a.count),
    slices: OWNER_LOOKS.flatMap(({ owner }) => {
      const amount = amounts.get(owner);
      if (amount === undefined || (amount.cpuMilli === 0 && amount.memoryMiB === 0)) return [];
      return [
        {
          owner,
          ...amount,
          cpuShare: amount.cpuMilli / machine.cpuMilli,
          memoryShare: amount.memoryMiB / machine.memoryMiB,
        },
      ];
    }),
  };
}
