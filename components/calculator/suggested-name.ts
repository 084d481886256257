import { EXAMPLE_CHOICES, labelOf } from "@/components/inputs/choices";
import { formatCount } from "@/lib/format/amounts";
import type { ScenarioState } from "./use-scenario";

/** What a scenario without a name is called until somebody names it: "Online Boutique, 408 pods". */
export function suggestedName({ scenario, view }: ScenarioState): string {
  const { source, example } = scenario.workloads;
  const what =
    source === "example"
      ? labelOf(EXAMPLE_CHOICES, example)
      : source === "quick"
        ? "Quick scenario"
        : "Own rows";
  return `${what}, ${formatCount(view.pods)} pods`;
}
