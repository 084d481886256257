import type { PatternSearch } from "./best-pattern";
import { type Row, cheapestChoice } from "./cheapest-choice";
import { packFixedNodes } from "./fixed-nodes";
import { betterPlan, finished } from "./greedy";
import { inProblemTerms, refutingWeights } from "./integer-weights";
import type { Pattern } from "./master-program";
import { type Group, type NormalProblem, groupsCost } from "./normal-problem";
import type { Certificate, PackingProblem, WeightCut } from "./types";
import { boundValue } from "./weight-bounds";
import type { Work } from "./work";

const ROUNDS = 300;
const CHOICE_STEPS = 300_000;

type MixQuery = {
  readonly problem: PackingProblem;
  readonly normal: NormalProblem;
  readonly searches: readonly PatternSearch[];
  readonly patterns: readonly Pattern[];
  readonly plan: Group[];
  readonly certificate: Certificate;
};

/** Inequalities known from the start: sums of every dimension, the minimum, the weights so far. */
function startingRows({ problem, normal, certificate }: MixQuery): {
  rows: Row[];
  cuts: WeightCut[];
} {
  const rows: Row[] = [];
  const cuts: WeightCut[] = [];
  for (let d = 0; d < normal.dimensions; d++) {
    const weights = normal.classes.map((c) => c.size[d]!);
    const carried = normal.types.map((t) => t.capacity[d]!);
    rows.push({ carried, total: totalOf(normal, weights) });
    cuts.push(inProblemTerms({ problem, normal }, weights, carried));
  }
  rows.push({ carried: normal.types.map(() => 1), total: normal.minNodes });
  if (certificate.kind === "weights") {
    const { weights, heaviestNode } = certificate;
    const carried = normal.types.map((t) => heaviestNode[t.index]!);
    const total = problem.podClasses.reduce((sum, c, i) => sum + c.count * weights[i]!, 0);
    rows.push({ carried, total });
    cuts.push({ weights, heaviestNode });
  }
  return { rows, cuts };
}

const totalOf = (normal: NormalProblem, weights: readonly number[]): number =>
  normal.classes.reduce((sum, c, i) => sum + c.count * weights[i]!, 0);

/**
 * The exact step for clusters of a few nodes, where the bound on fractions of nodes is weak:
 * take the cheapest choice of whole nodes that all known weights allow, try to pack the pods on
 * exactly these nodes; either that is the optimum, or new weights refute the choice (a Benders
 * cut), and so on. Every refuted choice leaves a cut, so the proof can be recomputed.
 */
class ExactMix {
  private plan: Group[];
  private readonly rows: Row[];
  private readonly cuts: WeightCut[];
  private readonly undecided = new Set<string>();
  private readonly prices: number[];
  private bound = 0;

  constructor(
    private readonly query: MixQuery,
    private readonly work: Work,
  ) {
    this.plan = query.plan;
    this.prices = query.normal.types.map((t) => t.price);
    const { rows, cuts } = startingRows(query);
    this.rows = rows;
    this.cuts = cuts;
    this.bound = boundValue(query.certificate);
  }

  private get value(): number {
    return groupsCost(this.query.normal, this.plan);
  }

  run(): { plan: Group[]; certificate: Certificate } {
    for (let round = 0; round < ROUNDS && !this.work.spent; round++) {
      const before = this.undecided.size;
      if (!this.step()) break;
      // Choices nobody could decide only matter for the plan; a few of them are worth a try.
      if (this.undecided.size > before && this.undecided.size >= 6) break;
    }
    return { plan: this.plan, certificate: this.certificate() };
  }

  /** One choice of nodes packed, refuted or set aside; false when no cheaper one is left. */
  private step(): boolean {
    const choice = this.cheapest(this.value);
    if (!choice.complete) return false;
    if (choice.counts === undefined) {
      if (this.undecided.size === 0) this.bound = this.value;
      return false;
    }
    if (this.undecided.size === 0) this.bound = Math.max(this.bound, choice.cost);
    this.settle(choice.counts);
    return true;
  }

  private cheapest(below: number) {
    const enough = this.bound;
    const { prices, rows, undecided: except } = this;
    return cheapestChoice({ prices, rows, below, enough, except, steps: CHOICE_STEPS });
  }

  private settle(nodes: readonly number[]): void {
    const { normal, searches, patterns, problem } = this.query;
    const answer = packFixedNodes(normal, searches, patterns, nodes, this.work);
    if (answer.kind === "packed") {
      const packed = answer.groups.filter((g) => g.pods.some((k) => k > 0));
      this.plan = betterPlan(normal, this.plan, finished(normal, packed));
      // On exactly these nodes the cost is the choice's; downsizing can only lower it.
      if (this.value <= this.choiceCost(nodes)) return;
    }
    if (answer.kind === "refuted") {
      const { duals, patterns: known } = answer;
      const refuting = refutingWeights(
        { problem, normal, searches, duals, patterns: known },
        nodes,
        this.work,
      );
      if (refuting !== undefined) {
        this.add(refuting.weights, refuting.heaviest);
        return;
      }
    }
    this.undecided.add(nodes.join(","));
  }

  private choiceCost(nodes: readonly number[]): number {
    return nodes.reduce((sum, count, t) => sum + count * this.prices[t]!, 0);
  }

  private add(weights: readonly number[], heaviest: readonly number[]): void {
    const { problem, normal } = this.query;
    this.rows.push({ carried: heaviest, total: totalOf(normal, weights) });
    this.cuts.push(inProblemTerms({ problem, normal }, weights, heaviest));
  }

  private certificate(): Certificate {
    const { certificate } = this.query;
    if (this.bound <= boundValue(certificate)) return certificate;
    const proof = { kind: "cuts", cuts: this.cuts } as const;
    if (!this.query.normal.byCost) return { ...proof, lowerBound: this.bound };
    const lowerBound = this.fewestNodes();
    return { ...proof, lowerBound, lowerBoundCostMicroUsdPerHour: this.bound };
  }

  /** The cuts say something about the number of nodes as well. */
  private fewestNodes(): number {
    const { rows } = this;
    const prices = this.prices.map(() => 1);
    const below = this.plan.reduce((sum, g) => sum + g.count, 0);
    const except = new Set<string>();
    const choice = cheapestChoice({ prices, rows, below, enough: 0, except, steps: CHOICE_STEPS });
    return choice.complete ? choice.cost : 0;
  }
}

/** The cheapest mix (or fewest nodes) of a small cluster, with the cuts that prove it as far as they go. */
export const exactMix = (
  query: MixQuery,
  work: Work,
): { plan: Group[]; certificate: Certificate } => new ExactMix(query, work).run();
