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

/*
 * The same files as all.ts, one at a time, for the browser: the template form of import() makes
 * one chunk a file, so that a visitor downloads one provider's machines and one region's prices.
 * Trusted and cast, as there.
 */

type JsonModule = { readonly default: unknown };

export async function loadInstanceTypes(provider: Provider): Promise<InstanceTypeFile> {
  const file: JsonModule = await import(`./data/instance-types/${provider}.json`);
  return file.default as InstanceTypeFile;
}

/** Throws on a region that is not in regions.ts: check names from outside with `isRegionOf`. */
export async function loadPriceList(provider: Provider, region: string): Promise<PriceList> {
  if (!isRegionOf(provider, region)) {
    throw new Error(`region: "${region}" is not a region of ${provider} with a price file`);
  }
  const file = await importPriceList(provider, region);
  return file.default as PriceList;
}

// One template per provider: a pattern with a single gap is what every bundler understands.
function importPriceList(provider: Provider, region: string): Promise<JsonModule> {
  switch (provider) {
    case "aws":
      return import(`./data/prices/aws/${region}.json`);
    case "gcp":
      return import(`./data/prices/gcp/${region}.json`);
    case "azure":
      return import(`./data/prices/azure/${region}.json`);
  }
}

export async function loadPlatforms(): Promise<Platforms> {
  const file: JsonModule = await import("./data/platforms.json");
  return file.default as Platforms;
}

export async function loadAllocatableRules(): Promise<AllocatableRules> {
  const file: JsonModule = await import("./data/allocatable.json");
  return file.default as AllocatableRules;
}

export const exampleIds = [
  "online-boutique",
  "sock-shop",
  "opentelemetry-demo",
  "bookinfo",
  "dsb-social-network",
  "dsb-hotel-reservation",
] as const;
export type ExampleId = (typeof exampleIds)[number];

export async function loadExample(id: ExampleId): Promise<ExampleApplication> {
  const file: JsonModule = await import(`./data/examples/${id}.json`);
  return file.default as ExampleApplication;
}

export async function loadSystemPods(): Promise<SystemPods> {
  const file: JsonModule = await import("./data/examples/system-daemonsets.json");
  return file.default as SystemPods;
}
