import { plain } from "../lazy";
import type { PackingProblem, Plan, PodClass } from "../packing/types";
import { ceilWhole } from "../units/numbers";
import { add, type Resources, sum } from "../units/resources";
import { type BarePods, barePods } from "./bare-pods";
import { type Demand, demandOf } from "./demand";
import { podClass } from "./pod-class";
import { onceForEach, rememberedFootprint } from "./remembered-footprint";
import { type StandingPods, standingPods } from "./standing-pods";
import { assumedShares, assumedUse } from "./traffic";
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

/**
 * What one plan inside a comparison may cost: a comparison makes up to a hundred of them. Part of
 * a release, since a larger budget may find a smaller plan.
 */
export const ESTIMATE_BUDGET = { pivots: 4000, branchNodes: 30_000 };

/** With very many different pods: first answers only. */
export const MANY_CLASSES_BUDGET = { pivots: 0, branchNodes: 0 };

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

export type PoolInput = PoolAsked &
  StandingPods & {
    /** The pods of the workloads before any mesh. */
    readonly bare: BarePods;
    /** System DaemonSets that stay, and those the option replaces where the platform allows it. */
    readonly daemonSets: readonly SystemDaemonSet[];
    readonly removed: readonly SystemDaemonSet[];
    /** What those that stay take of every node. */
    readonly perNode: Load;
    /** The mesh's own Deployments: the only pods whose number or size hangs on the number of nodes. */
    readonly mesh: (controlPlaneNodes: number) => readonly PodClass[];
    readonly meshDemand: (controlPlaneNodes: number) => Demand;
    /** What DaemonSets and agents take of every node, when agents are sized for so many. */
    readonly onEachNode: (agentNodes: number) => OnEachNode;
  };

/** Makes the pods that do not depend on the node count once, for every plan that will be tried. */
export function poolInput(asked: PoolAsked): PoolInput {
  const { cluster, workloads, settings, sizing, coefficients } = asked;
  const { perPod } = asked.footprint;
  const shares = assumedShares(coefficients);
  const bare = barePods(workloads, shares);
  const meshed = { workloads, perPod, settings };
  const { standing, standingDemand, large } = standingPods(bare, cluster, meshed);
  const { daemonSets, removed } = splitDaemonSets(cluster, asked.footprint);
  const request = sum(daemonSets.map((daemonSet) => daemonSet.request));
  const perNode = { request, use: assumedUse(request, shares) };
  const footprint = rememberedFootprint(asked.footprint);
  const mesh = onceForEach((nodes) => footprint.deployments(nodes).map(meshClass));
  // Written out rather than spread: a comparison makes one for every option and level.
  return {
    cluster,
    workloads,
    settings,
    sizing,
    coefficients,
    footprint,
    standing,
    standingDemand,
    large,
    bare,
    daemonSets,
    removed,
    perNode,
    mesh,
    meshDemand: onceForEach((nodes) => demandOf(mesh(nodes))),
    onEachNode: onceForEach((nodes) => withAgents(perNode, daemonSets, footprint.agents(nodes))),
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
  const mesh = input.mesh(controlPlaneNodes);
  return problemWith(input, { capacity: capacityOf(input)(agentNodes), mesh });
}

/** What of a packing problem hangs on the numbers of nodes that are tried. */
type Trial = {
  readonly capacity: readonly number[];
  readonly mesh: readonly PodClass[];
  readonly enoughNodes?: number | undefined;
};

function problemWith(input: PoolInput, { capacity, mesh, enoughNodes }: Trial): PackingProblem {
  const { name, priceMicroUsdPerHour } = input.cluster.node;
  return {
    nodeTypes: [{ name, capacity, priceMicroUsdPerHour }],
    podClasses: input.standing.concat(mesh),
    minNodes: servingNodes(input.cluster, minimumNodes(input.cluster)),
    budget: input.large ? MANY_CLASSES_BUDGET : ESTIMATE_BUDGET,
    enoughNodes,
  };
}

function meshClass({ name, load, replicas, maxPerNode }: MeshDeployment): PodClass {
  return podClass(`mesh ${name}`, load, replicas, maxPerNode);
}

/** What stands on every node: what it asks for and uses, and the pod slots it takes. */
type OnEachNode = Load & { readonly pods: number };

function withAgents(
  perNode: Load,
  daemonSets: readonly SystemDaemonSet[],
  agents: readonly NodeAgent[],
): OnEachNode {
  return {
    request: add(perNode.request, sum(agents.map(({ load }) => load.request))),
    use: add(perNode.use, sum(agents.map(({ load }) => load.use))),
    pods: agents.reduce((pods, agent) => pods + agent.pods, daemonSets.length),
  };
}

/** What one node offers to pods, by dimension, when agents are sized for so many nodes. */
type CapacityFor = (agentNodes: number) => readonly number[];

/** Allocatable minus headroom, DaemonSets and agents: of these only the agents hang on the number of nodes. */
function capacityOf({ cluster, settings, sizing, onEachNode }: PoolInput): CapacityFor {
  const { allocatable } = cluster.node;
  const kept = keptFree(cluster);
  const cpu = allocatable.cpuMilli - kept.cpuMilli;
  const memory = allocatable.memoryMiB - kept.memoryMiB;
  const slots = podSlots(cluster, settings);
  const cpuUse = Math.floor(usableCpuMilli(cluster) * sizing.cpuUseTarget);
  const memoryUse = Math.floor(allocatable.memoryMiB * sizing.memoryUseTarget);
  return (agentNodes) => {
    const { request, use, pods } = onEachNode(agentNodes);
    return [
      Math.max(0, cpu - request.cpuMilli),
      Math.max(0, memory - request.memoryMiB),
      Math.max(0, slots - pods),
      Math.max(0, cpuUse - ceilWhole(use.cpuMilli)),
      Math.max(0, memoryUse - ceilWhole(use.memoryMiB)),
    ];
  };
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

/**
 * Nodes and agents depend on each other: an agent is sized for the busiest node, so it shrinks as
 * nodes are added; the control plane grows a little with nodes. The answer is the smallest N whose
 * plan, with agents and control plane for N nodes, needs at most N. Iterating the control plane
 * from below and bisecting on the agents finds it, and it never falls when a coefficient grows.
 * Where a zone may fail, N is split in two: pods and agents are planned on the nodes that remain,
 * the control plane serves them all.
 */
export function smallestPool(asked: PoolInput, plan: Planner): PlannedPool {
  // It asks about the same numbers of nodes again and again.
  const input: Sought = { ...asked, capacity: onceForEach(capacityOf(asked)) };
  const tried: Tried[] = [];
  const planAt: PlanAt = (agentNodes, controlPlaneNodes, enoughNodes) => {
    const capacity = input.capacity(agentNodes);
    const mesh = input.mesh(controlPlaneNodes);
    for (const one of tried) {
      const alike = same(one.capacity, capacity) && sameClasses(one.mesh, mesh);
      if (alike && settles(one, enoughNodes)) return one.plan;
    }
    const trial = { capacity, mesh, enoughNodes };
    const fresh = plan(problemWith(input, trial));
    tried.push({ ...trial, plan: fresh });
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

/** What the search asks about. */
type Sought = PoolInput & { readonly capacity: CapacityFor };

type Tried = Trial & { readonly plan: Plan };

/**
 * Whether the search behind a plan would have ended no differently for `enoughNodes`: the plan or
 * its bound answers the question, or the search went to its end without an answer to its own.
 */
function settles({ plan, enoughNodes: asked }: Tried, enoughNodes: number | undefined): boolean {
  if (asked === undefined) return true;
  if (enoughNodes === undefined) return plan.proven;
  if (plan.lowerBound > enoughNodes || isAtMost(plan, enoughNodes)) return true;
  return plan.lowerBound <= asked && plan.nodeCount > asked;
}

function same(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

function sameClasses(a: readonly PodClass[], b: readonly PodClass[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every(({ size, count }, index) => {
    const other = b[index] as PodClass;
    return count === other.count && same(size, other.size);
  });
}

/**
 * Where the search may start: the same iteration with sums in the place of plans. Sums never ask
 * for more than plans do, so it ends at or below the answer.
 */
function leastPoolBySums(input: Sought): number {
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
    ...plain(plan),
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
  input: Sought,
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
    if (fits && isAtMost(plan, next)) {
      enough = next;
      // What is needed with so many nodes is needed with fewer; a first answer is taken at its word.
      tooFew = Math.max(tooFew, (input.large ? plan.nodeCount : plan.lowerBound) - 1);
    } else tooFew = next;
    if (enough === undefined) {
      // Mostly the bound of a plan that failed is the answer; it may take a few.
      const near = turn <= NEAR_TURNS && !input.large;
      const asked = near ? plan.lowerBound : plan.nodeCount;
      next = Math.max(next + 1, fits ? asked : 2 * next);
    } else if (input.large) next = tooFew + 1;
    // One node less is mostly too few: then the search is over.
    else next = turn > NEAR_TURNS ? Math.floor((tooFew + enough) / 2) : enough - 1;
    if (input.large && turn > NEAR_TURNS && enough !== undefined) break;
  }
  return enough;
}

/** Where the bound says no, nothing is counted: it takes a plan, and most are refuted without. */
const isAtMost = (plan: Plan, nodes: number): boolean =>
  plan.lowerBound <= nodes && plan.nodeCount <= nodes;

/**
 * The smallest N ≥ `from` that resource sums alone allow, with agents for N nodes: sums are far
 * cheaper than plans, and no plan holds with fewer. Infinite when no number will do.
 */
function fewestBySums(input: Sought, from: number, controlPlaneNodes: number): number {
  const sums = (nodes: number) => leastBySums(input, nodes, controlPlaneNodes);
  const least = Math.max(from, sums(MANY_NODES));
  if (least > MANY_NODES) return Number.POSITIVE_INFINITY;
  let tooFew = least - 1;
  let enough = MANY_NODES;
  let next = least;
  while (enough - tooFew > 1) {
    const asked = sums(next);
    // More nodes have smaller agents: what is asked for at `next` will do there, if it is more,
    // and is the least there can be, if it is not.
    if (asked <= next) {
      enough = next;
      tooFew = Math.max(tooFew, asked - 1);
      next = tooFew + 1;
    } else {
      tooFew = next;
      enough = Math.min(enough, asked);
      next = Math.min(2 * tooFew + 1, Math.floor((tooFew + enough) / 2));
    }
  }
  return enough;
}

/**
 * Resource sums alone: fewer nodes cannot do. Infinite when no number of such nodes will: a pod is
 * larger than a node, or there is no node for the agents to be sized for.
 */
function leastBySums(input: Sought, agentNodes: number, controlPlaneNodes: number): number {
  const { standingDemand: standing } = input;
  const mesh = input.meshDemand(controlPlaneNodes);
  if (agentNodes < 1) return standing.pods + mesh.pods > 0 ? Number.POSITIVE_INFINITY : 0;
  let least = 0;
  const capacity = input.capacity(agentNodes);
  for (let dimension = 0; dimension < capacity.length; dimension += 1) {
    const offered = capacity[dimension] ?? 0;
    const largest = Math.max(standing.largest[dimension] ?? 0, mesh.largest[dimension] ?? 0);
    if (largest > offered) return Number.POSITIVE_INFINITY;
    const total = (standing.total[dimension] ?? 0) + (mesh.total[dimension] ?? 0);
    if (total > 0) least = Math.max(least, Math.ceil(total / offered));
  }
  return least;
}

function describePool(input: Sought, nodes: number, least: number, planAt: PlanAt): PlannedPool {
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
function boundBelow(input: Sought, nodes: number, least: number, planAt: PlanAt): number {
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
  if (bound >= nodes || !isAtMost(proof, smaller)) return bound;
  // With its smaller control plane the smaller pool would do: its own bound says most.
  return Math.max(bound, poolNodes(cluster, planAt(smaller, least).lowerBound));
}
