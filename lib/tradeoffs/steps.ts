/** A stretch of whole numbers over which a staircase stays the same. */
export type Step = { readonly from: number; readonly to: number; readonly value: number };

/**
 * The steps of a staircase that never falls, over the whole numbers from `low` to `high`: where both
 * ends of a stretch agree nothing between them is asked.
 */
export function risingSteps(
  low: number,
  high: number,
  valueAt: (at: number) => number,
): readonly Step[] {
  const steps: Step[] = [];
  const note = (from: number, to: number, value: number) => {
    const last = steps.at(-1);
    if (last?.value === value) steps[steps.length - 1] = { ...last, to };
    else steps.push({ from, to, value });
  };
  const walk = (from: number, to: number) => {
    const [first, last] = [valueAt(from), valueAt(to)];
    if (first === last || to - from <= 1) {
      if (first === last) note(from, to, first);
      else {
        note(from, from, first);
        note(to, to, last);
      }
      return;
    }
    const middle = Math.floor((from + to) / 2);
    walk(from, middle);
    walk(middle + 1, to);
  };
  walk(low, high);
  return steps;
}

/** The same without any order to rely on: every value is asked. */
export function everyStep(
  low: number,
  high: number,
  valueAt: (at: number) => number,
): readonly Step[] {
  return Array.from({ length: high - low + 1 }, (_, index) => ({
    from: low + index,
    to: low + index,
    value: valueAt(low + index),
  }));
}

/** Values at these places, in order; with a staircase only where the two ends of a stretch differ. */
export function valuesAt(
  places: readonly number[],
  valueAt: (at: number) => number,
  rising: boolean,
): readonly number[] {
  if (!rising || places.length < 3) return places.map(valueAt);
  return risingSteps(0, places.length - 1, (index) => valueAt(places[index] ?? 0)).flatMap(
    ({ from, to, value }) => Array.from({ length: to - from + 1 }, () => value),
  );
}

/**
 * Stretches over which `stateAt` stays the same. `starts` cut the range into pieces on which a state
 * that is the same at both ends is the same between; other pieces are halved until it shows where
 * the state turns, to the whole number.
 */
export function stretches(
  starts: readonly number[],
  high: number,
  stateAt: (at: number) => string,
): readonly { readonly from: number; readonly to: number; readonly state: string }[] {
  const found: { from: number; to: number; state: string }[] = [];
  const note = (from: number, to: number, state: string) => {
    const last = found.at(-1);
    if (last?.state === state) last.to = to;
    else found.push({ from, to, state });
  };
  const walk = (from: number, to: number) => {
    const [first, last] = [stateAt(from), stateAt(to)];
    if (first === last) return note(from, to, first);
    const middle = Math.floor((from + to) / 2);
    walk(from, middle);
    walk(middle + 1, to);
  };
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  sorted.forEach((from, index) => walk(from, (sorted[index + 1] ?? high + 1) - 1));
  return found;
}
