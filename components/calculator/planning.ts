import { FULL_PLANNING } from "@/lib/estimate";
import type { Planning } from "@/lib/model/compare";
import { firstAnswer } from "@/lib/packing/plan-nodes";
import type { Scenario } from "@/lib/scenario/schema";

/** Rows above this differ enough for the proof to take seconds; below it nobody notices it. */
const MOST_ROWS_AT_ONCE = 64;

/** Greedy plans and simple bounds: a first answer, honest about its gap. */
const FIRST_PLANNING: Planning = { ...FULL_PLANNING, plan: firstAnswer };

/** Whether the proof of a scenario may take long enough to be left to the visitor's browser. */
export function isHeavy({ workloads }: Scenario): boolean {
  return workloads.source === "rows" && workloads.rows.length > MOST_ROWS_AT_ONCE;
}

/** How to plan: with proof, however long it takes, or at once without. */
export function planningFor(thorough: boolean): Planning {
  return thorough ? FULL_PLANNING : FIRST_PLANNING;
}
