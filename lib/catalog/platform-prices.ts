import type { Figure, NodeDisk, Platforms, ProviderPlatform, RegionalFigure } from "./schema";

export type PlatformProvider = keyof Platforms["providers"];

/** A provider's platform prices as they stand in one region. Absent means not known there. */
export type PlatformPrices = {
  readonly provider: PlatformProvider;
  readonly region: string;
  readonly platform: ProviderPlatform["platform"];
  /** Fee of the control plane by tier ("standard", "free", "extendedSupport"…). */
  readonly controlPlane: Readonly<Record<string, Figure>>;
  readonly freeTierCredit?: Figure;
  readonly nodeDisk?: RegionNodeDisk;
  /** For each GB or GiB moved (see `unit`), the charges of both sides together. */
  readonly crossZoneData?: Figure;
  readonly internetEgress?: Figure;
  readonly loadBalancers: Readonly<Record<string, Figure>>;
  readonly natGateway?: { readonly hour: Figure; readonly data: Figure };
};

type TierDisk = Extract<NodeDisk, { kind: "tiers" }>;
export type RegionNodeDisk =
  | TierDisk
  | {
      readonly kind: "per-gib";
      readonly diskType: string;
      readonly defaultSize: Figure;
      readonly perGiBMonth?: Figure;
    };

/** The platform prices of a provider in a region, with regional figures settled. */
export function platformPrices(
  platforms: Platforms,
  provider: PlatformProvider,
  region: string,
): PlatformPrices {
  const known = byPlace.get(platforms) ?? new Map<string, PlatformPrices>();
  byPlace.set(platforms, known);
  const place = `${provider} ${region}`;
  const found = known.get(place) ?? settledPrices(platforms, provider, region);
  known.set(place, found);
  return found;
}

/** As many as the catalogue has regions. */
const byPlace = new WeakMap<Platforms, Map<string, PlatformPrices>>();

function settledPrices(
  platforms: Platforms,
  provider: PlatformProvider,
  region: string,
): PlatformPrices {
  const { nodeDisk, crossZoneData, internetEgress, natGateway, freeTierCredit, ...rest } =
    platforms.providers[provider];
  const egress = internetEgress && inRegion(internetEgress, region);
  return {
    provider,
    region,
    platform: rest.platform,
    controlPlane: rest.controlPlane,
    loadBalancers: rest.loadBalancers,
    ...(freeTierCredit && { freeTierCredit }),
    ...(nodeDisk && { nodeDisk: diskInRegion(nodeDisk, region) }),
    ...(crossZoneData && { crossZoneData }),
    ...(egress && { internetEgress: egress }),
    ...(natGateway && { natGateway }),
  };
}

/** The figure for one region; undefined where it is kept by region and this one is not listed. */
function inRegion(figure: Figure | RegionalFigure, region: string): Figure | undefined {
  if (!("byRegion" in figure)) return figure;
  const { byRegion, ...about } = figure;
  if (!Object.hasOwn(byRegion, region)) return undefined;
  const value = byRegion[region];
  return value === undefined ? undefined : { ...about, value };
}

function diskInRegion(disk: NodeDisk, region: string): RegionNodeDisk {
  if (disk.kind === "tiers") return disk;
  const { perGiBMonth, ...about } = disk;
  const settled = inRegion(perGiBMonth, region);
  return { ...about, ...(settled && { perGiBMonth: settled }) };
}

const BYTES_PER_GIB_OVER_GB = 2 ** 30 / 10 ** 9;

/**
 * A data price per GB (10^9 bytes), whichever of the two units the provider bills in. Whole
 * micro-dollars, rounded up: 10,000 per GiB is 9,314 per GB.
 */
export function dataPriceMicroUsdPerGB(figure: Figure): number {
  if (figure.unit === "microUsdPerGB") return figure.value;
  if (figure.unit === "microUsdPerGiB") return Math.ceil(figure.value / BYTES_PER_GIB_OVER_GB);
  throw new Error(`unit: a data price is per GB or per GiB, not ${figure.unit}`);
}
