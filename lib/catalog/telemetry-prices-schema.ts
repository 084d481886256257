import { z } from "../zod";

export const telemetryPriceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    label: z.string().min(1),
    /** One active series for a month; absent where no public price was found. */
    metricSeriesMicroUsdPerMonth: z.int().positive().optional(),
    /** One decimal gigabyte written; absent where no public price was found. */
    logMicroUsdPerGB: z.int().positive().optional(),
    evidence: z.array(z.string()).min(1),
    /** When the price was said to hold, or was read where the page shows no date. */
    date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
    note: z.string().min(1),
  })
  .refine((row) => (row.metricSeriesMicroUsdPerMonth ?? row.logMicroUsdPerGB) !== undefined, {
    error: "has at least one price",
  });

export type TelemetryPrice = z.infer<typeof telemetryPriceSchema>;
