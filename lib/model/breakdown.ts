import { add, NO_RESOURCES, type Resources, scale, sum } from "../units/resources";
import { keptFree, type PlannedPool, podSlots } from "./node-pool";
import { podRequest } from "./pod-requests";
import { podCount } from "./traffic";
import {
  type Breakdown,
  type Cluster,
  type ComponentEstimate,
  type Footprint,
  type OptionSettings,
  OWNERS,
  type Owner,
  type Workload,
} from "./types";

type Tally = Record<Owner, { cpuMilli: number; memoryMiB: number; pods: number }>;

/** Who occupies the pool, by request: every node's machine, split to the last milli-CPU and MiB. */
export function breakdown(
  cluster: Cluster,
  workloads: readonly Workload[],
  footprint: Footprint,
  settings: OptionSettings,
  pool: PlannedPool,
): Breakdown {
  const tally = Object.fromEntries(
    OWNERS.map((owner) => [owner, { cpuMilli: 0, memoryMiB: 0, pods: 0 }]),
  ) as Tally;
  const book = (owner: Owner, each: Resources, count: number, pods: number) => {
    tally[owner].cpuMilli += each.cpuMilli * count;
    tally[owner].memoryMiB += each.memoryMiB * count;
    tally[owner].pods += pods;
  };
  workloads.forEach((workload, index) => {
    const count = podCount(workload);
    const bare = podRequest(workload);
    book("applications", bare, count, count);
    const load = footprint.perPod[index];
    if (load === undefined) return;
    const meshed = podRequest(workload, load.request, settings.nativeSidecars);
    book("per-pod-proxies", add(meshed, scale(bare, -1)), count, 0);
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
  book("reserved", add(node.machine, scale(node.allocatable, -1)), pool.nodes, 0);
  book("headroom", keptFree(cluster), pool.nodes, 0);
  const booked = Object.values(tally).reduce((pods, owner) => pods + owner.pods, 0);
  const rest = add(scale(node.machine, pool.nodes), scale(sum(Object.values(tally)), -1));
  book("stranded", rest, 1, podSlots(cluster, settings) * pool.nodes - booked);
  const by = (resource: "cpuMilli" | "memoryMiB" | "pods") =>
    Object.fromEntries(OWNERS.map((owner) => [owner, tally[owner][resource]])) as Record<
      Owner,
      number
    >;
  return { cpuMilli: by("cpuMilli"), memoryMiB: by("memoryMiB"), pods: by("pods") };
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

/** Every component of the mesh, with what all its pods together reserve and use. */
export function components(
  workloads: readonly Workload[],
  footprint: Footprint,
  pool: PlannedPool,
): readonly ComponentEstimate[] {
  return [
    ...sidecarTotal(workloads, footprint),
    ...pool.agents.map((agent) => ({
      name: agent.name,
      owner: agent.owner,
      count: pool.nodes,
      request: scale(agent.load.request, pool.nodes),
      use: scale(agent.meanUse, pool.nodes),
      saturated: agent.saturated ?? false,
    })),
    ...pool.deployments.map((deployment) => ({
      name: deployment.name,
      owner: deployment.owner,
      count: deployment.replicas,
      request: scale(deployment.load.request, deployment.replicas),
      use: scale(deployment.meanUse, deployment.replicas),
      saturated: deployment.saturated ?? false,
    })),
  ];
}

function sidecarTotal(
  workloads: readonly Workload[],
  footprint: Footprint,
): readonly ComponentEstimate[] {
  let count = 0;
  let request = NO_RESOURCES;
  let use = NO_RESOURCES;
  workloads.forEach((workload, index) => {
    const load = footprint.perPod[index];
    if (load === undefined) return;
    const pods = podCount(workload);
    count += pods;
    request = add(request, scale(load.request, pods));
    use = add(use, scale(load.use, pods));
  });
  if (count === 0) return [];
  return [
    { name: "per-pod proxies", owner: "per-pod-proxies", count, request, use, saturated: false },
  ];
}
