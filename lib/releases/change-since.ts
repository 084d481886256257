import { formatPercentDelta } from "../format/amounts";
import type { Comparison } from "../model/types";

/** How a newer release would answer: the option whose monthly cost moves the most. */
export type ChangeSince = {
  readonly option: string;
  /** Newer over older, minus one. */
  readonly share: number;
};

/** Undefined when nothing could be planned in either; a share of 0 when every bill is the same. */
export function changeSince(older: Comparison, newer: Comparison): ChangeSince | undefined {
  const changes = older.options.flatMap((option) => {
    const now = newer.options.find((candidate) => candidate.id === option.id);
    const before = option.typical.microUsdPerMonth;
    if (now === undefined || before === 0 || now.typical.microUsdPerMonth === 0) return [];
    return [{ option: option.name, share: now.typical.microUsdPerMonth / before - 1 }];
  });
  return changes.reduce<ChangeSince | undefined>(
    (most, change) =>
      most === undefined || Math.abs(change.share) > Math.abs(most.share) ? change : most,
    undefined,
  );
}

/** "With release 2027.1 this changes by up to +3.1 % (Linkerd)." */
export function changeSentence(change: ChangeSince | undefined, newest: string): string {
  if (change === undefined) return `Release ${newest} is out.`;
  if (Math.abs(change.share) < 0.0005) return `Release ${newest} gives the same costs.`;
  return `With release ${newest} this changes by up to ${formatPercentDelta(change.share)} (${change.option}).`;
}
