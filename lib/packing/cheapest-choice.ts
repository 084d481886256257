/** One inequality every plan obeys: node types carry at most `carried`, together at least `total`. */
export type Row = { readonly carried: readonly number[]; readonly total: number };

type ChoiceQuery = {
  readonly prices: readonly number[];
  readonly rows: readonly Row[];
  /** Only choices strictly cheaper are wanted. */
  readonly below: number;
  /** A choice this cheap cannot be beaten: the search may end there. */
  readonly enough: number;
  /** Choices already known to be undecidable, as "count,count,...". */
  readonly except: ReadonlySet<string>;
  readonly steps: number;
};

export type Choice = {
  /** How many nodes of each type; undefined when no choice passes. */
  readonly counts: readonly number[] | undefined;
  readonly cost: number;
  /** False when the search ran out of steps: then nothing is proven. */
  readonly complete: boolean;
};

/**
 * The cheapest whole numbers of nodes that obey every row: depth first over the types, dearest
 * first, cut off where even the best type for its price could not make up what is missing.
 */
class ChoiceSearch {
  private readonly order: number[];
  private readonly worth: number[][];
  private readonly counts: number[];
  private steps: number;
  private best: number;
  private found: number[] | undefined;

  constructor(private readonly query: ChoiceQuery) {
    const { prices, rows } = query;
    this.order = prices.map((_, t) => t).sort((a, b) => prices[b]! - prices[a]! || a - b);
    this.counts = prices.map(() => 0);
    this.steps = query.steps;
    this.best = query.below;
    this.worth = [rows.map(() => 0)];
    for (let k = this.order.length - 1; k >= 0; k--) {
      const t = this.order[k]!;
      const after = this.worth[0]!;
      this.worth.unshift(
        rows.map((row, r) => Math.max(after[r]!, worthOf(row.carried[t]!, prices[t]!))),
      );
    }
  }

  run(): Choice {
    this.explore(
      0,
      0,
      this.query.rows.map((row) => row.total),
    );
    return { counts: this.found, cost: this.best, complete: this.steps >= 0 };
  }

  private explore(k: number, cost: number, missing: readonly number[]): void {
    if (--this.steps < 0 || (this.found !== undefined && this.best <= this.query.enough)) return;
    if (cost >= this.best) return;
    if (missing.every((m) => m <= 0) && this.take(cost)) return;
    if (k === this.order.length) return;
    const worth = this.worth[k]!;
    const money = this.best - cost;
    if (missing.some((m, r) => m > 0 && money * worth[r]! < m * (1 - 1e-12))) return;
    const t = this.order[k]!;
    for (let count = this.mostUseful(t, money, missing); count >= 0; count--) {
      this.counts[t] = count;
      const rest = missing.map((m, r) => m - count * this.query.rows[r]!.carried[t]!);
      this.explore(k + 1, cost + count * this.query.prices[t]!, rest);
    }
    this.counts[t] = 0;
  }

  /** Beyond what covers every row alone no more is needed, unless that very choice is excepted. */
  private mostUseful(t: number, money: number, missing: readonly number[]): number {
    const spare = this.query.except.size > 0 ? 1 : 0;
    const needed = missing.reduce((n, m, r) => {
      const carried = this.query.rows[r]!.carried[t]!;
      return m > 0 && carried > 0 ? Math.max(n, Math.ceil(m / carried)) : n;
    }, 0);
    const price = this.query.prices[t]!;
    return price > 0 ? Math.min(needed + spare, Math.ceil(money / price) - 1) : needed;
  }

  private take(cost: number): boolean {
    if (this.query.except.has(this.counts.join(","))) return false;
    this.best = cost;
    this.found = [...this.counts];
    return true;
  }
}

function worthOf(carried: number, price: number): number {
  if (carried === 0) return 0;
  return price > 0 ? carried / price : Number.POSITIVE_INFINITY;
}

export const cheapestChoice = (query: ChoiceQuery): Choice => new ChoiceSearch(query).run();
