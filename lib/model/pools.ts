import type { Plan } from "../packing/types";
import {
  poolInput,
  type PlannedPool,
  type Planner,
  type PoolInput,
  smallestPool,
} from "./node-pool";
import { coefficient } from "./coefficient";
import { DEFAULT_POOL } from "./default-pool";
import { clusterTotals } from "./traffic";
import type {
  ComparisonInput,
  Footprint,
  FootprintInput,
  Level,
  MeshOption,
  NodePool,
  Workload,
} from "./types";

/*
 * Several node pools: each is planned by itself, by the machinery of one. Workloads are assigned to
 * a pool; DaemonSets and the mesh's agents run in every pool, an agent sized for the load of its
 * own pool's pods. Only the pool of the mesh's Deployments depends on the others: its control plane
 * serves the nodes of all of them, so it is planned last, with theirs known.
 */

/** One pool of an option at one level: what it must hold. */
export type PreparedPool = {
  readonly name: string;
  readonly nodeDiskMicroUsdPerMonth: number;
  /** Holds the mesh's Deployments. */
  readonly system: boolean;
  /** As if there were no node but its own. */
  readonly input: PoolInput;
};

/** The same with its plan; `input` now knows the nodes of the other pools. */
export type PoolRun = Omit<PreparedPool, "input"> & {
  readonly option: MeshOption;
  readonly level: Level;
  readonly input: PoolInput;
  pool: PlannedPool;
};

/** The pools of a cluster, the default one first. */
export function nodePools({
  cluster,
  otherPools = [],
  prices,
}: ComparisonInput): readonly NodePool[] {
  const { nodeDiskMicroUsdPerMonth } = prices;
  return [{ name: DEFAULT_POOL, cluster, nodeDiskMicroUsdPerMonth }, ...otherPools];
}

/** The pool a workload runs in; one that is not there means the default one. */
function runsIn({ pool }: Workload, name: string, pools: readonly NodePool[]): boolean {
  const known = pool !== undefined && pools.some((each) => each.name === pool);
  return (known ? pool : DEFAULT_POOL) === name;
}

/**
 * What each pool of an option must hold. Per-pod proxies know the whole mesh; an agent carries the
 * traffic of its own pool's pods.
 */
export function preparedPools(
  comparison: ComparisonInput,
  option: MeshOption,
  asked: FootprintInput,
  whole: Footprint,
): readonly PreparedPool[] {
  const { settings, sizing, coefficients } = asked;
  const pools = nodePools(comparison);
  const { systemPool } = comparison;
  const system = pools.find(({ name }) => name === systemPool)?.name ?? DEFAULT_POOL;
  return pools.map(({ name, cluster, nodeDiskMicroUsdPerMonth }) => {
    const alone = pools.length === 1;
    const workloads = alone ? asked.workloads : workloadsIn(name, asked.workloads, pools);
    const own = alone ? whole : footprintIn(workloads, option, asked);
    const footprint: Footprint = alone
      ? whole
      : {
          ...whole,
          perPod: own.perPod,
          agents: own.agents,
          deployments: name === system ? whole.deployments : () => [],
        };
    return {
      name,
      nodeDiskMicroUsdPerMonth,
      system: name === system,
      input: poolInput({ cluster, workloads, footprint, settings, sizing, coefficients }),
    };
  });
}

const byPool = new WeakMap<readonly Workload[], Map<string, readonly Workload[]>>();

/** A pool's workloads: one list for all options and levels, which remember what they make of it. */
function workloadsIn(
  name: string,
  workloads: readonly Workload[],
  pools: readonly NodePool[],
): readonly Workload[] {
  const known = byPool.get(workloads) ?? new Map<string, readonly Workload[]>();
  byPool.set(workloads, known);
  const key = JSON.stringify([name, ...pools.map((pool) => pool.name)]);
  const found = known.get(key) ?? workloads.filter((workload) => runsIn(workload, name, pools));
  known.set(key, found);
  return found;
}

/** The option as it looks from one pool: its pods, and agents that serve no others. */
function footprintIn(
  workloads: readonly Workload[],
  option: MeshOption,
  asked: FootprintInput,
): Footprint {
  const served = clusterTotals(workloads, coefficient(asked.coefficients, "connections.perPod"));
  return option.footprint({ ...asked, workloads, served });
}

/** A pool beside `others` nodes of other pools, all of which the control plane serves. */
export function beside({ input }: { readonly input: PoolInput }, others: number): PoolInput {
  if (others === 0) return input;
  const { footprint, mesh } = input;
  return {
    ...input,
    footprint: {
      ...footprint,
      deployments: (nodes, trace) => footprint.deployments(nodes + others, trace),
    },
    mesh: (nodes) => mesh(nodes + others),
  };
}

/** The pools of a run by index in the order they are planned: the system pool last. */
export function planningOrder(pools: readonly PreparedPool[]): readonly number[] {
  const indices = pools.map((_, index) => index);
  const isSystem = (index: number) => pools[index]?.system === true;
  return [...indices.filter((index) => !isSystem(index)), ...indices.filter(isSystem)];
}

/**
 * One pool planned beside the ones planned before it. Where those are not proved minimal, the
 * system pool's bound is taken beside their own bounds: fewer nodes want a smaller control plane.
 */
export function planPool(
  prepared: PreparedPool,
  before: readonly PoolRun[],
  plan: Planner,
): { readonly input: PoolInput; readonly pool: PlannedPool } {
  const sum = (of: (pool: PlannedPool) => number) =>
    prepared.system ? before.reduce((total, { pool }) => total + of(pool), 0) : 0;
  const nodes = sum((pool) => pool.nodes);
  const atLeast = sum((pool) => pool.lowerBound);
  const input = beside(prepared, nodes);
  const pool = plannedPool(input, plan);
  if (atLeast === nodes || pool.plan.issues.length > 0) return { input, pool };
  const { lowerBound } = plannedPool(beside(prepared, atLeast), plan);
  return { input, pool: { ...pool, lowerBound: Math.min(pool.lowerBound, lowerBound) } };
}

/** The smallest pool; none at all where it may scale to zero and nothing is to run in it. */
function plannedPool(input: PoolInput, plan: Planner): PlannedPool {
  return isIdle(input) ? NO_NODES : smallestPool(input, plan);
}

/** Whether a pool may have no nodes, and nothing is to run in it. */
export function isIdle({ cluster, standing, footprint }: PoolInput): boolean {
  if (cluster.minNodes > 0 || cluster.minNodesPerZone > 0) return false;
  const pods = standing.reduce((sum, { count }) => sum + count, 0);
  return footprint.deployments(0).reduce((sum, { replicas }) => sum + replicas, pods) === 0;
}

const NOTHING_TO_PLACE: Plan = {
  nodes: [],
  nodeCount: 0,
  lowerBound: 0,
  proven: true,
  certificate: { kind: "empty", lowerBound: 0 },
  bindingResource: undefined,
  issues: [],
};

const NO_NODES: PlannedPool = {
  nodes: 0,
  servingNodes: 0,
  lowerBound: 0,
  plan: NOTHING_TO_PLACE,
  agents: [],
  deployments: [],
  daemonSets: [],
  removed: [],
};
