import { hourlyPrice } from "../catalog/prices";
import type { InstanceType } from "../catalog/schema";
import type { CatalogSlice } from "../catalog/slice";
import { nodeShape, pricesOf } from "../estimate";
import type { NodeShape, Prices } from "../model/types";
import type { Scenario } from "../scenario/schema";
import type { LeftOutReason } from "./filters";

/** A machine the scenario's pool could be built of, at the scenario's way of buying. */
export type Candidate = {
  readonly type: InstanceType;
  readonly node: NodeShape;
  readonly prices: Prices;
  /** The scenario's own choice. */
  readonly chosen: boolean;
};

export type LeftOut = {
  readonly name: string;
  readonly reason: LeftOutReason;
  /** In words, where there is more to say than the reason itself. */
  readonly why?: string | undefined;
};

export type Candidates = {
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
};

/** Every machine of the region with its price and allocatable; what lacks either is named. */
export function candidatesOf(scenario: Scenario, slice: CatalogSlice): Candidates {
  const candidates: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  for (const type of slice.instanceTypes.types) {
    const made = candidate(scenario, slice, type);
    if ("reason" in made) leftOut.push(made);
    else candidates.push(made);
  }
  return { candidates, leftOut };
}

function candidate(
  scenario: Scenario,
  slice: CatalogSlice,
  type: InstanceType,
): Candidate | LeftOut {
  const { cluster } = scenario;
  if (cluster.platform === "custom") {
    const why = "the machine of a custom platform is given, not chosen";
    return { name: type.name, reason: "unknown-capacity", why };
  }
  const chosen = type.name === cluster.instanceType;
  // A price of one's own is that of one machine; the others have their list price.
  const capacityType =
    cluster.capacityType === "own-price" && !chosen ? "on-demand" : cluster.capacityType;
  if (
    capacityType !== "own-price" &&
    hourlyPrice(slice.priceList, type.name, capacityType) === undefined
  ) {
    return { name: type.name, reason: "no-price", why: `no ${capacityType} price here` };
  }
  const asked: Scenario = {
    ...scenario,
    cluster: { ...cluster, instanceType: type.name, capacityType },
  };
  const { node, issues } = nodeShape(asked, slice);
  const [issue] = issues;
  if (issue !== undefined) {
    return { name: type.name, reason: "unknown-capacity", why: issue.message };
  }
  return { type, node, prices: pricesOf(asked, slice), chosen };
}

/** Machines of one shape need the same nodes, whatever they are called and cost. */
export function shapeKey({ allocatable, maxPods, sustainedCpuMilli }: NodeShape): string {
  return [allocatable.cpuMilli, allocatable.memoryMiB, maxPods, sustainedCpuMilli ?? ""].join("/");
}
