import { z } from "../../zod";
import { usdToMicroUsd } from "../../units/money";
import type { InstanceType } from "../schema";
import type { RefreshedPrice } from "./price-file";

const skuSchema = z.object({
  description: z.string(),
  category: z.object({ resourceFamily: z.string(), usageType: z.string() }),
  serviceRegions: z.array(z.string()),
  pricingInfo: z
    .array(
      z.object({
        pricingExpression: z.object({
          tieredRates: z.array(
            z.object({
              unitPrice: z.object({
                currencyCode: z.string(),
                units: z.string().optional(),
                nanos: z.number().optional(),
              }),
            }),
          ),
        }),
      }),
    )
    .min(1),
});
type Sku = z.infer<typeof skuSchema>;

const pageSchema = z.object({ skus: z.array(skuSchema), nextPageToken: z.string().optional() });

export type GcpPage = { readonly skus: readonly Sku[]; readonly next: string | undefined };

/** One page of the Cloud Billing Catalog API; the last page's token is an empty string. */
export function parseGcpPage(body: unknown): GcpPage {
  const page = pageSchema.parse(body);
  return { skus: page.skus, next: page.nextPageToken === "" ? undefined : page.nextPageToken };
}

type PriceKind = "onDemand" | "spot" | "commit1y" | "commit3y";
type Resource = "core" | "ram";
/** USD an hour for one vCPU or one GiB. */
type Rates = Readonly<Partial<Record<`${PriceKind} ${Resource}`, number>>>;

// "N2D AMD Instance Core running in Frankfurt", "Spot Preemptible E2 Instance Ram running in …",
// "N1 Predefined Instance Core running in …". Custom, sole-tenant and DWS meters do not match.
const USE =
  /^(Spot Preemptible )?([A-Z]\d[A-Z]?)( AMD| Arm| Predefined)? Instance (Core|Ram) running in /;
// "Commitment v1: N2D AMD Cpu in Americas for 1 Year"; N1 goes unnamed: "Commitment v1: Cpu in …".
const COMMITMENT =
  /^Commitment v1: (?:([A-Z]\d[A-Z]?)(?: AMD| Arm)? )?(Cpu|Ram) in .* for (1|3) Years?$/;

/** Google's automatic discount for a full month, as a share of on-demand. */
const SUSTAINED_USE_PERCENT: Readonly<Record<string, number>> = { n1: 70, n2: 80, n2d: 80 };

/**
 * Prices of a region's machines from the meters for one vCPU and one GiB of their family:
 * n2-standard-4 is 4 × core + 16 × RAM. A shared-core machine pays for its sustained vCPU.
 * A family without both meters gets no price rather than half of one.
 */
export function gcpPrices(
  skus: readonly Sku[],
  region: string,
  types: readonly InstanceType[],
): Readonly<Record<string, RefreshedPrice>> {
  const rates = ratesByFamily(skus, region);
  const prices: Record<string, RefreshedPrice> = {};
  for (const type of types) {
    const price = priceOf(type, rates[type.family] ?? {});
    if (price !== undefined) prices[type.name] = price;
  }
  return prices;
}

function ratesByFamily(skus: readonly Sku[], region: string): Readonly<Record<string, Rates>> {
  const rates: Record<string, Rates> = {};
  for (const sku of skus) {
    const meter = readDescription(sku.description);
    const usd = usdOf(sku);
    if (meter === undefined || usd === undefined || !sku.serviceRegions.includes(region)) continue;
    rates[meter.family] = { ...rates[meter.family], [`${meter.kind} ${meter.resource}`]: usd };
  }
  return rates;
}

function readDescription(
  description: string,
): { family: string; kind: PriceKind; resource: Resource } | undefined {
  const use = USE.exec(description);
  if (use !== null) {
    const [, spot, family = "", , resource] = use;
    return {
      family: family.toLowerCase(),
      kind: spot === undefined ? "onDemand" : "spot",
      resource: resource === "Core" ? "core" : "ram",
    };
  }
  const commitment = COMMITMENT.exec(description);
  if (commitment === null) return undefined;
  const [, family = "N1", resource, years] = commitment;
  return {
    family: family.toLowerCase(),
    kind: years === "3" ? "commit3y" : "commit1y",
    resource: resource === "Cpu" ? "core" : "ram",
  };
}

/** The last tier's rate (the first may be a free allowance); whole units and nanos apart. */
function usdOf(sku: Sku): number | undefined {
  const price = sku.pricingInfo[0]?.pricingExpression.tieredRates.at(-1)?.unitPrice;
  if (price === undefined || price.currencyCode !== "USD") return undefined;
  const usd = Number(price.units ?? "0") + (price.nanos ?? 0) / 1e9;
  return usd > 0 ? usd : undefined;
}

function priceOf(type: InstanceType, rates: Rates): RefreshedPrice | undefined {
  const microUsd = (kind: PriceKind) => {
    const { [`${kind} core` as const]: core, [`${kind} ram` as const]: ram } = rates;
    if (core === undefined || ram === undefined) return undefined;
    const cores = type.sustainedVcpu ?? type.vcpu;
    return usdToMicroUsd(cores * core + (type.memoryMiB / 1024) * ram);
  };
  const onDemand = microUsd("onDemand");
  if (onDemand === undefined) return undefined;
  const sustained = SUSTAINED_USE_PERCENT[type.family];
  const cheaper = {
    spot: microUsd("spot"),
    commit1y: microUsd("commit1y"),
    commit3y: microUsd("commit3y"),
    sustainedUse: sustained === undefined ? undefined : Math.round((onDemand * sustained) / 100),
  };
  const known = Object.entries(cheaper).filter(([, price]) => price !== undefined);
  return { onDemand, ...Object.fromEntries(known) };
}
