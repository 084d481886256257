import { bill, total } from "../model/bill";
import type { PreparedRun } from "../model/compare";
import type { ComparisonInput } from "../model/types";
import type { PoolCounts } from "./pool-counts";

/** A month's bill in whole micro-dollars at known node counts: nothing is planned. */
export function monthlyCost(
  { cluster, prices, traffic }: ComparisonInput,
  { asked, totals, footprint, pools }: PreparedRun,
  nodes: PoolCounts,
): number {
  const { settings, coefficients } = asked;
  const billed = pools.map(({ name, nodeDiskMicroUsdPerMonth, input }, index) => ({
    name,
    nodeDiskMicroUsdPerMonth,
    node: input.cluster.node,
    nodes: nodes[index] ?? 0,
  }));
  return total(
    bill({ cluster, prices, traffic, totals, footprint, settings, coefficients, pools: billed }),
  );
}
