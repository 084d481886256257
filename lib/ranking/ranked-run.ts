import type { BilledPool } from "../model/bill";
import { type Planning, plannedTogether, preparedRun } from "../model/compare";
import type { PoolInput } from "../model/node-pool";
import { MESH_OPTIONS } from "../model/options";
import { billedPool } from "../model/pool-estimate";
import { beside } from "../model/pools";
import type { ClusterTotals, ComparisonInput, MeshOption } from "../model/types";

/** One option's default pool, whose machine is ranked, beside the other pools as they stand. */
export type RankedRun = {
  readonly option: MeshOption;
  readonly totals: ClusterTotals;
  /** What the default pool must hold. */
  readonly input: PoolInput;
  /** The other pools with the nodes they have on the scenario's own machine. */
  readonly held: readonly BilledPool[];
  /** Why no machine will do: another pool cannot hold its pods. */
  readonly blocked: string | undefined;
};

/** Every option's, at typical coefficients. */
export function rankedRuns(comparison: ComparisonInput, planning: Planning): readonly RankedRun[] {
  const prepared = MESH_OPTIONS.map((option) => preparedRun(comparison, option, "typical"));
  const several = (comparison.otherPools ?? []).length > 0;
  const planned = several ? plannedTogether(prepared, planning) : [];
  return prepared.map(({ option, totals, pools }, index) => {
    const [first] = pools;
    if (first === undefined) throw new Error("a cluster has a default pool");
    const others = planned[index]?.pools.slice(1) ?? [];
    const nodes = others.reduce((sum, { pool }) => sum + pool.nodes, 0);
    const misfit = others.find(({ pool }) => pool.plan.issues.length > 0);
    return {
      option,
      totals,
      input: first.system ? beside(first, nodes) : first.input,
      held: others.map(billedPool),
      blocked:
        misfit === undefined ? undefined : `the pods of pool "${misfit.name}" do not fit there`,
    };
  });
}
