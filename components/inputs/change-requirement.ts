import { REQUIREMENTS } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";

/** The scenario with one thing required, or no longer; always in the table's order. */
export function toggleRequirement(scenario: Scenario, id: string): Scenario {
  const before: readonly string[] = scenario.requirements;
  const requirements = REQUIREMENTS.filter((known) =>
    known === id ? !before.includes(known) : before.includes(known),
  );
  return { ...scenario, requirements };
}
