import { loadSlice } from "../catalog/slice";
import { estimateOnDemand, sliceKey } from "../estimate";
import { DEFAULT_BUDGET } from "../packing/work";
import { CURRENT_RELEASE } from "../scenario/release-ids";
import type { Release } from "./release";

/** Today's data and formulas, as they are in this build. Promises nothing: numbers may move. */
export const devRelease: Release = {
  id: CURRENT_RELEASE,
  data: "the catalogue of this build",
  coefficients: "the coefficients of this build",
  formulas: "the formulas of this build",
  budget: DEFAULT_BUDGET,
  estimate: async (scenario, planning) =>
    estimateOnDemand(scenario, await loadSlice(sliceKey(scenario)), planning),
};
