const MICRO_USD_PER_USD = 1_000_000;

/**
 * The difference of two amounts as they are shown, in whole dollars: "$1,451 → $1,249" is −$202
 * whatever the cents behind them. Changes one after another sum to the whole as shown, too.
 */
export function shownUsdChange(beforeMicroUsd: number, afterMicroUsd: number): number {
  return inWholeUsd(afterMicroUsd) - inWholeUsd(beforeMicroUsd);
}

/** Rounded as amounts are written: half away from zero. */
function inWholeUsd(microUsd: number): number {
  const dollars = Math.round(Math.abs(microUsd) / MICRO_USD_PER_USD);
  return (microUsd < 0 ? -dollars : dollars) * MICRO_USD_PER_USD;
}
