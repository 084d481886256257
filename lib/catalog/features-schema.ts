import { z } from "../zod";

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * "not-confirmed" is not "no": no page we opened says either. "vendor": in a commercial
 * distribution. "left-to-cni": not the mesh's work, the network under it does it.
 */
const featureStatuses = [
  "yes",
  "beta",
  "alpha",
  "partial",
  "vendor",
  "left-to-cni",
  "not-confirmed",
  "no",
] as const;

/** Columns of the table; both ambient options read the one column (see `needs`). */
export const featureColumns = ["istio-sidecar", "istio-ambient", "linkerd", "cilium"] as const;

const cellSchema = z.strictObject({
  status: z.enum(featureStatuses),
  note: z.string(),
  evidence: z.array(z.string()).min(1),
  /** What must be there for the status to hold: ambient without waypoints lacks the feature. */
  needs: z.literal("waypoint").optional(),
  /** The day we last looked. */
  checkedOn: z.string().regex(day),
});

export const featureSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  label: z.string().min(1),
  cells: z.strictObject({
    "istio-sidecar": cellSchema,
    "istio-ambient": cellSchema,
    linkerd: cellSchema,
    cilium: cellSchema,
  }),
});

export const featureFileSchema = z.array(featureSchema);

export type FeatureColumn = (typeof featureColumns)[number];
export type FeatureCell = z.infer<typeof cellSchema>;
export type Feature = z.infer<typeof featureSchema>;
