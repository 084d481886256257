import { ceilOfProduct, isMix, roundedToPrices } from "./simple-bounds";
import type { Certificate, PackingProblem, WeightCut } from "./types";

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
  const most = Math.max(...carried);
  const lowerBound = most > 0 ? Math.ceil(total / most) : 0;
  const extra = nodeWeight > 0 ? { nodeWeight } : {};
  const certificate = { kind: "weights", ...cut, ...extra, lowerBound } as const;
  if (!isMix(problem)) return certificate;
  const costs = problem.nodeTypes.flatMap((t, i) =>
    carried[i]! > 0 ? [ceilOfProduct(total, t.priceMicroUsdPerHour!, carried[i]!)] : [],
  );
  const cost = roundedToPrices(problem, costs.length > 0 ? Math.min(...costs) : 0);
  return { ...certificate, lowerBoundCostMicroUsdPerHour: cost };
}

/** The quantity a bound is about: cost in a priced mix, nodes otherwise. */
export const boundValue = (certificate: Certificate): number =>
  certificate.lowerBoundCostMicroUsdPerHour ?? certificate.lowerBound;

/** The stronger certificate; of equal ones the first. */
export const strongerBound = (a: Certificate, b: Certificate): Certificate =>
  boundValue(b) > boundValue(a) ? b : a;
