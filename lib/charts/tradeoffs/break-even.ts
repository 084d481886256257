import { formatCount, formatList, formatValue } from "../../format/amounts";
import { capital, isPlural, spoken } from "../figures/spoken";
import { amountText } from "./amount-text";
import { shareText } from "./uncertainty";

export type MapAxis = {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly scale: "linear" | "log";
  /** Whole numbers, rising; the scenario's own is among them where it lies on the axis. */
  readonly values: readonly number[];
  readonly here: number;
  /** Names of values that are not amounts, such as machines, from 0 on; empty where they are. */
  readonly names: readonly string[];
};

export type MapCell = {
  /** Several where they cost the same; empty where nothing that competes fits. */
  readonly cheapest: readonly string[];
  /** What the next cheapest costs more, as a share; undefined where there is no other. */
  readonly margin: number | undefined;
  /** Left open: others are within a node of it, and the plans that would tell were not made. */
  readonly open: readonly string[];
};

/** Between two neighbours that differ, the first value that is no longer like the first of them. */
export type MapEdge = {
  readonly direction: "x" | "y";
  /** Place of the first of the two along x and y. */
  readonly column: number;
  readonly row: number;
  readonly at: number;
};

/** The cheapest option over two inputs. */
export type BreakEvenMap = {
  readonly x: MapAxis;
  readonly y: MapAxis;
  /** Row by row: all of x at the first of y, and so on. */
  readonly cells: readonly MapCell[];
  readonly edges: readonly MapEdge[];
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** By sums alone, planned at some places, planned at all of them, borders found to the whole number. */
  readonly stage: "coarse" | "refining" | "whole" | "sharp";
  /** Packing problems solved for it so far. */
  readonly plans: number;
};

export function cellAt(map: BreakEvenMap, column: number, row: number): MapCell {
  const cell = map.cells[row * map.x.values.length + column];
  if (cell === undefined) throw new Error(`The map has no cell ${column}, ${row}.`);
  return cell;
}

/** A map asks for it thousands of times, and mostly one option is the cheapest. */
export const cellKey = ({ cheapest }: MapCell): string =>
  cheapest.length === 1 ? (cheapest[0] ?? "") : cheapest.join(" ");

function axisValueText(axis: MapAxis, at: number): string {
  return axis.names[at] ?? amountText(at, axis.unit);
}

/** "Linkerd", "Linkerd and Cilium", "nothing fits". */
export function cheapestText(map: Pick<BreakEvenMap, "options">, ids: readonly string[]): string {
  if (ids.length === 0) return "nothing fits";
  return formatList(ids.map((id) => spoken(named(map, id))));
}

const named = (map: Pick<BreakEvenMap, "options">, id: string) =>
  map.options.find((option) => option.id === id) ?? { id, name: id };

/** One cell in words, for whoever points at it or walks there. */
export function cellInWords(map: BreakEvenMap, column: number, row: number): string {
  const cell = cellAt(map, column, row);
  const [x, y] = [map.x.values[column] ?? 0, map.y.values[row] ?? 0];
  const where = `${axisValueText(map.x, x)}, ${axisValueText(map.y, y)}`;
  const { cheapest, margin, open } = cell;
  if (cheapest.length === 0) return `${where}: nothing that competes fits.`;
  const who = capital(cheapestText(map, cheapest));
  if (cheapest.length > 1) return `${where}: ${who} cost the same and are cheapest.`;
  if (open.length > 0) {
    return `${where}: ${who} ${be(cheapest)} cheapest by sums, within a node of ${cheapestText(map, open)}.`;
  }
  const ahead = margin === undefined ? "alone" : `by ${marginText(margin)}`;
  return `${where}: ${who} ${be(cheapest)} cheapest, ${ahead}.`;
}

function marginText(margin: number): string {
  const percent = margin * 100;
  if (percent > 0 && percent < 0.1) return "under 0.1 %";
  return `${formatValue(percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent))} %`;
}

/** Cells that differ by more than this, and more than that, are shaded darker. */
const MARGIN_STEPS = [0.02, 0.1] as const;
export const MARGIN_LABELS = ["under 2 %", "2 to 10 %", "over 10 %"] as const;

/** 0 for the narrowest lead, 2 for the widest, and for one without a rival. */
export function marginStep({ margin, open, cheapest }: MapCell): 0 | 1 | 2 {
  if (open.length > 0 || cheapest.length > 1) return 0;
  if (margin === undefined || margin > MARGIN_STEPS[1]) return 2;
  return margin > MARGIN_STEPS[0] ? 1 : 0;
}

/* ------------------------------------------------------------------- words */

/** Values along one line through the map over which the same options are the cheapest. */
type Run = { readonly from: number; readonly to: number; readonly cheapest: readonly string[] };

/** The line through the scenario's own value of the other axis, end to end. */
function lineThroughHere(map: BreakEvenMap, along: "x" | "y"): readonly Run[] {
  const other = along === "x" ? map.y : map.x;
  return lineAt(map, along, nearest(other.values, other.here));
}

/** One line of places, at a place of the other axis. */
function lineAt(map: BreakEvenMap, along: "x" | "y", fixed: number): readonly Run[] {
  const axis = along === "x" ? map.x : map.y;
  const cells = axis.values.map((_, index) =>
    along === "x" ? cellAt(map, index, fixed) : cellAt(map, fixed, index),
  );
  const runs: Run[] = [];
  for (const [index, cell] of cells.entries()) {
    const last = runs.at(-1);
    const value = axis.values[index] ?? 0;
    const before = cells[index - 1];
    if (last !== undefined && before !== undefined && cellKey(before) === cellKey(cell)) {
      runs[runs.length - 1] = { ...last, to: value };
      continue;
    }
    const edge = map.edges.find(
      ({ direction, column, row }) =>
        direction === along &&
        (along === "x"
          ? column === index - 1 && row === fixed
          : row === index - 1 && column === fixed),
    );
    const from = last === undefined ? value : (edge?.at ?? value);
    if (last !== undefined) runs[runs.length - 1] = { ...last, to: from - 1 };
    runs.push({ from, to: value, cheapest: cell.cheapest });
  }
  return runs;
}

export function nearest(values: readonly number[], wanted: number): number {
  return values.reduce(
    (best, value, index) =>
      Math.abs(value - wanted) < Math.abs((values[best] ?? value) - wanted) ? index : best,
    0,
  );
}

/** Who is cheapest all over the map, else along the first line through the scenario that turns, which it names. */
export function mapTitle(map: BreakEvenMap): string {
  if (map.cells.every(({ cheapest }) => cheapest.length === 0)) {
    return "No option that meets the function level fits anywhere on this map";
  }
  const winners = new Set(map.cells.map(cellKey));
  const [first] = map.cells;
  if (winners.size === 1 && first !== undefined) {
    const who = `${capital(cheapestText(map, first.cheapest))} ${be(first.cheapest)}`;
    return looksEverywhere(map)
      ? `${who} cheapest all over this map`
      : `${who} cheapest at all ${formatCount(map.cells.length)} places of this map`;
  }
  for (const along of ["x", "y"] as const) {
    const runs = lineThroughHere(map, along);
    if (runs.length > 1 && runs.length <= MOST_RUNS) {
      return `${lineInWords(map, along)}: ${runsText(map, along, runs)}`;
    }
  }
  return shareTitle(map);
}

/** Whether no whole number of the axis lies between two of its places. */
const isWhole = ({ values }: MapAxis) =>
  values.every((value, index) => index === 0 || value - (values[index - 1] ?? value) === 1);

/** Between its places there is nothing it did not look at. */
export const looksEverywhere = ({ x, y }: Pick<BreakEvenMap, "x" | "y">) =>
  isWhole(x) && isWhole(y);

/**
 * "At 20 requests per second and pod (16 places looked at)": which line through the map is spoken
 * of, and how much of it is known where a band could lie between two places.
 */
function lineInWords(map: BreakEvenMap, along: "x" | "y"): string {
  const other = along === "x" ? map.y : map.x;
  const fixed = other.values[nearest(other.values, other.here)] ?? other.here;
  const axis = along === "x" ? map.x : map.y;
  const looked = isWhole(axis) ? "" : ` (${formatCount(axis.values.length)} places looked at)`;
  return `At ${axisValueText(other, fixed)}${looked}`;
}

/** Beyond so many turns a line is no sentence any more. */
const MOST_RUNS = 3;

function runsText(map: BreakEvenMap, along: "x" | "y", runs: readonly Run[]): string {
  const axis = along === "x" ? map.x : map.y;
  const parts = runs.map(({ from, to, cheapest }, index) => {
    // The unit is said once: it can be long.
    const text = (at: number) =>
      index === 0 ? axisValueText(axis, at) : (axis.names[at] ?? formatValue(at));
    const who = cheapestText(map, cheapest);
    const is = index > 0 || cheapest.length === 0 ? "" : ` ${be(cheapest)} cheapest`;
    if (from === to) return `${who}${is} at ${text(from)}`;
    if (index === 0) return `${who}${is} up to ${text(to)}`;
    if (index === runs.length - 1) return `${who} from ${text(from)}`;
    return `${who} from ${text(from)} to ${text(to)}`;
  });
  return parts.join(", ");
}

const be = (ids: readonly string[]) =>
  ids.length > 1 || ids.some((id) => isPlural({ id })) ? "are" : "is";

function shareTitle(map: BreakEvenMap): string {
  const shares = mapShares(map);
  const [first, second] = shares;
  if (first === undefined) return "Every place on this map is a tie";
  const verb = isPlural(first) ? "are" : "is";
  const rest = second === undefined ? "" : `, ${spoken(second)} on ${shareText(second.share)}`;
  const what = looksEverywhere(map) ? "this map" : `the ${formatCount(map.cells.length)} places`;
  return `${capital(spoken(first))} ${verb} cheapest on ${shareText(first.share)} of ${what}${rest}`;
}

/** How much of the map each option holds alone, the largest first. */
export function mapShares(
  map: BreakEvenMap,
): readonly { readonly id: string; readonly name: string; readonly share: number }[] {
  return map.options
    .map((option) => ({
      ...option,
      share: map.cells.filter((cell) => cellKey(cell) === option.id).length / map.cells.length,
    }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
}

/** The map line by line, from the first value up: short enough to be read as a table. */
export function mapLines(
  map: BreakEvenMap,
): readonly { readonly at: string; readonly text: string }[] {
  return map.y.values.map((value, row) => ({
    at: axisValueText(map.y, value),
    text: capital(runsText(map, "x", lineAt(map, "x", row))),
  }));
}

/** Both lines through the scenario and the shares, in words. */
export function mapInWords(map: BreakEvenMap): string {
  const lines = (["x", "y"] as const).map((along) => {
    const at = lineInWords(map, along);
    const runs = lineThroughHere(map, along);
    const axis = along === "x" ? map.x : map.y;
    if (runs.length <= 1) {
      const [only] = runs;
      return `${at} the ranking does not turn along ${axis.label.toLowerCase()}: ${cheapestText(map, only?.cheapest ?? [])}.`;
    }
    if (runs.length > 6)
      return `${at} the ranking turns ${formatCount(runs.length - 1)} times along ${axis.label.toLowerCase()}.`;
    return `${at}: ${runsText(map, along, runs)}.`;
  });
  const open = map.cells.filter((cell) => cell.open.length > 0).length;
  const left =
    open === 0
      ? ""
      : ` ${shareText(open / map.cells.length)} of the map is too close to call without more plans.`;
  return `${lines.join(" ")}${left}`;
}
