import { platformCnis } from "../catalog/feasibility";
import { findInstanceType } from "../catalog/instance-types";
import { isRegionOf } from "../catalog/regions";
import type { InstanceTypeFile, PriceList } from "../catalog/schema";
import { hourlyPrice } from "../catalog/prices";
import type { Issue } from "../result";
import { FAMILY_OF, OPTION_IDS, PROVIDER_OF, STARTING_POINT } from "./ids";
import { DEFAULT_SCENARIO, type Scenario } from "./schema";
import { settlePools } from "./settle-pools";

export type Settled = { readonly scenario: Scenario; readonly issues: readonly Issue[] };

/**
 * Makes a scenario agree with what exists: a managed platform implies its provider, a region must
 * be one of the provider's. What the user did not choose moves quietly; what they did choose and
 * cannot have falls back visibly.
 */
export function settlePlace(scenario: Scenario): Settled {
  const issues: Issue[] = [];
  const { provider, region } = placeOf(scenario, issues);
  const cni = settleCni(scenario, issues);
  // One spread and names: engines copy a second spread field by field.
  const cluster = { ...scenario.cluster, provider, region, cni };
  return { scenario: { ...scenario, cluster }, issues };
}

/** Where a scenario is priced, and what of it had to fall back. */
export function placeOf(
  { cluster }: Scenario,
  issues: Issue[] = [],
): Pick<Scenario["cluster"], "provider" | "region"> {
  const { platform, region } = cluster;
  const provider = PROVIDER_OF[platform] ?? cluster.provider;
  if (isRegionOf(provider, region)) return { provider, region };
  const start = STARTING_POINT[provider].region;
  if (region !== DEFAULT_SCENARIO.cluster.region) {
    issues.push({
      code: "unknown-region",
      path: "cluster.region (region)",
      message: `must be a region of ${provider} in the catalogue; ${start} is used instead`,
      received: region,
    });
  }
  return { provider, region: start };
}

/** The CNI must be one the platform can have; "default" is the platform's own. */
function settleCni(scenario: Scenario, issues: Issue[]): string {
  const { cni, platform } = scenario.cluster;
  const known = platformCnis.filter((pair) => pair.platform === FAMILY_OF[platform]);
  const usual = known[0]?.cni ?? cni;
  if (cni === DEFAULT_SCENARIO.cluster.cni) return usual;
  if (known.some((pair) => pair.cni === cni)) return cni;
  issues.push({
    code: "unknown-cni",
    path: "cluster.cni (cni)",
    message: `must be one of: ${known.map((pair) => pair.cni).join(", ")}; ${usual} is used instead`,
    received: cni,
  });
  return usual;
}

/** The same for the machine, its price and ids of options and coefficients. */
export function settleChoices(
  scenario: Scenario,
  instanceTypes: InstanceTypeFile,
  priceList: PriceList,
  knownCoefficient: (id: string) => boolean,
): Settled {
  const issues: Issue[] = [];
  const { cluster: asked, workloads } = settlePools(scenario, issues);
  const settle = (machine: BoughtMachine, keys: MachineKeys): BoughtMachine =>
    settleMachine(machine, keys, asked.region, instanceTypes, priceList, issues);
  const { instanceType, capacityType } = settle(asked, CLUSTER_KEYS);
  const pools = asked.pools.map((pool, index) => ({ ...pool, ...settle(pool, poolKeys(index)) }));
  const cluster = { ...asked, instanceType, capacityType, pools };
  const options = keep(scenario.options, isOption, (id) =>
    issues.push({
      code: "unknown-option",
      path: `options.${id}`,
      message: `must be one of: ${OPTION_IDS.join(", ")}`,
    }),
  );
  const overrides = keep(scenario.overrides, knownCoefficient, (id) =>
    issues.push({
      code: "unknown-coefficient",
      path: `overrides.${id}`,
      message: "is not a coefficient of the catalogue; it was left out",
    }),
  );
  return { scenario: { ...scenario, cluster, workloads, options, overrides }, issues };
}

const isOption = (id: string) => OPTION_IDS.some((option) => option === id);

function keep<Value>(
  all: Readonly<Record<string, Value>>,
  known: (id: string) => boolean,
  report: (id: string) => void,
): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const [id, value] of Object.entries(all)) {
    if (known(id)) kept[id] = value;
    else report(id);
  }
  return kept;
}

/** What a node pool runs on and how it is bought. */
type BoughtMachine = Pick<Scenario["cluster"], "instanceType" | "capacityType">;
/** Where an issue places the two fields. */
type MachineKeys = { readonly type: string; readonly capacity: string };

const CLUSTER_KEYS: MachineKeys = {
  type: "cluster.instanceType (type)",
  capacity: "cluster.capacityType (capacity)",
};
const poolKeys = (index: number): MachineKeys => ({
  type: `cluster.pools.${index}.instanceType (pool${index + 1}.type)`,
  capacity: `cluster.pools.${index}.capacityType (pool${index + 1}.capacity)`,
});

function settleMachine(
  { instanceType: asked, capacityType: bought }: BoughtMachine,
  keys: MachineKeys,
  region: string,
  instanceTypes: InstanceTypeFile,
  priceList: PriceList,
  issues: Issue[],
): BoughtMachine {
  const start = STARTING_POINT[instanceTypes.provider].instanceType;
  const offered = (name: string) =>
    findInstanceType(instanceTypes, name) !== undefined &&
    hourlyPrice(priceList, name, "on-demand") !== undefined;
  const instanceType = offered(asked) ? asked : start;
  if (instanceType !== asked && asked !== DEFAULT_SCENARIO.cluster.instanceType) {
    issues.push({
      code: "unknown-instance-type",
      path: keys.type,
      message: `must be an instance type the catalogue has in ${region}; ${start} is used instead`,
      received: asked,
    });
  }
  if (bought === "own-price" || hourlyPrice(priceList, instanceType, bought) !== undefined) {
    return { instanceType, capacityType: bought };
  }
  issues.push({
    code: "no-price",
    path: keys.capacity,
    message: `has no ${bought} price for ${instanceType} in ${region}; on-demand is used instead`,
    received: bought,
  });
  return { instanceType, capacityType: "on-demand" };
}
