import type { Replay } from "../catalog/replays-schema";
import type { Coefficients, Level, Range } from "../model/types";

/** What the model says in a published case, in the unit of the figure it is held against. */
export type Prediction = Range & {
  /** Which part of the model gave it, in words. */
  readonly by: string;
  /** What else the model says that the source does not ask. */
  readonly remark?: string | undefined;
};

/** One output of one case → the model's answer; undefined where an input was not published. */
export type Predict = (
  replay: Replay,
  coefficients: Readonly<Record<Level, Coefficients>>,
) => Prediction | undefined;

/** A number the case gives as an input. A case without it is a mistake in the data. */
export function numberInput(replay: Replay, name: string): number {
  const value = replay.inputs[name];
  if (typeof value !== "number") throw new Error(`Replay "${replay.id}" has no number "${name}".`);
  return value;
}
