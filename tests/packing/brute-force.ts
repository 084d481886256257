import type { PackingProblem } from "@/lib/packing/types";

/** Every way to fill one node of a type, by plain enumeration. */
function patternsOf(problem: PackingProblem, capacity: readonly number[]): number[][] {
  const { podClasses } = problem;
  const found: number[][] = [];
  const extend = (i: number, pods: number[]): void => {
    if (i === podClasses.length) {
      if (pods.some((k) => k > 0)) found.push(pods);
      return;
    }
    const { count, maxPerNode } = podClasses[i]!;
    for (let k = 0; k <= Math.min(count, maxPerNode ?? count); k++) {
      const next = [...pods, k];
      const used = capacity.map((_, d) =>
        next.reduce((sum, n, c) => sum + n * podClasses[c]!.size[d]!, 0),
      );
      if (used.every((u, d) => u <= capacity[d]!)) extend(i + 1, next);
    }
  };
  extend(0, []);
  return found;
}

/**
 * The true optimum of a tiny problem, by dynamic programming over how many pods of each class
 * are left. Nodes count 1 each, or their price when `byCost`.
 */
export function bruteForceOptimum(problem: PackingProblem, byCost: boolean): number {
  const options = problem.nodeTypes.flatMap((type) =>
    patternsOf(problem, type.capacity).map((pods) => ({
      pods,
      price: byCost ? type.priceMicroUsdPerHour! : 1,
    })),
  );
  const known = new Map<string, number>();
  const best = (left: readonly number[]): number => {
    const first = left.findIndex((n) => n > 0);
    if (first < 0) return 0;
    const key = left.join(",");
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    let least = Number.POSITIVE_INFINITY;
    for (const { pods, price } of options) {
      // Some node must carry the first pod left over.
      if (pods[first] === 0 || pods.some((k, i) => k > left[i]!)) continue;
      least = Math.min(least, price + best(left.map((n, i) => n - pods[i]!)));
    }
    known.set(key, least);
    return least;
  };
  return best(problem.podClasses.map((c) => c.count));
}
