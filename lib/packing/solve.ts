import type { PatternSearch } from "./best-pattern";
import { type Relaxation, floored, patternSearches, relaxation } from "./column-generation";
import { exactMix } from "./exact-mix";
import { betterPlan, finished, Greedy } from "./greedy";
import { LOOSE_MARGIN, integerWeights, withReachableSums } from "./integer-weights";
import type { Pattern } from "./master-program";
import {
  type Group,
  type NormalProblem,
  greatestCommonDivisor,
  groupsCost,
  groupsNodes,
} from "./normal-problem";
import type { Certificate, PackingProblem } from "./types";
import { boundValue, strongerBound } from "./weight-bounds";
import { Work } from "./work";

type Solved = { readonly groups: readonly Group[]; readonly certificate: Certificate };

/** Costs this close, as a share, are taken for equal by the relaxation: 1 cent in 1,000 dollars. */
const MONEY_GAP = 1e-5;

/** A mix of so many nodes is small enough for the exact step. */
const EXACT_NODES = 24;

/** Everything one solve shares between its steps. */
class Solver {
  private plan: Group[];
  private searches: readonly PatternSearch[] = [];
  private readonly patterns: Pattern[] = [];
  private readonly unit: number;
  private readonly greedy: Greedy;

  constructor(
    private readonly problem: PackingProblem,
    private readonly normal: NormalProblem,
    private certificate: Certificate,
    private readonly work: Work,
    private readonly start: readonly Group[] | undefined,
  ) {
    const prices = normal.types.map((t) => t.price);
    this.unit = Math.max(1, prices.reduce(greatestCommonDivisor, 0));
    this.certificate = withReachableSums(problem, normal, certificate);
    this.greedy = new Greedy(normal);
    this.plan = this.boundFirst ? [...start!] : this.allGreedy();
  }

  private get counts(): number[] {
    return this.normal.classes.map((c) => c.count);
  }

  private get value(): number {
    return this.normal.byCost ? groupsCost(this.normal, this.plan) : groupsNodes(this.plan);
  }

  private get bound(): number {
    return boundValue(this.certificate);
  }

  /** A plan of this value ends the search: it cannot be beaten, or is all that was asked for. */
  private get wanted(): number {
    return Math.max(this.bound, this.enoughNodes ?? 0);
  }

  /** A question may be settled by the bound, before every greedy rule has been tried. */
  private get boundFirst(): boolean {
    return this.start !== undefined && this.enoughNodes !== undefined;
  }

  private get enoughNodes(): number | undefined {
    return this.normal.byCost ? undefined : this.problem.enoughNodes;
  }

  /** The question is settled: by a plan, or by proof that there is none as small as asked for. */
  private get done(): boolean {
    return this.value <= this.wanted || this.refutes(this.bound);
  }

  private refutes(bound: number): boolean {
    return this.enoughNodes !== undefined && bound > this.enoughNodes;
  }

  /** A bound on fractions of plans, raised to the next value a plan can have. */
  private raised(bound: number): number {
    return Math.ceil(bound / this.unit - 1e-6) * this.unit;
  }

  /** The bound can rise no further in whole units, or (money) by nothing worth the work. */
  private closeEnough(bound: number, value: number): boolean {
    if (this.raised(bound) >= this.raised(value)) return true;
    return this.normal.byCost && bound >= value * (1 - MONEY_GAP);
  }

  private offerPlan(groups: readonly Group[]): void {
    this.plan = betterPlan(this.normal, this.plan, finished(this.normal, groups));
  }

  solve(): Solved {
    if (!this.done) {
      this.searches = patternSearches(this.normal);
      const root = this.relax();
      if (!this.done && this.boundFirst) {
        this.plan = betterPlan(this.normal, this.plan, this.allGreedy());
      }
      if (!this.done) this.round(root.solution, this.counts, []);
      if (!this.done) this.exact();
      if (!this.done) this.dive(this.counts, [], root);
    }
    return { groups: this.plan, certificate: this.certificate };
  }

  private allGreedy(): Group[] {
    return this.greedy.best(this.counts, { effort: "all", enough: this.wanted });
  }

  /** Where the plan's cost is out of the bound's reach, a hair less gives shorter weights. */
  private worthProving(target: number): { target: number; margin?: number } {
    const outOfReach = this.normal.byCost && target < this.value;
    return outOfReach ? { target: target * (1 - 5 * MONEY_GAP), margin: LOOSE_MARGIN } : { target };
  }

  private relax(): Relaxation {
    const { normal } = this;
    const target = (bound: number) => Math.max(this.bound, this.raised(bound));
    const root = relaxation(
      normal,
      this.searches,
      {
        counts: this.counts,
        known: this.plan,
        minNodes: normal.byCost ? normal.minNodes : 0,
        reserve: this.work.branchNodes / 2,
        // Not where the bound refutes what was asked for: the next question is about more nodes.
        enough: (bound, value) => target(bound) >= this.value || this.closeEnough(bound, value),
      },
      this.work,
    );
    this.patterns.push(...root.patterns);
    if (target(root.bound) > this.bound) {
      const certificate = integerWeights(
        {
          problem: this.problem,
          normal,
          searches: this.searches,
          duals: root.duals,
          patterns: root.patterns,
          ...this.worthProving(target(root.bound)),
        },
        this.work,
      );
      if (certificate !== undefined) {
        this.certificate = strongerBound(this.certificate, certificate);
      }
    }
    return root;
  }

  /** Few nodes: whole choices of nodes can be gone through. */
  private exact(): void {
    if (groupsNodes(this.plan) > EXACT_NODES) return;
    const { problem, normal, searches, patterns, plan, certificate } = this;
    // It comes before the dive, which would spend all that is left. On one type it is often the
    // dive that finds the last node: each of the two may spend what is left then.
    const work = normal.byCost ? this.work : new Work(this.work);
    const answer = exactMix({ problem, normal, searches, patterns, plan, certificate }, work);
    this.plan = answer.plan;
    this.certificate = strongerBound(this.certificate, answer.certificate);
  }

  /** What the whole-numbered part of a relaxed solution leaves is packed greedily. */
  private round(
    solution: Relaxation["solution"],
    counts: readonly number[],
    fixed: readonly Group[],
  ): { groups: Group[]; left: number[] } {
    const groups = floored(solution);
    const left = remaining(counts, groups);
    this.complete(left, [...fixed, ...groups]);
    return { groups, left };
  }

  private complete(left: readonly number[], fixed: readonly Group[]): void {
    if (left.every((n) => n === 0)) {
      this.offerPlan(fixed);
      return;
    }
    const plan = this.greedy.best(left, { effort: "all", enough: this.wanted, fixed });
    this.plan = betterPlan(this.normal, this.plan, plan);
  }

  /** Fixes the surest patterns, solves the relaxation of the rest anew, and so on to the end. */
  private dive(counts: readonly number[], fixed: readonly Group[], at: Relaxation): void {
    let left = [...counts];
    let groups = [...fixed];
    let here = at;
    while (left.some((n) => n > 0) && !this.done && !this.work.spent) {
      const chosen = floored(here.solution);
      const step = chosen.length > 0 ? chosen : surest(here.solution, left);
      if (step.length === 0) return;
      groups = [...groups, ...step];
      left = remaining(left, step);
      this.complete(left, groups);
      if (this.done || left.every((n) => n === 0)) return;
      here = this.relaxRest(left, groups);
      const cost = groupsCost(this.normal, groups) + this.raised(here.bound);
      if (cost >= this.value) return;
    }
  }

  private relaxRest(left: readonly number[], groups: readonly Group[]): Relaxation {
    const spent = groupsCost(this.normal, groups);
    const known = this.patterns.filter(({ pods }) => pods.every((k, i) => k <= left[i]!));
    const rest = relaxation(
      this.normal,
      this.searches,
      {
        counts: left,
        known,
        minNodes: 0,
        reserve: 0,
        enough: (bound, value) =>
          spent + this.raised(bound) >= this.value || this.closeEnough(bound, value),
      },
      this.work,
    );
    return rest;
  }
}

/** Pods left when these groups stand; pods a pattern holds beyond the demand are not missed. */
function remaining(counts: readonly number[], groups: readonly Group[]): number[] {
  return counts.map((n, i) =>
    Math.max(
      0,
      groups.reduce((left, g) => left - g.count * g.pods[i]!, n),
    ),
  );
}

/** One node of the pattern with the largest share, cut to what is left. */
function surest(solution: Relaxation["solution"], left: readonly number[]): Group[] {
  let best: { pattern: Pattern; level: number } | undefined;
  for (const entry of solution) {
    if (best === undefined || entry.level > best.level + 1e-9) best = entry;
  }
  if (best === undefined) return [];
  const pods = best.pattern.pods.map((k, i) => Math.min(k, left[i]!));
  return pods.some((k) => k > 0) ? [{ type: best.pattern.type, pods, count: 1 }] : [];
}

/**
 * The best plan and the strongest bound within the work allowed, from a plan that is known already
 * or the greedy ones.
 */
export const solve = (
  problem: PackingProblem,
  normal: NormalProblem,
  bound: Certificate,
  work: Work,
  start?: readonly Group[],
): Solved => new Solver(problem, normal, bound, work, start).solve();
