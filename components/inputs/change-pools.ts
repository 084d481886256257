import { DEFAULT_POOL } from "@/lib/model/default-pool";
import type { Scenario } from "@/lib/scenario/schema";

type Cluster = Scenario["cluster"];
type Pool = Cluster["pools"][number];

/* Edits of the node pools: each takes a scenario and gives a new one; what names a pool follows it. */

/** As the schema has it; the file itself brings a validator this form does not need. */
export const MOST_POOLS = 8;

/** One more pool, like the default one, with no nodes until something runs in it. */
export function addPool(scenario: Scenario): Scenario {
  const { cluster } = scenario;
  if (cluster.pools.length >= MOST_POOLS) return scenario;
  const { instanceType, capacityType, ownPriceUsdPerHour } = cluster;
  const pool: Pool = {
    name: unusedName(cluster),
    instanceType,
    capacityType,
    ownPriceUsdPerHour,
    minNodes: 0,
    minNodesPerZone: 0,
    maxPods: 0,
  };
  return { ...scenario, cluster: { ...cluster, pools: [...cluster.pools, pool] } };
}

function unusedName({ pools }: Cluster): string {
  for (let number = 2; ; number += 1) {
    const name = `pool-${number}`;
    if (!pools.some((pool) => pool.name === name)) return name;
  }
}

export function changePool(scenario: Scenario, index: number, patch: Partial<Pool>): Scenario {
  const { cluster } = scenario;
  const pools = cluster.pools.map((pool, at) => (at === index ? { ...pool, ...patch } : pool));
  return { ...scenario, cluster: { ...cluster, pools } };
}

export function renamePool(scenario: Scenario, index: number, name: string): Scenario {
  const before = scenario.cluster.pools[index]?.name;
  if (before === undefined) return scenario;
  return renamed(changePool(scenario, index, { name }), before, name);
}

/** Without the pool: what ran in it runs in the default one. */
export function removePool(scenario: Scenario, index: number): Scenario {
  const { cluster } = scenario;
  const before = cluster.pools[index]?.name;
  if (before === undefined) return scenario;
  const pools = cluster.pools.filter((_, at) => at !== index);
  return renamed({ ...scenario, cluster: { ...cluster, pools } }, before, undefined);
}

/** Wherever a pool is named it gets its new name; undefined is the default pool. */
function renamed(scenario: Scenario, before: string, after: string | undefined): Scenario {
  const { cluster, workloads } = scenario;
  const follow = (pool: string | undefined) => (pool === before ? after : pool);
  const placed = Object.entries(workloads.pools).flatMap(([name, pool]) => {
    const now = follow(pool);
    return now === undefined ? [] : [[name, now] as const];
  });
  const daemonSets = Object.entries(cluster.systemDaemonSets).map(([name, change]) => {
    if (change.pools?.includes(before) !== true) return [name, change] as const;
    const pools = change.pools.flatMap((pool) => follow(pool) ?? []);
    const { pools: _, ...rest } = change;
    // One that ran in the pool alone runs nowhere, as its owner wanted it nowhere else.
    const left = pools.length > 0 ? { ...rest, pools } : { ...rest, off: true };
    return [name, left] as const;
  });
  return {
    ...scenario,
    cluster: {
      ...cluster,
      ...systemPoolOf(follow(cluster.systemPool)),
      systemDaemonSets: Object.fromEntries(daemonSets),
    },
    workloads: {
      ...workloads,
      pools: Object.fromEntries(placed),
      rows: workloads.rows.map((row) => {
        if (row.pool !== before) return row;
        const { pool: _, ...others } = row;
        return after === undefined ? others : { ...others, pool: after };
      }),
    },
  };
}

const systemPoolOf = (systemPool: string | undefined) => ({ systemPool });

/** Where one workload of an example runs. */
export function placeWorkload(scenario: Scenario, name: string, pool: string): Scenario {
  const { [name]: _, ...others } = scenario.workloads.pools;
  const pools = pool === DEFAULT_POOL ? others : { ...others, [name]: pool };
  return { ...scenario, workloads: { ...scenario.workloads, pools } };
}

/** Changes what is said of one system DaemonSet; undefined goes back to the platform's list. */
export function changeDaemonSet(
  scenario: Scenario,
  name: string,
  patch: Partial<Cluster["systemDaemonSets"][string]> | undefined,
): Scenario {
  const { cluster } = scenario;
  const { [name]: own = {}, ...others } = cluster.systemDaemonSets;
  const merged = Object.entries({ ...own, ...patch }).filter(([, value]) => value !== undefined);
  const kept =
    patch === undefined || merged.length === 0 ? {} : { [name]: Object.fromEntries(merged) };
  return { ...scenario, cluster: { ...cluster, systemDaemonSets: { ...others, ...kept } } };
}

/** A pool's name is as Kubernetes' own labels allow it, and nobody else's. */
export function poolNameProblem(name: string, others: readonly string[]): string | undefined {
  if (!/^[A-Za-z0-9]([A-Za-z0-9._-]{0,38}[A-Za-z0-9])?$/.test(name)) {
    return "Must be 1 to 40 letters, digits, dots, hyphens or underscores.";
  }
  if (name === DEFAULT_POOL) return `Must not be “${DEFAULT_POOL}”, which names the first pool.`;
  return others.includes(name) ? "Must be a name no other pool has." : undefined;
}
