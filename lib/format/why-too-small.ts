import { formatCpu, formatMemory } from "./amounts";
import { podLabel } from "./pod-label";
import type { PackingProblem, PodClass } from "../packing/types";

/** How each dimension of the model is said: what a pod asks for, what a node has left. */
const SAID: readonly ((amount: number) => string)[] = [
  (amount) => `${formatCpu(amount)} requested`,
  (amount) => `${formatMemory(amount)} requested`,
  (amount) => `${amount} pod slots`,
  (amount) => `${formatCpu(amount)} in use`,
  (amount) => `${formatMemory(amount)} in use`,
];

const BARE: readonly ((amount: number) => string)[] = [
  formatCpu,
  formatMemory,
  (amount) => `${amount} slots`,
  formatCpu,
  formatMemory,
];

type Misfit = { readonly podClass: PodClass; readonly dimension: number; readonly times: number };

/** The pod that misses by most, and by what. Undefined when every pod fits. */
export function whyTooSmall(problem: PackingProblem): string | undefined {
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  let worst: Misfit | undefined;
  for (const podClass of problem.podClasses) {
    if (podClass.count === 0) continue;
    for (const [dimension, size] of podClass.size.entries()) {
      const times = size / Math.max(1, capacity[dimension] ?? 0);
      if (size <= (capacity[dimension] ?? 0) || times <= (worst?.times ?? 0)) continue;
      worst = { podClass, dimension, times };
    }
  }
  if (worst === undefined) return undefined;
  const { podClass, dimension } = worst;
  const asks = SAID[dimension]?.(podClass.size[dimension] ?? 0) ?? "";
  const offers = BARE[dimension]?.(capacity[dimension] ?? 0) ?? "";
  const name = podLabel(podClass.name ?? "a pod");
  return `${name}: ${asks}, a node has ${offers} left for pods`;
}
