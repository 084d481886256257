import { checkProblem } from "./check-problem";
import { Greedy } from "./greedy";
import { type Grouped, grouped, ungroupedCut, ungroupedNodes } from "./group-classes";
import {
  type Group,
  type NormalProblem,
  groupsNodes,
  normalProblem,
  plannedNodes,
} from "./normal-problem";
import { bindingResource, isMix, isPriced, simpleBound } from "./simple-bounds";
import { solve } from "./solve";
import type { Budget, Certificate, PackingProblem, Plan, PlannedNodes } from "./types";
import { boundValue, strongerBound, weightCertificate } from "./weight-bounds";
import { DEFAULT_BUDGET, Work } from "./work";

const emptyPlan = (issues: Plan["issues"]): Plan => ({
  nodes: [],
  nodeCount: 0,
  lowerBound: 0,
  proven: false,
  certificate: { kind: "empty", lowerBound: 0 },
  bindingResource: undefined,
  issues,
});

/** The plan as the caller sees it: counts, cost, bound, and whether they meet. */
export function finishedPlan(
  problem: PackingProblem,
  nodes: readonly PlannedNodes[],
  certificate: Certificate,
): Plan {
  const nodeCount = nodes.reduce((sum, n) => sum + n.count, 0);
  const price = new Map(problem.nodeTypes.map((t) => [t.name, t.priceMicroUsdPerHour]));
  const cost = nodes.reduce((sum, n) => sum + n.count * (price.get(n.type) ?? 0), 0);
  const mix = isMix(problem);
  const bound = certificate.lowerBoundCostMicroUsdPerHour;
  return {
    nodes,
    nodeCount,
    ...(isPriced(problem) ? { costMicroUsdPerHour: cost } : {}),
    lowerBound: certificate.lowerBound,
    ...(mix ? { lowerBoundCostMicroUsdPerHour: bound } : {}),
    proven: mix ? cost === bound : nodeCount === certificate.lowerBound,
    certificate,
    bindingResource: bindingResource(problem),
    issues: [],
  };
}

/** Nothing to place: only the user's minimum, on the cheapest type. */
function planWithoutPods(problem: PackingProblem): Plan {
  const cheapest = problem.nodeTypes.reduce((best, t) =>
    (t.priceMicroUsdPerHour ?? 0) < (best.priceMicroUsdPerHour ?? 0) ? t : best,
  );
  const pods = problem.podClasses.map(() => 0);
  const count = problem.minNodes ?? 0;
  const nodes = count > 0 ? [{ type: cheapest.name, count, pods }] : [];
  return finishedPlan(problem, nodes, simpleBound(problem));
}

/** More distinct classes than this are grouped before they are solved. */
export const EXACT_CLASSES = 96;
/** So many classes a greedy plan can take one by one within the first frame. */
const GREEDY_CLASSES = 400;
const GROUPS = 64;

const hasPods = (problem: PackingProblem): boolean => problem.podClasses.some((c) => c.count > 0);

/** Greedy plan and simple bound only: for the first frame, in a few milliseconds. */
export function firstAnswer(problem: PackingProblem): Plan {
  const issues = checkProblem(problem);
  if (issues.length > 0) return emptyPlan(issues);
  if (!hasPods(problem)) return planWithoutPods(problem);
  const bound = simpleBound(problem);
  return finishedPlan(problem, greedyNodes(problem, enoughOf(problem, bound), 4), bound);
}

/** The value at which the search for a better plan may end. */
const enoughOf = (problem: PackingProblem, bound: Certificate): number =>
  isMix(problem) ? boundValue(bound) : Math.max(boundValue(bound), problem.enoughNodes ?? 0);

function greedyNodes(problem: PackingProblem, enough: number, tries: number): PlannedNodes[] {
  const loose = normalProblem(problem, "loose");
  if (loose.classes.length > GREEDY_CLASSES) {
    const groups = grouped(problem, GROUPS);
    return ungroupedNodes(problem, groups, greedyNodes(groups.above, enough, tries));
  }
  return plannedNodes(problem, loose, greedyGroups(loose, enough, tries));
}

const greedyGroups = (normal: NormalProblem, enough: number, tries: number): Group[] =>
  new Greedy(normal).best(
    normal.classes.map((c) => c.count),
    { tries, enough },
  );

/**
 * The fewest nodes (or the cheapest mix, when several types all have a price) for the pods,
 * with a lower bound anyone can recompute. Same input, same answer, on every engine.
 */
export function planNodes(problem: PackingProblem): Plan {
  const issues = checkProblem(problem);
  if (issues.length > 0) return emptyPlan(issues);
  if (!hasPods(problem)) return planWithoutPods(problem);
  return settledAtOnce(problem) ?? planThoroughly(problem);
}

/** A greedy plan that is as good as the sums allow, or as good as was asked for: most are. */
function settledAtOnce(problem: PackingProblem): Plan | undefined {
  if (problem.nodeTypes.length > 1) return undefined;
  const bound = simpleBound(problem);
  const loose = normalProblem(problem, "loose");
  if (loose.classes.length > GREEDY_CLASSES) return undefined;
  const enough = enoughOf(problem, bound);
  const groups = greedyGroups(loose, enough, 1);
  if (groupsNodes(groups) > enough) return undefined;
  return finishedPlan(problem, plannedNodes(problem, loose, groups), bound);
}

function planThoroughly(problem: PackingProblem): Plan {
  const normal = normalProblem(problem);
  if (normal.classes.length > EXACT_CLASSES) return planGrouped(problem, normal);
  return planExactly(problem, normal);
}

/** `share`: the part of the budget this solve may spend. */
function planExactly(problem: PackingProblem, normal: NormalProblem, share = 1): Plan {
  const { pivots, branchNodes } = { ...DEFAULT_BUDGET, ...definedOnly(problem.budget) };
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
function planGrouped(problem: PackingProblem, normal: NormalProblem): Plan {
  const groups = grouped(problem, GROUPS);
  const above = planExactly(groups.above, normalProblem(groups.above), 0.5);
  const below = planExactly(groups.below, normalProblem(groups.below), 0.5);
  const bound = ungroupedCertificate(problem, groups, below.certificate);
  const certificate = strongerBound(simpleBound(problem), bound ?? simpleBound(problem));
  const plans = [ungroupedNodes(problem, groups, above.nodes)];
  if (normal.classes.length <= GREEDY_CLASSES)
    plans.push(greedyNodes(problem, enoughOf(problem, certificate), 4));
  const finishedPlans = plans.map((nodes) => finishedPlan(problem, nodes, certificate));
  return finishedPlans.reduce((best, plan) => (objective(plan) < objective(best) ? plan : best));
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
