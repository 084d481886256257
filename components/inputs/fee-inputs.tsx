"use client";

import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { distributionsFor, findDistribution } from "@/lib/catalog/fees";
import type { OptionId } from "@/lib/scenario/ids";
import type { OptionChoices } from "@/lib/scenario/schema";
import type { OptionPatch } from "./change-option";
import { type FormLimits, limitsOf } from "./form-props";

const PER_CHOICES: readonly Choice<NonNullable<OptionChoices["feePer"]>>[] = [
  { value: "cluster", label: "cluster" },
  { value: "node", label: "node" },
  { value: "proxy", label: "proxy" },
  { value: "pod", label: "pod" },
  { value: "vcpu", label: "vCPU" },
];

const FREE: OptionPatch = {
  distribution: undefined,
  feePer: undefined,
  feeUsdPerMonth: undefined,
};

/** Whose build of the mesh is run, and what it is charged: a dated list price, or a quote of one's own. */
export function FeeInputs({
  option,
  choices,
  limits,
  edit,
}: {
  readonly option: Exclude<OptionId, "none">;
  readonly choices: OptionChoices;
  readonly limits: FormLimits;
  readonly edit: (patch: OptionPatch, key: string) => void;
}) {
  const offered = distributionsFor(option);
  const chosen = findDistribution(choices.distribution ?? "") ?? offered[0];
  if (chosen === undefined) return null;
  const changed = choices.distribution !== undefined || choices.feeUsdPerMonth !== undefined;
  return (
    <Resettable changed={changed} label="distribution and fee" onReset={() => edit(FREE, "dist")}>
      <div className="space-y-3">
        <SelectField
          label="Distribution"
          hint="Whose build you run"
          name={`${option}.dist`}
          value={chosen.id}
          choices={offered.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => edit(patchFor(option, id), "dist")}
        />
        <p className="text-s text-ink-3">
          {chosen.note} As of {chosen.date}.
        </p>
        <AmountField
          label="Fee a month"
          hint="A list price where one is public; else your own quote"
          name={`${option}.fee`}
          unit="$"
          value={choices.feeUsdPerMonth ?? 0}
          limits={limitsOf(limits, "options.*.feeUsdPerMonth")}
          onChange={(feeUsdPerMonth) => edit({ feeUsdPerMonth }, "fee")}
        />
        <SelectField
          label="for each"
          hint="Unit of the fee"
          name={`${option}.feeper`}
          value={choices.feePer ?? "node"}
          choices={PER_CHOICES}
          onChange={(feePer) => edit({ feePer }, "feeper")}
        />
      </div>
    </Resettable>
  );
}

/** A distribution with its list price; the first of an option is the default and leaves no trace. */
function patchFor(option: Exclude<OptionId, "none">, id: string): OptionPatch {
  if (distributionsFor(option)[0]?.id === id) return FREE;
  const fee = findDistribution(id)?.fee;
  return {
    distribution: id,
    feePer: fee?.per ?? "node",
    feeUsdPerMonth: (fee?.microUsdPerMonth ?? 0) / 1e6,
  };
}
