import type { ScenarioEstimate } from "../estimate";
import type { Planning } from "../model/compare";
import type { Budget } from "../packing/types";
import type { Scenario } from "../scenario/schema";
import type { Erratum } from "./erratum";

/**
 * What a link's `m` stands for: everything that decides a number. A pinned release is loaded with
 * its own data, coefficients, formulas and planner budget, so an old link gives its old answer.
 */
export type Release = {
  readonly id: string;
  /** Which data, coefficients and formulas it holds, in words for captions and pages. */
  readonly data: string;
  readonly coefficients: string;
  readonly formulas: string;
  readonly budget: Budget;
  /** Answers a scenario from the release's own parts. `planning` narrows its work, never its data. */
  readonly estimate: (scenario: Scenario, planning?: Planning) => Promise<ScenarioEstimate>;
};

/** A release before it is loaded: light enough to list them all. */
export type ReleaseEntry = {
  readonly id: string;
  /** Frozen for good: answers may be cached for ever. */
  readonly pinned: boolean;
  readonly erratum?: Erratum;
  readonly load: () => Promise<Release>;
};
