import type { PodClass } from "../packing/types";
import { add, NO_RESOURCES, type Resources, scale, subtract } from "../units/resources";
import { totalOf } from "./bare-pods";
import { keptFree, type PlannedPool, type PoolInput, podSlots } from "./node-pool";
import { podCount } from "./traffic";
import { type Breakdown, type ComponentEstimate, type Load, OWNERS, type Owner } from "./types";

/** Who occupies the pool, by request: every node's machine, split to the last milli-CPU and MiB. */
export function breakdown(input: PoolInput, pool: PlannedPool): Breakdown {
  const { bare, cluster, footprint, settings, standing } = input;
  const cpuMilli = { ...NOTHING };
  const memoryMiB = { ...NOTHING };
  const pods = { ...NOTHING };
  const book = (owner: Owner, each: Resources, count: number, podsOfOwner: number) => {
    cpuMilli[owner] += each.cpuMilli * count;
    memoryMiB[owner] += each.memoryMiB * count;
    pods[owner] += podsOfOwner;
  };
  book("applications", bare.together.request, 1, bare.demand.pods);
  footprint.perPod.forEach((added, index) => {
    if (added === undefined) return;
    const { request } = bare.loads[index] as Load;
    const { count, size } = standing[index] as PodClass;
    const [meshedCpu = 0, meshedMemory = 0] = size;
    cpuMilli["per-pod-proxies"] += (meshedCpu - request.cpuMilli) * count;
    memoryMiB["per-pod-proxies"] += (meshedMemory - request.memoryMiB) * count;
  });
  for (const agent of pool.agents) {
    book(agent.owner, agent.load.request, pool.nodes, agent.pods * pool.nodes);
  }
  for (const deployment of pool.deployments) {
    book(deployment.owner, deployment.load.request, deployment.replicas, deployment.replicas);
  }
  for (const daemonSet of pool.daemonSets) {
    book("system", daemonSet.request, pool.nodes, pool.nodes);
  }
  for (const deployment of cluster.deployments) {
    book("system", deployment.request, deployment.replicas, deployment.replicas);
  }
  const { node } = cluster;
  book("reserved", subtract(node.machine, node.allocatable), pool.nodes, 0);
  book("headroom", keptFree(cluster), pool.nodes, 0);
  cpuMilli.stranded = node.machine.cpuMilli * pool.nodes - sumOf(cpuMilli);
  memoryMiB.stranded = node.machine.memoryMiB * pool.nodes - sumOf(memoryMiB);
  pods.stranded = podSlots(cluster, settings) * pool.nodes - sumOf(pods);
  return { cpuMilli, memoryMiB, pods };
}

const NOTHING = Object.fromEntries(OWNERS.map((owner) => [owner, 0])) as Record<Owner, number>;

/** Over all owners; "stranded" is still zero where this is asked. */
function sumOf(amounts: Readonly<Record<Owner, number>>): number {
  return OWNERS.reduce((total, owner) => total + amounts[owner], 0);
}

/** Owners whose resources are the mesh's doing. */
export const MESH_OWNERS: readonly Owner[] = [
  "per-pod-proxies",
  "per-node-agents",
  "waypoints",
  "control-plane",
  "gateways",
  "add-ons",
];

/** What the mesh reserves over the whole pool. */
export function meshRequest(parts: Breakdown): Resources {
  return MESH_OWNERS.reduce(
    (total, owner) =>
      add(total, { cpuMilli: parts.cpuMilli[owner], memoryMiB: parts.memoryMiB[owner] }),
    NO_RESOURCES,
  );
}

/** The breakdowns of several pools as one. */
export function summed(breakdowns: readonly Breakdown[]): Breakdown {
  const [only, ...others] = breakdowns;
  if (only !== undefined && others.length === 0) return only;
  const by = (book: keyof Breakdown) =>
    Object.fromEntries(
      OWNERS.map((owner) => [
        owner,
        breakdowns.reduce((sum_, each) => sum_ + each[book][owner], 0),
      ]),
    ) as Record<Owner, number>;
  return { cpuMilli: by("cpuMilli"), memoryMiB: by("memoryMiB"), pods: by("pods") };
}

/** Every component of the mesh, with what all its pods together reserve and use. */
export function components(input: PoolInput, pool: PlannedPool): readonly ComponentEstimate[] {
  return [
    ...sidecarTotal(input),
    ...pool.agents.map((agent) => ({
      name: agent.name,
      owner: agent.owner,
      count: pool.nodes,
      request: scale(agent.load.request, pool.nodes),
      use: scale(agent.meanUse, pool.nodes),
      loadShare: agent.loadShare,
    })),
    ...pool.deployments.map((deployment) => ({
      name: deployment.name,
      owner: deployment.owner,
      count: deployment.replicas,
      request: scale(deployment.load.request, deployment.replicas),
      use: scale(deployment.meanUse, deployment.replicas),
      loadShare: deployment.loadShare,
    })),
  ];
}

/** The components of several pools: one that runs in more of them is one line. */
export function mergedComponents(
  pools: readonly (readonly ComponentEstimate[])[],
): readonly ComponentEstimate[] {
  const [first = [], ...others] = pools;
  if (others.length === 0) return first;
  const merged = new Map<string, ComponentEstimate>();
  for (const part of pools.flat()) {
    const key = `${part.owner} ${part.name}`;
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? part
        : {
            ...known,
            count: known.count + part.count,
            request: add(known.request, part.request),
            use: add(known.use, part.use),
            loadShare: largerShare(known.loadShare, part.loadShare),
          },
    );
  }
  return [...merged.values()];
}

const largerShare = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

function sidecarTotal({ workloads, footprint }: PoolInput): readonly ComponentEstimate[] {
  const { perPod } = footprint;
  const count = workloads.reduce(
    (pods, workload, index) => (perPod[index] === undefined ? pods : pods + podCount(workload)),
    0,
  );
  if (count === 0) return [];
  const request = totalOf(workloads, (index) => perPod[index]?.request);
  const use = totalOf(workloads, (index) => perPod[index]?.use);
  return [
    {
      name: "per-pod proxies",
      owner: "per-pod-proxies",
      count,
      request,
      use,
      loadShare: undefined,
    },
  ];
}
