import type { Sweep, SweepLine, SweepSegment } from "../charts/tradeoffs/sweep";
import { type Planning, plannedRuns } from "../model/compare";
import { type ComparisonInput, type Level, LEVELS, type MeshOption } from "../model/types";
import { type Step, stretches } from "./steps";
import type { SweepAxis } from "./sweep-axes";
import { bandOf } from "./sweep-band";
import { SweepTrack } from "./sweep-track";

/**
 * Every option along one input. Node counts come from a bisection that plans only where the two
 * ends of a stretch differ; between steps only the bill is computed, which changes evenly there, so
 * that where two options cross is found to the whole number. `candidates` compete for cheapest.
 * With all `levels` low and high are known wherever a line has a spot.
 */
export function* sweep(
  axis: SweepAxis,
  options: readonly MeshOption[],
  candidates: readonly string[],
  planning: Planning,
  levels: readonly Level[] = LEVELS,
): Generator<{ readonly done: number; readonly total: number }, Sweep> {
  const work = { plans: 0 };
  const counted: Planning = { ...planning, plan: counting(planning.plan, work) };
  const inputAt = remembered(axis.inputAt);
  const tracks = options.map((option) => new SweepTrack(option, inputAt, counted, axis.rising));
  if (axis.low <= axis.here && axis.here <= axis.high) {
    noteComparison(axis.here, inputAt(axis.here), tracks, levels, counted);
  }
  const planned: { readonly track: SweepTrack; readonly steps: readonly Step[] }[] = [];
  const lines: SweepLine[] = [];
  for (const [index, one] of tracks.entries()) {
    let steps = one.steps(axis);
    yield { done: index * 2 + 1, total: tracks.length * 2 };
    let line = lineOf(one, steps, axis, levels.length > 1);
    // Low and high may have a plan that the search missed at typical coefficients.
    if (levels.length > 1 && one.repaired()) {
      steps = one.steps(axis);
      line = lineOf(one, steps, axis, true);
    }
    planned.push({ track: one, steps });
    lines.push(line);
    yield { done: index * 2 + 2, total: tracks.length * 2 };
  }
  const { id, label, unit, low, high, here, names } = axis;
  const segments = (ids: readonly string[]) =>
    segmentsOf(
      planned.filter(({ track: { option } }) => ids.includes(option.id)),
      axis,
    );
  return {
    axis: { id, label, unit, low, high, here, names },
    lines,
    cheapest: segments(candidates),
    pairs: pairsOf(options.map((option) => option.id)).map(([a, b]) => ({
      a,
      b,
      segments: segments([a, b]),
    })),
    plans: work.plans,
  };
}

function counting(plan: Planning["plan"], work: { plans: number }): Planning["plan"] {
  return (problem) => {
    work.plans += 1;
    return plan(problem);
  };
}

/** The scenario's own value is planned as its comparison is: the same counts, repaired alike. */
function noteComparison(
  here: number,
  input: ComparisonInput,
  tracks: readonly SweepTrack[],
  levels: readonly Level[],
  planning: Planning,
): void {
  const options = tracks.map(({ option }) => option);
  const runs = plannedRuns(input, options, planning, levels);
  for (const run of runs) {
    tracks.find(({ option }) => option.id === run.option.id)?.note(here, run);
  }
}

function pairsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const));
}

function remembered<Value>(compute: (at: number) => Value): (at: number) => Value {
  const known = new Map<number, Value>();
  return (at) => {
    const found = known.get(at);
    if (found !== undefined) return found;
    const fresh = compute(at);
    known.set(at, fresh);
    return fresh;
  };
}

function lineOf(
  track: SweepTrack,
  steps: readonly Step[],
  { here, rising }: SweepAxis,
  withBand: boolean,
): SweepLine {
  const { id, name } = track.option;
  const ats = steps
    .filter(({ value }) => Number.isFinite(value))
    .flatMap(({ from, to }) =>
      [...new Set([from, here, to])].filter((at) => from <= at && at <= to).sort((a, b) => a - b),
    );
  const spots = ats.map((at) => track.spotAt(at, "typical", valueOn(steps, at)));
  const band = withBand ? bandOf(track, spots, here, rising) : [];
  return { id, name, spots, band };
}

/** Where which options are the cheapest: pieces end wherever a node count changes. */
function segmentsOf(
  competing: readonly { readonly track: SweepTrack; readonly steps: readonly Step[] }[],
  axis: SweepAxis,
): readonly SweepSegment[] {
  const starts = [axis.low, ...competing.flatMap(({ steps }) => steps.map(({ from }) => from))];
  const stateAt = (at: number): string => {
    let least = Number.POSITIVE_INFINITY;
    let ids: string[] = [];
    for (const { track: one, steps } of competing) {
      const nodes = valueOn(steps, at);
      if (!Number.isFinite(nodes)) continue;
      const cost = one.spotAt(at, "typical", nodes).microUsdPerMonth;
      if (cost < least) ids = [];
      if (cost <= least) ids.push(one.option.id);
      least = Math.min(least, cost);
    }
    return ids.join(" ");
  };
  const perNodeAt = (at: number, id: string | undefined): number | undefined => {
    const winner = competing.find(({ track: one }) => one.option.id === id);
    if (winner === undefined) return undefined;
    const nodes = valueOn(winner.steps, at);
    return winner.track.spotAt(at, "typical", nodes).meshedPods / nodes;
  };
  return stretches(starts, axis.high, stateAt).map(({ from, to, state }) => {
    const cheapest = state === "" ? [] : state.split(" ");
    return { from, to, cheapest, meshedPodsPerNode: perNodeAt(from, cheapest[0]) };
  });
}

function valueOn(steps: readonly Step[], at: number): number {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((steps[middle]?.to ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return steps[low]?.value ?? Number.POSITIVE_INFINITY;
}
