import type { Budget } from "./types";

/**
 * What the solver may still spend. Counted work, never a clock, so that the same problem ends
 * at the same point, with the same answer, on every engine.
 */
export class Work {
  pivots: number;
  branchNodes: number;

  constructor(budget: Budget) {
    this.pivots = budget.pivots;
    this.branchNodes = budget.branchNodes;
  }

  get spent(): boolean {
    return this.pivots <= 0 || this.branchNodes <= 0;
  }
}

/** About two seconds at worst on a laptop core; nearly every problem ends long before. */
export const DEFAULT_BUDGET: Budget = { pivots: 12_000, branchNodes: 1_500_000 };
