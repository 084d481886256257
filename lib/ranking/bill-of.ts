import { bill, total } from "../model/bill";
import type { PreparedRun } from "../model/compare";
import type { ComparisonInput, NodeShape, Prices } from "../model/types";

/** What one option's pool costs a month on `nodes` of these machines, every line included. */
export function monthlyBill(
  run: PreparedRun,
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
      nodes,
      poolVcpu: (machine.node.machine.cpuMilli / 1000) * nodes,
    }),
  );
}
