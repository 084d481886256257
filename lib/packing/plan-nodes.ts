import { checkProblem } from "./check-problem";
import { bestPlan, greedyPlans } from "./greedy";
import { type Group, normalProblem, plannedNodes } from "./normal-problem";
import { bindingResource, isMix, isPriced, simpleBound } from "./simple-bounds";
import { solve } from "./solve";
import type { Certificate, PackingProblem, Plan, PlannedNodes } from "./types";
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

/** Greedy plan and simple bound only: for the first frame, in a few milliseconds. */
export function firstAnswer(problem: PackingProblem): Plan {
  const issues = checkProblem(problem);
  if (issues.length > 0) return emptyPlan(issues);
  if (problem.podClasses.every((c) => c.count === 0)) return planWithoutPods(problem);
  const normal = normalProblem(problem);
  const counts = normal.classes.map((c) => c.count);
  const groups: readonly Group[] = bestPlan(normal, greedyPlans(normal, counts));
  return finishedPlan(problem, plannedNodes(problem, normal, groups), simpleBound(problem));
}

/**
 * The fewest nodes (or the cheapest mix, when several types all have a price) for the pods,
 * with a lower bound anyone can recompute. Same input, same answer, on every engine.
 */
export function planNodes(problem: PackingProblem): Plan {
  const issues = checkProblem(problem);
  if (issues.length > 0) return emptyPlan(issues);
  if (problem.podClasses.every((c) => c.count === 0)) return planWithoutPods(problem);
  const normal = normalProblem(problem);
  const work = new Work({ ...DEFAULT_BUDGET, ...problem.budget });
  const { groups, certificate } = solve(problem, normal, simpleBound(problem), work);
  return finishedPlan(problem, plannedNodes(problem, normal, groups), certificate);
}
