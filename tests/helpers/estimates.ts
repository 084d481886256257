import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import {
  estimateWith,
  FULL_PLANNING,
  type Resolved,
  resolveWith,
  type ScenarioEstimate,
  sliceKey,
} from "@/lib/estimate";
import { firstAnswer } from "@/lib/packing/plan-nodes";
import { type Scenario, scenarioSchema } from "@/lib/scenario/schema";

/** A scenario from its differences to the default; throws when a test writes an invalid one. */
export function scenario(differences: unknown = {}): Scenario {
  return scenarioSchema.parse(differences);
}

/** Greedy plans and simple bounds: enough for laws that do not ask for the minimum, and fast. */
export const GREEDY = { ...FULL_PLANNING, plan: firstAnswer };

/** What a comparison would be computed from, with nothing planned. */
export function resolved(asked: Scenario): Resolved {
  return resolveWith(asked, sliceOf(catalog, sliceKey(asked)));
}

export function greedyEstimate(asked: Scenario): ScenarioEstimate {
  return estimateWith(asked, sliceOf(catalog, sliceKey(asked)), GREEDY);
}

export function fullEstimate(asked: Scenario): ScenarioEstimate {
  return estimateWith(asked, sliceOf(catalog, sliceKey(asked)));
}

export function optionOf(estimate: Pick<ScenarioEstimate, "comparison">, id: string) {
  const found = estimate.comparison.options.find((option) => option.id === id);
  if (found === undefined) throw new Error(`no option ${id}`);
  return found;
}
