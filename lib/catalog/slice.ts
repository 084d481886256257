import type { Catalog } from "./all";
import {
  exampleIds,
  loadAllocatableRules,
  loadExample,
  loadInstanceTypes,
  loadPlatforms,
  loadPriceList,
  loadSystemPods,
} from "./load";
import { isRegionOf } from "./regions";
import type {
  AllocatableRules,
  ExampleApplication,
  InstanceTypeFile,
  Platforms,
  PriceList,
  Provider,
  SystemPods,
} from "./schema";

/** The part of the catalogue one scenario needs: a browser loads no more than this. */
export type CatalogSlice = {
  readonly instanceTypes: InstanceTypeFile;
  readonly priceList: PriceList;
  readonly platforms: Platforms;
  readonly allocatable: AllocatableRules;
  readonly systemPods: SystemPods;
  /** The example application the scenario names, when it is built on one. */
  readonly example: ExampleApplication | undefined;
};

/** What names a slice. The region must be one of the provider's. */
export type SliceKey = {
  readonly provider: Provider;
  readonly region: string;
  readonly example: string | undefined;
};

/** The slice out of the whole catalogue, where that is at hand (server, library, tests). */
export function sliceOf(catalog: Catalog, key: SliceKey): CatalogSlice {
  const priceList = catalog.prices[key.provider][key.region];
  if (priceList === undefined) throw new Error(`No prices of ${key.provider} in ${key.region}.`);
  return {
    instanceTypes: catalog.instanceTypes[key.provider],
    priceList,
    platforms: catalog.platforms,
    allocatable: catalog.allocatable,
    systemPods: catalog.systemPods,
    example: catalog.examples.find((example) => example.id === key.example),
  };
}

/** The slice file by file, for the browser. */
export async function loadSlice(key: SliceKey): Promise<CatalogSlice> {
  if (!isRegionOf(key.provider, key.region)) {
    throw new Error(`No prices of ${key.provider} in ${key.region}.`);
  }
  const id = exampleIds.find((known) => known === key.example);
  const [instanceTypes, priceList, platforms, allocatable, systemPods, example] = await Promise.all(
    [
      loadInstanceTypes(key.provider),
      loadPriceList(key.provider, key.region),
      loadPlatforms(),
      loadAllocatableRules(),
      loadSystemPods(),
      id === undefined ? undefined : loadExample(id),
    ],
  );
  return { instanceTypes, priceList, platforms, allocatable, systemPods, example };
}
