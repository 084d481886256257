import { z } from "../zod";

const day = /^\d{4}-\d{2}-\d{2}$/;
const version = /^\d+(\.\d+)*$/;

/**
 * One dated row: from this version on, under these conditions, this range. New knowledge appends
 * a row with a later `asOf`; a row is edited in place only when it was wrong the day it was written.
 */
export const coefficientEntrySchema = z
  .strictObject({
    /** "any", or the first version of the product the row holds for ("1.24"). */
    from: z.union([z.literal("any"), z.string().regex(version)]),
    low: z.number().nonnegative(),
    typical: z.number().nonnegative(),
    high: z.number().nonnegative(),
    /** The typical value is an assumption of ours: sources bound it, but none of them states it. */
    assumed: z.literal(true).optional(),
    /** Ids of evidence records; an assumption of ours is one too. */
    evidence: z.array(z.string()).min(1),
    conditions: z.string().optional(),
    asOf: z.string().regex(day),
    /** Why this row and not its nearest rivals, with the rivals' figures. */
    note: z.string().min(1),
  })
  .refine((entry) => entry.low <= entry.typical && entry.typical <= entry.high, {
    error: "low ≤ typical ≤ high",
  });

export const coefficientSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9-]*(\.[a-z][A-Za-z0-9-]*)+$/),
  mesh: z.enum(["istio", "linkerd", "cilium", "envoy", "any"]),
  component: z.string().min(1),
  label: z.string().min(1),
  /** Exact: "MiB" and "KiB" are binary, "MB" and "KB" decimal, "m" is 1/1000 vCPU. */
  unit: z.string().min(1),
  entries: z.array(coefficientEntrySchema).min(1),
});

export const coefficientFileSchema = z.array(coefficientSchema);

export type CoefficientEntry = z.infer<typeof coefficientEntrySchema>;
export type Coefficient = z.infer<typeof coefficientSchema>;
