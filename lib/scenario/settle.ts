import { platformCnis } from "../catalog/feasibility";
import { isRegionOf } from "../catalog/regions";
import type { InstanceTypeFile, PriceList } from "../catalog/schema";
import { hourlyPrice } from "../catalog/prices";
import type { Issue } from "../result";
import { FAMILY_OF, OPTION_IDS, PROVIDER_OF, STARTING_POINT } from "./ids";
import { DEFAULT_SCENARIO, type Scenario } from "./schema";

export type Settled = { readonly scenario: Scenario; readonly issues: readonly Issue[] };

/**
 * Makes a scenario agree with what exists: a managed platform implies its provider, a region must
 * be one of the provider's. What the user did not choose moves quietly; what they did choose and
 * cannot have falls back visibly.
 */
export function settlePlace(scenario: Scenario): Settled {
  const { cluster } = scenario;
  const provider = PROVIDER_OF[cluster.platform] ?? cluster.provider;
  const issues: Issue[] = [];
  let { region } = cluster;
  if (!isRegionOf(provider, region)) {
    if (region !== DEFAULT_SCENARIO.cluster.region) {
      issues.push({
        code: "unknown-region",
        path: "cluster.region (region)",
        message: `must be a region of ${provider} in the catalogue; ${STARTING_POINT[provider].region} is used instead`,
        received: region,
      });
    }
    region = STARTING_POINT[provider].region;
  }
  const cni = settleCni(scenario, issues);
  return { scenario: { ...scenario, cluster: { ...cluster, provider, region, cni } }, issues };
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
  const cluster = settleMachine(scenario, instanceTypes, priceList, issues);
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
  return { scenario: { ...scenario, cluster, options, overrides }, issues };
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

function settleMachine(
  scenario: Scenario,
  instanceTypes: InstanceTypeFile,
  priceList: PriceList,
  issues: Issue[],
): Scenario["cluster"] {
  const cluster = { ...scenario.cluster };
  const start = STARTING_POINT[instanceTypes.provider].instanceType;
  const offered = (name: string) =>
    instanceTypes.types.some((type) => type.name === name) &&
    hourlyPrice(priceList, name, "on-demand") !== undefined;
  if (!offered(cluster.instanceType)) {
    if (cluster.instanceType !== DEFAULT_SCENARIO.cluster.instanceType) {
      issues.push({
        code: "unknown-instance-type",
        path: "cluster.instanceType (type)",
        message: `must be an instance type the catalogue has in ${cluster.region}; ${start} is used instead`,
        received: cluster.instanceType,
      });
    }
    cluster.instanceType = start;
  }
  const { capacityType } = cluster;
  if (
    capacityType !== "own-price" &&
    hourlyPrice(priceList, cluster.instanceType, capacityType) === undefined
  ) {
    issues.push({
      code: "no-price",
      path: "cluster.capacityType (capacity)",
      message: `has no ${capacityType} price for ${cluster.instanceType} in ${cluster.region}; on-demand is used instead`,
      received: capacityType,
    });
    cluster.capacityType = "on-demand";
  }
  return cluster;
}
