import {
  type BreakEvenMap,
  cellKey,
  type MapAxis,
  type MapCell,
  type MapEdge,
} from "../charts/tradeoffs/break-even";
import { type Planning, type PreparedRun, preparedRun } from "../model/compare";
import type { ComparisonInput, MeshOption } from "../model/types";
import { type Between, type Bounds, cheapestAt, type Deciding } from "./cheapest-at";
import { isLargeRun, RememberedPlans } from "./pool-count";
import { power, roundTo9Digits } from "../units/numbers";
import type { SweepAxis } from "./sweep-axes";

export type MapSize = {
  /** Values along each axis, where it has as many. */
  readonly cells: number;
  /**
   * Searches for a better plan than the greedy one, for pods of twenty sizes: as many more as sizes
   * are fewer, since a search is then as much shorter. What is open beyond them is shown as open.
   */
  readonly plans: number;
};

/** On the page, in a worker. */
export const FULL_MAP: MapSize = { cells: 40, plans: 240 };
/** In a figure, wherever it is drawn. */
export const FIGURE_MAP: MapSize = { cells: 16, plans: 24 };

/** Distances between planned places, the first picture's first; each pass halves them. */
const STRIDES = [8, 4, 2, 1] as const;

/** From this ratio of its ends on an axis counts in factors. */
const LOG_FROM = 40;

type Place = { readonly column: number; readonly row: number };

export type MapAsk = {
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  readonly inputAt: (x: number, y: number) => ComparisonInput;
  /** Those that compete. */
  readonly options: readonly MeshOption[];
  readonly planning: Pick<Planning, "plan" | "quickPlan">;
  readonly size: MapSize;
};

/**
 * The cheapest option over two inputs, better picture by better picture: a coarse one by sums, then
 * planned at every eighth, fourth, second and every place, then with borders to the whole number.
 * Where both inputs only ever ask for more, what is known at two opposite corners bounds everything
 * between them. Undefined: not a picture yet, only further.
 */
export function* breakEvenMap({
  x,
  y,
  inputAt,
  options,
  planning,
  size,
}: MapAsk): Generator<
  { readonly share: number; readonly map: BreakEvenMap | undefined },
  BreakEvenMap
> {
  const axes = { x: mapAxis(x, size.cells), y: mapAxis(y, size.cells) };
  const [columns, rows] = [axes.x.values.length, axes.y.values.length];
  const valuesAt = ({ column, row }: Place) =>
    [axes.x.values[column] ?? 0, axes.y.values[row] ?? 0] as const;
  const cells = new Map<number, MapCell>();
  const known = new Map<number, Bounds>();
  const keyOf = ({ column, row }: Place) => row * columns + column;
  const rising = x.rising && y.rising;
  let plans: { remembered: RememberedPlans; greedy: RememberedPlans; most: number } | undefined;
  const decidingAt = (input: ComparisonInput): Deciding => {
    if (plans === undefined) {
      const [option] = options;
      const run = option === undefined ? undefined : preparedRun(input, option, "typical");
      const large = run !== undefined && isLargeRun(run);
      const remembered = new RememberedPlans(large ? planning.quickPlan : planning.plan);
      const most = size.plans * Math.max(1, USUAL_SIZES / (run === undefined ? 1 : podSizes(run)));
      plans = { remembered, greedy: new RememberedPlans(planning.quickPlan), most };
    }
    const { remembered, greedy, most } = plans;
    return {
      greedy: greedy.plan,
      plan: remembered.plan,
      mayPlan: () => remembered.made < most,
    };
  };
  const settle = (place: Place, around: Bounds) => {
    const input = inputAt(...valuesAt(place));
    const { cell, bounds } = cheapestAt(input, options, around, decidingAt(input));
    cells.set(keyOf(place), cell);
    known.set(keyOf(place), bounds);
  };
  const picture = (
    stage: BreakEvenMap["stage"],
    places: { readonly columns: readonly number[]; readonly rows: readonly number[] },
    edges: readonly MapEdge[],
  ): BreakEvenMap => ({
    x: { ...axes.x, values: places.columns.map((column) => axes.x.values[column] ?? 0) },
    y: { ...axes.y, values: places.rows.map((row) => axes.y.values[row] ?? 0) },
    cells: places.rows.flatMap((row) =>
      places.columns.map((column) => cells.get(keyOf({ column, row })) ?? NOTHING),
    ),
    edges,
    options: options.map(({ id, name }) => ({ id, name })),
    stage,
    plans: plans?.remembered.made ?? 0,
  });

  const [coarsest] = STRIDES;
  const first = { columns: strided(columns, coarsest), rows: strided(rows, coarsest) };
  for (const place of placesOf(first)) {
    const input = inputAt(...valuesAt(place));
    cells.set(keyOf(place), cheapestAt(input, options, new Map(), undefined).cell);
  }
  yield { share: 0, map: picture("coarse", first, []) };

  const total = columns * rows;
  for (const stride of STRIDES) {
    const on = { columns: strided(columns, stride), rows: strided(rows, stride) };
    for (const row of on.rows) {
      for (const column of on.columns) {
        const place = { column, row };
        if (known.has(keyOf(place))) continue;
        settle(
          place,
          rising
            ? boundsAround(place, stride * 2, { columns, rows }, (at) => known.get(keyOf(at)))
            : new Map(),
        );
      }
      yield { share: known.size / total, map: undefined };
    }
    const whole = stride === 1;
    yield { share: known.size / total, map: picture(whole ? "whole" : "refining", on, []) };
  }

  const all = { columns: strided(columns, 1), rows: strided(rows, 1) };
  const edges: MapEdge[] = [];
  const stateAt = (atX: number, atY: number) => {
    const input = inputAt(atX, atY);
    return cellKey(cheapestAt(input, options, new Map(), decidingAt(input)).cell);
  };
  for (const border of bordersOf(cells, columns, rows)) {
    const { direction, column, row } = border;
    const [fromX, fromY] = valuesAt(border);
    const values = direction === "x" ? axes.x.values : axes.y.values;
    const index = direction === "x" ? column : row;
    const at = firstUnlike(values[index] ?? 0, values[index + 1] ?? 0, (value) =>
      direction === "x" ? stateAt(value, fromY) : stateAt(fromX, value),
    );
    edges.push({ direction, column, row, at });
    yield { share: 1, map: undefined };
  }
  return picture("sharp", all, edges);
}

const USUAL_SIZES = 20;

/** Different pods over all pools. */
function podSizes({ pools }: PreparedRun): number {
  const sizes = pools.flatMap(({ input }) => input.standing.map(({ size }) => size.join()));
  return Math.max(1, new Set(sizes).size);
}

const NOTHING: MapCell = { cheapest: [], margin: undefined, open: [] };

/** Every stride-th place, the last one always among them. */
function strided(count: number, stride: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % stride === 0 || index === count - 1,
  );
}

function placesOf(on: {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}): readonly Place[] {
  return on.rows.flatMap((row) => on.columns.map((column) => ({ column, row })));
}

/** Bounds from the corners of the coarser square a place lies in: at most the far one, at least the near one. */
function boundsAround(
  place: Place,
  stride: number,
  count: { readonly columns: number; readonly rows: number },
  knownAt: (place: Place) => Bounds | undefined,
): Bounds {
  const below = (index: number) => Math.floor(index / stride) * stride;
  const above = (index: number, most: number) =>
    Math.min(most - 1, below(index) + (index % stride === 0 ? 0 : stride));
  const low = knownAt({ column: below(place.column), row: below(place.row) });
  const high = knownAt({
    column: above(place.column, count.columns),
    row: above(place.row, count.rows),
  });
  const ids = new Set([...(low?.keys() ?? []), ...(high?.keys() ?? [])]);
  const between = (id: string): Between => ({
    low: low?.get(id)?.low,
    high: high?.get(id)?.high,
  });
  return new Map([...ids].map((id) => [id, between(id)]));
}

function bordersOf(
  cells: ReadonlyMap<number, MapCell>,
  columns: number,
  rows: number,
): readonly (Place & { readonly direction: "x" | "y" })[] {
  const stateOf = (column: number, row: number) => {
    const cell = cells.get(row * columns + column);
    return cell === undefined ? "" : cellKey(cell);
  };
  const all = placesOf({ columns: strided(columns, 1), rows: strided(rows, 1) });
  const along = (direction: "x" | "y") =>
    all
      .filter(({ column, row }) => (direction === "x" ? column < columns - 1 : row < rows - 1))
      .filter(({ column, row }) =>
        direction === "x"
          ? stateOf(column, row) !== stateOf(column + 1, row)
          : stateOf(column, row) !== stateOf(column, row + 1),
      )
      .map((place) => ({ ...place, direction }));
  return [...along("x"), ...along("y")];
}

/** The first value after `from` whose state is not that of `from`, by halving; `to` has another one. */
function firstUnlike(from: number, to: number, stateAt: (value: number) => string): number {
  const state = to - from > 1 ? stateAt(from) : "";
  let [like, unlike] = [from, to];
  while (unlike - like > 1) {
    const middle = Math.floor((like + unlike) / 2);
    if (stateAt(middle) === state) like = middle;
    else unlike = middle;
  }
  return unlike;
}

/** Whole numbers spread over an axis, evenly in value or in factors, with the scenario's own among them. */
function mapAxis(axis: SweepAxis, most: number): MapAxis {
  const { id, label, unit, low, high, here, names } = axis;
  const scale = low >= 1 && high / low >= LOG_FROM ? "log" : "linear";
  const count = Math.min(most, high - low + 1);
  const at = (share: number) =>
    scale === "log" ? low * power(high / low, share) : low + (high - low) * share;
  const spread = Array.from({ length: count }, (_, index) =>
    Math.round(roundTo9Digits(at(count === 1 ? 0 : index / (count - 1)))),
  );
  const values = [...new Set(spread)];
  const inside = here > low && here < high && !values.includes(here);
  if (inside) {
    const inner = values.slice(1, -1);
    const closest = inner.reduce(
      (best, value) => (Math.abs(value - here) < Math.abs(best - here) ? value : best),
      inner[0] ?? here,
    );
    const replaced = values.map((value) => (value === closest ? here : value));
    return { id, label, unit, scale, values: replaced, here, names };
  }
  return { id, label, unit, scale, values, here, names };
}
