import type { Limits } from "@/lib/scenario/limits";
import type { Scenario } from "@/lib/scenario/schema";

/** Changes some fields of one section; `key` names the field for the browser's history. */
export type EditSection<Section extends keyof Scenario> = (
  patch: Partial<Scenario[Section]>,
  key: string,
) => void;

/** Changes the scenario as a whole; `key` names what was changed. */
export type ChangeScenario = (next: (scenario: Scenario) => Scenario, key: string) => void;

export type FormLimits = Readonly<Record<string, Limits>>;

const ANY: Limits = { low: 0, high: Number.MAX_SAFE_INTEGER, whole: false };

/** The bounds of one field by its path. */
export function limitsOf(limits: FormLimits, path: string): Limits {
  return limits[path] ?? ANY;
}
