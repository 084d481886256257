import { allFeatures } from "@/lib/catalog/features";
import { numberLimits } from "@/lib/scenario/limits";
import type { FormLimits } from "./form-props";

/** What the form says beside its fields: the catalogue's words and figures, made on the server. */
export type FormFacts = {
  readonly limits: FormLimits;
  /** What can be required, in the order of the feature table. */
  readonly requirements: readonly { readonly id: string; readonly label: string }[];
};

/** Needs the catalogue and the schema, so the server makes it. */
export function formFacts(): FormFacts {
  return {
    limits: numberLimits(),
    requirements: allFeatures.map(({ id, label }) => ({ id, label })),
  };
}
