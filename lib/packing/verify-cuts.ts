/**
 * The checker's search over choices of nodes: is there any choice cheaper than the claim that
 * could carry the total weight of every cut? Shares no code with the planner.
 */

type CoverQuestion = {
  /** Price of each type, or 1 where nodes are counted. */
  readonly prices: readonly number[];
  /** Each row: what one node of each type carries at most, and the total to be carried. */
  readonly cuts: readonly { readonly carried: readonly number[]; readonly total: number }[];
  /** Only choices strictly cheaper than this are looked for. */
  readonly below: number;
  readonly steps: number;
};

type Type = { price: number; carried: number[] };

/** A type that carries no more in any cut, for no less, need not be looked at. */
function withoutDominated(types: readonly Type[]): Type[] {
  const atLeast = (a: Type, b: Type) =>
    a.price <= b.price && a.carried.every((c, k) => c >= b.carried[k]!);
  return types.filter(
    (type, i) => !types.some((o, k) => k !== i && atLeast(o, type) && (!atLeast(type, o) || k < i)),
  );
}

class Cover {
  private readonly types: Type[];
  /** The most one unit of price can carry, by cut, over types from t on. */
  private readonly worth: number[][];
  private steps: number;

  constructor(private readonly question: CoverQuestion) {
    const { prices, cuts } = question;
    this.types = withoutDominated(
      prices.map((price, t) => ({ price, carried: cuts.map((cut) => cut.carried[t]!) })),
    ).sort((a, b) => b.price - a.price);
    this.worth = [cuts.map(() => 0)];
    for (let t = this.types.length - 1; t >= 0; t--) {
      const { price, carried } = this.types[t]!;
      const after = this.worth[0]!;
      this.worth.unshift(
        carried.map((c, k) => Math.max(after[k]!, c === 0 ? 0 : price > 0 ? c / price : Infinity)),
      );
    }
    this.steps = question.steps;
  }

  /** True: such a choice exists; false: none does; undefined: not decided within the steps. */
  run(t: number, cost: number, missing: readonly number[]): boolean | undefined {
    if (--this.steps < 0) return undefined;
    if (missing.every((m) => m <= 0)) return true;
    if (t === this.types.length) return false;
    const money = this.question.below - cost;
    const worth = this.worth[t]!;
    const hopeless = missing.some((m, k) => m > 0 && money * worth[k]! < m * (1 - 1e-12));
    if (hopeless) return false;
    const { price, carried } = this.types[t]!;
    // Enough of one type to carry everything is the most that can be needed.
    let most = missing.reduce(
      (n, m, k) => (m > 0 && carried[k]! > 0 ? Math.max(n, Math.ceil(m / carried[k]!)) : n),
      0,
    );
    if (price > 0) most = Math.min(most, Math.ceil(money / price) - 1);
    for (let count = most; count >= 0; count--) {
      const rest = missing.map((m, k) => m - count * carried[k]!);
      const found = this.run(t + 1, cost + count * price, rest);
      if (found !== false) return found;
    }
    return false;
  }
}

/** Whether some choice of nodes below the claim satisfies every cut. */
export function cheaperChoice(question: CoverQuestion): boolean | undefined {
  if (question.below <= 0) return false;
  return new Cover(question).run(
    0,
    0,
    question.cuts.map((cut) => cut.total),
  );
}
