import type { SweepBand, SweepSpot } from "../charts/tradeoffs/sweep";
import type { Level } from "../model/types";
import { valuesAt } from "./steps";
import type { SweepTrack } from "./sweep-track";

/** Longer staircases have low and high planned at so many of their spots, spread evenly. */
const MOST_PLANNED = 100;

/**
 * Low and high at every spot of a line. Where they were planned they are those of a comparison at
 * that value; between such spots they are read off a straight line, kept on their side of typical.
 */
export function bandOf(
  track: SweepTrack,
  spots: readonly SweepSpot[],
  here: number,
  rising: boolean,
): readonly SweepBand[] {
  const every = Math.ceil(spots.length / MOST_PLANNED);
  const isPlanned = (index: number) =>
    index % every === 0 || index === spots.length - 1 || spots[index]?.at === here;
  const planned = spots.filter((_, index) => isPlanned(index));
  const ends = (level: Level) => {
    const nodes = valuesAt(
      planned.map(({ at }) => at),
      (at) => track.nodesAt(at, level),
      rising,
    );
    // Where a pod outgrows the node at the high end the typical figure stands in, as in a comparison.
    const known = planned.map((spot, index) => {
      const count = nodes[index] ?? Number.POSITIVE_INFINITY;
      return Number.isFinite(count) ? track.spotAt(spot.at, level, count) : spot;
    });
    return filled(spots, known, level === "low" ? Math.min : Math.max);
  };
  const [low, high] = [ends("low"), ends("high")];
  return spots.map((spot, index) => ({
    low: low[index] ?? spot,
    high: high[index] ?? spot,
    planned: isPlanned(index),
  }));
}

/** The known spots, and between two of them a straight line; `side` keeps it beside the spot's own. */
function filled(
  spots: readonly SweepSpot[],
  known: readonly SweepSpot[],
  side: (a: number, b: number) => number,
): readonly SweepSpot[] {
  let next = 0;
  return spots.map((spot) => {
    while (next < known.length - 1 && (known[next]?.at ?? 0) < spot.at) next += 1;
    const [before, after] = [known[next - 1], known[next]];
    if (after === undefined || before === undefined || after.at === spot.at) return after ?? spot;
    const share = (spot.at - before.at) / (after.at - before.at);
    const between = (of: (spot: SweepSpot) => number) =>
      side(of(spot), of(before) + (of(after) - of(before)) * share);
    return {
      ...spot,
      nodes: between(({ nodes }) => nodes),
      nodesAtLeast: between(({ nodes }) => nodes),
      microUsdPerMonth: between(({ microUsdPerMonth }) => microUsdPerMonth),
      meshCpuMilli: between(({ meshCpuMilli }) => meshCpuMilli),
      meshMemoryMiB: between(({ meshMemoryMiB }) => meshMemoryMiB),
    };
  });
}
