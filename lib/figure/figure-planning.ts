import { FULL_PLANNING } from "../estimate";
import type { Planning } from "../model/compare";
import { firstAnswer, planNodes } from "../packing/plan-nodes";
import type { Budget, PackingProblem, Plan } from "../packing/types";

/*
 * The fixed budget of a figure: whoever asks, wherever it is drawn, the same work and therefore the
 * same numbers. Proofs where they come cheap; elsewhere a good plan with its bound, and the figure
 * prints the gap.
 */

/** More pods of different sizes than this get the first answer only. */
export const PROVEN_SIZES = 20;
export const FIGURE_BUDGET: Budget = { pivots: 400, branchNodes: 10_000 };

function planFigure(problem: PackingProblem): Plan {
  const sizes = new Set(
    problem.podClasses.map(({ size, maxPerNode = 0 }) => [...size, maxPerNode].join()),
  );
  if (sizes.size > PROVEN_SIZES) return firstAnswer(problem);
  return planNodes({ ...problem, budget: FIGURE_BUDGET });
}

export const FIGURE_PLANNING: Planning = { ...FULL_PLANNING, plan: planFigure };

/** Twenty sizes are planned for one staircase: plans only, no proofs. */
export const SWEEP_PLANNING: Planning = { ...FULL_PLANNING, plan: firstAnswer };
