import { planNodes } from "./plan-nodes";
import { finishedPlan } from "./plans";
import { isMix, simpleBound } from "./simple-bounds";
import type { Certificate, PackingProblem, Plan, PlannedNodes, PodClass, WeightCut } from "./types";
import { boundValue, weightCertificate } from "./weight-bounds";

const keyOf = (podClass: PodClass, index: number): string =>
  podClass.name === undefined ? `#${index}` : `name:${podClass.name}`;

/** Index by class name (by position where a class has none); undefined when names repeat. */
function classIndex(problem: PackingProblem): Map<string, number> | undefined {
  const index = new Map(problem.podClasses.map((c, i) => [keyOf(c, i), i] as const));
  return index.size === problem.podClasses.length ? index : undefined;
}

const atMost = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, d) => value <= b[d]!);

function classAtMost(a: PodClass, b: PodClass): boolean {
  const looser = (b.maxPerNode ?? Infinity) > (a.maxPerNode ?? Infinity);
  return a.count <= b.count && atMost(a.size, b.size) && !looser;
}

/** Every class of A is in B, no smaller, no fewer, no looser. */
function podsAtMost(a: PackingProblem, b: PackingProblem): boolean {
  const inB = classIndex(b);
  if (inB === undefined || classIndex(a) === undefined) return false;
  return a.podClasses.every((podClass, i) => {
    if (podClass.count === 0) return true;
    const match = inB.get(keyOf(podClass, i));
    return match !== undefined && classAtMost(podClass, b.podClasses[match]!);
  });
}

/** Every type of B is in A, no smaller and no dearer. */
function typesAtMost(a: PackingProblem, b: PackingProblem): boolean {
  if (isMix(a) !== isMix(b)) return false;
  return b.nodeTypes.every((type) => {
    const match = a.nodeTypes.find((t) => t.name === type.name);
    if (match === undefined || !atMost(type.capacity, match.capacity)) return false;
    const [priceA, priceB] = [match.priceMicroUsdPerHour, type.priceMicroUsdPerHour];
    return !isMix(a) || priceA! <= priceB!;
  });
}

/** B asks for at least what A asks for, in everything: any plan of B carries A. */
export const asksAtMost = (a: PackingProblem, b: PackingProblem): boolean =>
  (a.minNodes ?? 0) <= (b.minNodes ?? 0) && typesAtMost(a, b) && podsAtMost(a, b);

/** B's nodes with A's pods on them: B's extra pods are left out, nodes left bare are given up. */
function carriedOver(a: PackingProblem, b: PackingProblem, plan: Plan): PlannedNodes[] {
  const inB = classIndex(b)!;
  const match = a.podClasses.map((c, i) => inB.get(keyOf(c, i)));
  const left = a.podClasses.map((c) => c.count);
  const carried: PlannedNodes[] = [];
  for (const group of plan.nodes) {
    let nodes = group.count;
    while (nodes > 0) {
      const pods = match.map((m, i) => Math.min(left[i]!, m === undefined ? 0 : group.pods[m]!));
      const count = pods.reduce(
        (n, k, i) => (k > 0 ? Math.min(n, Math.floor(left[i]! / k)) : n),
        nodes,
      );
      for (const [i, k] of pods.entries()) left[i]! -= k * count;
      carried.push({ type: group.type, count, pods });
      nodes -= count;
    }
  }
  return withoutBareNodes(carried, a.minNodes ?? 0);
}

function withoutBareNodes(nodes: readonly PlannedNodes[], minNodes: number): PlannedNodes[] {
  let total = nodes.reduce((sum, n) => sum + n.count, 0);
  return nodes.flatMap((group) => {
    if (group.pods.some((k) => k > 0)) return [group];
    const dropped = Math.min(group.count, Math.max(0, total - minNodes));
    total -= dropped;
    return group.count > dropped ? [{ ...group, count: group.count - dropped }] : [];
  });
}

/** A's weights for B's pods: heavier pods and smaller nodes never carry more of them. */
function carriedCut(a: PackingProblem, b: PackingProblem, cut: WeightCut): WeightCut {
  const inA = classIndex(a)!;
  const weights = b.podClasses.map((podClass, i) => {
    const match = inA.get(keyOf(podClass, i));
    // A class without pods in A may be of any size there, so it proves nothing about B's.
    return match === undefined || a.podClasses[match]!.count === 0 ? 0 : cut.weights[match]!;
  });
  const heaviestNode = b.nodeTypes.map(
    (type) => cut.heaviestNode[a.nodeTypes.findIndex((t) => t.name === type.name)]!,
  );
  return { weights, heaviestNode };
}

/** A's reason in B's terms. Sums, spread and minimum need none: B's own are as strong. */
function carriedCertificate(
  a: PackingProblem,
  b: PackingProblem,
  certificate: Certificate,
): Certificate | undefined {
  if (certificate.kind === "weights") {
    return weightCertificate(b, carriedCut(a, b, certificate), certificate.nodeWeight);
  }
  if (certificate.kind !== "cuts") return undefined;
  const cuts = certificate.cuts.map((cut) => carriedCut(a, b, cut));
  return { ...certificate, cuts };
}

const planValue = (problem: PackingProblem, plan: Plan): number =>
  isMix(problem) ? plan.costMicroUsdPerHour! : plan.nodeCount;

/**
 * Plans of several problems of one comparison, repaired to be monotone: where B asks for at
 * least what A asks for, A's plan is never larger than B's, and B's bound never below A's.
 * Optimal plans are so by nature; the repair is for those that are not proven.
 */
export function planComparison(problems: readonly PackingProblem[]): Plan[] {
  const plans = problems.map((problem) => planNodes(problem));
  const sound = plans.map((plan) => plan.issues.length === 0);
  return problems.map((problem, p) => {
    if (!sound[p]) return plans[p]!;
    let { nodes, certificate } = plans[p]!;
    let best = planValue(problem, plans[p]!);
    for (const [q, other] of problems.entries()) {
      if (q === p || !sound[q]) continue;
      if (planValue(other, plans[q]!) < best && asksAtMost(problem, other)) {
        const onAll = carriedOver(problem, other, plans[q]!);
        const carried = withoutBareNodes(onAll, problem.minNodes ?? 0);
        const plan = finishedPlan(problem, carried, certificate);
        if (planValue(problem, plan) < best) {
          nodes = carried;
          best = planValue(problem, plan);
        }
      }
      if (
        boundValue(plans[q]!.certificate) > boundValue(certificate) &&
        asksAtMost(other, problem)
      ) {
        certificate = carriedCertificate(other, problem, plans[q]!.certificate) ?? certificate;
      }
    }
    return finishedPlan(problem, nodes, certificate);
  });
}

/** B's plan with A's pods on it; A must ask for at most what B asks for. A's own bound is not part of it. */
export function adoptPlan(a: PackingProblem, b: PackingProblem, plan: Plan): Plan {
  return finishedPlan(a, carriedOver(a, b, plan), simpleBound(a));
}
