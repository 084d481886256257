import { FULL_PLANNING } from "../estimate";
import type { Planning } from "../model/compare";
import { firstAnswer, planNodes } from "../packing/plan-nodes";
import type { Budget, PackingProblem, Plan, PodClass } from "../packing/types";

/*
 * The fixed budget of a figure: whoever asks, wherever it is drawn, the same work and therefore the
 * same numbers. Proofs where they come cheap; elsewhere a good plan with its bound, and the figure
 * prints the gap.
 */

/** More pods of different sizes than this get the first answer only. */
export const PROVEN_SIZES = 20;
export const FIGURE_BUDGET: Budget = { pivots: 400, branchNodes: 10_000 };

function planFigure(problem: PackingProblem): Plan {
  if (hasMoreSizes(problem.podClasses, PROVEN_SIZES)) return firstAnswer(problem);
  return planNodes({ ...problem, budget: FIGURE_BUDGET });
}

/** Whether the pods have more different sizes than so many. Most clusters have a handful. */
function hasMoreSizes(classes: readonly PodClass[], most: number): boolean {
  if (classes.length <= most) return false;
  const seen: PodClass[] = [];
  let last: PodClass | undefined;
  for (const one of classes) {
    // Services of one size come one after the other.
    if (last !== undefined && isSameSize(one, last)) continue;
    last = one;
    if (seen.some((other) => isSameSize(one, other))) continue;
    seen.push(one);
    if (seen.length > most) return true;
  }
  return false;
}

function isSameSize(a: PodClass, b: PodClass): boolean {
  if ((a.maxPerNode ?? 0) !== (b.maxPerNode ?? 0)) return false;
  for (let d = 0; d < a.size.length; d++) if (a.size[d] !== b.size[d]) return false;
  return true;
}

export const FIGURE_PLANNING: Planning = { ...FULL_PLANNING, plan: planFigure };

/** Very many kinds of pods at several sizes: plans only, no proofs. */
export const SWEEP_PLANNING: Planning = { ...FULL_PLANNING, plan: firstAnswer };
