import { doubles } from "./doubles";
import { tableSearch } from "./table-search";
import type { Work } from "./work";

/** Value tolerance of a search over fractional values (duals of about 1 a node). */
const FRACTIONAL_STEP = 1e-9;
/** A number this close to an integer is taken for it. */
const INTEGRALITY = 1e-7;
const PRIMAL_TOLERANCE = 1e-9;
const REFACTOR_AFTER = 40;
/** Nodes of the linear search before the tables take over. */
const LINEAR_NODES = 200;
/** A node of the table search is that much cheaper than one of the linear search. */
const TABLE_NODES_PER_NODE = 20;
/** Filling so many table entries takes about as long as one node of the linear search. */
const CELLS_PER_NODE = 150;

const LOWER = 0;
const UPPER = 1;
const BASIC = 2;

type PatternQuery = {
  /** Value of one pod of each class. */
  readonly values: ArrayLike<number>;
  /** At most so many pods of each class. */
  readonly most: ArrayLike<number>;
  /** Only patterns worth more than this are of interest. */
  readonly above: number;
  /** Values are whole numbers: a better pattern is better by 1. */
  readonly whole?: boolean;
  /** Branch nodes this one search may use. */
  readonly branchNodes: number;
  /** Stop after this many nodes once some pattern is found: enough to make progress. */
  readonly enoughNodes?: number;
};

type PatternAnswer = {
  /** Patterns worth more than `above`, each better than the one before; the last is the best found. */
  readonly patterns: readonly (readonly number[])[];
  /** Value of the last pattern; `above` when none was found. */
  readonly value: number;
  /** No pattern is worth more than this. Equal to `value` when the search was complete. */
  readonly bound: number;
};

/**
 * The most valuable set of pods one node can hold: a knapsack in several dimensions, by branch
 * and bound on its linear relaxation. The relaxation has one row a dimension and is kept optimal
 * by the dual simplex method with bounded variables, warm from node to node: a basis that is
 * dual feasible stays so whatever the bounds do. Bounds are taken from the dual vector alone
 * (weak duality), so rounding errors can cost time but never a wrong bound.
 */
export class PatternSearch {
  private readonly n: number;
  private readonly rows: number;
  /** Sizes as shares of the capacity, then one unit column for each slack; column by column. */
  private readonly columns: number[];
  private readonly sizes: number[];
  private readonly capacity: readonly number[];
  private readonly rhs: number[];

  private readonly cost: number[];
  private readonly lower: number[];
  private readonly upper: number[];
  private readonly reduced: number[];
  private readonly status: number[];
  private readonly basis: number[];
  private readonly inverse: number[];
  /** The basis and its inverse side by side, while that is made afresh. */
  private readonly table: number[];
  private readonly dual: number[];
  private readonly basicValue: number[];
  private readonly entering: number[];
  private readonly order: number[];
  private readonly trial: number[];
  private readonly free: number[];
  private sinceRefactor = 0;
  /** Whether `reduced` belongs to the dual vector. */
  private priced = false;
  /** The bound of the dual vector that `reduced` belongs to. */
  private dualValue = 0;

  private best = 0;
  private step = 0;
  private openBound = Number.NEGATIVE_INFINITY;
  private nodesLeft = 0;
  private enough = Number.POSITIVE_INFINITY;
  private found: number[][] = [];
  /** Bounds as they were before they were tightened: class, lower, upper; the newest last. */
  private readonly changed: number[] = [];
  /** Duals of the first relaxation of a search. */
  private rootDual: number[] = [];

  constructor(
    private readonly vectors: readonly (readonly number[])[],
    capacity: readonly number[],
  ) {
    const sizes = vectors;
    this.n = sizes.length;
    this.rows = capacity.length;
    const { n, rows } = this;
    this.columns = doubles((n + rows) * rows);
    this.sizes = doubles(n * rows);
    this.capacity = capacity;
    this.rhs = capacity.map((c) => (c > 0 ? 1 : 0));
    for (let j = 0; j < n; j++) {
      for (let d = 0; d < rows; d++) {
        this.sizes[j * rows + d] = sizes[j]![d]!;
        this.columns[j * rows + d] = sizes[j]![d]! / (capacity[d]! > 0 ? capacity[d]! : 1);
      }
    }
    for (let d = 0; d < rows; d++) {
      for (let e = 0; e < rows; e++) this.columns[(n + d) * rows + e] = d === e ? 1 : 0;
    }
    this.cost = doubles(n + rows).fill(0);
    this.lower = doubles(n + rows);
    this.upper = doubles(n + rows);
    this.reduced = doubles(n + rows);
    this.status = Array.from({ length: n + rows }, () => LOWER);
    this.basis = capacity.map(() => -1);
    this.inverse = doubles(rows * rows);
    this.table = doubles(2 * rows * rows);
    this.dual = doubles(rows);
    this.basicValue = doubles(rows);
    this.entering = doubles(rows);
    this.order = sizes.map(() => -1);
    this.trial = doubles(n);
    this.free = doubles(rows);
  }

  search(query: PatternQuery, work: Work): PatternAnswer {
    this.reset(query);
    const granted = Math.max(0, Math.min(query.branchNodes, work.branchNodes));
    const linear = Math.min(granted, LINEAR_NODES);
    this.nodesLeft = linear;
    this.explore(this.trivialBound());
    work.branchNodes -= linear - Math.max(0, this.nodesLeft);
    const open = this.openBound >= this.best + this.step;
    const content = this.found.length > 0 && query.enoughNodes !== undefined;
    if (open && !content && granted > linear) this.searchTables(query, granted - linear, work);
    return this.answer(query);
  }

  private answer(query: PatternQuery): PatternAnswer {
    const value = this.best;
    // Branches were given up within one step of the best: that much the bound must allow.
    const bound =
      query.whole === true
        ? Math.max(value, Math.floor(this.openBound + 5e-4))
        : Math.max(value + this.step, this.openBound);
    return { patterns: this.found, value, bound };
  }

  /** What the linear bound could not settle, exact tables mostly can. */
  private searchTables(query: PatternQuery, nodes: number, work: Work): void {
    const { n } = this;
    const pricesNow = this.rootDual.map((y, d) =>
      this.capacity[d]! > 0 ? y / this.capacity[d]! : 0,
    );
    const answer = tableSearch({
      sizes: this.vectors,
      capacity: this.capacity,
      values: this.cost.slice(0, n),
      most: Array.from({ length: n }, (_, j) =>
        this.cost[j]! > 0 ? this.mostAlone(j, query.most[j]!) : 0,
      ),
      prices: pricesNow,
      atLeast: this.best + this.step,
      step: this.step,
      nodes: nodes * TABLE_NODES_PER_NODE,
    });
    const spent = answer.nodesUsed / TABLE_NODES_PER_NODE + answer.cells / CELLS_PER_NODE;
    work.branchNodes -= Math.ceil(spent);
    if (answer.pods !== undefined) {
      this.best = answer.value;
      this.found.push([...answer.pods]);
    }
    this.openBound = Math.min(this.openBound, answer.bound);
  }

  private reset(query: PatternQuery): void {
    const { n, rows } = this;
    for (let j = 0; j < n; j++) {
      this.cost[j] = Math.max(0, query.values[j]!);
      this.lower[j] = 0;
      this.upper[j] = this.cost[j]! > 0 ? this.mostAlone(j, query.most[j]!) : 0;
    }
    for (let d = 0; d < rows; d++) {
      this.lower[n + d] = 0;
      this.upper[n + d] = Number.POSITIVE_INFINITY;
    }
    this.slackBasis();
    this.best = query.above;
    // Whole values leave a wide margin; a safety distance swallows the rounding of large sums.
    this.step = query.whole === true ? 1 - 1e-3 : FRACTIONAL_STEP * Math.max(1, query.above);
    this.openBound = Number.NEGATIVE_INFINITY;
    this.found = [];
    this.enough = query.enoughNodes ?? Number.POSITIVE_INFINITY;
    this.order.fill(-1);
  }

  private mostAlone(j: number, most: number): number {
    let alone = most;
    for (let d = 0; d < this.rows; d++) {
      const size = this.sizes[j * this.rows + d]!;
      if (size > 0) alone = Math.min(alone, Math.floor(this.capacity[d]! / size));
    }
    return alone;
  }

  private trivialBound(): number {
    let sum = 0;
    for (let j = 0; j < this.n; j++) sum += this.cost[j]! * this.upper[j]!;
    return sum;
  }

  /** All slacks basic, every worthy class at its upper bound: dual feasible by construction. */
  private slackBasis(): void {
    const { n, rows } = this;
    this.inverse.fill(0);
    this.dual.fill(0);
    this.priced = false;
    for (let j = 0; j < n; j++) this.status[j] = this.cost[j]! > 0 ? UPPER : LOWER;
    for (let d = 0; d < rows; d++) {
      this.basis[d] = n + d;
      this.status[n + d] = BASIC;
      this.inverse[d * rows + d] = 1;
    }
    this.sinceRefactor = 0;
  }

  /**
   * What each column is worth beyond the price of what it takes. A nonbasic class then stands at
   * the bound that the sign of its reduced value asks for.
   */
  private price(): void {
    const { n, rows, columns, dual, cost, reduced, status } = this;
    for (let d = 0; d < rows; d++) {
      const y = dual[d]! > 0 ? dual[d]! : 0;
      dual[d] = y;
      reduced[n + d] = -y;
    }
    for (let j = 0, at = 0; j < n; j++) {
      let r = cost[j]!;
      for (let d = 0; d < rows; d++) r -= dual[d]! * columns[at++]!;
      reduced[j] = r;
      if (status[j] === BASIC) continue;
      if (r > 0) status[j] = UPPER;
      else if (r < 0) status[j] = LOWER;
    }
    this.priced = true;
  }

  /** Upper bound from the dual vector alone: y x capacity + what each reduced value can add. */
  private dualBound(): number {
    if (!this.priced) this.price();
    const { n, rows, dual, rhs, reduced, lower, upper } = this;
    let bound = 0;
    for (let d = 0; d < rows; d++) bound += dual[d]! * rhs[d]!;
    for (let j = 0; j < n; j++) {
      const r = reduced[j]!;
      bound += r * (r > 0 ? upper[j]! : lower[j]!);
    }
    this.dualValue = bound;
    return bound;
  }

  /** Values of the basic variables with all others at their bounds. */
  private setBasicValues(): void {
    const { n, rows, columns, rhs, status, lower, upper, inverse, entering: rest } = this;
    for (let d = 0; d < rows; d++) rest[d] = rhs[d]!;
    for (let j = 0; j < n; j++) {
      const state = status[j]!;
      if (state === BASIC) continue;
      const x = state === UPPER ? upper[j]! : lower[j]!;
      if (x === 0) continue;
      const at = j * rows;
      for (let d = 0; d < rows; d++) rest[d]! -= columns[at + d]! * x;
    }
    for (let r = 0, at = 0; r < rows; r++) {
      let x = 0;
      for (let d = 0; d < rows; d++) x += inverse[at++]! * rest[d]!;
      this.basicValue[r] = x;
    }
  }

  /** The basic variable furthest outside its bounds; -1 when all are inside. */
  private leavingRow(): number {
    const { rows, basicValue, basis, lower, upper } = this;
    let row = -1;
    let most = PRIMAL_TOLERANCE;
    for (let r = 0; r < rows; r++) {
      const x = basicValue[r]!;
      const j = basis[r]!;
      const out = Math.max(x - upper[j]!, lower[j]! - x);
      if (out > most) {
        row = r;
        most = out;
      }
    }
    return row;
  }

  /** Dual ratio test: the column whose reduced value reaches zero first. -1 when none can help. */
  private enteringColumn(row: number, tooLarge: boolean): number {
    const { n, rows, status, reduced, lower, upper } = this;
    let entering = -1;
    let least = Number.POSITIVE_INFINITY;
    let pivot = 0;
    for (let j = 0; j < n + rows; j++) {
      const state = status[j]!;
      if (state === BASIC || lower[j] === upper[j]) continue;
      const alpha = this.entry(row, j);
      const helps = (state === LOWER) === tooLarge ? alpha : -alpha;
      if (helps <= 1e-10) continue;
      const ratio = Math.abs(reduced[j]!) / helps;
      if (ratio < least - 1e-13 || (ratio <= least + 1e-13 && helps > pivot)) {
        entering = j;
        least = Math.min(ratio, least);
        pivot = helps;
      }
    }
    return entering;
  }

  /** A row of the inverse times a column; a slack's column is a unit vector. */
  private entry(row: number, column: number): number {
    const { n, rows, columns, inverse } = this;
    if (column >= n) return inverse[row * rows + column - n]!;
    let x = 0;
    for (let d = 0; d < rows; d++) x += inverse[row * rows + d]! * columns[column * rows + d]!;
    return x;
  }

  private pivot(row: number, column: number, toUpper: boolean): void {
    const { rows, inverse, entering, basis, status } = this;
    for (let r = 0; r < rows; r++) entering[r] = this.entry(r, column);
    const scale = 1 / entering[row]!;
    for (let d = 0; d < rows; d++) inverse[row * rows + d]! *= scale;
    for (let r = 0; r < rows; r++) {
      if (r === row || entering[r] === 0) continue;
      const factor = entering[r]!;
      for (let d = 0; d < rows; d++) inverse[r * rows + d]! -= factor * inverse[row * rows + d]!;
    }
    status[basis[row]!] = toUpper ? UPPER : LOWER;
    status[column] = BASIC;
    basis[row] = column;
    this.sinceRefactor++;
    if (this.sinceRefactor > REFACTOR_AFTER) this.refactor();
    this.setDual();
  }

  private setDual(): void {
    const { rows, basis, inverse, cost, dual } = this;
    for (let d = 0; d < rows; d++) {
      let y = 0;
      for (let r = 0; r < rows; r++) y += cost[basis[r]!]! * inverse[r * rows + d]!;
      dual[d] = y;
    }
    this.priced = false;
  }

  /** The inverse of the basis afresh (Gauss-Jordan with row choice); rounding does not pile up. */
  private refactor(): void {
    const { rows, columns, basis, table } = this;
    const width = 2 * rows;
    table.fill(0);
    for (let d = 0; d < rows; d++) {
      for (let r = 0; r < rows; r++) table[d * width + r] = columns[basis[r]! * rows + d]!;
      table[d * width + rows + d] = 1;
    }
    if (!eliminated(table, rows)) {
      this.slackBasis();
      return;
    }
    for (let r = 0; r < rows; r++) {
      for (let d = 0; d < rows; d++) this.inverse[r * rows + d] = table[r * width + rows + d]!;
    }
    this.sinceRefactor = 0;
  }

  /** Solves the relaxation within the current bounds; returns its bound, early once it is hopeless. */
  private relax(parentBound: number): number {
    let bound = parentBound;
    const limit = 3 * (this.n + this.rows) + 20;
    for (let turn = 0; turn < limit; turn++) {
      bound = Math.min(bound, this.dualBound());
      if (bound < this.best + this.step) return bound;
      this.setBasicValues();
      const row = this.leavingRow();
      if (row < 0) return bound;
      const tooLarge = this.basicValue[row]! > this.upper[this.basis[row]!]!;
      const column = this.enteringColumn(row, tooLarge);
      if (column < 0) return bound;
      this.pivot(row, column, tooLarge);
    }
    return bound;
  }

  private lowerBoundsFit(): boolean {
    const { n, rows, lower, sizes, capacity } = this;
    for (let d = 0; d < rows; d++) {
      let used = 0;
      for (let j = 0; j < n; j++) used += lower[j]! * sizes[j * rows + d]!;
      if (used > capacity[d]!) return false;
    }
    return true;
  }

  private explore(parentBound: number): void {
    if (this.nodesLeft <= 0 || (this.found.length > 0 && this.enough <= 0)) {
      this.openBound = Math.max(this.openBound, parentBound);
      return;
    }
    this.nodesLeft--;
    if (this.found.length > 0) this.enough--;
    if (!this.lowerBoundsFit()) return;
    const bound = this.relax(parentBound);
    if (bound < this.best + this.step) return;
    if (this.order[0] === -1) {
      this.setOrder();
      this.rootDual = this.dual.slice();
    }
    this.completeFromRelaxation();
    if (bound < this.best + this.step) return;
    this.branch(bound);
  }

  /** Splits on the most fractional class; when none is, on any class still free. */
  private branch(bound: number): void {
    const { lower, upper } = this;
    const row = this.fractionalRow();
    const j = row >= 0 ? this.basis[row]! : this.anyOpenClass();
    if (j < 0) return;
    const x = row >= 0 ? this.valueWithin(row) : Math.floor((lower[j]! + upper[j]!) / 2);
    const kept = this.changed.length;
    this.changed.push(j, lower[j]!, upper[j]!);
    this.tightenByReducedValue();
    const low = lower[j]!;
    const high = upper[j]!;
    const floor = Math.floor(x + INTEGRALITY);
    const upFirst = x - floor >= 0.5;
    if (upFirst) this.exploreWithin(j, Math.max(low, floor + 1), high, bound);
    this.exploreWithin(j, low, Math.min(high, floor), bound);
    if (!upFirst) this.exploreWithin(j, Math.max(low, floor + 1), high, bound);
    this.restoreBounds(kept);
  }

  private exploreWithin(j: number, low: number, high: number, bound: number): void {
    if (low > high) return;
    this.lower[j] = low;
    this.upper[j] = high;
    this.explore(bound);
  }

  private restoreBounds(kept: number): void {
    const { changed } = this;
    while (changed.length > kept) {
      const high = changed.pop()!;
      const low = changed.pop()!;
      const j = changed.pop()!;
      this.lower[j] = low;
      this.upper[j] = high;
    }
  }

  /** The row of the basic class furthest from a whole number; -1 when all are whole. */
  private fractionalRow(): number {
    const { n, rows, basis, lower, upper } = this;
    let row = -1;
    let nearest = 0.5 - INTEGRALITY;
    for (let r = 0; r < rows; r++) {
      const j = basis[r]!;
      if (j >= n || lower[j] === upper[j]) continue;
      const x = this.valueWithin(r);
      const distance = Math.abs(x - Math.floor(x) - 0.5);
      if (distance < nearest) {
        row = r;
        nearest = distance;
      }
    }
    return row;
  }

  private valueWithin(row: number): number {
    const j = this.basis[row]!;
    return Math.min(Math.max(this.basicValue[row]!, this.lower[j]!), this.upper[j]!);
  }

  /**
   * All classes whole: a solved relaxation was its own best pattern and has been taken. Only an
   * unsolved one (turn limit, numerical trouble) still holds open classes worth splitting.
   */
  private anyOpenClass(): number {
    if (this.relaxationIsTaken()) return -1;
    for (let j = 0; j < this.n; j++) if (this.lower[j]! < this.upper[j]!) return j;
    return -1;
  }

  /** The whole-numbered relaxed solution fits and is no better than the best pattern found. */
  private relaxationIsTaken(): boolean {
    return this.leavingRow() < 0 && this.relaxedValue() < this.best + this.step;
  }

  private relaxedValue(): number {
    let value = 0;
    for (let j = 0; j < this.n; j++) {
      if (this.status[j] === BASIC) continue;
      value += this.cost[j]! * (this.status[j] === UPPER ? this.upper[j]! : this.lower[j]!);
    }
    for (let r = 0; r < this.rows; r++) {
      const j = this.basis[r]!;
      if (j < this.n) value += this.cost[j]! * this.basicValue[r]!;
    }
    return value;
  }

  /** A class may leave its bound only as far as the gap to the best pattern allows. */
  private tightenByReducedValue(): void {
    const { n, lower, upper, reduced, status, changed } = this;
    const gap = this.dualValue - this.best - this.step;
    for (let j = 0; j < n; j++) {
      const r = reduced[j]!;
      const low = lower[j]!;
      const high = upper[j]!;
      if (status[j] === BASIC || low === high || Math.abs(r) < 1e-12) continue;
      const moves = Math.floor(gap / Math.abs(r) + INTEGRALITY);
      if (moves >= high - low) continue;
      changed.push(j, low, high);
      if (r < 0) upper[j] = low + moves;
      else lower[j] = high - moves;
    }
  }

  /** Order of filling up: value for the capacity it takes, priced by the root's dual vector. */
  private setOrder(): void {
    const { n, rows, dual, columns, cost, order, trial: worth } = this;
    for (let j = 0, at = 0; j < n; j++) {
      let use = 1e-9;
      for (let d = 0; d < rows; d++) use += (dual[d]! + 1e-3) * columns[at++]!;
      worth[j] = cost[j]! / use;
      let k = j;
      for (; k > 0 && worth[order[k - 1]!]! < worth[j]!; k--) order[k] = order[k - 1]!;
      order[k] = j;
    }
  }

  /** Rounds the relaxed solution down and fills what is left: a pattern at every node. */
  private completeFromRelaxation(): void {
    const { n, rows, sizes, trial, free, status, lower, upper, basis, cost } = this;
    for (let j = 0; j < n; j++) trial[j] = status[j] === UPPER ? upper[j]! : lower[j]!;
    for (let r = 0; r < rows; r++) {
      const j = basis[r]!;
      if (j >= n) continue;
      // An unsolved relaxation may leave a value outside its bounds; a pattern may not.
      const floor = Math.floor(this.basicValue[r]! + INTEGRALITY);
      trial[j] = Math.min(upper[j]!, Math.max(lower[j]!, floor));
    }
    for (let d = 0; d < rows; d++) {
      let used = 0;
      for (let j = 0; j < n; j++) used += trial[j]! * sizes[j * rows + d]!;
      free[d] = this.capacity[d]! - used;
    }
    if (this.overfull && !this.takeBack()) return;
    this.fillUp();
    let value = 0;
    for (let j = 0; j < n; j++) value += cost[j]! * trial[j]!;
    if (value < this.best + this.step) return;
    this.best = value;
    this.found.push(trial.slice());
  }

  private get overfull(): boolean {
    const { rows, free } = this;
    for (let d = 0; d < rows; d++) if (free[d]! < 0) return true;
    return false;
  }

  /** An unsolved relaxation may be over capacity: gives pods back, least worthy first. */
  private takeBack(): boolean {
    const { rows, sizes, trial, free } = this;
    for (let k = this.n - 1; k >= 0 && this.overfull; k--) {
      const j = this.order[k]!;
      while (trial[j]! > 0 && free.some((f, d) => f < 0 && sizes[j * rows + d]! > 0)) {
        trial[j]!--;
        for (let d = 0; d < rows; d++) free[d]! += sizes[j * rows + d]!;
      }
    }
    return !this.overfull;
  }

  private fillUp(): void {
    const { n, rows, sizes, trial, free, order, upper } = this;
    for (let k = 0; k < n; k++) {
      const j = order[k]!;
      let more = upper[j]! - trial[j]!;
      for (let d = 0; d < rows && more > 0; d++) {
        const size = sizes[j * rows + d]!;
        if (size > 0) more = Math.min(more, Math.floor(free[d]! / size));
      }
      if (more <= 0) continue;
      trial[j]! += more;
      for (let d = 0; d < rows; d++) free[d]! -= more * sizes[j * rows + d]!;
    }
  }
}

/** Gauss-Jordan on [M | I] in place; false when M is singular. */
export function eliminated(table: number[], rows: number): boolean {
  const width = 2 * rows;
  for (let c = 0; c < rows; c++) {
    let pivot = c;
    for (let r = c + 1; r < rows; r++) {
      if (Math.abs(table[r * width + c]!) > Math.abs(table[pivot * width + c]!)) pivot = r;
    }
    if (Math.abs(table[pivot * width + c]!) < 1e-11) return false;
    for (let k = 0; k < width; k++) {
      const swap = table[c * width + k]!;
      table[c * width + k] = table[pivot * width + k]!;
      table[pivot * width + k] = swap;
    }
    const scale = 1 / table[c * width + c]!;
    for (let k = 0; k < width; k++) table[c * width + k]! *= scale;
    for (let r = 0; r < rows; r++) {
      const factor = table[r * width + c]!;
      if (r === c || factor === 0) continue;
      for (let k = 0; k < width; k++) table[r * width + k]! -= factor * table[c * width + k]!;
    }
  }
  return true;
}
