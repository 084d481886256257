import type { Issue } from "../result";
import { DEFAULT_POOL } from "../model/default-pool";
import type { Scenario } from "./schema";

/**
 * Every pool that is named must be one of the scenario's: workloads and system pods of a pool that
 * is not there run in the default one, visibly.
 */
export function settlePools(scenario: Scenario, issues: Issue[]): Scenario {
  const { cluster, workloads } = scenario;
  const known = [DEFAULT_POOL, ...cluster.pools.map(({ name }) => name)];
  const missing = (pool: string | undefined) => pool !== undefined && !known.includes(pool);
  const rule = `must be one of: ${known.join(", ")}`;
  const refuse = (path: string, received: string | undefined, more = "") => {
    const message = `${rule}; the default pool is used instead${more}`;
    issues.push({ code: "unknown-pool", path, message, received: received ?? "" });
  };

  const lost = workloads.rows.filter(({ pool }) => missing(pool)).length;
  if (lost > 0) {
    const first = workloads.rows.findIndex(({ pool }) => missing(pool));
    const more = lost > 1 ? `, here and in ${lost - 1} more rows` : "";
    refuse(`workloads.rows.${first}.pool`, workloads.rows[first]?.pool, more);
  }
  const rows =
    lost === 0
      ? workloads.rows
      : workloads.rows.map((row) => (missing(row.pool) ? { ...row, pool: undefined } : row));

  for (const [name, pool] of Object.entries(workloads.pools)) {
    if (missing(pool)) refuse(`workloads.pools.${name} (in.${name})`, pool);
  }
  const placed = Object.entries(workloads.pools).filter(([, pool]) => !missing(pool));

  const system = missing(cluster.systemPool) ? undefined : cluster.systemPool;
  if (system !== cluster.systemPool) {
    refuse("cluster.systemPool (systempool)", cluster.systemPool);
  }

  const daemonSets = Object.entries(cluster.systemDaemonSets).map(([name, change]) => {
    const unknown = change.pools?.find(missing);
    if (unknown === undefined) return [name, change] as const;
    const message = `${rule}; the others it names are used`;
    const path = `cluster.systemDaemonSets.${name}.pools (ds.${name}.pools)`;
    issues.push({ code: "unknown-pool", path, message, received: unknown });
    const left = change.pools?.filter((pool) => !missing(pool)) ?? [];
    const { pools: _, ...rest } = change;
    return [name, left.length === 0 ? rest : { ...rest, pools: left }] as const;
  });

  if (issues.every(({ code }) => code !== "unknown-pool")) return scenario;
  return {
    ...scenario,
    cluster: {
      ...cluster,
      systemPool: system,
      systemDaemonSets: Object.fromEntries(daemonSets),
    },
    workloads: { ...workloads, rows, pools: Object.fromEntries(placed) },
  };
}
