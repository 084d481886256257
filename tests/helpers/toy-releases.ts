import { plain } from "@/lib/lazy";
import type { Release, ReleaseEntry } from "@/lib/releases/release";
import { greedyEstimate } from "./estimates";

/* Two toy releases: the same cluster, nodes a quarter dearer in the second. */

/** Ids of the releases loaded so far. */
export const loads: string[] = [];

function toy(id: string, priceFactor: number): Release {
  return {
    id,
    data: `prices of ${id}`,
    coefficients: id,
    formulas: id,
    budget: { pivots: 10, branchNodes: 10 },
    estimate: async (asked) => {
      const estimate = greedyEstimate(asked);
      const options = estimate.comparison.options.map((option) => ({
        ...plain(option),
        typical: {
          ...plain(option.typical),
          microUsdPerMonth: Math.round(option.typical.microUsdPerMonth * priceFactor),
        },
      }));
      return { ...estimate, comparison: { ...estimate.comparison, options } };
    },
  };
}

function entry(id: string, priceFactor: number, more: Partial<ReleaseEntry> = {}): ReleaseEntry {
  return {
    id,
    pinned: true,
    ...more,
    load: async () => {
      loads.push(id);
      return toy(id, priceFactor);
    },
  };
}

export const ERRATUM = {
  publishedOn: "2027-02-01",
  message: "Disks were counted twice.",
  correctedIn: "toy.2",
};
export const TOYS: readonly ReleaseEntry[] = [
  entry("toy.1", 1, { erratum: ERRATUM }),
  entry("toy.2", 1.25),
];
