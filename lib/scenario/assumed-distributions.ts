import { distributionsFor, findDistribution } from "../catalog/fees";
import type { Distribution } from "../catalog/fees-schema";
import type { Note } from "./expand";
import { MESH_OPTION_IDS } from "./ids";
import type { Scenario } from "./schema";

/** A distribution that somebody chose: the first of an option is upstream's and goes without saying. */
export type AssumedDistribution = {
  readonly label: string;
  /** It costs something, or may, and the scenario has no fee for it. */
  readonly feeMissing: boolean;
};

/** The distributions a scenario assumes, by option. */
export function assumedDistributions(
  scenario: Scenario,
): Readonly<Record<string, AssumedDistribution>> {
  return Object.fromEntries(
    chosen(scenario).map(({ option, distribution, feeMissing }) => [
      option,
      { label: distribution.label, feeMissing },
    ]),
  );
}

/** What is not counted, and what it would be: a link may name a distribution without its fee. */
export function feeNotes(scenario: Scenario): readonly Note[] {
  return chosen(scenario).flatMap(({ distribution, feeMissing }) =>
    feeMissing
      ? [
          {
            code: "fee-not-counted",
            message: `No fee is counted for ${distribution.label}. ${distribution.note}`,
          },
        ]
      : [],
  );
}

function chosen(scenario: Scenario) {
  return MESH_OPTION_IDS.flatMap((option) => {
    const choices = scenario.options[option];
    if (choices?.distribution === undefined) return [];
    const distribution = findDistribution(choices.distribution);
    const [usual] = distributionsFor(option);
    if (distribution === undefined || distribution.id === usual?.id) return [];
    return [{ option, distribution, feeMissing: isMissing(distribution, choices.feeUsdPerMonth) }];
  });
}

/** A price of nothing is taken at its word where the list has a price, but not where it has none. */
function isMissing({ fee }: Distribution, stated: number | undefined): boolean {
  if (fee === null) return (stated ?? 0) === 0;
  return fee.microUsdPerMonth > 0 && stated === undefined;
}
