import type { Scenario } from "@/lib/scenario/schema";

/** Rows above this differ enough for the proof to take seconds; below it nobody notices it. */
const MOST_ROWS_AT_ONCE = 64;

/**
 * Whether the proof of a scenario may take long enough to be left to the visitor's browser. Apart
 * from the planning itself: the page asks this, and must not load the model for it.
 */
export function isHeavy({ workloads }: Scenario): boolean {
  return workloads.source === "rows" && workloads.rows.length > MOST_ROWS_AT_ONCE;
}
