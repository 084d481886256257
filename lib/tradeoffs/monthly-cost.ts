import { bill, total } from "../model/bill";
import type { PreparedRun } from "../model/compare";
import type { ComparisonInput } from "../model/types";

/** A month's bill in whole micro-dollars at a known node count: nothing is planned. */
export function monthlyCost(
  { cluster, prices, traffic }: ComparisonInput,
  { totals, input: { footprint, settings, coefficients } }: PreparedRun,
  nodes: number,
): number {
  const poolVcpu = (cluster.node.machine.cpuMilli / 1000) * nodes;
  return total(
    bill({ cluster, prices, traffic, totals, footprint, settings, coefficients, nodes, poolVcpu }),
  );
}
