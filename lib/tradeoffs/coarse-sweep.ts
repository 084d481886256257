import type { Sweep } from "../charts/tradeoffs/sweep";
import type { SweepAxis } from "./sweep-axes";

/** A sweep that looked at every nth value alone. */
export type CoarseSweep = Sweep & { readonly every: number };

/**
 * A sweep over an axis of very many values, at about `most` of them and at the scenario's own: the
 * work then depends no longer on how long the axis is. Between two of its values it knows nothing.
 */
export function coarseSweep(
  axis: SweepAxis,
  most: number,
  sweepOver: (axis: SweepAxis) => Sweep,
): CoarseSweep {
  const every = Math.max(1, Math.ceil((axis.high - axis.low) / most));
  if (every === 1) return { ...sweepOver(axis), every };
  // The scenario's own value is one of them.
  const low = axis.low + ((((axis.here - axis.low) % every) + every) % every);
  const valueAt = (place: number) => low + place * every;
  const last = Math.floor((axis.high - low) / every);
  const found = sweepOver({
    ...axis,
    low: 0,
    high: last,
    here: Math.floor((axis.here - low) / every),
    inputAt: (place) => axis.inputAt(valueAt(place)),
  });
  const valued = <Part extends { readonly from: number; readonly to: number }>(part: Part) => ({
    ...part,
    from: valueAt(part.from),
    to: valueAt(part.to),
  });
  return {
    ...found,
    every,
    axis: { ...found.axis, low, high: valueAt(last), here: axis.here },
    lines: found.lines.map((line) => ({
      ...line,
      spots: line.spots.map((spot) => ({ ...spot, at: valueAt(spot.at) })),
      band: line.band.map(({ low: less, high: more, planned }) => ({
        low: { ...less, at: valueAt(less.at) },
        high: { ...more, at: valueAt(more.at) },
        planned,
      })),
    })),
    cheapest: found.cheapest.map(valued),
    pairs: found.pairs.map((pair) => ({ ...pair, segments: pair.segments.map(valued) })),
  };
}
