import { FULL_PLANNING } from "@/lib/estimate";
import type { Planning } from "@/lib/model/compare";
import { firstAnswer } from "@/lib/packing/plan-nodes";

/** Greedy plans and simple bounds: a first answer, honest about its gap. */
const FIRST_PLANNING: Planning = { ...FULL_PLANNING, plan: firstAnswer };

/** How to plan: with proof, however long it takes, or at once without. */
export function planningFor(thorough: boolean): Planning {
  return thorough ? FULL_PLANNING : FIRST_PLANNING;
}
