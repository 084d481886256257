import { bill, total } from "../model/bill";
import { DEFAULT_POOL } from "../model/default-pool";
import type { ComparisonInput, NodeShape, Prices } from "../model/types";
import type { RankedRun } from "./ranked-run";

/** What one option costs a month with a default pool of `nodes` of these machines, every line included. */
export function monthlyBill(
  run: RankedRun,
  comparison: ComparisonInput,
  machine: { readonly node: NodeShape; readonly prices: Prices },
  nodes: number,
): number {
  const { footprint, settings, coefficients } = run.input;
  return total(
    bill({
      cluster: { ...comparison.cluster, node: machine.node },
      prices: machine.prices,
      traffic: comparison.traffic,
      totals: run.totals,
      footprint,
      settings,
      coefficients,
      pools: [
        {
          name: DEFAULT_POOL,
          node: machine.node,
          nodes,
          nodeDiskMicroUsdPerMonth: machine.prices.nodeDiskMicroUsdPerMonth,
        },
        ...run.held,
      ],
    }),
  );
}
