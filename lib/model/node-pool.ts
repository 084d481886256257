import type { PackingProblem, Plan, PodClass } from "../packing/types";
import { asOneClass, groupsOf, MOST_CLASSES } from "./group-workloads";
import { ceilWhole } from "../units/numbers";
import { add, NO_RESOURCES, type Resources, sum } from "../units/resources";
import { podRequest } from "./pod-requests";
import { applicationUse, assumedUse, passesPerSecond, podCount } from "./traffic";
import type {
  Cluster,
  Coefficients,
  Footprint,
  MeshDeployment,
  NodeAgent,
  OptionSettings,
  Sizing,
  SystemDaemonSet,
  Workload,
} from "./types";
import { minimumNodes, poolNodes, servingNodes, smallestAllowed } from "./zone-pool";

/** The dimensions of every packing problem of this model, in order. */
export const DIMENSIONS = ["cpu", "memory", "pods", "cpu-use", "memory-use"] as const;

/**
 * What one plan inside a comparison may cost: a comparison makes up to a hundred of them. Part of
 * a release, since a larger budget may find a smaller plan.
 */
const ESTIMATE_BUDGET = { pivots: 4000, branchNodes: 30_000 };

/** Beyond this many different pods a plan costs far more; it then gets a smaller budget. */
const FEW_CLASSES = 64;
const MANY_CLASSES_BUDGET = { pivots: 800, branchNodes: 2000 };

/** Pods of so many different kinds that a proof takes seconds. */
export function isLarge({ planned }: PoolInput): boolean {
  if (planned.length <= FEW_CLASSES) return false;
  return new Set(planned.map((podClass) => podClass.size.join())).size > FEW_CLASSES;
}

type PlanAt = (agentNodes: number, controlPlaneNodes: number) => Plan;

export type Planner = (problem: PackingProblem) => Plan;

/** What a pool must hold, for one option at one level. */
type PoolAsked = {
  readonly cluster: Cluster;
  readonly workloads: readonly Workload[];
  readonly footprint: Footprint;
  readonly settings: OptionSettings;
  readonly sizing: Sizing;
  readonly coefficients: Coefficients;
};

export type PoolInput = PoolAsked & {
  /** Pods that are the same at any number of nodes: applications and system Deployments. */
  readonly standing: readonly PodClass[];
  /** The same as they are planned: very many classes go in groups, rounded up. */
  readonly planned: readonly PodClass[];
};

/** Makes the pods that do not depend on the node count once, for every plan that will be tried. */
export function poolInput(asked: PoolAsked): PoolInput {
  const system = asked.cluster.deployments.map((deployment) =>
    podClass(
      `system ${deployment.name}`,
      deployment.request,
      assumedUse(deployment.request, asked.coefficients),
      deployment.replicas,
    ),
  );
  const applications = asked.workloads.map((workload, index) =>
    workloadClass(workload, index, asked),
  );
  const standing = [...applications, ...system];
  const planned = inGroups(applications, asked.workloads);
  return {
    ...asked,
    standing,
    planned: planned === undefined ? standing : [...planned, ...system],
  };
}

/** Very many classes as groups; undefined when they are few enough to stay themselves. */
function inGroups(
  applications: readonly PodClass[],
  workloads: readonly Workload[],
): readonly PodClass[] | undefined {
  if (applications.length <= MOST_CLASSES) return undefined;
  const alike = workloads.map((workload) => {
    const { cpuMilli, memoryMiB } = podRequest(workload);
    return [cpuMilli, memoryMiB, passesPerSecond(workload)];
  });
  return groupsOf(applications, alike).map((group) => asOneClass(applications, group));
}

export type PlannedPool = {
  readonly nodes: number;
  /** Nodes that must hold all pods: all of them, or those left after the loss of a zone. */
  readonly servingNodes: number;
  readonly lowerBound: number;
  /** The pods on the serving nodes. */
  readonly plan: Plan;
  readonly agents: readonly NodeAgent[];
  readonly deployments: readonly MeshDeployment[];
  readonly daemonSets: readonly SystemDaemonSet[];
  readonly removed: readonly SystemDaemonSet[];
};

/** System DaemonSets that stay, and those the option replaces where the platform allows it. */
function splitDaemonSets(cluster: Cluster, footprint: Footprint) {
  const gone = (daemonSet: SystemDaemonSet) =>
    footprint.replacesRoles.includes(daemonSet.role) &&
    cluster.replaceableRoles.includes(daemonSet.role);
  return {
    daemonSets: cluster.daemonSets.filter((daemonSet) => !gone(daemonSet)),
    removed: cluster.daemonSets.filter(gone),
  };
}

/**
 * The packing problem when per-node agents are sized for `agentNodes` nodes and the control plane
 * serves `controlPlaneNodes`.
 */
export function packingProblem(
  input: PoolInput,
  agentNodes: number,
  controlPlaneNodes: number,
): PackingProblem {
  return problemOf(input, input.planned, agentNodes, controlPlaneNodes);
}

/** The same with every class at its own size, where the planned one holds groups: for sums and bounds. */
export function ungroupedProblem(
  input: PoolInput,
  agentNodes: number,
  controlPlaneNodes: number,
): PackingProblem {
  return problemOf(input, input.standing, agentNodes, controlPlaneNodes);
}

function problemOf(
  input: PoolInput,
  standing: readonly PodClass[],
  agentNodes: number,
  controlPlaneNodes: number,
): PackingProblem {
  const { cluster, footprint } = input;
  const agents = footprint.agents(agentNodes);
  const { daemonSets } = splitDaemonSets(cluster, footprint);
  return {
    nodeTypes: [
      {
        name: cluster.node.name,
        capacity: nodeCapacity(input, daemonSets, agents),
        priceMicroUsdPerHour: cluster.node.priceMicroUsdPerHour,
      },
    ],
    podClasses: [
      ...standing,
      ...footprint
        .deployments(controlPlaneNodes)
        .map((deployment) =>
          podClass(
            `mesh ${deployment.name}`,
            deployment.load.request,
            deployment.load.use,
            deployment.replicas,
            deployment.maxPerNode,
          ),
        ),
    ],
    minNodes: servingNodes(cluster, minimumNodes(cluster)),
    budget: isLarge(input) ? MANY_CLASSES_BUDGET : ESTIMATE_BUDGET,
  };
}

/** Allocatable minus headroom, DaemonSets and agents: what one node offers to pods. */
function nodeCapacity(
  input: PoolInput,
  daemonSets: readonly SystemDaemonSet[],
  agents: readonly NodeAgent[],
): number[] {
  const { cluster, settings, sizing } = input;
  const { allocatable } = cluster.node;
  const kept = keptFree(cluster);
  const system = sum(daemonSets.map((daemonSet) => daemonSet.request));
  const requested = add(system, sum(agents.map((agent) => agent.load.request)));
  const used = add(
    assumedUse(system, input.coefficients),
    sum(agents.map((agent) => agent.load.use)),
  );
  const agentPods = agents.reduce((pods, agent) => pods + agent.pods, 0);
  return [
    allocatable.cpuMilli - kept.cpuMilli - requested.cpuMilli,
    allocatable.memoryMiB - kept.memoryMiB - requested.memoryMiB,
    podSlots(cluster, settings) - daemonSets.length - agentPods,
    Math.floor(usableCpuMilli(cluster) * sizing.cpuUseTarget) - ceilWhole(used.cpuMilli),
    Math.floor(allocatable.memoryMiB * sizing.memoryUseTarget) - ceilWhole(used.memoryMiB),
  ].map((amount) => Math.max(0, amount));
}

/** CPU that may be used without end: a burstable machine's baseline, where that is less. */
function usableCpuMilli({ node }: Cluster): number {
  return Math.min(node.allocatable.cpuMilli, node.sustainedCpuMilli ?? Number.POSITIVE_INFINITY);
}

/** Pod slots of one node: the platform's, unless the option manages addresses in its own way. */
export function podSlots(cluster: Cluster, settings: OptionSettings): number {
  return settings.maxPods ?? cluster.node.maxPods;
}

/** Headroom of one node: the share of allocatable kept free on purpose, rounded up. */
export function keptFree(cluster: Cluster): Resources {
  const { allocatable } = cluster.node;
  return {
    cpuMilli: ceilWhole(allocatable.cpuMilli * cluster.headroomShare),
    memoryMiB: ceilWhole(allocatable.memoryMiB * cluster.headroomShare),
  };
}

function workloadClass(workload: Workload, index: number, input: PoolAsked): PodClass {
  const load = input.footprint.perPod[index];
  const request = podRequest(workload, load?.request, input.settings.nativeSidecars);
  const use = add(
    applicationUse(workload, input.coefficients),
    load === undefined ? NO_RESOURCES : load.use,
  );
  const name = `app ${workload.namespace}/${workload.name}#${index}`;
  return podClass(name, request, use, podCount(workload), workload.maxPerNode);
}

/**
 * Use is rounded down to whole units, unlike requests: right-sized requests then always cover
 * their use at the target, and the planner can leave the use dimensions out of the search.
 */
function podClass(
  name: string,
  request: Resources,
  use: Resources,
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

/**
 * Nodes and agents depend on each other: an agent is sized for the busiest node, so it shrinks as
 * nodes are added; the control plane grows a little with nodes. The answer is the smallest N whose
 * plan, with agents and control plane for N nodes, needs at most N. Iterating the control plane
 * from below and bisecting on the agents finds it, and it never falls when a coefficient grows.
 * Where a zone may fail, N is split in two: pods and agents are planned on the nodes that remain,
 * the control plane serves them all.
 */
export function smallestPool(input: PoolInput, plan: Planner): PlannedPool {
  const memory = new Map<string, Plan>();
  const planAt: PlanAt = (agentNodes, controlPlaneNodes) => {
    const problem = packingProblem(input, agentNodes, controlPlaneNodes);
    const key = JSON.stringify([
      problem.nodeTypes[0]?.capacity,
      problem.podClasses.slice(input.planned.length).map((c) => [c.size, c.count]),
    ]);
    const known = memory.get(key);
    if (known !== undefined) return known;
    const fresh = plan(problem);
    memory.set(key, fresh);
    return fresh;
  };
  const { cluster } = input;
  let nodes = leastPoolBySums(input);
  for (;;) {
    const serving = smallestServing(input, servingNodes(cluster, nodes), nodes, planAt);
    if (serving === undefined) {
      const plan = withReason(planAt(MANY_NODES, nodes), cluster);
      return { ...describePool(input, nodes, planAt), plan };
    }
    const next = poolNodes(cluster, serving);
    if (next === nodes) break;
    nodes = next;
  }
  return describePool(input, nodes, planAt);
}

/**
 * Where the search may start: the same iteration with sums in the place of plans. Sums never ask
 * for more than plans do, so it ends at or below the answer.
 */
function leastPoolBySums(input: PoolInput): number {
  const { cluster } = input;
  let nodes = smallestAllowed(cluster);
  for (;;) {
    const serving = fewestBySums(input, servingNodes(cluster, nodes), nodes);
    if (serving > MANY_NODES) return nodes;
    const next = poolNodes(cluster, serving);
    if (next === nodes) return nodes;
    nodes = next;
  }
}

/** Why no number of nodes will do: the planner's own reasons, or agents that outgrow every node. */
function withReason(plan: Plan, cluster: Cluster): Plan {
  if (plan.issues.length > 0) return plan;
  const message = `The per-node agents need more than one ${cluster.node.name} offers, at any number of nodes.`;
  return {
    ...plan,
    issues: [{ code: "agents-do-not-fit", path: "cluster.instanceType", message }],
  };
}

/** More nodes than any cluster has: agents sized for so many carry next to nothing. */
const MANY_NODES = 1_000_000;

/**
 * The smallest N ≥ `from` whose plan needs at most N nodes, with the control plane fixed at
 * `controlPlaneNodes`. With few nodes an agent may be larger than a node: that counts as too few.
 * Undefined when no number of nodes will do.
 */
function smallestServing(
  input: PoolInput,
  from: number,
  controlPlaneNodes: number,
  planAt: PlanAt,
): number | undefined {
  const needed = (nodes: number): number => {
    const plan = planAt(nodes, controlPlaneNodes);
    return plan.issues.length > 0 ? Number.POSITIVE_INFINITY : plan.nodeCount;
  };
  let enough = fewestBySums(input, from, controlPlaneNodes);
  if (enough > MANY_NODES) return undefined;
  let tooFew = enough - 1;
  for (let asked = needed(enough); asked > enough; asked = needed(enough)) {
    tooFew = enough;
    enough = Number.isFinite(asked) ? asked : enough * 2;
    if (enough > MANY_NODES) return undefined;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (needed(middle) <= middle) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/**
 * The smallest N ≥ `from` that resource sums alone allow, with agents for N nodes: sums are far
 * cheaper than plans, and no plan holds with fewer. Infinite when no number will do.
 */
function fewestBySums(input: PoolInput, from: number, controlPlaneNodes: number): number {
  const sums = (nodes: number) => leastNodes(packingProblem(input, nodes, controlPlaneNodes));
  let tooFew = Math.max(from, sums(MANY_NODES)) - 1;
  let enough = tooFew + 1;
  while (enough <= MANY_NODES && sums(enough) > enough) {
    tooFew = enough;
    enough *= 2;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (sums(middle) <= middle) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

const finite = (value: number) => (Number.isFinite(value) ? value : 0);

/** Resource sums alone: fewer nodes cannot do. Infinite when a pod is larger than a node. */
function leastNodes(problem: PackingProblem): number {
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  return capacity.reduce((least, offered, dimension) => {
    let total = 0;
    for (const { size, count } of problem.podClasses) {
      const each = size[dimension] ?? 0;
      if (count > 0 && each > offered) return Number.POSITIVE_INFINITY;
      total += each * count;
    }
    return total === 0 ? least : Math.max(least, Math.ceil(total / offered));
  }, 0);
}

/**
 * A bound at N nodes holds for fewer nodes too, as agents only grow when nodes are taken away;
 * so does one at N − 1, where agents are larger, and it is often the sharper one. The control
 * plane is taken at its smallest in both, since with fewer nodes it would be smaller. The rules on
 * zones never fall, so they turn a bound on serving nodes into one on the pool.
 */
function describePool(input: PoolInput, nodes: number, planAt: PlanAt): PlannedPool {
  const { cluster } = input;
  const fewest = smallestAllowed(cluster);
  const serving = servingNodes(cluster, nodes);
  // A plan in groups is rounded up, so its bound holds for the groups only: sums of the true pods do.
  const grouped = input.planned.length < input.standing.length;
  const boundAt = (agentNodes: number) => {
    const sums = finite(leastNodes(ungroupedProblem(input, agentNodes, fewest)));
    const bySums = poolNodes(cluster, sums);
    // Where sums prove the count, no plan is needed for its bound.
    if (grouped || bySums >= nodes) return bySums;
    return poolNodes(cluster, planAt(agentNodes, fewest).lowerBound);
  };
  let lowerBound = boundAt(serving);
  if (nodes > fewest && lowerBound < nodes) {
    const smaller = nodes - (cluster.zoneBalance ? cluster.zones : 1);
    lowerBound = Math.max(lowerBound, boundAt(servingNodes(cluster, smaller)));
  }
  return {
    nodes,
    servingNodes: serving,
    lowerBound: Math.min(nodes, lowerBound),
    plan: planAt(serving, nodes),
    agents: input.footprint.agents(serving),
    deployments: input.footprint.deployments(nodes),
    ...splitDaemonSets(input.cluster, input.footprint),
  };
}
