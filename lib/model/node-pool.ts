import type { PackingProblem, Plan, PodClass } from "../packing/types";
import { ceilWhole } from "../units/numbers";
import { add, NO_RESOURCES, type Resources, sum } from "../units/resources";
import { barePods } from "./bare-pods";
import { podClass } from "./pod-class";
import { podRequest } from "./pod-requests";
import { assumedShares, assumedUse } from "./traffic";
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

/**
 * Beyond this many different pods a proof costs seconds and gains next to nothing: so many sizes
 * fill nodes well. They get the first answer.
 */
const FEW_CLASSES = 64;
export const MANY_CLASSES_BUDGET = { pivots: 0, branchNodes: 0 };

function isLarge(standing: readonly PodClass[]): boolean {
  if (standing.length <= FEW_CLASSES) return false;
  return new Set(standing.map((podClass) => podClass.size.join())).size > FEW_CLASSES;
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
  /** What they ask for together, and the mesh's own: the same sums serve every number of nodes. */
  readonly standingDemand: Demand;
  readonly meshDemand: (controlPlaneNodes: number) => Demand;
  /** So many different sizes that plans are first answers. */
  readonly large: boolean;
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
  const { daemonSets, removed } = splitDaemonSets(asked.cluster, asked.footprint);
  const perNode = sum(daemonSets.map((daemonSet) => daemonSet.request));
  const footprint = rememberedFootprint(asked.footprint);
  const mesh = onceForEach((nodes) => footprint.deployments(nodes).map(meshClass));
  return {
    ...asked,
    footprint,
    standing,
    standingDemand: demandOf(standing),
    meshDemand: onceForEach((nodes) => demandOf(mesh(nodes))),
    large: isLarge(standing),
    bare: bare.loads,
    daemonSets,
    removed,
    perNode: { request: perNode, use: assumedUse(perNode, shares) },
    mesh,
  };
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
  const podClasses = [...input.standing, ...input.mesh(controlPlaneNodes)];
  return problemWith(input, nodeCapacity(input, agentNodes), podClasses);
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
    budget: input.large ? MANY_CLASSES_BUDGET : ESTIMATE_BUDGET,
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
      (one) => settles(one, enoughNodes) && same(one.capacity, capacity) && same(one.sizes, sizes),
    );
    if (known !== undefined) return known.plan;
    const problem = problemWith(input, capacity, [...input.standing, ...classes]);
    const fresh = plan({ ...problem, enoughNodes });
    tried.push({ capacity, sizes, enoughNodes, plan: fresh });
    return fresh;
  };
  const { cluster } = input;
  const least = leastPoolBySums(input);
  let nodes = least;
  for (;;) {
    const serving = smallestServing(input, servingNodes(cluster, nodes), nodes, planAt);
    if (serving === undefined) {
      const plan = withReason(planAt(MANY_NODES, nodes), cluster);
      return { ...describePool(input, nodes, least, planAt), plan };
    }
    const next = poolNodes(cluster, serving);
    if (next === nodes) break;
    nodes = next;
  }
  return describePool(input, nodes, least, planAt);
}

type Tried = {
  readonly capacity: readonly number[];
  readonly sizes: readonly number[];
  readonly enoughNodes: number | undefined;
  readonly plan: Plan;
};

/**
 * Whether the search behind a plan would have ended no differently for `enoughNodes`: the plan or
 * its bound answers the question, or the search went to its end without an answer to its own.
 */
function settles({ plan, enoughNodes: asked }: Tried, enoughNodes: number | undefined): boolean {
  if (asked === undefined) return true;
  if (enoughNodes === undefined) return plan.proven;
  if (plan.nodeCount <= enoughNodes || plan.lowerBound > enoughNodes) return true;
  return plan.nodeCount > asked && plan.lowerBound <= asked;
}

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

/** So many tries close to the bound before the search strides out, or a first answer is settled. */
const NEAR_TURNS = 3;

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
  let tooFew = fewestBySums(input, from, controlPlaneNodes) - 1;
  let enough: number | undefined;
  let next = tooFew + 1;
  for (let turn = 1; enough === undefined || enough - tooFew > 1; turn++) {
    if (next > MANY_NODES) return undefined;
    const plan = planAt(next, controlPlaneNodes, next);
    const fits = plan.issues.length === 0;
    if (fits && plan.nodeCount <= next) {
      enough = next;
      // What is needed with so many nodes is needed with fewer; a first answer is taken at its word.
      tooFew = Math.max(tooFew, (input.large ? plan.nodeCount : plan.lowerBound) - 1);
    } else tooFew = next;
    const asked = fits ? Math.max(next + 1, plan.nodeCount) : 2 * next;
    // Mostly the bound of a plan that failed is the answer; it may take a few.
    const bound = fits ? Math.max(next + 1, plan.lowerBound) : asked;
    if (enough === undefined) next = turn > NEAR_TURNS || input.large ? asked : bound;
    else if (input.large) next = tooFew + 1;
    // One node less is mostly too few: then the search is over.
    else next = turn > NEAR_TURNS ? Math.floor((tooFew + enough) / 2) : enough - 1;
    if (input.large && turn > NEAR_TURNS && enough !== undefined) break;
  }
  return enough;
}

/**
 * The smallest N ≥ `from` that resource sums alone allow, with agents for N nodes: sums are far
 * cheaper than plans, and no plan holds with fewer. Infinite when no number will do.
 */
function fewestBySums(input: PoolInput, from: number, controlPlaneNodes: number): number {
  const sums = (nodes: number) => leastBySums(input, nodes, controlPlaneNodes);
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
function leastBySums(input: PoolInput, agentNodes: number, controlPlaneNodes: number): number {
  const { standingDemand: standing } = input;
  const mesh = input.meshDemand(controlPlaneNodes);
  if (agentNodes < 1) return standing.pods + mesh.pods > 0 ? Number.POSITIVE_INFINITY : 0;
  let least = 0;
  const capacity = nodeCapacity(input, agentNodes);
  for (let dimension = 0; dimension < capacity.length; dimension += 1) {
    const offered = capacity[dimension] ?? 0;
    const largest = Math.max(standing.largest[dimension] ?? 0, mesh.largest[dimension] ?? 0);
    if (largest > offered) return Number.POSITIVE_INFINITY;
    const total = (standing.total[dimension] ?? 0) + (mesh.total[dimension] ?? 0);
    if (total > 0) least = Math.max(least, Math.ceil(total / offered));
  }
  return least;
}

/** By dimension, what classes ask for together and what their largest pod asks for. */
type Demand = {
  readonly pods: number;
  readonly total: readonly number[];
  readonly largest: readonly number[];
};

function demandOf(classes: readonly PodClass[]): Demand {
  const total = DIMENSIONS.map(() => 0);
  const largest = DIMENSIONS.map(() => 0);
  let pods = 0;
  for (const { size, count } of classes) {
    if (count === 0) continue;
    pods += count;
    for (let dimension = 0; dimension < size.length; dimension += 1) {
      const each = size[dimension] ?? 0;
      total[dimension] = (total[dimension] ?? 0) + each * count;
      largest[dimension] = Math.max(largest[dimension] ?? 0, each);
    }
  }
  return { pods, total, largest };
}

function describePool(input: PoolInput, nodes: number, least: number, planAt: PlanAt): PlannedPool {
  const serving = servingNodes(input.cluster, nodes);
  return {
    nodes,
    servingNodes: serving,
    lowerBound: Math.min(nodes, boundBelow(input, nodes, least, planAt)),
    plan: planAt(serving, nodes, serving),
    agents: input.footprint.agents(serving),
    deployments: input.footprint.deployments(nodes),
    daemonSets: input.daemonSets,
    removed: input.removed,
  };
}

/**
 * A bound at N − 1 nodes holds for N too, if not above N: with fewer nodes agents only grow, so
 * nothing smaller will do either. Sums rule out fewer than `least` nodes, so the control plane
 * serves as many at least. The rules on zones never fall, so they turn a bound on serving nodes
 * into one on the pool.
 */
function boundBelow(input: PoolInput, nodes: number, least: number, planAt: PlanAt): number {
  const { cluster } = input;
  if (nodes <= least) return nodes;
  const smaller = servingNodes(cluster, nodes - (cluster.zoneBalance ? cluster.zones : 1));
  const sums = leastBySums(input, smaller, least);
  if (sums === Number.POSITIVE_INFINITY) return nodes;
  const bySums = Math.max(least, poolNodes(cluster, sums));
  // Where sums prove the count, no plan is needed for its bound; a first answer has no other.
  if (bySums >= nodes || input.large) return bySums;
  const proof = planAt(smaller, least, smaller);
  const bound = Math.max(bySums, poolNodes(cluster, proof.lowerBound));
  if (bound >= nodes || proof.nodeCount > smaller) return bound;
  // With its smaller control plane the smaller pool would do: its own bound says most.
  return Math.max(bound, poolNodes(cluster, planAt(smaller, least).lowerBound));
}
