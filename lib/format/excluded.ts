import { lackedRequirements, qualifies } from "../model/qualifies";
import type { OptionEstimate } from "../model/types";
import { formatList } from "./amounts";

type Judged = Pick<
  OptionEstimate,
  "issues" | "feasibility" | "belowLevel" | "requirements" | "typical"
>;

/** What would cost less than the cheapest, but may not be called so; the cheapest of them first. */
export function cheaperButExcluded<T extends Judged>(
  options: readonly T[],
  microUsdPerMonth: number,
): readonly T[] {
  return options
    .filter(
      (option) =>
        !qualifies(option) &&
        option.issues.length === 0 &&
        option.feasibility.status !== "infeasible" &&
        option.typical.microUsdPerMonth < microUsdPerMonth,
    )
    .toSorted((a, b) => a.typical.microUsdPerMonth - b.typical.microUsdPerMonth);
}

/** Why an option may not be called cheapest: "Google offers it only as Dataplane V2: no layer-7 policy or routing". */
export function excludedReason(option: Judged): string {
  const lacked = lackedRequirements(option).map(({ label }) => label);
  const managed = managedReason(option);
  const shortfalls = [
    ...(option.belowLevel.length > 0
      ? [`${managed === undefined ? "has " : ""}${formatList(option.belowLevel)}`]
      : []),
    ...(lacked.length > 0
      ? [`${managed === undefined ? "lacks " : "without "}${formatList(lacked)}`]
      : []),
  ].join(" and ");
  if (managed === undefined) return shortfalls;
  return shortfalls === "" ? managed : `${managed}: ${shortfalls}`;
}

function managedReason({ feasibility }: Pick<Judged, "feasibility">): string | undefined {
  if (feasibility.status !== "managed-only") return undefined;
  const { managed } = feasibility;
  return managed === undefined
    ? "it can be had only as the cloud's managed form"
    : `${managed.by} offers it only as ${managed.form}`;
}
