import { formatList, formatUsd, formatValue } from "../../format/amounts";
import { capital, isPlural, spoken } from "../figures/spoken";
import type { Sweep, SweepSegment } from "./sweep";

/** Where, going up or down from here, other options become the cheapest. */
export type Turn = {
  readonly direction: "above" | "below";
  /** The last value before it, seen from here. */
  readonly at: number;
  /** The last value at which it holds; undefined where nothing else follows on the axis. */
  readonly until: number | undefined;
  /** Cheapest beyond it; empty where nothing can be planned. */
  readonly cheapest: readonly string[];
};

/** One input on its axis: who is cheapest here, and the nearest turn on either side. */
export type AxisTurns = {
  readonly axis: Pick<Sweep["axis"], "unit" | "low" | "high" | "here">;
  readonly here: readonly string[];
  readonly turns: readonly Turn[];
};

/** Another function level: who is cheapest at it, and what that costs against what is asked now. */
export type LevelTurn = {
  readonly needs: "identity" | "layer-7" | "layer-4-only";
  readonly cheapest: readonly string[];
  readonly extraMicroUsdPerMonth: number;
  /** What would be cheaper still, but may not be called so, and why. */
  readonly excluded?: readonly { readonly id: string; readonly reason: string }[];
};

export type Turns = {
  /** How many options compete at the level asked for. */
  readonly candidates: number;
  readonly levels: readonly LevelTurn[];
  readonly axes: readonly AxisTurns[];
};

/**
 * The nearest turn on either side of here: where another option is strictly cheaper, else where one
 * comes to cost the same.
 */
export function axisTurns({ axis, cheapest }: Pick<Sweep, "axis" | "cheapest">): AxisTurns {
  const { unit, low, high, here } = axis;
  const at = cheapest.findIndex((segment) => segment.from <= here && here <= segment.to);
  const now = cheapest[at]?.cheapest ?? [];
  const below = nearestTurn(now, cheapest.slice(0, Math.max(0, at)).toReversed());
  const above = at < 0 ? undefined : nearestTurn(now, cheapest.slice(at + 1));
  const turns: Turn[] = [];
  if (below !== undefined) {
    const until = below === cheapest[0] ? undefined : below.from;
    turns.push({ direction: "below", at: below.to + 1, until, cheapest: below.cheapest });
  }
  if (above !== undefined) {
    const until = above === cheapest.at(-1) ? undefined : above.to;
    turns.push({ direction: "above", at: above.from - 1, until, cheapest: above.cheapest });
  }
  return { axis: { unit, low, high, here }, here: now, turns };
}

function nearestTurn(
  here: readonly string[],
  outwards: readonly SweepSegment[],
): SweepSegment | undefined {
  const taken = ({ cheapest }: SweepSegment) => !cheapest.some((id) => here.includes(id));
  return outwards.find(taken) ?? outwards[0];
}

type Named = { readonly id: string; readonly name: string };

/** Turns told: more would be a table, and there is one further down. */
const MOST_AXIS_TURNS = 2;

/** On what the recommendation hangs: "If workload identity is needed, Linkerd …; above 38 % …". */
export function turnsInWords(turns: Turns, options: readonly Named[]): string {
  if (turns.candidates === 0) return "";
  const levels = turns.levels.map((turn) => levelClause(turn, options));
  if (turns.candidates === 1) {
    const only =
      "It is the only option left at this level, so no amount of pods or traffic turns it";
    return `${[only, ...levels].join(". ")}.`;
  }
  const nearest = turns.axes
    .flatMap((axis) => axisClauses(axis, options))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_AXIS_TURNS)
    .map(({ text }) => text);
  const still = turns.axes.filter((axis) => axis.turns.length === 0).map(rangeText);
  const never =
    nearest.length === 0 && still.length > 0 ? [`Nothing turns it from ${formatList(still)}`] : [];
  const clauses = [...levels, ...nearest.map(capital), ...never];
  return clauses.length === 0 ? "" : `${clauses.join(". ")}.`;
}

/** How far off a turn is, against where the input stands; what is at nothing counts by its range. */
function distance({ axis }: AxisTurns, turn: Turn): number {
  return Math.abs(turn.at - axis.here) / Math.max(1, axis.here, (axis.high - axis.low) / 10);
}

/** A tie here that one and the same wins on both sides is one clause, and each other turn its own. */
function axisClauses(
  axis: AxisTurns,
  options: readonly Named[],
): readonly { readonly text: string; readonly distance: number }[] {
  const [below, above] = axis.turns;
  const within =
    below === undefined || above === undefined ? undefined : tieWithin(axis, below, above, options);
  const distances = axis.turns.map((turn) => distance(axis, turn));
  return within === undefined
    ? axis.turns.map((turn, index) => ({
        text: axisClause(axis, turn, options),
        distance: distances[index] ?? 0,
      }))
    : [{ text: within, distance: Math.min(...distances) }];
}

/** "From 17 to 22 requests/s Linkerd and Cilium cost the same, otherwise Linkerd is cheapest". */
function tieWithin(
  { axis, here }: AxisTurns,
  below: Turn,
  above: Turn,
  options: readonly Named[],
): string | undefined {
  const winners = below.cheapest;
  const same = winners.join(" ") === above.cheapest.join(" ");
  if (!same || here.length < 2 || winners.length === 0) return undefined;
  if (below.until !== undefined || above.until !== undefined) return undefined;
  if (winners.some((id) => !here.includes(id))) return undefined;
  const range =
    below.at === above.at
      ? `at ${formatValue(below.at)} ${axis.unit}`
      : `from ${formatValue(below.at)} to ${formatValue(above.at)} ${axis.unit}`;
  return `${range} ${names(here, options)} cost the same, otherwise ${names(winners, options)} ${be(winners)} cheapest`;
}

function axisClause({ axis, here }: AxisTurns, turn: Turn, options: readonly Named[]): string {
  return `${whereOf(turn)} ${axis.unit} ${outcome(here, turn.cheapest, options)}`;
}

/** "above 38"; "from 39 to 45" or "at 39" where it turns again beyond. */
function whereOf({ direction, at, until }: Turn): string {
  if (until === undefined) return `${direction} ${formatValue(at)}`;
  const first = direction === "above" ? at + 1 : at - 1;
  if (first === until) return `at ${formatValue(first)}`;
  const [from, to] = direction === "above" ? [first, until] : [until, first];
  return `from ${formatValue(from)} to ${formatValue(to)}`;
}

/** Who takes over: alone, beside those of here, or nobody at all. */
function outcome(
  here: readonly string[],
  next: readonly string[],
  options: readonly Named[],
): string {
  if (next.length === 0) return "no option fits these nodes";
  const joining = next.filter((id) => !here.includes(id));
  const staying = next.filter((id) => here.includes(id));
  if (joining.length === 0) return `${names(staying, options)} alone ${be(staying)} cheapest`;
  if (staying.length > 0) return `${names(joining, options)} ${cost(joining)} the same`;
  return `${names(joining, options)} ${be(joining)} cheaper`;
}

const LEVEL_CONDITIONS: Readonly<Record<LevelTurn["needs"], string>> = {
  identity: "If workload identity is needed",
  "layer-7": "If layer 7 is needed too",
  "layer-4-only": "If layer 4 is enough",
};

function levelClause(
  { needs, cheapest, extraMicroUsdPerMonth, excluded = [] }: LevelTurn,
  options: readonly Named[],
): string {
  const condition = LEVEL_CONDITIONS[needs];
  if (cheapest.length === 0) return `${condition}, no option can be had here`;
  const amount = formatUsd(Math.abs(extraMicroUsdPerMonth));
  const price =
    amount === "$0"
      ? "at the cost of the cheapest now"
      : `${amount} a month ${extraMicroUsdPerMonth < 0 ? "less" : "more"}`;
  const left = excluded.map(
    ({ id, reason }) => `; ${names([id], options)} would cost less, but ${reason}`,
  );
  return `${condition}, ${names(cheapest, options)} ${be(cheapest)} cheapest (${price})${left.join("")}`;
}

const rangeText = ({ axis }: AxisTurns) =>
  `${formatValue(axis.low)} to ${formatValue(axis.high)} ${axis.unit}`;

/** Two names at most: the sentence stands in a room of its own size. */
function names(ids: readonly string[], options: readonly Named[]): string {
  const all = ids.map((id) =>
    spoken(options.find((option) => option.id === id) ?? { id, name: id }),
  );
  return all.length <= 2 ? formatList(all) : `${all[0]} and ${all.length - 1} others`;
}

const plural = (ids: readonly string[]) => ids.length > 1 || ids.some((id) => isPlural({ id }));
const be = (ids: readonly string[]) => (plural(ids) ? "are" : "is");
const cost = (ids: readonly string[]) => (plural(ids) ? "cost" : "costs");
