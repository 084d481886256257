import { type Derivation, derivationOf } from "../../model/explain";
import type { Trace } from "../../model/formula";
import { podCount } from "../../model/traffic";
import { upgradeSeconds } from "../../model/upgrade";
import { upgradeFactsIn } from "../../model/upgrade-facts";
import type { DerivedOption } from "./derived-option";
import { sumOf } from "./terms";

/** Pods that restart to get the new data plane, by workload. */
export function podsRestarted(derived: DerivedOption) {
  const terms = restarted(derived).map((workload) => ({
    label: workload.name,
    count: 1,
    each: podCount(workload),
  }));
  return sumOf(derived.result.name, "Pods that restart", "pods", terms);
}

function restarted({ option, footprint, comparison }: DerivedOption) {
  if (!upgradeFactsIn(comparison, option).restartsPods) return [];
  return comparison.workloads.filter((_, index) => footprint.perPod[index] !== undefined);
}

/** How long moving the data plane takes, then the times it is the sum of. */
export function upgradeTime(derived: DerivedOption): readonly Derivation[] {
  const { option, comparison, pool, asked, result } = derived;
  const trace: Trace = [];
  const size = { nodes: pool.nodes, restarted: restarted(derived) };
  upgradeSeconds(upgradeFactsIn(comparison, option), size, asked.coefficients, trace);
  const steps = trace.map(derivationOf);
  const terms = steps
    .filter(({ unit }) => unit === "s")
    .map((step) => ({ label: step.label, count: 1, each: step.result }));
  return [sumOf(result.name, "Duration of the upgrade", "s", terms), ...steps];
}
