"use client";

import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { whyNotHere } from "@/lib/catalog/distribution-here";
import { distributionsFor, findDistribution } from "@/lib/catalog/fees";
import { FAMILY_OF, type OptionId, type PlatformId } from "@/lib/scenario/ids";
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
  platform,
  cni,
  limits,
  edit,
}: {
  readonly option: Exclude<OptionId, "none">;
  readonly choices: OptionChoices;
  readonly platform: PlatformId;
  /** The one in force. */
  readonly cni: string;
  readonly limits: FormLimits;
  readonly edit: (patch: OptionPatch, key: string) => void;
}) {
  const offered = distributionsFor(option);
  const chosen = findDistribution(choices.distribution ?? "") ?? offered[0];
  if (chosen === undefined) return null;
  const whyNot = (id: string) => whyNotHere(id, FAMILY_OF[platform], cni);
  const notHere = whyNot(chosen.id);
  const changed = choices.distribution !== undefined || choices.feeUsdPerMonth !== undefined;
  return (
    <Resettable changed={changed} label="distribution and fee" onReset={() => edit(FREE, "dist")}>
      <div className="space-y-3">
        <SelectField
          label="Distribution"
          hint="Whose build you run"
          name={`${option}.dist`}
          value={chosen.id}
          choices={offered.map(({ id, label }) => ({
            value: id,
            label: marked(label, whyNot(id)),
          }))}
          onChange={(id) => edit(patchFor(option, id), "dist")}
        />
        {notHere !== undefined && (
          <p className="text-s text-care">Not to be had on this platform: {notHere}.</p>
        )}
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

/** What cannot be had here stays to be chosen, as a link may have it, and says so. */
function marked(label: string, whyNot: string | undefined): string {
  return whyNot === undefined ? label : `${label} (not here: ${whyNot})`;
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
