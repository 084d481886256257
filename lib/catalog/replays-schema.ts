import { z } from "../zod";

/**
 * How near our model should come to a published figure, and why no nearer:
 * - `relative`: typical within this share of it;
 * - `range`: the figure lies between our low and high;
 * - `at-least`: the figure is a floor (the source hit a ceiling), our typical is no lower;
 * - `disagrees`: we do not reproduce it, and say why;
 * - `not-comparable`: an input our formula needs was not published.
 */
const agreementSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("relative"),
    within: z.number().min(0).max(1),
    reason: z.string().min(1),
  }),
  z.strictObject({ kind: z.literal("range"), reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal("at-least"), reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal("disagrees"), reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal("not-comparable"), reason: z.string().min(1) }),
]);

/**
 * What an agreement says of the model: `fitted`, a coefficient was set by this figure or its series,
 * so agreeing is no surprise; `arithmetic`, a sum of published requests, which tests the adding up;
 * `held-out`, no coefficient has seen it: a prediction.
 */
export const REPLAY_BASES = ["fitted", "arithmetic", "held-out"] as const;
export type ReplayBasis = (typeof REPLAY_BASES)[number];

const publishedSchema = z.strictObject({
  /** What was published: "istiod.memory", "cluster.nodes". */
  output: z.string().min(1),
  value: z.number(),
  unit: z.string().min(1),
  /** The record this figure is. */
  evidence: z.string(),
  basis: z.enum(REPLAY_BASES),
  agreement: agreementSchema,
});

export const replaySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
  label: z.string().min(1),
  evidence: z.array(z.string()).min(1),
  /** What was put in, unit last in the name. */
  inputs: z.record(z.string(), z.union([z.number(), z.string()])),
  published: z.array(publishedSchema).min(1),
  /** Where the source contradicts itself. */
  contradiction: z.string().optional(),
  note: z.string(),
});

export const replayFileSchema = z.array(replaySchema);

export type Replay = z.infer<typeof replaySchema>;
