/**
 * Shares of one whole as whole percents that sum to what the shares sum to, by largest remainder:
 * 94.5 % and 5.5 % are 95 and 5, not 95 and 6. Equal remainders go to the first.
 */
export function percentParts(shares: readonly number[]): readonly number[] {
  const exact = shares.map((share) => share * 100);
  const parts = exact.map(Math.floor);
  const left = Math.round(sum(exact)) - sum(parts);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Math.max(0, left))) {
    parts[index] = (parts[index] ?? 0) + 1;
  }
  return parts;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
