import { ceilOfProduct, isMix, roundedToPrices } from "./simple-bounds";
import type { Certificate, PackingProblem, ProvenBound, WeightCut } from "./types";

/** Total weight of all pods; an exact integer, at most 2^53 by choice of the weights. */
const totalWeight = (problem: PackingProblem, weights: readonly number[]): number =>
  problem.podClasses.reduce((sum, c, i) => sum + c.count * weights[i]!, 0);

/**
 * The bound that a weighting proves. With W = total weight, V_t = heaviest node of type t and
 * m = nodeWeight: every node carries at most V_t + m, so
 *   nodes >= (W + m x minNodes) / max_t (V_t + m), and
 *   cost  >= (W + m x minNodes) x min_t price_t / (V_t + m).
 */
export function weightCertificate(
  problem: PackingProblem,
  cut: WeightCut,
  nodeWeight = 0,
): Certificate {
  const total = totalWeight(problem, cut.weights) + nodeWeight * (problem.minNodes ?? 0);
  const carried = cut.heaviestNode.map((v) => v + nodeWeight);
  const extra = nodeWeight > 0 ? { nodeWeight } : {};
  return { kind: "weights", ...cut, ...extra, ...carriedBound(problem, total, carried) };
}

/** The bound alone: `total` to be carried by nodes of which one of type t carries `carried[t]`. */
export function carriedBound(
  problem: PackingProblem,
  total: number,
  carried: readonly number[],
): ProvenBound {
  const most = Math.max(...carried);
  const lowerBound = most > 0 ? Math.ceil(total / most) : 0;
  if (!isMix(problem)) return { lowerBound };
  const costs = problem.nodeTypes.flatMap((t, i) =>
    carried[i]! > 0 ? [ceilOfProduct(total, t.priceMicroUsdPerHour!, carried[i]!)] : [],
  );
  const cost = roundedToPrices(problem, costs.length > 0 ? Math.min(...costs) : 0);
  return { lowerBound, lowerBoundCostMicroUsdPerHour: cost };
}

/** The quantity a bound is about: cost in a priced mix, nodes otherwise. */
export const boundValue = (bound: ProvenBound): number =>
  bound.lowerBoundCostMicroUsdPerHour ?? bound.lowerBound;

/** The stronger certificate; of equal ones the first. */
export const strongerBound = (a: Certificate, b: Certificate): Certificate =>
  boundValue(b) > boundValue(a) ? b : a;
