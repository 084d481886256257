import { type BreakEvenMap, cellKey, marginStep } from "./break-even";

/** Where a value of each axis is drawn. */
export type MapScales = {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
};

type Point = readonly [x: number, y: number];

/** All places with the same cheapest options and the same shade, as one SVG path. */
export type MapArea = {
  /** Ids of the cheapest, joined by spaces; empty where nothing fits. */
  readonly key: string;
  readonly step: 0 | 1 | 2;
  readonly d: string;
};

export type MapShapes = {
  readonly areas: readonly MapArea[];
  /** The lines between areas whose cheapest options differ. */
  readonly borders: string;
};

type Corner = { readonly key: string; readonly step: 0 | 1 | 2; readonly at: Point };

/**
 * The map as areas. Between four neighbouring places each gives its own corner of the square; where
 * two neighbours differ the line between them passes through the very value at which it turns.
 */
export function mapShapes(map: BreakEvenMap, scales: MapScales): MapShapes {
  const areas = new Map<string, { key: string; step: 0 | 1 | 2; parts: string[] }>();
  const borders: string[] = [];
  const fill = (corner: Corner, points: readonly Point[]) => {
    const id = `${corner.step} ${corner.key}`;
    const { key, step } = corner;
    const area = areas.get(id) ?? { key, step, parts: [] };
    area.parts.push(polygon(points));
    areas.set(id, area);
  };
  const turns = turningPoints(map, scales);
  const corners = cornersOf(map, scales);
  const squareAt = squaresOf(corners, map.x.values.length);
  for (let row = 0; row + 1 < map.y.values.length; row += 1) {
    let from: { readonly corner: Corner; readonly square: Square } | undefined;
    const close = (to: Square) => {
      if (from !== undefined) fill(from.corner, rectangle(from.square, to));
      from = undefined;
    };
    let last: Square | undefined;
    for (let column = 0; column + 1 < map.x.values.length; column += 1) {
      const square = squareAt(column, row);
      const corner = plainCorner(square);
      if (
        from !== undefined &&
        last !== undefined &&
        (corner === undefined || !isAlike(corner, from.corner))
      ) {
        close(last);
      }
      if (corner === undefined) splitSquare(square, turns(column, row), fill, borders);
      else from ??= { corner, square };
      last = square;
    }
    if (last !== undefined) close(last);
  }
  return {
    areas: [...areas.values()].map(({ key, step, parts }) => ({ key, step, d: parts.join("") })),
    borders: borders.join(""),
  };
}

/** Four places, against the clock from the lower left. */
type Square = readonly [Corner, Corner, Corner, Corner];

/** Every place once: each is a corner of four squares. */
function cornersOf(map: BreakEvenMap, scales: MapScales): readonly Corner[] {
  const across = map.x.values.map(scales.x);
  const up = map.y.values.map(scales.y);
  return map.cells.map((cell, index) => ({
    key: cellKey(cell),
    step: marginStep(cell),
    at: [across[index % across.length] ?? 0, up[Math.floor(index / across.length)] ?? 0],
  }));
}

function squaresOf(corners: readonly Corner[], columns: number) {
  const corner = (column: number, row: number): Corner => {
    const found = corners[row * columns + column];
    if (found === undefined) throw new Error(`The map has no corner ${column}, ${row}.`);
    return found;
  };
  return (column: number, row: number): Square => [
    corner(column, row),
    corner(column + 1, row),
    corner(column + 1, row + 1),
    corner(column, row + 1),
  ];
}

const isAlike = (a: Corner, b: Corner) => a.key === b.key && a.step === b.step;

const plainCorner = (square: Square): Corner | undefined =>
  square.every((corner) => isAlike(corner, square[0])) ? square[0] : undefined;

/** Where the four sides of a square turn, in its order; undefined where no turn was looked for. */
type Turns = readonly (Point | undefined)[];

/** A turn found between two whole numbers is drawn half a step before its first value. */
function turningPoints(
  map: BreakEvenMap,
  { x, y }: MapScales,
): (column: number, row: number) => Turns {
  const columns = map.x.values.length;
  const found = { x: new Map<number, Point>(), y: new Map<number, Point>() };
  for (const { direction, column, row, at } of map.edges) {
    const point: Point =
      direction === "x"
        ? [x(at - 0.5), y(map.y.values[row] ?? 0)]
        : [x(map.x.values[column] ?? 0), y(at - 0.5)];
    found[direction].set(row * columns + column, point);
  }
  const along = (column: number, row: number) => found.x.get(row * columns + column);
  const up = (column: number, row: number) => found.y.get(row * columns + column);
  return (column, row) => [
    along(column, row),
    up(column + 1, row),
    along(column, row + 1),
    up(column, row),
  ];
}

function splitSquare(
  square: Square,
  turns: Turns,
  fill: (corner: Corner, points: readonly Point[]) => void,
  borders: string[],
): void {
  const sides = square.map((corner, index) => {
    const next = square[(index + 1) % square.length] ?? corner;
    const differs = corner.key !== next.key;
    return { differs, at: (differs ? turns[index] : undefined) ?? midpoint([corner.at, next.at]) };
  });
  const crossing = sides.filter(({ differs }) => differs).map(({ at }) => at);
  const centre = midpoint(crossing.length > 0 ? crossing : square.map(({ at }) => at));
  for (const [index, corner] of square.entries()) {
    const after = sides[index]?.at ?? corner.at;
    const before = sides[(index + square.length - 1) % square.length]?.at ?? corner.at;
    fill(corner, [corner.at, after, centre, before]);
  }
  for (const point of crossing) borders.push(`M${place(point)}L${place(centre)}`);
}

function midpoint(points: readonly Point[]): Point {
  const sum = points.reduce<Point>(([x, y], [a, b]) => [x + a, y + b], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

function rectangle(from: Square, to: Square): readonly Point[] {
  return [from[0].at, to[1].at, to[2].at, from[3].at];
}

const tenth = (value: number) => String(Math.round(value * 10) / 10 + 0);
const place = ([x, y]: Point) => `${tenth(x)} ${tenth(y)}`;
const polygon = (points: readonly Point[]) => `M${points.map(place).join("L")}Z`;

/** The place of each area that lies deepest inside it, for its name: in column and row. */
export function deepestPlaces(map: BreakEvenMap): readonly {
  readonly key: string;
  readonly column: number;
  readonly row: number;
  readonly depth: number;
}[] {
  const [columns, rows] = [map.x.values.length, map.y.values.length];
  const keys = map.cells.map(cellKey);
  const deepest = new Map<string, { key: string; column: number; row: number; depth: number }>();
  for (const [index, key] of keys.entries()) {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const known = deepest.get(key);
    // A place so near to the edge of the map lies no deeper, whatever is around it.
    const most = Math.min(column, columns - 1 - column, row, rows - 1 - row);
    if (known !== undefined && most <= known.depth) continue;
    const depth = depthOf(keys, columns, { column, row }, most);
    if (known === undefined || depth > known.depth) deepest.set(key, { key, column, row, depth });
  }
  return [...deepest.values()];
}

/** How many steps, at most so many, a square around a place can grow while all in it is alike. */
function depthOf(
  keys: readonly string[],
  columns: number,
  { column, row }: { readonly column: number; readonly row: number },
  most: number,
): number {
  const key = keys[row * columns + column];
  for (let depth = 1; depth <= most; depth += 1) {
    for (let step = -depth; step <= depth; step += 1) {
      const ring = [
        (row - depth) * columns + column + step,
        (row + depth) * columns + column + step,
        (row + step) * columns + column - depth,
        (row + step) * columns + column + depth,
      ];
      if (ring.some((index) => keys[index] !== key)) return depth - 1;
    }
  }
  return most;
}
