import { z } from "../zod";

/* Rules of a scenario's fields, each saying in words what a field must be. */

export const whole = (low: number, high: number) => {
  const rule = `must be a whole number from ${grouped(low)} to ${grouped(high)}`;
  return z.number({ error: rule }).int(rule).min(low, rule).max(high, rule);
};

export const amount = (low: number, high: number) => {
  const rule = `must be a number from ${grouped(low)} to ${grouped(high)}`;
  return z.number({ error: rule }).min(low, rule).max(high, rule);
};

const grouped = (value: number) => value.toLocaleString("en-US");

export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of: ${values.join(", ")}` });

export const flag = z.boolean({ error: "must be true or false" });

/** Half of a surrogate pair: no text of its own, and no link can carry it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export const label = (most: number) =>
  z
    .string({ error: "must be text" })
    .max(most, `must be at most ${most} characters`)
    .refine((text) => !LONE_SURROGATE.test(text), "must be well-formed Unicode text");

/** Several of a few, as a set: in their own order, each once, so that equal sets are equal text. */
export const someOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .array(oneOf(values), { error: `must be a list of: ${values.join(", ")}` })
    .max(values.length, `must hold each of these at most once: ${values.join(", ")}`)
    .transform((list) => values.filter((value) => list.includes(value)) as Values[number][]);

export const percent = amount(0, 100);
export const cpuMilli = whole(0, 1_000_000);
export const memoryMiB = whole(0, 100_000_000);
