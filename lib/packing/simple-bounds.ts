import { greatestCommonDivisor } from "./normal-problem";
import type { Certificate, PackingProblem, WeightCut } from "./types";

type Reason =
  | { readonly kind: "empty" | "min-nodes" }
  | { readonly kind: "resource-sum"; readonly dimension: number }
  | { readonly kind: "host-spread"; readonly podClass: number }
  | ({ readonly kind: "weights" } & WeightCut);

type Bound = { readonly nodes: number; readonly cost?: number; readonly reason: Reason };

export const isPriced = (problem: PackingProblem): boolean =>
  problem.nodeTypes.every((t) => t.priceMicroUsdPerHour !== undefined);

/** Several types, all priced: the cheapest mix is wanted. Otherwise the fewest nodes. */
export const isMix = (problem: PackingProblem): boolean =>
  isPriced(problem) && problem.nodeTypes.length > 1;

/** ceil(a x b / c) of whole numbers, exact. */
export function ceilOfProduct(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  return Number((product + divisor - 1n) / divisor);
}

/** Costs are sums of prices, so a bound may be raised to a multiple of their common divisor. */
export function roundedToPrices(problem: PackingProblem, cost: number): number {
  const step = problem.nodeTypes.reduce(
    (g, t) => greatestCommonDivisor(g, t.priceMicroUsdPerHour ?? 0),
    0,
  );
  return step > 1 ? Math.ceil(cost / step) * step : cost;
}

function demandIn({ podClasses }: PackingProblem, dimension: number): number {
  let demand = 0;
  for (const { size, count } of podClasses) demand += size[dimension]! * count;
  return demand;
}

function resourceSum(problem: PackingProblem, dimension: number): Bound | undefined {
  const demand = demandIn(problem, dimension);
  if (demand === 0) return undefined;
  const largest = Math.max(...problem.nodeTypes.map((t) => t.capacity[dimension]!));
  const nodes = Math.ceil(demand / largest);
  const reason = { kind: "resource-sum", dimension } as const;
  if (!isMix(problem)) return { nodes, reason };
  const offers = problem.nodeTypes.filter((t) => t.capacity[dimension]! > 0);
  const costs = offers.map((t) =>
    ceilOfProduct(demand, t.priceMicroUsdPerHour!, t.capacity[dimension]!),
  );
  return { nodes, cost: roundedToPrices(problem, Math.min(...costs)), reason };
}

const cheapestPrice = (problem: PackingProblem): number =>
  Math.min(...problem.nodeTypes.map((t) => t.priceMicroUsdPerHour ?? 0));

function counted(problem: PackingProblem, nodes: number, reason: Reason): Bound {
  if (!isMix(problem)) return { nodes, reason };
  return { nodes, cost: roundedToPrices(problem, nodes * cheapestPrice(problem)), reason };
}

/** The share of its capacity each bound asks for, to find the dimension that decides. */
export function bindingResource(problem: PackingProblem): number | undefined {
  const dimensions = problem.nodeTypes[0]?.capacity.length ?? 0;
  let binding: number | undefined;
  let most = 0;
  for (let d = 0; d < dimensions; d++) {
    const demand = demandIn(problem, d);
    const share = demand === 0 ? 0 : demand / bestOffer(problem, d);
    if (share > most) [binding, most] = [d, share];
  }
  return binding;
}

/** Capacity of the largest type; in a mix, capacity for a micro-dollar of the best type. */
function bestOffer(problem: PackingProblem, d: number): number {
  const mix = isMix(problem);
  const offer = problem.nodeTypes.map((t) =>
    mix ? t.capacity[d]! / Math.max(t.priceMicroUsdPerHour!, 1) : t.capacity[d]!,
  );
  return Math.max(...offer);
}

const objective = (bound: Bound): number => bound.cost ?? bound.nodes;

/** The best of: resource sums, host spread, the user's minimum. */
export function simpleBound(problem: PackingProblem): Certificate {
  const { nodes, cost, reason } = bestSimpleBound(problem);
  const proven = cost === undefined ? {} : { lowerBoundCostMicroUsdPerHour: cost };
  return { ...reason, lowerBound: nodes, ...proven };
}

function bestSimpleBound(problem: PackingProblem): Bound {
  const pods = problem.podClasses.some((c) => c.count > 0);
  let best: Bound = counted(problem, 0, { kind: "empty" });
  const offer = (bound: Bound | undefined) => {
    if (bound !== undefined && objective(bound) > objective(best)) best = bound;
  };
  const minNodes = problem.minNodes ?? 0;
  if (!pods) {
    if (minNodes > 0) offer(counted(problem, minNodes, { kind: "min-nodes" }));
    return best;
  }
  const dimensions = problem.nodeTypes[0]!.capacity.length;
  for (let d = 0; d < dimensions; d++) offer(resourceSum(problem, d));
  for (let i = 0; i < problem.podClasses.length; i++) {
    const { count, maxPerNode } = problem.podClasses[i]!;
    if (maxPerNode === undefined || count === 0) continue;
    const reason = { kind: "host-spread", podClass: i } as const;
    offer(counted(problem, Math.ceil(count / maxPerNode), reason));
  }
  if (minNodes > 0) offer(counted(problem, minNodes, { kind: "min-nodes" }));
  if (best.reason.kind === "empty") offer(someNode(problem));
  return best;
}

/** Pods without any size still need one node to stand on. */
function someNode(problem: PackingProblem): Bound {
  const first = problem.podClasses.findIndex((c) => c.count > 0);
  const weights = problem.podClasses.map((_, i) => (i === first ? 1 : 0));
  const heaviestNode = problem.nodeTypes.map(() => problem.podClasses[first]!.count);
  return counted(problem, 1, { kind: "weights", weights, heaviestNode });
}
