import { eliminated } from "./best-pattern";
import { doubles } from "./doubles";

const OPTIMALITY = 1e-9;
const PIVOT_TOLERANCE = 1e-9;
const REFACTOR_AFTER = 60;

export type Pattern = { readonly type: number; readonly pods: readonly number[] };

/** A pattern and how often it is used. */
export type Fraction = { readonly pattern: Pattern; readonly level: number };

/** One column of the master program: what it covers of each row, and what it costs. */
export type Column = {
  readonly cover: readonly number[];
  readonly cost: number;
  /** The pattern behind it; undefined for surplus and shortage. */
  readonly pattern: Pattern | undefined;
};

/**
 * min sum cost x  subject to  sum cover x >= demand, x >= 0: the linear relaxation of choosing
 * how often each node pattern is used. Revised simplex with a dense inverse: at most some 130
 * rows, so an explicit inverse is both the simplest and the fastest.
 */
export class MasterProgram {
  readonly rows: number;
  private readonly demand: readonly number[];
  private readonly basis: Column[];
  private readonly inverse: number[];
  private readonly level: number[];
  private readonly direction: number[];
  private readonly priceOfRow: number[];
  private readonly pool: Column[] = [];
  private sinceRefactor = 0;

  /** `start` is a basis with one nonzero a column, on its own row: every level must be >= 0. */
  constructor(demand: readonly number[], start: readonly Column[]) {
    this.rows = demand.length;
    this.demand = demand;
    this.basis = [...start];
    this.inverse = doubles(this.rows * this.rows).fill(0);
    this.level = doubles(this.rows);
    this.direction = doubles(this.rows);
    this.priceOfRow = doubles(this.rows);
    for (let r = 0; r < this.rows; r++) {
      this.inverse[r * this.rows + r] = 1 / start[r]!.cover[r]!;
    }
    this.setLevels();
  }

  add(column: Column): void {
    this.pool.push(column);
  }

  get poolSize(): number {
    return this.pool.length;
  }

  /** What one more unit of demand in each row costs. */
  get duals(): readonly number[] {
    return this.priceOfRow;
  }

  get value(): number {
    let sum = 0;
    for (let r = 0; r < this.rows; r++) sum += this.basis[r]!.cost * this.level[r]!;
    return sum;
  }

  /** Patterns in use with their levels. */
  solution(): Fraction[] {
    const used: Fraction[] = [];
    for (let r = 0; r < this.rows; r++) {
      const { pattern } = this.basis[r]!;
      const level = this.level[r]!;
      if (pattern !== undefined && level > 1e-9) used.push({ pattern, level });
    }
    return used;
  }

  /** Pivots until no known column, and no surplus, improves; returns the pivots used. */
  optimise(most: number): number {
    let used = 0;
    while (used < most) {
      const column = this.bestEntering();
      if (column === undefined) break;
      used++;
      if (!this.enter(column)) break;
    }
    return used;
  }

  /** The most negative reduced cost among surplus columns and the pool. */
  private bestEntering(): Column | undefined {
    const { rows, priceOfRow, pool } = this;
    let best: Column | undefined;
    let row = -1;
    let least = -OPTIMALITY * this.scale();
    for (let r = 0; r < rows; r++) {
      const price = priceOfRow[r]!;
      if (price < least) {
        least = price;
        row = r;
      }
    }
    for (const column of pool) {
      const { cover } = column;
      let reduced = column.cost;
      for (let r = 0; r < rows; r++) reduced -= priceOfRow[r]! * cover[r]!;
      if (reduced < least) {
        least = reduced;
        best = column;
      }
    }
    return best ?? (row < 0 ? undefined : this.surplus(row));
  }

  /** Reduced costs are judged against the size of the costs themselves. */
  private scale(): number {
    let most = 1;
    for (const column of this.basis) most = Math.max(most, column.cost);
    return most;
  }

  private surplus(row: number): Column {
    const cover = doubles(this.rows).fill(0);
    cover[row] = -1;
    return { cover, cost: 0, pattern: undefined };
  }

  private enter(column: Column): boolean {
    const { rows, inverse, direction, level } = this;
    const { cover } = column;
    for (let r = 0; r < rows; r++) {
      let x = 0;
      for (let k = 0; k < rows; k++) x += inverse[r * rows + k]! * cover[k]!;
      direction[r] = x;
    }
    const row = this.leavingRow();
    if (row < 0) return false;
    const scale = 1 / direction[row]!;
    for (let k = 0; k < rows; k++) inverse[row * rows + k]! *= scale;
    level[row]! *= scale;
    for (let r = 0; r < rows; r++) {
      const factor = direction[r]!;
      if (r === row || factor === 0) continue;
      for (let k = 0; k < rows; k++) inverse[r * rows + k]! -= factor * inverse[row * rows + k]!;
      level[r] = Math.max(0, level[r]! - factor * level[row]!);
    }
    this.basis[row] = column;
    this.sinceRefactor++;
    if (this.sinceRefactor > REFACTOR_AFTER) this.refactor();
    this.setDuals();
    return true;
  }

  /** Ratio test; of equal ratios the largest pivot, for the sake of accuracy. */
  private leavingRow(): number {
    let row = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let r = 0; r < this.rows; r++) {
      const x = this.direction[r]!;
      if (x <= PIVOT_TOLERANCE) continue;
      const ratio = this.level[r]! / x;
      const tie = row >= 0 && Math.abs(ratio - least) <= 1e-12 * (1 + least);
      if (tie ? x > this.direction[row]! : ratio < least)
        [row, least] = [r, Math.min(least, ratio)];
    }
    return row;
  }

  private setLevels(): void {
    const { rows, inverse } = this;
    for (let r = 0; r < rows; r++) {
      let x = 0;
      for (let k = 0; k < rows; k++) x += inverse[r * rows + k]! * this.demand[k]!;
      this.level[r] = Math.max(0, x);
    }
    this.setDuals();
  }

  private setDuals(): void {
    const { rows, inverse, priceOfRow } = this;
    priceOfRow.fill(0);
    for (let r = 0; r < rows; r++) {
      const cost = this.basis[r]!.cost;
      if (cost === 0) continue;
      for (let k = 0; k < rows; k++) priceOfRow[k]! += cost * inverse[r * rows + k]!;
    }
  }

  private refactor(): void {
    const { rows } = this;
    const width = 2 * rows;
    const table = doubles(rows * width).fill(0);
    for (let k = 0; k < rows; k++) {
      for (let r = 0; r < rows; r++) table[k * width + r] = this.basis[r]!.cover[k]!;
      table[k * width + rows + k] = 1;
    }
    this.sinceRefactor = 0;
    // A basis that cannot be inverted afresh keeps the updated inverse: bounds do not rest on it.
    if (!eliminated(table, rows)) return;
    for (let r = 0; r < rows; r++) {
      for (let k = 0; k < rows; k++) this.inverse[r * rows + k] = table[r * width + rows + k]!;
    }
    this.setLevels();
  }
}
