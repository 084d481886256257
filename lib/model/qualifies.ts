import type { OptionEstimate, RequirementCheck } from "./types";

/** Requirements a source says the option does not meet; "not confirmed" is not among them. */
export function lackedRequirements({
  requirements,
}: Pick<OptionEstimate, "requirements">): readonly RequirementCheck[] {
  return requirements.filter((check) => check.verdict === "lacks");
}

/** Whether an option can be had here and reaches the function level. */
export function reachesLevel(
  estimate: Pick<OptionEstimate, "issues" | "belowLevel" | "feasibility">,
): boolean {
  return (
    estimate.issues.length === 0 &&
    estimate.belowLevel.length === 0 &&
    (estimate.feasibility.status === "feasible" || estimate.feasibility.status === "increment")
  );
}

/** Whether an option may be called cheapest: it does, and lacks nothing that is required. */
export function qualifies(
  estimate: Pick<OptionEstimate, "issues" | "belowLevel" | "feasibility" | "requirements">,
): boolean {
  return reachesLevel(estimate) && lackedRequirements(estimate).length === 0;
}
