/** Prices this much older than the newest list are worth saying so. */
const YEARS = 1;

/**
 * Says that a region's prices are old, by the newest list there is and not by the clock; undefined
 * where they are not. Days are written as 2026-08-03.
 */
export function oldPrices(pricesAsOf: string, newest: string): string | undefined {
  const [year = "", ...rest] = pricesAsOf.split("-");
  const dueOn = [String(Number(year) + YEARS), ...rest].join("-");
  if (dueOn >= newest) return undefined;
  return `Prices of this region are from ${pricesAsOf}, while others are as new as ${newest}: no newer public list was at hand for it. Set a price of your own if yours has moved.`;
}
