/** Money inside the project is whole micro-dollars: sums are exact up to 9 billion dollars. */
export const MICRO_USD_PER_USD = 1_000_000;

export function usdToMicroUsd(usd: number): number {
  return Math.round(usd * MICRO_USD_PER_USD);
}
