import type { PatternSearch } from "./best-pattern";
import { patternLimits } from "./column-generation";
import { doubles } from "./doubles";
import { type Column, type Fraction, MasterProgram, type Pattern } from "./master-program";
import type { Group, NormalProblem } from "./normal-problem";
import type { Work } from "./work";

const NODES_PER_SEARCH = 10_000;

type FixedNodesAnswer =
  /** These weights cannot be carried by these nodes. */
  | {
      readonly kind: "refuted";
      readonly duals: readonly number[];
      readonly patterns: readonly Pattern[];
    }
  /** A plan on exactly these nodes (some may stay empty). */
  | { readonly kind: "packed"; readonly groups: readonly Group[] }
  | { readonly kind: "undecided" };

/** A shortage in a class costs its share of the largest node: pods of every size matter alike. */
function shortageCosts(normal: NormalProblem): number[] {
  return normal.classes.map(({ size }) =>
    size.reduce((most, s, d) => {
      const largest = Math.max(...normal.types.map((t) => t.capacity[d]!));
      return largest > 0 ? Math.max(most, s / largest) : most;
    }, 1e-3),
  );
}

type Relaxed =
  | {
      readonly kind: "refuted";
      readonly duals: readonly number[];
      readonly patterns: readonly Pattern[];
    }
  | {
      readonly kind: "feasible";
      readonly solution: readonly Fraction[];
      readonly duals: readonly number[];
    }
  | { readonly kind: "undecided" };

/**
 * Can these pods stand on these very nodes? Column generation on the shortage of pods, with a
 * row for the number of nodes of each type. A positive shortage yields weights that refute the
 * choice of nodes (a Farkas proof); none leads on to whole patterns.
 */
class FixedNodes {
  private readonly n: number;
  private readonly shortage: number[];
  private readonly patterns: Pattern[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly normal: NormalProblem,
    private readonly searches: readonly PatternSearch[],
    known: readonly Pattern[],
    private readonly work: Work,
  ) {
    this.n = normal.classes.length;
    this.shortage = shortageCosts(normal);
    for (const pattern of known) {
      if (this.isNew(pattern.type, pattern.pods)) this.patterns.push(pattern);
    }
  }

  /** A pattern known already brings the master program no further: rounding, not progress. */
  private isNew(type: number, pods: readonly number[]): boolean {
    const key = `${type}:${pods.join(",")}`;
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  private startingBasis(types: readonly number[]): Column[] {
    const rows = this.n + types.length;
    return Array.from({ length: rows }, (_, r) => {
      const cover = doubles(rows).fill(0);
      cover[r] = r < this.n ? 1 : -1;
      return { cover, cost: r < this.n ? this.shortage[r]! : 0, pattern: undefined };
    });
  }

  private column(pattern: Pattern, types: readonly number[]): Column {
    const cover = [...pattern.pods, ...types.map((type) => (type === pattern.type ? -1 : 0))];
    return { cover, cost: 0, pattern };
  }

  private master(counts: readonly number[], nodes: readonly number[], types: readonly number[]) {
    const demand = [...counts, ...types.map((t) => -nodes[t]!)];
    const master = new MasterProgram(demand, this.startingBasis(types));
    for (const pattern of this.patterns) {
      const useful = types.includes(pattern.type) && pattern.pods.every((k, i) => k <= counts[i]!);
      if (useful) master.add(this.column(pattern, types));
    }
    return master;
  }

  relax(counts: readonly number[], nodes: readonly number[]): Relaxed {
    const types = nodes.flatMap((count, t) => (count > 0 ? [t] : []));
    const master = this.master(counts, nodes, types);
    const limits = patternLimits(this.normal, counts);
    for (let turn = 0; turn < 500 && !this.work.spent; turn++) {
      this.work.pivots -= master.optimise(this.work.pivots);
      const duals = master.duals;
      if (master.value < 1e-7) {
        return { kind: "feasible", solution: master.solution(), duals: duals.slice(0, this.n) };
      }
      let carried = 0;
      let improved = false;
      for (const [row, type] of types.entries()) {
        const above = Math.max(0, duals[this.n + row]!);
        const query = { values: duals, most: limits, above, branchNodes: NODES_PER_SEARCH };
        const answer = this.searches[type]!.search(query, this.work);
        carried += nodes[type]! * answer.bound;
        for (const pods of answer.patterns) {
          if (!this.isNew(type, pods)) continue;
          this.patterns.push({ type, pods });
          master.add(this.column({ type, pods }, types));
          improved = true;
        }
      }
      const total = counts.reduce((sum, k, i) => sum + k * duals[i]!, 0);
      if (total > carried * (1 + 1e-7) + 1e-7) {
        return { kind: "refuted", duals: duals.slice(0, this.n), patterns: this.patterns };
      }
      if (!improved) break;
    }
    return { kind: "undecided" };
  }

  /** Relax, fix what is whole or surest, fill the rest node by node; on to the end. */
  pack(counts: readonly number[], nodes: readonly number[]): FixedNodesAnswer {
    const root = this.relax(counts, nodes);
    if (root.kind !== "feasible") return root;
    const direct = this.fillAll(counts, nodes, root.duals);
    if (direct !== undefined) return { kind: "packed", groups: direct };
    const groups = this.diveFrom(counts, nodes, root.solution, 60);
    return groups === undefined ? { kind: "undecided" } : { kind: "packed", groups };
  }

  private diveFrom(
    counts: readonly number[],
    nodes: readonly number[],
    solution: readonly Fraction[],
    tries: number,
  ): Group[] | undefined {
    const budget = { tries };
    return this.dive(counts, nodes, solution, budget);
  }

  /** Depth-first over the patterns in the order of their levels; a refuted rest goes back. */
  private dive(
    counts: readonly number[],
    nodes: readonly number[],
    solution: readonly Fraction[],
    budget: { tries: number },
  ): Group[] | undefined {
    const ranked = [...solution].sort((a, b) => b.level - a.level);
    for (const { pattern } of ranked.slice(0, 3)) {
      if (budget.tries-- <= 0 || this.work.spent) return undefined;
      const pods = pattern.pods.map((k, i) => Math.min(k, counts[i]!));
      const left = counts.map((k, i) => k - pods[i]!);
      const rest = nodes.map((k, t) => (t === pattern.type ? k - 1 : k));
      const group = { type: pattern.type, pods, count: 1 };
      if (left.every((k) => k === 0)) return [group];
      const relaxed = this.relax(left, rest);
      if (relaxed.kind !== "feasible") continue;
      const tail =
        this.fillAll(left, rest, relaxed.duals) ?? this.dive(left, rest, relaxed.solution, budget);
      if (tail !== undefined) return [group, ...tail];
    }
    return undefined;
  }

  /**
   * Sequential value correction: fill the nodes one by one with the most valuable pods, raise
   * the value of what was left over, and try again.
   */
  private fillAll(
    counts: readonly number[],
    nodes: readonly number[],
    duals: readonly number[],
  ): Group[] | undefined {
    const values = this.shortage.map((s, i) => s + duals[i]!);
    const order = nodes.flatMap((count, t) => Array.from({ length: count }, () => t));
    for (let turn = 0; turn < 12 && !this.work.spent; turn++) {
      const sequence = turn % 2 === 0 ? order : [...order].reverse();
      const { groups, left } = this.fillOnce(counts, sequence, values);
      if (left.every((k) => k === 0)) return groups;
      for (let i = 0; i < values.length; i++) {
        if (left[i]! > 0) values[i]! *= 1.1 + 0.2 * (left[i]! / counts[i]!);
      }
    }
    return undefined;
  }

  private fillOnce(counts: readonly number[], order: readonly number[], values: readonly number[]) {
    const left = [...counts];
    const groups: Group[] = [];
    for (const type of order) {
      const most = patternLimits(this.normal, left);
      const query = { values, most, above: 0, branchNodes: 300, enoughNodes: 200 };
      const answer = this.searches[type]!.search(query, this.work);
      const pods = answer.patterns.at(-1) ?? left.map(() => 0);
      groups.push({ type, pods, count: 1 });
      for (let i = 0; i < left.length; i++) left[i]! -= pods[i]!;
    }
    return { groups, left };
  }
}

/** Packs the pods onto exactly these nodes, or shows by weights that they cannot stand there. */
export const packFixedNodes = (
  normal: NormalProblem,
  searches: readonly PatternSearch[],
  known: readonly Pattern[],
  nodes: readonly number[],
  work: Work,
): FixedNodesAnswer => {
  const counts = normal.classes.map((c) => c.count);
  return new FixedNodes(normal, searches, known, work).pack(counts, nodes);
};
