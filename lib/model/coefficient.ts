import { ceilWhole } from "../units/numbers";
import type { Coefficients } from "./types";

/** A coefficient's value; a missing id is a programmer's mistake, so it throws with the id. */
export function coefficient(coefficients: Coefficients, id: string): number {
  const value = coefficients[id];
  if (value === undefined) throw new Error(`No coefficient "${id}": add it to the catalogue.`);
  return value;
}

/** A coefficient that counts whole things: a fraction that someone set is rounded up. */
export function wholeCoefficient(coefficients: Coefficients, id: string): number {
  return ceilWhole(coefficient(coefficients, id));
}
