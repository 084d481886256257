import { z } from "../zod";

/** What a figure rests on; lib/evidence/README.md says what each kind means and how they rank. */
const evidenceKinds = [
  "chart-default",
  "documented",
  "measured",
  "field-report",
  "assumption",
  "price-list",
] as const;

const year = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

const recordShape = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][A-Za-z0-9._-]*$/, "an id is letters, digits, dot, dash, underscore"),
  /** The product measured; "none" is a baseline without a mesh, "platform" a cloud or its network. */
  mesh: z.enum([
    "istio",
    "linkerd",
    "cilium",
    "envoy",
    "canal",
    "kubernetes",
    "platform",
    "none",
    "any",
  ]),
  mode: z.enum(["sidecar", "ambient", "per-node", "both", "none", "any", "other"]),
  component: z.string().min(1),
  metric: z.string().min(1),
  value: z.union([z.number(), z.boolean(), z.string()]),
  /** Spelt as in the source: "MB" is 10^6 bytes, "MiB" and "Mi" are 2^20. */
  unit: z.string().min(1),
  low: z.number().optional(),
  high: z.number().optional(),
  conditions: z.string().min(1),
  version: z.string().min(1),
  /** When the source says so: a year, a month or a day. */
  date: z.string().regex(year),
  sourceTitle: z.string().min(1),
  sourceUrl: z.url({ protocol: /^https$/ }).optional(),
  /** Where in the source: a table, a section, a line. */
  locator: z.string().optional(),
  /** Why there is no link, where there is none. */
  noLinkReason: z.string().min(1).optional(),
  /** The day we last opened the source; left out where it is the day of the first survey. */
  checkedOn: z.string().regex(day).optional(),
  kind: z.enum(evidenceKinds),
  note: z.string(),
  /** Why we assume this figure; only on assumptions, and always there. */
  reasoning: z.string().min(1).optional(),
  /** True where the value is our arithmetic on a published figure. */
  derived: z.literal(true).optional(),
});

/** One figure, by one source, under stated conditions. */
export const evidenceRecordSchema = recordShape.superRefine((record, context) => {
  const complain = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (record.kind === "assumption") {
    if (record.reasoning === undefined) complain("reasoning", "an assumption gives its reasoning");
  } else {
    if (record.reasoning !== undefined) complain("reasoning", "only an assumption has reasoning");
    if ((record.sourceUrl === undefined) === (record.noLinkReason === undefined)) {
      complain("sourceUrl", "a source has a link, or says why it has none");
    }
  }
  if (typeof record.value !== "number") return;
  if (record.low !== undefined && record.low > record.value) complain("low", "low is above value");
  if (record.high !== undefined && record.high < record.value)
    complain("high", "high is below value");
});

export const evidenceFileSchema = z.array(evidenceRecordSchema);

export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;
