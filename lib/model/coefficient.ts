import type { Coefficients } from "./types";

/** A coefficient's value; a missing id is a programmer's mistake, so it throws with the id. */
export function coefficient(coefficients: Coefficients, id: string): number {
  const value = coefficients[id];
  if (value === undefined) throw new Error(`No coefficient "${id}": add it to the catalogue.`);
  return value;
}
