import { checkProblem } from "./check-problem";
import { enoughOf, greedyPlan } from "./greedy-plan";
import { type Grouped, grouped, ungroupedCut, ungroupedNodes } from "./group-classes";
import { type NormalProblem, normalProblem, plannedNodes } from "./normal-problem";
import { emptyPlan, finishedPlan, planWithoutPods, withBound } from "./plans";
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
  if (budgetOf(problem).pivots === 0) return greedyPlan(problem, bound);
  // On one type most greedy plans are as good as the sums allow, or as good as was asked for.
  const first = problem.nodeTypes.length === 1 ? greedyPlan(problem, bound) : undefined;
  if (first !== undefined && first.nodeCount <= enoughOf(problem, bound)) return first;
  const normal = normalProblem(problem);
  if (normal.classes.length > EXACT_CLASSES) return planGrouped(problem, first);
  return planExactly(problem, normal);
}

const budgetOf = (problem: PackingProblem): Budget => ({
  ...DEFAULT_BUDGET,
  ...definedOnly(problem.budget),
});

/** `share`: the part of the budget this solve may spend. */
function planExactly(problem: PackingProblem, normal: NormalProblem, share = 1): Plan {
  const { pivots, branchNodes } = budgetOf(problem);
  const work = new Work({ pivots: pivots * share, branchNodes: branchNodes * share });
  const { groups, certificate } = solve(problem, normal, simpleBound(problem), work);
  return finishedPlan(problem, plannedNodes(problem, normal, groups), certificate);
}

function definedOnly(budget: PackingProblem["budget"]): Partial<Budget> {
  const { pivots, branchNodes } = budget ?? {};
  return {
    ...(pivots === undefined ? {} : { pivots }),
    ...(branchNodes === undefined ? {} : { branchNodes }),
  };
}

/**
 * Many classes: rounded up in groups for a plan, rounded down for a bound. The truth lies
 * between the two, and both are checked against the true classes.
 */
function planGrouped(problem: PackingProblem, first: Plan | undefined): Plan {
  const groups = grouped(problem, GROUPS);
  const above = planExactly(groups.above, normalProblem(groups.above), 0.5);
  const below = planExactly(groups.below, normalProblem(groups.below), 0.5);
  const bound = ungroupedCertificate(problem, groups, below.certificate);
  const certificate = strongerBound(simpleBound(problem), bound ?? simpleBound(problem));
  const plan = finishedPlan(problem, ungroupedNodes(problem, groups, above.nodes), certificate);
  const greedy = withBound(problem, first ?? greedyPlan(problem, certificate), certificate);
  return objective(greedy) < objective(plan) ? greedy : plan;
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
