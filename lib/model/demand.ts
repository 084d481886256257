import type { PodClass } from "../packing/types";
import { DIMENSIONS } from "./pod-class";

/** By dimension, what classes ask for together and what their largest pod asks for. */
export type Demand = {
  readonly pods: number;
  readonly total: readonly number[];
  readonly largest: readonly number[];
};

export function demandOf(classes: readonly PodClass[]): Demand {
  const total = DIMENSIONS.map(() => 0);
  const largest = DIMENSIONS.map(() => 0);
  let pods = 0;
  for (const { size, count } of classes) {
    if (count === 0) continue;
    pods += count;
    for (let dimension = 0; dimension < size.length; dimension += 1) {
      const each = size[dimension] ?? 0;
      total[dimension] = (total[dimension] ?? 0) + each * count;
      largest[dimension] = Math.max(largest[dimension] ?? 0, each);
    }
  }
  return { pods, total, largest };
}

/** What two lots of classes ask for together. */
export function demandOfBoth(a: Demand, b: Demand): Demand {
  return {
    pods: a.pods + b.pods,
    total: a.total.map((amount, dimension) => amount + (b.total[dimension] ?? 0)),
    largest: a.largest.map((amount, dimension) => Math.max(amount, b.largest[dimension] ?? 0)),
  };
}
