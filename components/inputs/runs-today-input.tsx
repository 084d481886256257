"use client";

import { SelectField } from "@/components/ui/select-field";
import { OPTION_IDS } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";
import type { ChangeScenario } from "./form-props";

/** What the cluster runs now: results tell each option against it, and what the move takes. */
export function RunsTodayInput({
  from,
  names,
  change,
}: {
  readonly from: Scenario["moving"]["from"];
  /** What each option is called, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly change: ChangeScenario;
}) {
  const choices = OPTION_IDS.map((value) => ({ value, label: names[value] ?? value }));
  return (
    <div className="py-2">
      <SelectField
        label="Runs today"
        hint="Options are told against it too"
        name="movefrom"
        value={from}
        choices={choices}
        onChange={(chosen) =>
          change((now) => ({ ...now, moving: { ...now.moving, from: chosen } }), "movefrom")
        }
      />
    </div>
  );
}
