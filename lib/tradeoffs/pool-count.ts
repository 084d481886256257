import type { PreparedRun } from "../model/compare";
import { packingProblem, type Planner, type PoolInput } from "../model/node-pool";
import { beside, isIdle, planningOrder } from "../model/pools";
import type { Cluster } from "../model/types";
import { poolNodes, servingNodes, smallestAllowed } from "../model/zone-pool";
import { simpleBound } from "../packing/simple-bounds";
import type { PackingProblem } from "../packing/types";
import { type PoolCounts, totalOf } from "./pool-counts";

/** More nodes than any cluster has: agents sized for so many carry next to nothing. */
const MANY_NODES = 1_000_000;

/**
 * The fewest nodes of every pool by sums of each resource alone: no plan has fewer, and it costs a
 * hundredth of one.
 */
export function leastNodes(run: PreparedRun): PoolCounts {
  return inEveryPool(run, leastIn);
}

/** The fewest nodes a plan needs in every pool, where fewer than `from` are known not to do. */
export function plannedNodes(run: PreparedRun, from: PoolCounts, plan: Planner): PoolCounts {
  return inEveryPool(run, (input, index) => plannedIn(input, from[index] ?? 0, plan));
}

/** Whether the pods of some pool are of so many kinds that a proof takes seconds. */
export function isLargeRun({ pools }: PreparedRun): boolean {
  return pools.some(({ input }) => input.large);
}

/** Pool by pool, the system pool last, beside the nodes of the others. */
function inEveryPool(
  { pools }: PreparedRun,
  countIn: (input: PoolInput, index: number) => number,
): PoolCounts {
  const counts = pools.map(() => 0);
  for (const index of planningOrder(pools)) {
    const pool = pools[index];
    if (pool === undefined) continue;
    const input = beside(pool, pool.system ? totalOf(counts) : 0);
    counts[index] = isIdle(input) ? 0 : countIn(input, index);
    if (!Number.isFinite(counts[index])) return pools.map(() => Number.POSITIVE_INFINITY);
  }
  return counts;
}

/**
 * The fewest nodes by sums of each resource alone, agents and zones as in the plan: no plan has
 * fewer, and it costs a hundredth of one. Infinity where a pod is larger than a node.
 */
function leastIn(input: PoolInput): number {
  return smallestNodes(input.cluster, smallestAllowed(input.cluster), (serving, nodes) =>
    leastBySums(packingProblem(input, serving, nodes)),
  );
}

function plannedIn(input: PoolInput, from: number, plan: Planner): number {
  if (!Number.isFinite(from)) return from;
  return smallestNodes(input.cluster, from, (serving, nodes) => {
    const { nodeCount, issues } = plan(packingProblem(input, serving, nodes));
    return issues.length > 0 ? Number.POSITIVE_INFINITY : nodeCount;
  });
}

function leastBySums(problem: PackingProblem): number {
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  const tooLarge = problem.podClasses.some(
    ({ size, count }) => count > 0 && size.some((each, d) => each > (capacity[d] ?? 0)),
  );
  return tooLarge ? Number.POSITIVE_INFINITY : simpleBound(problem).lowerBound;
}

/**
 * The smallest pool from `from` nodes on whose serving nodes are as many as are `needed` when
 * agents and control plane are sized for that very pool. Agents only shrink as nodes are added, so
 * a bisection finds it.
 */
function smallestNodes(
  cluster: Cluster,
  from: number,
  needed: (serving: number, nodes: number) => number,
): number {
  const lacks = (serving: number): number => {
    const nodes = poolNodes(cluster, serving);
    const offered = servingNodes(cluster, nodes);
    const asked = needed(offered, nodes);
    return asked <= offered ? 0 : asked;
  };
  let enough = servingNodes(cluster, from);
  let tooFew = enough - 1;
  for (let asked = lacks(enough); asked > 0; asked = lacks(enough)) {
    tooFew = enough;
    enough = Math.max(enough + 1, Number.isFinite(asked) ? asked : enough * 2);
    if (enough > MANY_NODES) return Number.POSITIVE_INFINITY;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (lacks(middle) === 0) enough = middle;
    else tooFew = middle;
  }
  return poolNodes(cluster, enough);
}

/** Plans are remembered by their problem, and counted: many cells and samples repeat one. */
export class RememberedPlans {
  readonly #nodeCounts = new Map<string, number>();
  readonly #plan: Planner;
  /** Packing problems solved so far. */
  made = 0;

  constructor(plan: Planner) {
    this.#plan = plan;
  }

  readonly plan: Planner = (problem) => {
    const key = keyOf(problem);
    const known = this.#nodeCounts.get(key);
    if (known !== undefined) return { ...NO_PLAN, nodeCount: known };
    const fresh = this.#plan(problem);
    this.made += 1;
    const nodeCount = fresh.issues.length > 0 ? Number.POSITIVE_INFINITY : fresh.nodeCount;
    if (this.#nodeCounts.size >= MOST_REMEMBERED) this.#nodeCounts.clear();
    this.#nodeCounts.set(key, nodeCount);
    return { ...NO_PLAN, nodeCount };
  };
}

/** Keys of so many problems take a few megabytes. */
const MOST_REMEMBERED = 4000;

/** Only the count is kept of a plan. */
const NO_PLAN: ReturnType<Planner> = {
  nodes: [],
  nodeCount: 0,
  lowerBound: 0,
  proven: false,
  certificate: { kind: "empty", lowerBound: 0 },
  bindingResource: undefined,
  issues: [],
};

function keyOf({ nodeTypes, podClasses, minNodes }: PackingProblem): string {
  const pods = podClasses.filter(({ count }) => count > 0);
  return JSON.stringify([
    nodeTypes.map(({ capacity }) => capacity),
    pods.map(({ size, count, maxPerNode }) => [size, count, maxPerNode]),
    minNodes,
  ]);
}
