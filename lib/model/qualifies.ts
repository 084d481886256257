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

/** The cheapest option that qualifies, the first of equals; the baseline stands first and does not compete. */
export function cheapestOf(estimates: readonly OptionEstimate[]): string | undefined {
  const candidates = estimates.slice(1).filter(qualifies);
  const best = candidates.reduce<OptionEstimate | undefined>(
    (cheapest, candidate) =>
      cheapest === undefined ||
      candidate.typical.microUsdPerMonth < cheapest.typical.microUsdPerMonth
        ? candidate
        : cheapest,
    undefined,
  );
  return best?.id;
}
