import type { Issue } from "../../result";
import type { Bag, Field } from "../fields";

export type Migrated = {
  readonly scenario: Bag;
  /** Where a meaning changed: shown once, beside the scenario that was opened. */
  readonly warnings: readonly Issue[];
};

/**
 * One version of the scenario's shape: how its links spell fields, and the one step to the next
 * version. Links and files of every version are read by the tables of their own time, then carried
 * over step by step, so a step is written once and never touched again.
 *
 * Links leave defaults out: a step writes every default of its own version that the next one
 * changes into the scenarios that rely on it.
 */
export type LinkSchema = {
  readonly version: number;
  readonly fields: readonly Field[];
  readonly optionFields: readonly Field[];
  readonly poolFields: readonly Field[];
  readonly daemonSetFields: readonly Field[];
  readonly rowColumns: readonly string[];
  /** Pure; absent in the newest version. */
  readonly toNext?: (scenario: Bag) => Migrated;
};
