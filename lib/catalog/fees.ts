import fees from "./data/fees.json";
import type { FeasibilityOption } from "./feasibility-schema";
import type { Distribution } from "./fees-schema";

/** Distributions and their dated list prices; the first of an option is its default. */
export const allDistributions = fees as readonly unknown[] as readonly Distribution[];

export const findDistribution = (id: string): Distribution | undefined =>
  allDistributions.find((distribution) => distribution.id === id);

export const distributionsFor = (option: FeasibilityOption): readonly Distribution[] =>
  allDistributions.filter((distribution) => distribution.options.includes(option));
