import { lackedRequirements, qualifies } from "../model/qualifies";
import type { OptionEstimate } from "../model/types";
import { formatList } from "./amounts";
import { lowered } from "./spoken";

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

/** Lacks at the function level that a lacked requirement says in more words. */
const SAID_BY_REQUIREMENT: Readonly<Record<string, readonly string[]>> = {
  "no layer-7 policy or routing": ["l7-weighted-split", "l7-authorization"],
  "no workload identity": ["mtls"],
};

/**
 * Why an option may not be called cheapest, each lack once: "Google offers it only as Dataplane V2:
 * no layer-7 policy or routing", "has no encryption and lacks wasm extensions".
 */
export function excludedReason(option: Judged): string {
  const lacked = lackedRequirements(option);
  const belowLevel = option.belowLevel.filter(
    (lack) => !lacked.some(({ id }) => SAID_BY_REQUIREMENT[lack]?.includes(id)),
  );
  const managed = managedReason(option);
  const lacks =
    lacked.length === 0 ? "" : `lacks ${namesOfFeatures(lacked.map(({ label }) => label))}`;
  if (managed !== undefined && lacks === "") {
    return belowLevel.length === 0 ? managed : `${managed}: ${formatList(belowLevel)}`;
  }
  const shortfalls = [
    ...(belowLevel.length === 0 ? [] : [`has ${formatList(belowLevel)}`]),
    ...(lacks === "" ? [] : [lacks]),
  ].join(" and ");
  return managed === undefined ? shortfalls : `${managed}, which ${shortfalls}`;
}

/** Names of features hold an "and" of their own: a comma before the last keeps them apart. */
export function namesOfFeatures(labels: readonly string[]): string {
  const names = labels.map(lowered);
  return names.length <= 1
    ? formatList(names)
    : `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}

function managedReason({ feasibility }: Pick<Judged, "feasibility">): string | undefined {
  if (feasibility.status !== "managed-only") return undefined;
  const { managed } = feasibility;
  return managed === undefined
    ? "it can be had only as the cloud's managed form"
    : `${managed.by} offers it only as ${managed.form}`;
}
