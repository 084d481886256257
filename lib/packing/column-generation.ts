import { PatternSearch } from "./best-pattern";
import { doubles } from "./doubles";
import { type Column, type Fraction, MasterProgram, type Pattern } from "./master-program";
import type { Group, NormalProblem } from "./normal-problem";
import type { Work } from "./work";

/** How far the best duals are trusted against the newest: damps their swings (Wentges 1997). */
const SMOOTHING = 0.6;
/** Branch nodes for one search; beyond it the bound of the open branches serves. */
const NODES_PER_SEARCH = 20_000;
/** Once a search has found a useful pattern it may look on for a better one this long. */
const ENOUGH_NODES = 150;

/** Node types with a useful new pattern before the master program is solved again. */
const TYPES_A_ROUND = 4;

type RelaxationQuery = {
  /** Pods of each normal class to be covered; at most the class counts. */
  readonly counts: readonly number[];
  /** Patterns known from earlier work. */
  readonly known: readonly Pattern[];
  /** True when a bound this good ends the search (it meets the plan, or cannot rise further). */
  readonly enough: (bound: number, value: number) => boolean;
  /** Branch nodes to leave for the steps after this one. */
  readonly reserve: number;
  /** Nodes asked for at least (a row of its own, for a priced mix); 0 for none. */
  readonly minNodes: number;
};

/** The linear relaxation over patterns. All values in units of the objective (nodes or cost). */
export type Relaxation = {
  /** Value of the best fractional choice of patterns found. */
  readonly value: number;
  /** No plan of these counts can be cheaper (Farley 1990): the duals scaled until they are valid. */
  readonly bound: number;
  /** The duals of that bound, one a class, then one for the minimum of nodes. */
  readonly duals: readonly number[];
  readonly solution: readonly Fraction[];
  /** Every pattern generated or given, for later use. */
  readonly patterns: readonly Pattern[];
};

/** One pattern search for each node type, made once and used for the whole solve. */
export const patternSearches = (normal: NormalProblem): PatternSearch[] =>
  normal.types.map(
    (type) =>
      new PatternSearch(
        normal.classes.map((c) => c.size),
        type.capacity,
      ),
  );

/** At most so many pods of each class on one node: its host limit and the pods there are. */
export const patternLimits = (normal: NormalProblem, counts: readonly number[]): number[] =>
  normal.classes.map((c, i) => Math.min(c.maxPerNode, counts[i]!));

/**
 * Gilmore and Gomory's column generation (1961): solve the master program over the patterns
 * known, ask each node type for the pattern its duals value most, repeat until none is worth
 * more than its node.
 */
class Generation {
  private readonly master: MasterProgram;
  private readonly rows: number;
  private readonly scale: number;
  private readonly limits: number[];
  private readonly patterns: Pattern[] = [];
  private nextType = 0;
  private readonly seen = new Set<string>();
  private best: { readonly bound: number; readonly duals: readonly number[] };

  constructor(
    private readonly normal: NormalProblem,
    private readonly searches: readonly PatternSearch[],
    private readonly query: RelaxationQuery,
    private readonly work: Work,
  ) {
    const n = normal.classes.length;
    this.rows = query.minNodes > 0 ? n + 1 : n;
    // Costs as shares of the dearest type, so that one tolerance suits nodes and micro-dollars.
    this.scale = 1 / Math.max(1, ...normal.types.map((t) => t.price));
    this.limits = patternLimits(normal, query.counts);
    const demand = this.rows > n ? [...query.counts, query.minNodes] : query.counts;
    this.master = new MasterProgram(demand, this.startingBasis());
    for (const { type, pods } of query.known) this.add(type, pods);
    this.best = { bound: 0, duals: doubles(this.rows).fill(0) };
  }

  /** One class alone on a node of the type that serves it cheapest; an empty node for the minimum. */
  private startingBasis(): Column[] {
    const { normal } = this;
    const basis = normal.classes.map((podClass, i) => {
      let best = { type: -1, copies: 0 };
      let least = Number.POSITIVE_INFINITY;
      for (let type = 0; type < normal.types.length; type++) {
        const { capacity, price } = normal.types[type]!;
        let most = Math.max(1, this.limits[i]!);
        for (let d = 0; d < capacity.length; d++) {
          const size = podClass.size[d]!;
          if (size > 0) most = Math.min(most, Math.floor(capacity[d]! / size));
        }
        if (most < 1 || price / most >= least) continue;
        least = price / most;
        best = { type, copies: most };
      }
      return this.onRow(i, best.copies, best.type);
    });
    if (this.rows > normal.classes.length) basis.push(this.onRow(normal.classes.length, 1, 0));
    return basis;
  }

  /** A column that covers one row alone. */
  private onRow(row: number, copies: number, type: number): Column {
    const cover = doubles(this.rows).fill(0);
    cover[row] = copies;
    return this.column(type, cover, cover.slice(0, this.normal.classes.length));
  }

  private column(type: number, cover: readonly number[], pods: readonly number[]): Column {
    return { cover, cost: this.normal.types[type]!.price * this.scale, pattern: { type, pods } };
  }

  private add(type: number, uncut: readonly number[]): void {
    const { limits } = this;
    const pods = uncut.map((k, i) => Math.min(k, limits[i]!));
    const key = `${type}:${pods.join(",")}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const column = this.column(type, this.rows > pods.length ? [...pods, 1] : pods, pods);
    this.patterns.push(column.pattern!);
    this.master.add(column);
  }

  /** Searches every type; true when some pattern found is worth more than its node by `judge`. */
  private generate(
    duals: readonly number[],
    judge: readonly number[],
  ): { improved: boolean; bound: number } {
    const n = this.normal.classes.length;
    const forNode = this.rows > n ? duals[n]! : 0;
    const types = this.normal.types.length;
    let improved = 0;
    let factor = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < types; turn++) {
      // With many types a few useful ones make a round; the next starts where this one ended.
      if (improved >= TYPES_A_ROUND && turn < types) return { improved: true, bound: 0 };
      const type = this.nextType++ % types;
      const cost = this.normal.types[type]!.price * this.scale;
      const answer = this.searches[type]!.search(
        {
          values: duals,
          most: this.limits,
          above: Math.max(0, cost - forNode),
          branchNodes: NODES_PER_SEARCH,
          enoughNodes: ENOUGH_NODES,
        },
        this.work,
      );
      let useful = false;
      for (const pods of answer.patterns) {
        this.add(type, pods);
        if (this.worth(pods, judge) > cost + 1e-9) useful = true;
      }
      if (useful) improved++;
      const most = answer.bound + forNode;
      if (most > 0) factor = Math.min(factor, cost / most);
    }
    return {
      improved: improved > 0,
      bound: factor === Number.POSITIVE_INFINITY ? 0 : this.total(duals) * factor,
    };
  }

  private worth(pods: readonly number[], duals: readonly number[]): number {
    let sum = this.rows > pods.length ? duals[pods.length]! : 0;
    for (let i = 0; i < pods.length; i++) sum += pods[i]! * duals[i]!;
    return sum;
  }

  private total(duals: readonly number[]): number {
    const { counts, minNodes } = this.query;
    let sum = this.rows > counts.length ? minNodes * duals[counts.length]! : 0;
    for (let i = 0; i < counts.length; i++) sum += counts[i]! * duals[i]!;
    return sum;
  }

  private smoothed(alpha: number): readonly number[] {
    const newest = this.master.duals;
    const { duals } = this.best;
    return newest.map((pi, r) => Math.max(0, alpha * duals[r]! + (1 - alpha) * pi));
  }

  run(): Relaxation {
    let alpha = 0;
    while (!this.work.spent && this.work.branchNodes > this.query.reserve) {
      this.work.pivots -= this.master.optimise(this.work.pivots);
      const duals = this.smoothed(alpha);
      const { improved, bound } = this.generate(duals, this.master.duals);
      if (bound > this.best.bound) this.best = { bound, duals };
      const units = 1 / this.scale;
      if (this.query.enough(this.best.bound * units, this.master.value * units)) break;
      if (!improved && alpha === 0) break;
      // A smoothed dual that finds nothing new gives way to the newest one for a turn.
      alpha = improved ? SMOOTHING : 0;
    }
    return this.result();
  }

  private result(): Relaxation {
    const units = 1 / this.scale;
    return {
      value: this.master.value * units,
      bound: this.best.bound * units,
      duals: this.best.duals,
      solution: this.master.solution(),
      patterns: this.patterns,
    };
  }
}

export function relaxation(
  normal: NormalProblem,
  searches: readonly PatternSearch[],
  query: RelaxationQuery,
  work: Work,
): Relaxation {
  return new Generation(normal, searches, query, work).run();
}

/** The whole-numbered part of a fractional choice of patterns. */
export function floored(solution: Relaxation["solution"]): Group[] {
  const groups: Group[] = [];
  for (const { pattern, level } of solution) {
    const count = Math.floor(level + 1e-6);
    if (count > 0) groups.push({ type: pattern.type, pods: pattern.pods, count });
  }
  return groups;
}
