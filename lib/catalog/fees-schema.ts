import { z } from "../zod";
import { feasibilityOptions } from "./feasibility-schema";

export const distributionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** The mesh options this distribution can be chosen for. */
  options: z.array(z.enum(feasibilityOptions)).min(1),
  label: z.string().min(1),
  /** Null: no public price that fits these units was found; the user fills in a quote. */
  fee: z
    .strictObject({
      per: z.enum(["cluster", "node", "proxy", "vcpu"]),
      microUsdPerMonth: z.int().nonnegative(),
    })
    .nullable(),
  evidence: z.array(z.string()).min(1),
  /** When the price was said to hold. */
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  note: z.string().min(1),
});

export const distributionFileSchema = z.array(distributionSchema);

export type Distribution = z.infer<typeof distributionSchema>;
