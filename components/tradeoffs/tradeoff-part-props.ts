import type { FormLimits } from "@/components/inputs/form-props";
import type { Scenario } from "@/lib/scenario/schema";

/** What a part needs that asks for inputs of its own. */
export type TradeoffPartProps = {
  readonly scenario: Scenario;
  readonly limits: FormLimits;
  readonly change: (next: (scenario: Scenario) => Scenario, key: string) => void;
};
