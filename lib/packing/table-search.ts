/** Entries of one dimension's table; a larger capacity is measured in coarser units. */
const TABLE_WIDTH = 16_384;

type TableQuery = {
  readonly sizes: readonly (readonly number[])[];
  readonly capacity: readonly number[];
  readonly values: readonly number[];
  readonly most: readonly number[];
  /** A price for a unit of each dimension: the dual vector of the linear relaxation. */
  readonly prices: readonly number[];
  /** Only patterns worth this much or more are wanted. */
  readonly atLeast: number;
  /** The least by which one pattern can be better than another. */
  readonly step: number;
  readonly nodes: number;
};

type TableAnswer = {
  readonly pods: readonly number[] | undefined;
  readonly value: number;
  /** No pattern is worth more. */
  readonly bound: number;
  readonly nodesUsed: number;
  /** Table entries filled. */
  readonly cells: number;
};

/** The exact value of the classes from k on, in one dimension, the other dimensions priced. */
type Table = {
  readonly dimension: number;
  readonly unit: number;
  readonly width: number;
  readonly cells: Float64Array;
};

/**
 * Bounded knapsack over one class, for every capacity at once: for each remainder of the class's
 * size, a sliding maximum over the last `most` steps (Pferschy 1999). In: the later classes'
 * values. Out: with this class added.
 */
function addClass(from: Float64Array, to: Float64Array, size: number, most: number, value: number) {
  const width = from.length;
  if (most === 0 || value <= 0 || size >= width) {
    to.set(from);
    return;
  }
  if (size === 0) {
    for (let c = 0; c < width; c++) to[c] = from[c]! + most * value;
    return;
  }
  const queueAt = new Int32Array(Math.ceil(width / size) + 1);
  const queueOf = new Float64Array(queueAt.length);
  for (let rest = 0; rest < size; rest++) {
    let head = 0;
    let tail = 0;
    for (let c = rest, q = 0; c < width; c += size, q++) {
      const key = from[c]! - q * value;
      while (tail > head && queueOf[tail - 1]! <= key) tail--;
      queueAt[tail] = q;
      queueOf[tail++] = key;
      if (queueAt[head]! < q - most) head++;
      to[c] = queueOf[head]! + q * value;
    }
  }
}

/**
 * Depth-first search with tables as bounds. One table a binding dimension holds the exact best
 * value of all later classes for every capacity left, with the other dimensions priced by the
 * duals: far stronger than a linear bound where the sizes have a grid (50m, 64 MiB) that the
 * capacity misses.
 */
class TableSearch {
  private readonly n: number;
  private readonly dimensions: number;
  private readonly order: number[];
  private readonly tables: Table[] = [];
  private readonly left: Float64Array;
  private readonly pods: Int32Array;
  private best: number;
  private found: number[] | undefined;
  private nodes = 0;
  private complete = true;

  constructor(private readonly query: TableQuery) {
    const { sizes, capacity, prices, most, values } = query;
    this.dimensions = capacity.length;
    const priced = (i: number) => sizes[i]!.reduce((sum, s, d) => sum + s * prices[d]!, 0);
    const weight = sizes.map((_, i) => priced(i));
    // Large pods first: the small ones at the end fill what is left, whatever it is.
    this.order = sizes
      .map((_, i) => i)
      .filter((i) => most[i]! > 0 && values[i]! > 0)
      .sort((a, b) => weight[b]! - weight[a]! || a - b);
    this.n = this.order.length;
    this.left = new Float64Array((this.n + 1) * this.dimensions);
    this.left.set(capacity);
    this.pods = new Int32Array(sizes.length);
    this.best = query.atLeast - query.step;
    this.buildTables();
  }

  /** A table for each dimension that carries weight in the relaxation, at least for one. */
  private buildTables(): void {
    const { capacity, prices } = this.query;
    const share = capacity.map((c, d) => c * prices[d]!);
    const total = share.reduce((a, b) => a + b, 0);
    for (let d = 0; d < this.dimensions; d++) {
      if (share[d]! > 1e-3 * total) this.tables.push(this.tableOf(d));
    }
    if (this.tables.length === 0) this.tables.push(this.tableOf(0));
  }

  private tableOf(dimension: number): Table {
    const { sizes, capacity, values, most, prices } = this.query;
    const unit = Math.max(1, Math.ceil(capacity[dimension]! / TABLE_WIDTH));
    const width = Math.floor(capacity[dimension]! / unit) + 1;
    const cells = new Float64Array((this.n + 1) * width);
    for (let k = this.n - 1; k >= 0; k--) {
      const i = this.order[k]!;
      let value = values[i]!;
      for (let e = 0; e < this.dimensions; e++) {
        if (e !== dimension) value -= prices[e]! * sizes[i]![e]!;
      }
      const from = cells.subarray((k + 1) * width, (k + 2) * width);
      const to = cells.subarray(k * width, (k + 1) * width);
      addClass(from, to, Math.floor(sizes[i]![dimension]! / unit), most[i]!, value);
    }
    return { dimension, unit, width, cells };
  }

  /** What the classes from k on can add at most, with what is left at that depth. */
  private boundFrom(k: number): number {
    const { prices } = this.query;
    const at = k * this.dimensions;
    let least = Number.POSITIVE_INFINITY;
    for (const { dimension, unit, width, cells } of this.tables) {
      let bound = cells[k * width + Math.floor(this.left[at + dimension]! / unit)]!;
      for (let e = 0; e < this.dimensions; e++) {
        if (e !== dimension) bound += prices[e]! * this.left[at + e]!;
      }
      if (bound < least) least = bound;
    }
    return least;
  }

  run(): TableAnswer {
    const root = this.boundFrom(0);
    if (root >= this.best + this.query.step) this.explore(0, 0);
    const value = this.best;
    const bound = this.complete ? value + this.query.step : root;
    const cells = this.tables.reduce((sum, table) => sum + table.cells.length, 0);
    return { pods: this.found, value, bound: Math.min(bound, root), nodesUsed: this.nodes, cells };
  }

  private explore(k: number, value: number): void {
    if (k === this.n) {
      // What is left over had a price in the bound, but is worth nothing in a pattern.
      if (value < this.best + this.query.step) return;
      this.best = value;
      this.found = Array.from(this.pods);
      return;
    }
    const { sizes, values, most, nodes, step } = this.query;
    const i = this.order[k]!;
    const { dimensions, left } = this;
    const [here, next] = [k * dimensions, (k + 1) * dimensions];
    let fit = most[i]!;
    for (let d = 0; d < dimensions; d++) {
      const size = sizes[i]![d]!;
      if (size > 0) fit = Math.min(fit, Math.floor(left[here + d]! / size));
    }
    for (let pods = fit; pods >= 0; pods--) {
      if (++this.nodes > nodes) {
        this.complete = false;
        break;
      }
      for (let d = 0; d < dimensions; d++) left[next + d] = left[here + d]! - pods * sizes[i]![d]!;
      const reached = value + pods * values[i]!;
      if (reached + this.boundFrom(k + 1) < this.best + step) continue;
      this.pods[i] = pods;
      this.explore(k + 1, reached);
      if (!this.complete) break;
    }
    this.pods[i] = 0;
  }
}

/** The best pattern worth `atLeast` or more, by search over exact tables. */
export const tableSearch = (query: TableQuery): TableAnswer => new TableSearch(query).run();
