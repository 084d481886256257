import type { PackingProblem, Plan, PodClass } from "../packing/types";
import { asOneClass, groupsOf, MOST_CLASSES } from "./group-workloads";
import { ceilWhole } from "../units/numbers";
import { add, NO_RESOURCES, type Resources, sum } from "../units/resources";
import { barePods } from "./bare-pods";
import { podClass } from "./pod-class";
import { podRequest } from "./pod-requests";
import { assumedShares, assumedUse, passesPerSecond } from "./traffic";
import { onceForEach, rememberedFootprint } from "./remembered-footprint";
import type {
  Cluster,
  Coefficients,
  Footprint,
  Load,
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
export const ESTIMATE_BUDGET = { pivots: 4000, branchNodes: 30_000 };

/** Beyond this many different pods a plan costs far more; it then gets a smaller budget. */
const FEW_CLASSES = 64;
export const MANY_CLASSES_BUDGET = { pivots: 800, branchNodes: 2000 };

/** Pods of so many different kinds that a proof takes seconds. */
export function isLarge({ planned }: PoolInput): boolean {
  if (planned.length <= FEW_CLASSES) return false;
  return new Set(planned.map((podClass) => podClass.size.join())).size > FEW_CLASSES;
}

/** With `enoughNodes` the question is only whether so many nodes will do. */
type PlanAt = (agentNodes: number, controlPlaneNodes: number, enoughNodes?: number) => Plan;

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
  /** By workload, in order: request and predicted use of one pod before any mesh. */
  readonly bare: readonly Load[];
  /** System DaemonSets that stay, and those the option replaces where the platform allows it. */
  readonly daemonSets: readonly SystemDaemonSet[];
  readonly removed: readonly SystemDaemonSet[];
  /** What those that stay take of every node. */
  readonly perNode: Load;
  /** The mesh's own Deployments: the only pods whose number or size hangs on the number of nodes. */
  readonly mesh: (controlPlaneNodes: number) => readonly PodClass[];
};

/** Makes the pods that do not depend on the node count once, for every plan that will be tried. */
export function poolInput(asked: PoolAsked): PoolInput {
  const shares = assumedShares(asked.coefficients);
  const system = asked.cluster.deployments.map(({ name, request, replicas }) =>
    podClass(`system ${name}`, { request, use: assumedUse(request, shares) }, replicas),
  );
  const bare = barePods(asked.workloads, shares);
  const applications = bare.classes.map((each, index) =>
    meshedClass(each, index, asked, bare.loads[index]?.use ?? NO_RESOURCES),
  );
  const standing = [...applications, ...system];
  const planned = inGroups(applications, asked.workloads, bare.loads);
  const { daemonSets, removed } = splitDaemonSets(asked.cluster, asked.footprint);
  const perNode = sum(daemonSets.map((daemonSet) => daemonSet.request));
  const footprint = rememberedFootprint(asked.footprint);
  return {
    ...asked,
    footprint,
    standing,
    planned: planned === undefined ? standing : [...planned, ...system],
    bare: bare.loads,
    daemonSets,
    removed,
    perNode: { request: perNode, use: assumedUse(perNode, shares) },
    mesh: onceForEach((nodes) => footprint.deployments(nodes).map(meshClass)),
  };
}

/** Very many classes as groups; undefined when they are few enough to stay themselves. */
function inGroups(
  applications: readonly PodClass[],
  workloads: readonly Workload[],
  bare: readonly Load[],
): readonly PodClass[] | undefined {
  if (applications.length <= MOST_CLASSES) return undefined;
  const alike = workloads.map((workload, index) => {
    const { cpuMilli, memoryMiB } = bare[index]?.request ?? NO_RESOURCES;
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
export function splitDaemonSets(cluster: Cluster, footprint: Footprint) {
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
  const mesh = input.mesh(controlPlaneNodes);
  return problemWith(input, nodeCapacity(input, agentNodes), [...standing, ...mesh]);
}

function problemWith(
  input: PoolInput,
  capacity: readonly number[],
  podClasses: readonly PodClass[],
): PackingProblem {
  const { name, priceMicroUsdPerHour } = input.cluster.node;
  return {
    nodeTypes: [{ name, capacity, priceMicroUsdPerHour }],
    podClasses,
    minNodes: servingNodes(input.cluster, minimumNodes(input.cluster)),
    budget: isLarge(input) ? MANY_CLASSES_BUDGET : ESTIMATE_BUDGET,
  };
}

function meshClass({ name, load, replicas, maxPerNode }: MeshDeployment): PodClass {
  return podClass(`mesh ${name}`, load, replicas, maxPerNode);
}

/** Allocatable minus headroom, DaemonSets and agents: what one node offers to pods. */
function nodeCapacity(input: PoolInput, agentNodes: number): readonly number[] {
  const { cluster, daemonSets, perNode, settings, sizing } = input;
  const { allocatable } = cluster.node;
  const kept = keptFree(cluster);
  let agentPods = 0;
  let requested = NO_RESOURCES;
  let used = NO_RESOURCES;
  for (const { load, pods } of input.footprint.agents(agentNodes)) {
    agentPods += pods;
    requested = add(requested, load.request);
    used = add(used, load.use);
  }
  requested = add(perNode.request, requested);
  used = add(perNode.use, used);
  return [
    Math.max(0, allocatable.cpuMilli - kept.cpuMilli - requested.cpuMilli),
    Math.max(0, allocatable.memoryMiB - kept.memoryMiB - requested.memoryMiB),
    Math.max(0, podSlots(cluster, settings) - daemonSets.length - agentPods),
    usable(usableCpuMilli(cluster), sizing.cpuUseTarget, used.cpuMilli),
    usable(allocatable.memoryMiB, sizing.memoryUseTarget, used.memoryMiB),
  ];
}

/** What may still be used of `offered` up to the target, in whole units. */
function usable(offered: number, target: number, used: number): number {
  return Math.max(0, Math.floor(offered * target) - ceilWhole(used));
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

/** A workload's pods with what the mesh adds to each; as they are where it adds nothing. */
function meshedClass(bare: PodClass, index: number, input: PoolAsked, use: Resources): PodClass {
  const load = input.footprint.perPod[index];
  const workload = input.workloads[index];
  if (load === undefined || workload === undefined) return bare;
  const request = podRequest(workload, load.request, input.settings.nativeSidecars, load.init);
  const meshed = { request, use: add(use, load.use) };
  return podClass(bare.name ?? "", meshed, bare.count, bare.maxPerNode);
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
  const meshAt = onceForEach((controlPlaneNodes: number) => {
    const classes = input.mesh(controlPlaneNodes);
    return { classes, sizes: classes.flatMap(({ size, count }) => [count, ...size]) };
  });
  const tried: Tried[] = [];
  const planAt: PlanAt = (agentNodes, controlPlaneNodes, enoughNodes) => {
    const capacity = nodeCapacity(input, agentNodes);
    const { classes, sizes } = meshAt(controlPlaneNodes);
    const known = tried.find(
      (one) =>
        one.enoughNodes === enoughNodes && same(one.capacity, capacity) && same(one.sizes, sizes),
    );
    if (known !== undefined) return known.plan;
    const problem = problemWith(input, capacity, [...input.planned, ...classes]);
    const fresh = plan({ ...problem, enoughNodes });
    tried.push({ capacity, sizes, enoughNodes, plan: fresh });
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

type Tried = {
  readonly capacity: readonly number[];
  readonly sizes: readonly number[];
  readonly enoughNodes: number | undefined;
  readonly plan: Plan;
};

function same(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
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
    const plan = planAt(nodes, controlPlaneNodes, nodes);
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
  const sums = (nodes: number) => leastBySums(input, input.planned, nodes, controlPlaneNodes);
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

/**
 * Resource sums alone: fewer nodes cannot do. Infinite when no number of such nodes will: a pod is
 * larger than a node, or there is no node for the agents to be sized for.
 */
function leastBySums(
  input: PoolInput,
  standing: readonly PodClass[],
  agentNodes: number,
  controlPlaneNodes: number,
): number {
  const mesh = input.mesh(controlPlaneNodes);
  if (agentNodes < 1) return [...standing, ...mesh].some(({ count }) => count > 0) ? Infinity : 0;
  let least = 0;
  for (const [dimension, offered] of nodeCapacity(input, agentNodes).entries()) {
    const total = demandFor(standing, dimension, offered) + demandFor(mesh, dimension, offered);
    if (total > 0) least = Math.max(least, Math.ceil(total / offered));
  }
  return least;
}

/** What classes ask for in one dimension; infinite when a pod of them asks for more than a node offers. */
function demandFor(classes: readonly PodClass[], dimension: number, offered: number): number {
  let total = 0;
  for (const { size, count } of classes) {
    const each = size[dimension] ?? 0;
    if (count > 0 && each > offered) return Number.POSITIVE_INFINITY;
    total += each * count;
  }
  return total;
}

function describePool(input: PoolInput, nodes: number, planAt: PlanAt): PlannedPool {
  const serving = servingNodes(input.cluster, nodes);
  return {
    nodes,
    servingNodes: serving,
    lowerBound: Math.min(nodes, boundBelow(input, nodes, planAt)),
    plan: planAt(serving, nodes, serving),
    agents: input.footprint.agents(serving),
    deployments: input.footprint.deployments(nodes),
    daemonSets: input.daemonSets,
    removed: input.removed,
  };
}

/**
 * A bound at N − 1 nodes holds for N too, if not above N: with fewer nodes agents only grow, so
 * nothing smaller will do either. The control plane is taken at its smallest, since with fewer
 * nodes it would be smaller. The rules on zones never fall, so they turn a bound on serving nodes
 * into one on the pool.
 */
function boundBelow(input: PoolInput, nodes: number, planAt: PlanAt): number {
  const { cluster } = input;
  const fewest = smallestAllowed(cluster);
  if (nodes <= fewest) return nodes;
  const smaller = servingNodes(cluster, nodes - (cluster.zoneBalance ? cluster.zones : 1));
  const sums = leastBySums(input, input.standing, smaller, fewest);
  if (sums === Number.POSITIVE_INFINITY) return nodes;
  const bySums = poolNodes(cluster, sums);
  // Where sums prove the count, no plan is needed for its bound. A plan in groups is rounded up, so
  // its bound holds for the groups only: sums of the true pods do.
  if (bySums >= nodes || input.planned.length < input.standing.length) return bySums;
  const proof = planAt(smaller, fewest, smaller);
  const bound = Math.max(bySums, poolNodes(cluster, proof.lowerBound));
  if (bound >= nodes || proof.nodeCount > smaller) return bound;
  // With its smaller control plane the smaller pool would do: its own bound says most.
  return Math.max(bound, poolNodes(cluster, planAt(smaller, fewest).lowerBound));
}
