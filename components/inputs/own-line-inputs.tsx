"use client";

import { AmountField } from "@/components/ui/amount-field";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { OPTION_IDS } from "@/lib/scenario/ids";
import { encodeOwnLine } from "@/lib/scenario/own-line-codec";
import type { OwnLine } from "@/lib/scenario/schema";
import { type FormLimits, limitsOf } from "./form-props";
import { MESH_LABELS } from "@/lib/scenario/input-labels";

const PER_CHOICES: readonly Choice<OwnLine["per"]>[] = [
  { value: "cluster", label: "cluster" },
  { value: "node", label: "node" },
  { value: "pod", label: "pod" },
  { value: "meshed-pod", label: "pod in the mesh" },
];

const LABELS = { none: "No mesh", ...MESH_LABELS };

/** One cost line: what it is for, how much for each what, and which options pay it. */
export function OwnLineInputs({
  line,
  number,
  limits,
  unfilled,
  onChange,
  onDelete,
}: {
  readonly line: OwnLine;
  readonly number: number;
  readonly limits: FormLimits;
  /** Stands in the form alone, not yet in the scenario. */
  readonly unfilled: boolean;
  readonly onChange: (line: OwnLine) => void;
  readonly onDelete: () => void;
}) {
  const toggle = (id: string) =>
    onChange({
      ...line,
      options: OPTION_IDS.filter((known) =>
        known === id ? !line.options.includes(known) : line.options.includes(known),
      ),
    });
  return (
    <fieldset className="scripted space-y-3 rounded-md border border-line p-3">
      <legend className="px-1 text-s text-ink-3">Cost line {number}</legend>
      {!unfilled && <input type="hidden" name="own" value={encodeOwnLine(line)} />}
      <TextField
        label="For what"
        hint="As the bill shall call it"
        value={line.label}
        most={80}
        onChange={(label) => onChange({ ...line, label })}
      />
      <AmountField
        label="Amount a month"
        unit="$"
        value={line.usdPerMonth}
        limits={limitsOf(limits, "ownCosts.lines.*.usdPerMonth")}
        onChange={(usdPerMonth) => onChange({ ...line, usdPerMonth })}
      />
      <SelectField
        label="Charged for each"
        value={line.per}
        choices={PER_CHOICES}
        onChange={(per) => onChange({ ...line, per })}
      />
      <fieldset>
        <legend className="text-ink-2">Paid with</legend>
        <ul className="mt-1 grid grid-cols-2 gap-x-3 gap-y-1">
          {OPTION_IDS.map((id) => (
            <li key={id}>
              <label className="flex min-h-6 gap-2 text-ink-2">
                <input
                  type="checkbox"
                  checked={line.options.includes(id)}
                  onChange={() => toggle(id)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                {LABELS[id]}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <button type="button" className="button" onClick={onDelete}>
        Delete<span className="sr-only"> cost line {number}</span>
      </button>
    </fieldset>
  );
}
