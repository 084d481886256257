import { formatCount, formatList, formatPercent, formatValue } from "../../format/amounts";
import { capital, isPlural, spoken } from "../figures/spoken";
import { amountText } from "./amount-text";

/** One option at one value of the input. */
export type SweepSpot = {
  readonly at: number;
  readonly pods: number;
  readonly meshedPods: number;
  readonly nodes: number;
  /** Fewer were proved impossible; below `nodes` where the gap stays open. */
  readonly nodesAtLeast: number;
  readonly microUsdPerMonth: number;
  readonly meshCpuMilli: number;
  readonly meshMemoryMiB: number;
};

/** Low and high coefficients at one value. */
export type SweepBand = {
  readonly low: SweepSpot;
  readonly high: SweepSpot;
  /** Planned there, rather than read off a straight line between two that were. */
  readonly planned: boolean;
};

export type SweepMetric = "cost" | "nodes" | "costPerPod" | "meshCpu" | "meshMemory";

export type SweepLine = {
  readonly id: string;
  readonly name: string;
  /** First and last value of every step and the scenario's own, in order: between them nodes do not change. */
  readonly spots: readonly SweepSpot[];
  /** Low and high coefficients at each of these values; empty where only typical ones were asked for. */
  readonly band: readonly SweepBand[];
};

/** Values over which the same options are the cheapest; several where they cost the same. */
export type SweepSegment = {
  readonly from: number;
  readonly to: number;
  /** Ids of the cheapest; empty where nothing can be planned. */
  readonly cheapest: readonly string[];
  /** Meshed pods on a node of the first of them where the stretch begins. */
  readonly meshedPodsPerNode?: number | undefined;
};

export type Sweep = {
  readonly axis: {
    readonly id: string;
    readonly label: string;
    readonly unit: string;
    readonly low: number;
    readonly high: number;
    readonly here: number;
    /** Names of values that are not amounts, such as machines; empty where they are. */
    readonly names: readonly string[];
  };
  readonly lines: readonly SweepLine[];
  /** Who is cheapest among the options that meet the function level. */
  readonly cheapest: readonly SweepSegment[];
  /** The same for every two options. */
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
    readonly segments: readonly SweepSegment[];
  }[];
  /** Packing problems solved for it. */
  readonly plans: number;
};

export function metricOf(spot: SweepSpot, metric: SweepMetric): number {
  switch (metric) {
    case "cost":
      return spot.microUsdPerMonth;
    case "nodes":
      return spot.nodes;
    case "costPerPod":
      return spot.pods === 0 ? 0 : spot.microUsdPerMonth / spot.pods;
    case "meshCpu":
      return spot.meshCpuMilli;
    case "meshMemory":
      return spot.meshMemoryMiB;
  }
}

/** Fewer nodes were not ruled out there. */
export const isOpen = ({ nodes, nodesAtLeast }: SweepSpot) => nodesAtLeast < nodes;

/** What rings on the lines mean; nothing where there are none. */
export function gapsInWords({ axis, lines }: Pick<Sweep, "axis" | "lines">): string {
  const open = lines.flatMap(({ name, spots }) =>
    spots.filter(isOpen).map((spot) => ({ name, spot })),
  );
  const [first] = open;
  if (first === undefined) return "";
  const { name, spot } = first;
  const example = `${name} at ${valueText(axis, spot.at)}: ${formatCount(spot.nodes)} nodes, at least ${formatCount(spot.nodesAtLeast)}`;
  return `Rings: fewer nodes were not ruled out there (${example}${open.length === 1 ? "" : `, and ${formatCount(open.length - 1)} more`}).`;
}

/** Nodes of a spot, with the bound where the gap is open. */
export const nodesText = (spot: SweepSpot) =>
  isOpen(spot)
    ? `${formatCount(spot.nodes)} (at least ${formatCount(spot.nodesAtLeast)})`
    : formatCount(spot.nodes);

type Named = { readonly id: string; readonly name: string };
type Axis = Sweep["axis"];

export const valueText = (axis: Axis, at: number): string =>
  axis.names[at - axis.low] ?? amountText(at, axis.unit);

/** The same in a sentence that has said the unit. */
export const bareText = (axis: Axis, at: number): string =>
  axis.names[at - axis.low] ?? formatValue(at);

/** "Headroom (% kept free)", "Requests per second and pod": a unit that begins with the name stands alone. */
export function axisTitle({ label, unit }: Pick<Axis, "label" | "unit">): string {
  if (unit === "") return label;
  const same = unit.toLowerCase().startsWith(label.toLowerCase());
  return same ? capital(unit) : `${label} (${unit})`;
}

/** "Copies of all workloads from 1 to 68": what the axis measures and how far it goes. */
export const axisSpan = (axis: Axis) =>
  `${axisTitle(axis)} from ${bareText(axis, axis.low)} to ${bareText(axis, axis.high)}`;

type Range = Pick<SweepSegment, "from" | "to">;

/** The unit is said once in a sentence: it can be long. */
function rangeText(axis: Axis, { from, to }: Range, text = valueText): string {
  if (from === to) return `at ${text(axis, from)}`;
  return `from ${bareText(axis, from)} to ${text(axis, to)}`;
}

/** With the unit in the first of several ranges. */
const rangeTextAfter = (axis: Axis, range: Range, index: number) =>
  rangeText(axis, range, index === 0 ? valueText : bareText);

/** A sweep for words; `every`: the distance of the values it looked at, where those are not all. */
type Told = Pick<Sweep, "axis" | "cheapest" | "lines"> & { readonly every?: number };

/** "Looked at every 10 pods": between two of them a turn is known to no whole number. */
const looked = ({ axis, every = 1 }: Told) =>
  every === 1 ? undefined : `Looked at every ${amountText(every, axis.unit)}`;

/** A sentence after what was looked at. */
const afterLooked = (told: Told, sentence: string) => {
  const before = looked(told);
  return before === undefined
    ? sentence
    : `${before}, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
};

/** Who is cheapest where, in words; a tie names everyone, and no turn says so. */
export function cheapestInWords(sweep: Told): string {
  const { axis, cheapest, lines } = sweep;
  const [first] = cheapest;
  if (first === undefined || cheapest.every((segment) => segment.cheapest.length === 0)) {
    return "No option that meets the function level can be planned within this range.";
  }
  if (cheapest.length === 1) {
    return afterLooked(
      sweep,
      `The ranking does not turn within this range: ${names(lines, first.cheapest)} ${be(first.cheapest)} cheapest ${rangeText(axis, first)}.`,
    );
  }
  // A share of every so many values would be another than that of all of them.
  const share = sweep.every === undefined || sweep.every === 1 ? mostly : () => "";
  const told = inShort(axis, cheapest, (ids) => names(lines, ids), share);
  if (told !== undefined) return afterLooked(sweep, `Cheapest: ${told}.`);
  const parts = cheapest.map((segment, index) => {
    const where = rangeTextAfter(axis, segment, index);
    return segment.cheapest.length === 0
      ? `none can be planned ${where}`
      : `${names(lines, segment.cheapest)} ${where}`;
  });
  return afterLooked(sweep, `Cheapest: ${parts.join("; ")}.`);
}

/** The same as a title: one turn is told, a few more are counted, many told as ends and middle. */
export function cheapestTitle(found: Told): string {
  const { axis, cheapest, lines } = found;
  const [first, second] = cheapest;
  if (first === undefined || cheapest.every((segment) => segment.cheapest.length === 0)) {
    return "No option that meets the function level can be planned within this range";
  }
  const short = inShort(
    axis,
    cheapest,
    (ids) => names(lines, ids),
    () => "",
  );
  if (short !== undefined) return afterLooked(found, `Cheapest: ${short}`);
  const winners = (segment: SweepSegment) =>
    segment.cheapest.length === 0 ? "nothing fits" : names(lines, segment.cheapest);
  const before = looked(found);
  const who = before === undefined ? capital(winners(first)) : `${before}: ${winners(first)}`;
  const start = `${who} ${first.cheapest.length === 0 ? "" : `${be(first.cheapest)} cheapest `}`;
  if (second === undefined) return `${start}${rangeText(axis, first)}`;
  const turn = `${start}up to ${valueText(axis, first.to)}, ${winners(second)} from ${bareText(axis, second.from)}`;
  const more = cheapest.length - 2;
  return more === 0
    ? turn
    : `${turn}; it turns ${more === 1 ? "once" : `${formatCount(more)} times`} more`;
}

/** A staircase can turn at every step: more stretches than this are told as its ends and a mixed middle. */
const MOST_STRETCHES = 4;

/**
 * Stretches too many for a sentence, or a tie between two stretches of one winner, as ends and
 * middle: "mixed from 75 to 152 (whole nodes decide), otherwise ambient". Undefined where each can
 * be told by itself.
 */
function inShort(
  axis: Axis,
  segments: readonly SweepSegment[],
  nameOf: (ids: readonly string[]) => string,
  share: typeof mostly = mostly,
): string | undefined {
  const [first] = segments;
  const last = segments.at(-1);
  const middle = segments.slice(1, -1);
  const [inner] = middle;
  if (first === undefined || last === undefined || inner === undefined) return undefined;
  const sameEnds = first.cheapest.join(" ") === last.cheapest.join(" ");
  if (segments.length <= MOST_STRETCHES && !(sameEnds && middle.length === 1)) return undefined;
  const who = (ids: readonly string[]) => (ids.length === 0 ? "none can be planned" : nameOf(ids));
  const span = { from: inner.from, to: middle.at(-1)?.to ?? inner.to };
  const between = rangeTextAfter(axis, span, sameEnds ? 0 : 1);
  const what =
    middle.length > 1
      ? `mixed ${between} (whole nodes decide${share(middle, nameOf)})`
      : inner.cheapest.length > 1
        ? `a tie of ${nameOf(inner.cheapest)} ${between}`
        : `${who(inner.cheapest)} ${between}`;
  return sameEnds
    ? `${what}, otherwise ${who(first.cheapest)}`
    : `${who(first.cheapest)} up to ${valueText(axis, first.to)}, ${what}, ${who(last.cheapest)} from ${bareText(axis, last.from)}`;
}

/** ", Linkerd at 62 % of the values": who holds most of a mixed stretch. */
function mostly(
  segments: readonly SweepSegment[],
  nameOf: (ids: readonly string[]) => string,
): string {
  const held = new Map<string, number>();
  let all = 0;
  for (const { from, to, cheapest } of segments) {
    const values = to - from + 1;
    all += values;
    const key = cheapest.join(" ");
    held.set(key, (held.get(key) ?? 0) + values);
  }
  const [key, values] = [...held].reduce((most, next) => (next[1] > most[1] ? next : most));
  if (key === "") return "";
  return `, ${nameOf(key.split(" "))} at ${formatPercent(values / all)} of the values`;
}

function names(lines: readonly Named[], ids: readonly string[]): string {
  return formatList(
    ids.map((id) => spoken(lines.find((line) => line.id === id) ?? { id, name: id })),
  );
}

function be(ids: readonly string[]): string {
  return ids.length > 1 || ids.some((id) => isPlural({ id })) ? "are" : "is";
}

/** "(from 9.3 meshed pods per node)": what a crossing over pods comes to on a node. */
function perNode(axis: Axis, { from, cheapest, meshedPodsPerNode }: SweepSegment): string {
  if (axis.id !== "pods" || from === axis.low || cheapest.length !== 1) return "";
  if (meshedPodsPerNode === undefined) return "";
  return ` (from ${formatValue(Math.round(meshedPodsPerNode * 10) / 10)} meshed pods per node)`;
}

/** Where one of two options is cheaper; ties belong to neither and are told apart. */
export function pairInWords(
  axis: Axis,
  a: Named,
  b: Named,
  segments: readonly SweepSegment[],
): string {
  const told = inShort(axis, segments, (ids) =>
    ids.length === 2 ? "neither" : names([a, b], ids),
  );
  if (told !== undefined && segments.length > MOST_STRETCHES) {
    return `${capital(spoken(a))} and ${spoken(b)}, the cheaper one: ${told}.`;
  }
  const where = (wanted: (segment: SweepSegment) => boolean) =>
    segments
      .filter(wanted)
      .map(
        (segment, index) =>
          rangeTextAfter(axis, segment, index) + (index === 0 ? perNode(axis, segment) : ""),
      );
  const only = (id: string) => where(({ cheapest }) => cheapest.length === 1 && cheapest[0] === id);
  const ties = where(({ cheapest }) => cheapest.length === 2);
  const clause = (winner: Named, loser: Named) => {
    const ranges = only(winner.id);
    const verb = isPlural(winner) ? "are" : "is";
    return ranges.length === 0
      ? `${spoken(winner)} ${verb} never cheaper than ${spoken(loser)} within this range`
      : `${spoken(winner)} ${verb} cheaper than ${spoken(loser)} ${formatList(ranges)}`;
  };
  const tie = ties.length === 0 ? [] : [`both cost the same ${formatList(ties)}`];
  return `${[clause(a, b), clause(b, a), ...tie].map(capital).join(". ")}.`;
}
