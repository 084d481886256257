import { z } from "../../zod";
import { usdToMicroUsd } from "../../units/money";
import type { RefreshedPrice } from "./price-file";

const itemSchema = z.object({
  currencyCode: z.string(),
  retailPrice: z.number(),
  armRegionName: z.string(),
  effectiveStartDate: z.string(),
  productName: z.string(),
  skuName: z.string(),
  armSkuName: z.string(),
  unitOfMeasure: z.string(),
  type: z.string(),
  reservationTerm: z.string().optional(),
});
type Item = z.infer<typeof itemSchema>;

const pageSchema = z.object({
  Items: z.array(itemSchema),
  NextPageLink: z.string().nullish(),
});

export type AzurePage = {
  readonly items: readonly Item[];
  /** The next page's address; undefined on the last page. */
  readonly next: string | undefined;
};

/** One page of the Azure Retail Prices API. */
export function parseAzurePage(body: unknown): AzurePage {
  const page = pageSchema.parse(body);
  return { items: page.Items, next: page.NextPageLink ?? undefined };
}

const HOURS_PER_YEAR = 8760;

type PriceKind = "onDemand" | "spot" | "commit1y" | "commit3y";

/**
 * Linux prices of the wanted sizes in a region. A size has many meters under one name: Windows
 * ones are told by the product's name (taking one for Linux is 0.046 USD a vCPU too dear), spot
 * and low-priority ones by the SKU's. A reservation's price is for its whole term.
 */
export function azurePrices(
  items: readonly Item[],
  region: string,
  wanted: ReadonlySet<string>,
): Readonly<Record<string, RefreshedPrice>> {
  const newest: Record<string, Partial<Record<PriceKind, Item>>> = {};
  for (const item of items) {
    const kind = priceKind(item, region);
    if (kind === undefined || !wanted.has(item.armSkuName)) continue;
    const known = newest[item.armSkuName]?.[kind];
    if (known !== undefined && known.effectiveStartDate >= item.effectiveStartDate) continue;
    newest[item.armSkuName] = { ...newest[item.armSkuName], [kind]: item };
  }
  const prices: Record<string, RefreshedPrice> = {};
  for (const [name, { onDemand, ...cheaper }] of Object.entries(newest)) {
    if (onDemand === undefined) continue;
    const others = Object.entries(cheaper).map(([kind, item]) => [kind, hourly(item)]);
    prices[name] = { onDemand: hourly(onDemand), ...Object.fromEntries(others) };
  }
  return prices;
}

function priceKind(item: Item, region: string): PriceKind | undefined {
  const foreign = item.armRegionName !== region || item.currencyCode !== "USD";
  const otherProduct = /Windows|Cloud ?Services|Dedicated Host/.test(item.productName);
  if (foreign || otherProduct || item.skuName.endsWith("Low Priority") || !(item.retailPrice > 0)) {
    return undefined;
  }
  if (item.type === "Reservation") {
    if (item.reservationTerm === "1 Year") return "commit1y";
    return item.reservationTerm === "3 Years" ? "commit3y" : undefined;
  }
  if (item.type !== "Consumption" || item.unitOfMeasure !== "1 Hour") return undefined;
  return item.skuName.endsWith("Spot") ? "spot" : "onDemand";
}

function hourly({ retailPrice, type, reservationTerm }: Item): number {
  if (type !== "Reservation") return usdToMicroUsd(retailPrice);
  const years = reservationTerm === "3 Years" ? 3 : 1;
  return usdToMicroUsd(retailPrice / (years * HOURS_PER_YEAR));
}
