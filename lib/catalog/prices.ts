import type { PriceField, PriceList } from "./schema";

/** How the machine is bought, in the words the scenario uses. */
export type CapacityType = "on-demand" | "spot" | "commit-1y" | "commit-3y" | "sustained-use";

const fieldByCapacityType: Readonly<Record<CapacityType, PriceField>> = {
  "on-demand": "onDemand",
  spot: "spot",
  "commit-1y": "commit1y",
  "commit-3y": "commit3y",
  "sustained-use": "sustainedUse",
};

/** A machine's price with what there is to know about it. */
export type HourlyPrice = {
  readonly microUsdPerHour: number;
  readonly capacityType: CapacityType;
  readonly region: string;
  readonly sourceId: string;
  /** The day the price was true. */
  readonly date: string;
  /** "observed" in the source, "derived" by our arithmetic (AWS spot), "inferred" from the family's rate. */
  readonly basis: "observed" | "derived" | "inferred";
  /** Changes from day to day. */
  readonly indicative: boolean;
};

/** Undefined where the region does not offer the type, or not in that capacity type. */
export function hourlyPrice(
  list: PriceList,
  typeName: string,
  capacityType: CapacityType,
): HourlyPrice | undefined {
  const field = fieldByCapacityType[capacityType];
  const price = Object.hasOwn(list.prices, typeName) ? list.prices[typeName] : undefined;
  const about = list.fields[field];
  const microUsdPerHour = price?.[field];
  if (price === undefined || about === undefined || microUsdPerHour === undefined) return undefined;
  return {
    microUsdPerHour,
    capacityType,
    region: list.region,
    sourceId: about.source,
    date: about.date,
    basis: price.inferred === true ? "inferred" : about.basis,
    indicative: about.indicative === true,
  };
}
