import { lazyFields } from "../lazy";
import { type Group, groupsNodes, type NormalProblem, plannedNodes } from "./normal-problem";
import { bindingResource, isMix, isPriced, simpleBound } from "./simple-bounds";
import type { Certificate, PackingProblem, Plan, PlannedNodes } from "./types";

/** What is wrong with the problem, in the place of a plan. */
export const emptyPlan = (issues: Plan["issues"]): Plan => ({
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
  return { nodes, ...figures(problem, nodeCount, cost, certificate) };
}

/** The solver's groups as a plan. Most plans only answer how many nodes, so those are listed when read. */
export function plannedLater(
  problem: PackingProblem,
  normal: NormalProblem,
  groups: readonly Group[],
  certificate: Certificate,
): Plan {
  const priceOf = ({ type }: Group) =>
    problem.nodeTypes[normal.types[type]!.index]!.priceMicroUsdPerHour ?? 0;
  const worth = {
    nodeCount: groupsNodes(groups),
    costMicroUsdPerHour: groups.reduce((sum, group) => sum + group.count * priceOf(group), 0),
  };
  return listedLater(problem, worth, () => plannedNodes(problem, normal, groups), certificate);
}

/** A plan whose nodes are listed when somebody reads them: with very many classes the list is long. */
export function listedLater(
  problem: PackingProblem,
  worth: { readonly nodeCount: number; readonly costMicroUsdPerHour?: number | undefined },
  list: () => readonly PlannedNodes[],
  certificate: Certificate,
): Plan {
  const cost = worth.costMicroUsdPerHour ?? 0;
  return lazyPlan(figures(problem, worth.nodeCount, cost, certificate), { nodes: list });
}

type Figures = Omit<Plan, "nodes">;
const lazyPlan = lazyFields<Figures, Pick<Plan, "nodes">>(["nodes"]);

/** The same nodes with a bound of their own. */
export const withBound = (problem: PackingProblem, plan: Plan, certificate: Certificate): Plan =>
  listedLater(problem, plan, () => plan.nodes, certificate);

function figures(
  problem: PackingProblem,
  nodeCount: number,
  cost: number,
  certificate: Certificate,
): Figures {
  const mix = isMix(problem);
  const bound = certificate.lowerBoundCostMicroUsdPerHour;
  return {
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
export function planWithoutPods(problem: PackingProblem): Plan {
  const cheapest = problem.nodeTypes.reduce((best, t) =>
    (t.priceMicroUsdPerHour ?? 0) < (best.priceMicroUsdPerHour ?? 0) ? t : best,
  );
  const pods = problem.podClasses.map(() => 0);
  const count = problem.minNodes ?? 0;
  const nodes = count > 0 ? [{ type: cheapest.name, count, pods }] : [];
  return finishedPlan(problem, nodes, simpleBound(problem));
}
