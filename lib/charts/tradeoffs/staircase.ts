import type { SweepSpot } from "./sweep";

export type Corner = readonly [at: number, value: number];

/**
 * The corners of a line through spots. Over a stretch amounts change evenly, so it is straight;
 * between two neighbouring values nodes come whole: level to the second, then up or down.
 */
export function staircase(
  spots: readonly SweepSpot[],
  of: (spot: SweepSpot) => number,
): readonly Corner[] {
  return spots.flatMap((spot, index): Corner[] => {
    const before = spots[index - 1];
    const corner: Corner = [spot.at, of(spot)];
    if (before === undefined || before.nodes === spot.nodes || spot.at - before.at > 1) {
      return [corner];
    }
    return [[spot.at, of(before)], corner];
  });
}

/** The corners of a line of months and the like: every amount holds until the next one, the last too. */
export function levels(
  spots: readonly SweepSpot[],
  of: (spot: SweepSpot) => number,
): readonly Corner[] {
  return spots.flatMap((spot): Corner[] => [
    [spot.at, of(spot)],
    [spot.at + 1, of(spot)],
  ]);
}
