import type { LeftOut } from "@/lib/ranking/candidates";
import { LEFT_OUT_REASONS, type LeftOutReason, type RankingFilters } from "@/lib/ranking/filters";

const WORDS: Readonly<Record<LeftOutReason, (filters: RankingFilters) => string>> = {
  "no-price": () => "have no price here, bought that way",
  "unknown-capacity": () => "cannot be ranked",
  architecture: (filters) => `are not ${filters.architecture}`,
  category: (filters) => `are not of the kind “${filters.category}”`,
  family: (filters) => `are not ${filters.family}`,
  size: () => "are smaller or larger than asked",
  burstable: () => "are burstable",
  "no-baseline": () => "are burstable with no sustained CPU on record",
  generation: () => "are of a previous generation",
  "too-small": () => "cannot hold the largest pod",
  "few-nodes": (filters) => `would need fewer than ${filters.minNodes} nodes`,
  "blast-radius": (filters) =>
    `would put more than ${filters.maxNodeSharePercent} % of the pool on one node`,
};

export type LeftOutGroup = {
  readonly reason: LeftOutReason;
  readonly text: string;
  readonly types: readonly LeftOut[];
};

/** Types left out by reason, in the order the reasons are tried: "48 are of a previous generation". */
export function leftOutGroups(
  leftOut: readonly LeftOut[],
  filters: RankingFilters,
): readonly LeftOutGroup[] {
  return LEFT_OUT_REASONS.flatMap((reason) => {
    const types = leftOut.filter((each) => each.reason === reason);
    return types.length === 0 ? [] : [{ reason, text: WORDS[reason](filters), types }];
  });
}
