import { type CatalogSlice, loadSlice, type SliceKey } from "../catalog/slice";
import { estimateOnDemand, sliceKey } from "../estimate";
import { ESTIMATE_BUDGET } from "../model/node-pool";
import type { Release } from "./release";

/**
 * The data and formulas of this build, under a release's name: "dev", which promises nothing, and
 * the newest frozen release, whose record (frozen/ID.json) and links (tests/links) hold this build
 * to what it was on the day it was frozen.
 */
export function liveRelease(id: string): Release {
  return {
    id,
    data: "the catalogue of this build",
    coefficients: "the coefficients of this build",
    formulas: "the formulas of this build",
    budget: ESTIMATE_BUDGET,
    estimate: async (scenario, planning) =>
      estimateOnDemand(scenario, await keptSlice(sliceKey(scenario)), planning),
  };
}

/** By region and example, of which there are few. */
const slices = new Map<string, Promise<CatalogSlice>>();

function keptSlice(key: SliceKey): Promise<CatalogSlice> {
  const name = `${key.provider} ${key.region} ${key.example ?? ""}`;
  const known = slices.get(name);
  if (known !== undefined) return known;
  const loading = loadSlice(key);
  slices.set(name, loading);
  loading.catch(() => slices.delete(name));
  return loading;
}
