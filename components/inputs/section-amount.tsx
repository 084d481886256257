"use client";

import { memo } from "react";
import { AmountField, type AmountFieldProps } from "@/components/ui/amount-field";
import { SliderField } from "@/components/ui/slider-field";
import type { Limits } from "@/lib/scenario/limits";
import type { Scenario } from "@/lib/scenario/schema";
import type { EditSection } from "./form-props";

type Section = "cluster" | "traffic";

/** The fields of a section that hold a number. */
type AmountOf<Name extends Section> = {
  [Key in keyof Scenario[Name]]: Scenario[Name][Key] extends number ? Key : never;
}[keyof Scenario[Name]];

type SectionAmountProps<Name extends Section> = Pick<
  AmountFieldProps,
  "label" | "hint" | "kind" | "unit"
> & {
  readonly field: AmountOf<Name>;
  /** The link's key, which names the change as well. */
  readonly name: string;
  readonly value: number;
  readonly limits: Limits;
  readonly edit: EditSection<Name>;
  /** What a slider beside the field can reach; without them there is none. */
  readonly stops?: readonly number[];
};

/**
 * One number of a section of the scenario. Drawn anew only with its own value: of a section full of
 * fields, the one under the hand.
 */
// memo() forgets that the field belongs to the section.
export const SectionAmount = memo(SectionAmountField) as unknown as typeof SectionAmountField;

function SectionAmountField<Name extends Section>({
  field,
  edit,
  stops,
  ...amount
}: SectionAmountProps<Name>) {
  const set = (value: number) =>
    edit({ [field]: value } as unknown as Partial<Scenario[Name]>, amount.name);
  return stops === undefined ? (
    <AmountField {...amount} onChange={set} />
  ) : (
    <SliderField {...amount} stops={stops} onChange={set} />
  );
}
