import { checkProblem } from "./check-problem";
import { Greedy } from "./greedy";
import { countBound } from "./count-bound";
import { enoughOf, greedyPlan } from "./greedy-plan";
import { type Grouped, grouped, ungroupedCut, ungroupedNodes } from "./group-classes";
import {
  type DraftProblem,
  draftProblem,
  groupsNodes,
  looseProblem,
  type NormalProblem,
  tightProblem,
} from "./normal-problem";
import {
  emptyPlan,
  finishedPlan,
  type Grouping,
  plannedLater,
  planWithoutPods,
  withBound,
} from "./plans";
import { simpleBound } from "./simple-bounds";
import { solve } from "./solve";
import type { Budget, Certificate, PackingProblem, Plan } from "./types";
import { strongerBound, weightCertificate } from "./weight-bounds";
import { DEFAULT_BUDGET, Work } from "./work";

/** More distinct classes than this are grouped before they are solved. */
const EXACT_CLASSES = 96;
const GROUPS = 64;

const hasPods = (problem: PackingProblem): boolean => problem.podClasses.some((c) => c.count > 0);

/** Greedy plan and simple bound only: for the first frame, in a few milliseconds. */
export function firstAnswer(problem: PackingProblem): Plan {
  const issues = checkProblem(problem);
  if (issues.length > 0) return emptyPlan(issues);
  if (!hasPods(problem)) return planWithoutPods(problem);
  return greedyPlan(problem, simpleBound(problem));
}

/**
 * The fewest nodes (or the cheapest mix, when several types all have a price) for the pods,
 * with a lower bound anyone can recompute. Same input, same answer, on every engine. A budget
 * without pivots asks for the first answer.
 */
export function planNodes(problem: PackingProblem): Plan {
  const issues = checkProblem(problem);
  if (issues.length > 0) return emptyPlan(issues);
  if (!hasPods(problem)) return planWithoutPods(problem);
  const bound = simpleBound(problem);
  const draft = draftProblem(problem);
  if (budgetOf(problem).pivots === 0) return greedyPlan(problem, bound, draft);
  if (draft.drafts.length > EXACT_CLASSES) return planGrouped(problem, draft, bound);
  return planExactly(problem, draft, bound);
}

const budgetOf = ({ budget }: PackingProblem): Budget => ({
  pivots: budget?.pivots ?? DEFAULT_BUDGET.pivots,
  branchNodes: budget?.branchNodes ?? DEFAULT_BUDGET.branchNodes,
});

/**
 * `share`: the part of the budget this solve may spend. On one type most greedy plans are as good
 * as the sums allow, or as good as was asked for; where they are not, counting the pods mostly
 * proves that none can be.
 */
function planExactly(
  problem: PackingProblem,
  draft: DraftProblem,
  bound: Certificate,
  share = 1,
): Plan {
  const start = problem.nodeTypes.length === 1 ? new Start(problem, draft, bound) : undefined;
  const refutation = start?.refutation();
  if (start !== undefined && (refutation !== undefined || start.settled)) {
    return plannedLater(problem, () => start.greedy, refutation ?? bound);
  }
  const { pivots, branchNodes } = budgetOf(problem);
  const work = new Work({ pivots: pivots * share, branchNodes: branchNodes * share });
  const normal = tightProblem(problem, draft);
  const { groups, certificate } = solve(problem, normal, bound, work, start?.greedy.groups);
  return plannedLater(problem, () => ({ normal, groups }), certificate);
}

/** What is tried on one type of node before anything dear. */
class Start {
  private readonly normal: NormalProblem;
  private known: Grouping | undefined;

  constructor(
    private readonly problem: PackingProblem,
    draft: DraftProblem,
    private readonly bound: Certificate,
  ) {
    this.normal = looseProblem(problem, draft);
  }

  /**
   * Proof by counting that what was asked for is too few. Where sums say so already there may be a
   * plan of as many nodes as they ask for: then they are the proof.
   */
  refutation(): Certificate | undefined {
    const { enoughNodes } = this.problem;
    if (enoughNodes === undefined) return undefined;
    if (this.bound.lowerBound > enoughNodes && this.settled) return undefined;
    return countBound(this.problem, this.normal, enoughNodes);
  }

  /** Whether the greedy plan is as good as the sums allow, or as good as was asked for. */
  get settled(): boolean {
    return groupsNodes(this.greedy.groups) <= enoughOf(this.problem, this.bound);
  }

  get greedy(): Grouping {
    this.known ??= this.planned();
    return this.known;
  }

  private planned(): Grouping {
    const { normal } = this;
    const counts = normal.classes.map((c) => c.count);
    const enough = enoughOf(this.problem, this.bound);
    return { normal, groups: new Greedy(normal).best(counts, { effort: "least", enough }) };
  }
}

/**
 * Many classes: rounded up in groups for a plan, rounded down for a bound. The truth lies
 * between the two, and both are checked against the true classes.
 */
function planGrouped(problem: PackingProblem, draft: DraftProblem, bound: Certificate): Plan {
  const greedy = greedyPlan(problem, bound, draft);
  if (objective(greedy) <= enoughOf(problem, bound)) return greedy;
  const groups = grouped(problem, GROUPS);
  const side = (half: PackingProblem) =>
    planExactly(half, draftProblem(half), simpleBound(half), 0.5);
  const [above, below] = [side(groups.above), side(groups.below)];
  const carried = ungroupedCertificate(problem, groups, below.certificate);
  const certificate = strongerBound(bound, carried ?? bound);
  const plan = finishedPlan(problem, ungroupedNodes(problem, groups, above.nodes), certificate);
  return objective(greedy) < objective(plan) ? withBound(problem, greedy, certificate) : plan;
}

const objective = (plan: Plan): number =>
  plan.lowerBoundCostMicroUsdPerHour === undefined ? plan.nodeCount : plan.costMicroUsdPerHour!;

/** Sums, spread and minimum of the true classes are at least as strong as the groups'. */
function ungroupedCertificate(
  problem: PackingProblem,
  groups: Grouped,
  certificate: Certificate,
): Certificate | undefined {
  if (certificate.kind === "weights") {
    const cut = ungroupedCut(problem, groups, certificate);
    return weightCertificate(problem, cut, certificate.nodeWeight);
  }
  if (certificate.kind !== "cuts") return undefined;
  const cuts = certificate.cuts.map((cut) => ungroupedCut(problem, groups, cut));
  return { ...certificate, cuts };
}
