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

type Worth = Pick<Plan, "nodeCount" | "costMicroUsdPerHour">;

/** What a plan's numbers are read from. */
type Found = { readonly worth: Worth; readonly list: () => readonly PlannedNodes[] };

/** Worked out when somebody reads it: most plans are asked whether they are few enough, and no more. */
class Readings {
  private known: Found | undefined;

  constructor(
    private readonly problem: PackingProblem,
    private readonly certificate: Certificate,
    private readonly find: () => Found,
  ) {}

  private get found(): Found {
    this.known ??= this.find();
    return this.known;
  }

  nodes(): readonly PlannedNodes[] {
    return this.found.list();
  }

  nodeCount(): number {
    return this.found.worth.nodeCount;
  }

  costMicroUsdPerHour(): number | undefined {
    return isPriced(this.problem) ? (this.found.worth.costMicroUsdPerHour ?? 0) : undefined;
  }

  proven(): boolean {
    const { lowerBound, lowerBoundCostMicroUsdPerHour } = this.certificate;
    return isMix(this.problem)
      ? this.costMicroUsdPerHour() === lowerBoundCostMicroUsdPerHour
      : this.nodeCount() === lowerBound;
  }

  bindingResource(): number | undefined {
    return bindingResource(this.problem);
  }
}

type Later = "nodes" | "nodeCount" | "costMicroUsdPerHour" | "proven" | "bindingResource";
const lazyPlan = lazyFields<Omit<Plan, Later>, Pick<Plan, Later>>([
  "nodes",
  "nodeCount",
  "costMicroUsdPerHour",
  "proven",
  "bindingResource",
]);

function planOf(problem: PackingProblem, certificate: Certificate, find: () => Found): Plan {
  const { lowerBound, lowerBoundCostMicroUsdPerHour } = certificate;
  return lazyPlan(
    {
      lowerBound,
      ...(isMix(problem) ? { lowerBoundCostMicroUsdPerHour } : {}),
      certificate,
      issues: [],
    },
    new Readings(problem, certificate, find),
  );
}

/** The plan of these nodes as the caller sees it: counts, cost, bound, and whether they meet. */
export function finishedPlan(
  problem: PackingProblem,
  nodes: readonly PlannedNodes[],
  certificate: Certificate,
): Plan {
  return planOf(problem, certificate, () => {
    const price = new Map(problem.nodeTypes.map((t) => [t.name, t.priceMicroUsdPerHour]));
    const worth = {
      nodeCount: nodes.reduce((sum, n) => sum + n.count, 0),
      costMicroUsdPerHour: nodes.reduce((sum, n) => sum + n.count * (price.get(n.type) ?? 0), 0),
    };
    return { worth, list: () => nodes };
  });
}

/** The solver's groups, and the problem in whose terms they are. */
export type Grouping = { readonly normal: NormalProblem; readonly groups: readonly Group[] };

/** The solver's groups as a plan. Where the bound answers the question they are hardly ever asked for. */
export function plannedLater(
  problem: PackingProblem,
  find: () => Grouping,
  certificate: Certificate,
): Plan {
  return planOf(problem, certificate, () => {
    const { normal, groups } = find();
    const priceOf = ({ type }: Group) =>
      problem.nodeTypes[normal.types[type]!.index]!.priceMicroUsdPerHour ?? 0;
    const worth = {
      nodeCount: groupsNodes(groups),
      costMicroUsdPerHour: groups.reduce((sum, group) => sum + group.count * priceOf(group), 0),
    };
    return { worth, list: () => plannedNodes(problem, normal, groups) };
  });
}

/** A plan whose nodes are listed when somebody reads them: with very many classes the list is long. */
export const listedLater = (
  problem: PackingProblem,
  worth: Worth,
  list: () => readonly PlannedNodes[],
  certificate: Certificate,
): Plan => planOf(problem, certificate, () => ({ worth, list }));

/** The same nodes with a bound of their own. */
export const withBound = (problem: PackingProblem, plan: Plan, certificate: Certificate): Plan =>
  listedLater(problem, plan, () => plan.nodes, certificate);

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
