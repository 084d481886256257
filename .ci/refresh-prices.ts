/*
 * Rebuilds lib/catalog/data/prices from the providers' public endpoints. For whoever has internet:
 *
 *   npm run refresh-prices -- --provider azure --region westeurope --dry-run
 *
 * --provider and --region narrow it down (all by default), --dry-run only reports, --force writes
 * even where the result looks wrong. Google's catalogue wants an API key with the Cloud Billing
 * API enabled, in GOOGLE_CLOUD_API_KEY. Reading and checking live in lib/catalog/refresh; here is
 * only what touches the network, the clock and the disk.
 */
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { catalog } from "@/lib/catalog/all";
import { parseAwsPriceList } from "@/lib/catalog/refresh/aws-price-list";
import { parseSpotAdvisor, withSpot } from "@/lib/catalog/refresh/aws-spot-advisor";
import { azurePrices, parseAzurePage } from "@/lib/catalog/refresh/azure-retail-prices";
import { gcpPrices, parseGcpPage } from "@/lib/catalog/refresh/gcp-skus";
import {
  buildPriceList,
  looksWrong,
  type PriceListAbout,
  priceChanges,
  priceFileText,
  type RefreshedPrice,
} from "@/lib/catalog/refresh/price-file";
import { regions } from "@/lib/catalog/regions";
import { type PriceList, priceListSchema, type Provider } from "@/lib/catalog/schema";

const AWS_PRICE_LIST = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonEC2/current";
const AWS_SPOT_ADVISOR = "https://spot-bid-advisor.s3.amazonaws.com/spot-advisor-data.json";
const AZURE_RETAIL_PRICES = "https://prices.azure.com/api/retail/prices";
const GCP_COMPUTE_SKUS = "https://cloudbilling.googleapis.com/v1/services/6F81-5844-456A/skus";

const { values: flags } = parseArgs({
  options: {
    provider: { type: "string" },
    region: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    force: { type: "boolean", default: false },
  },
});

const today = new Date().toISOString().slice(0, 10);
const typeNames = (provider: Provider) =>
  catalog.instanceTypes[provider].types.map((type) => type.name);

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (response.ok) return response;
  // Google's key rides in the query: an error must not print it.
  throw new Error(`${response.status} ${response.statusText} from ${url.split("?")[0]}`);
}

async function fetchJson(url: string): Promise<unknown> {
  return (await fetchOk(url)).json();
}

/** Fetched once a run, on first use. */
function once<T>(fetchIt: () => Promise<T>): () => Promise<T> {
  let fetched: Promise<T> | undefined;
  return () => {
    fetched ??= fetchIt();
    return fetched;
  };
}

const spotAdvisor = once(() => fetchJson(AWS_SPOT_ADVISOR));

async function refreshAws(region: string): Promise<PriceList> {
  const { body } = await fetchOk(`${AWS_PRICE_LIST}/${region}/index.csv`);
  if (body === null) throw new Error("AWS price list: empty answer");
  // The same object under two names: the browser's type and Node's.
  const stream = Readable.fromWeb(body as unknown as ReadableStream<Uint8Array>);
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  const names = typeNames("aws");
  const list = await parseAwsPriceList(lines, new Set(names));
  const advice = parseSpotAdvisor(await spotAdvisor(), region);
  const prices: Record<string, RefreshedPrice> = {};
  for (const [name, price] of Object.entries(list.prices)) {
    prices[name] = withSpot(price, advice[name]);
  }
  const listed = {
    source: "aws-price-list",
    date: list.publishedOn,
    basis: "observed",
  } as const;
  const about: PriceListAbout = {
    provider: "aws",
    region,
    fields: {
      onDemand: listed,
      commit1y: listed,
      commit3y: listed,
      spot: { source: "aws-spot-advisor", date: today, basis: "derived", indicative: true },
    },
    sources: [
      {
        id: "aws-price-list",
        title: "AWS Price List bulk API, Amazon EC2",
        url: `${AWS_PRICE_LIST}/${region}/index.csv`,
        date: list.publishedOn,
        fields: ["onDemand", "commit1y", "commit3y"],
      },
      {
        id: "aws-spot-advisor",
        title: "EC2 Spot Instance Advisor feed",
        url: AWS_SPOT_ADVISOR,
        date: today,
        dateIs: "retrieved",
        fields: ["spot"],
      },
    ],
    notes: {
      onDemand: "Linux, shared tenancy.",
      commit: "Standard reserved instance, no upfront, hourly rate. Not a Savings Plan quote.",
      spot: "Derived and indicative: on-demand price times (1 - saving), the saving being the Spot Advisor's percentage of its date. Spot moves daily.",
      spotInterruptionBand:
        "Spot Advisor: 0 <5%, 1 5-10%, 2 10-15%, 3 15-20%, 4 >20% interrupted in a month.",
      rounding: ROUNDING,
    },
  };
  return buildPriceList(about, prices, names);
}

async function refreshAzure(region: string): Promise<PriceList> {
  const filter = `serviceName eq 'Virtual Machines' and armRegionName eq '${region}'`;
  const query = `api-version=2023-01-01-preview&$filter=${encodeURIComponent(filter)}`;
  const items = [];
  let next: string | undefined = `${AZURE_RETAIL_PRICES}?${query}`;
  while (next !== undefined) {
    const page = parseAzurePage(await fetchJson(next));
    items.push(...page.items);
    next = page.next;
  }
  const names = typeNames("azure");
  const seen = { source: "azure-retail-prices", date: today, basis: "observed" } as const;
  const about: PriceListAbout = {
    provider: "azure",
    region,
    fields: {
      onDemand: seen,
      spot: { ...seen, indicative: true },
      commit1y: seen,
      commit3y: seen,
    },
    sources: [
      {
        id: "azure-retail-prices",
        title: "Azure Retail Prices API",
        url: AZURE_RETAIL_PRICES,
        date: today,
        dateIs: "retrieved",
        fields: ["onDemand", "spot", "commit1y", "commit3y"],
      },
    ],
    notes: {
      onDemand: "Linux pay as you go.",
      commit: "Reservation, the price of its term over the hours of its term.",
      spot: "Indicative; set by the provider and revised often.",
      rounding: ROUNDING,
    },
  };
  return buildPriceList(about, azurePrices(items, region, new Set(names)), names);
}

const gcpSkus = once(async () => {
  const key = process.env.GOOGLE_CLOUD_API_KEY;
  if (key === undefined || key === "") {
    throw new Error("GOOGLE_CLOUD_API_KEY is not set: Google's price catalogue wants an API key");
  }
  const skus = [];
  let token: string | undefined = "";
  while (token !== undefined) {
    const page = parseGcpPage(
      await fetchJson(
        `${GCP_COMPUTE_SKUS}?currencyCode=USD&pageSize=5000&pageToken=${token}&key=${key}`,
      ),
    );
    skus.push(...page.skus);
    token = page.next;
  }
  return skus;
});

async function refreshGcp(region: string): Promise<PriceList> {
  const { types } = catalog.instanceTypes.gcp;
  const seen = { source: "gcp-billing-catalog", date: today, basis: "observed" } as const;
  const about: PriceListAbout = {
    provider: "gcp",
    region,
    fields: {
      onDemand: seen,
      spot: { ...seen, indicative: true },
      commit1y: seen,
      commit3y: seen,
      sustainedUse: { ...seen, basis: "derived" },
    },
    sources: [
      {
        id: "gcp-billing-catalog",
        title: "Google Cloud Billing Catalog API, Compute Engine",
        url: GCP_COMPUTE_SKUS,
        date: today,
        dateIs: "retrieved",
        fields: ["onDemand", "spot", "commit1y", "commit3y", "sustainedUse"],
      },
    ],
    notes: {
      onDemand: "The family's meters for one vCPU and one GiB times the machine's vCPU and GiB.",
      spot: "Indicative; set by the provider and revised often.",
      commit: "Resource-based committed use.",
      sustainedUse:
        "Effective hourly rate when a machine runs a whole month: 70% of on-demand for n1, 80% for n2 and n2d.",
      rounding: ROUNDING,
    },
  };
  const prices = gcpPrices(await gcpSkus(), region, types);
  return buildPriceList(about, prices, typeNames("gcp"));
}

const refreshers: Readonly<Record<Provider, (region: string) => Promise<PriceList>>> = {
  aws: refreshAws,
  azure: refreshAzure,
  gcp: refreshGcp,
};

/** Fetches, checks and writes one region; the reason where it was not written. */
async function refresh(provider: Provider, region: string): Promise<string | undefined> {
  const before = catalog.prices[provider][region];
  const after = priceListSchema.parse(await refreshers[provider](region));
  if (before !== undefined) {
    const changes = priceChanges(before, after);
    report(provider, region, changes);
    const doubt = looksWrong(before, changes);
    if (doubt !== undefined && !flags.force) return `${doubt}; --force writes it all the same`;
  }
  if (flags["dry-run"]) return undefined;
  const path = `../lib/catalog/data/prices/${provider}/${region}.json`;
  await writeFile(fileURLToPath(new URL(path, import.meta.url)), priceFileText(after));
  return undefined;
}

function report(
  provider: Provider,
  region: string,
  { added, removed, moved }: ReturnType<typeof priceChanges>,
): void {
  const counts = `${added.length} added, ${removed.length} removed, ${moved.length} moved`;
  console.log(`${provider} ${region}: ${counts}`);
  for (const { name, from, to } of moved.slice(0, 5)) {
    console.log(`  ${name}: ${from} -> ${to} micro-dollars an hour`);
  }
}

const ROUNDING = "Whole micro-dollars an hour, rounded to the nearest (half up).";

async function main(): Promise<void> {
  const providers = (Object.keys(refreshers) as Provider[]).filter(
    (provider) => flags.provider === undefined || flags.provider === provider,
  );
  let failures = 0;
  let matched = 0;
  for (const provider of providers) {
    for (const region of regions[provider]) {
      if (flags.region !== undefined && flags.region !== region) continue;
      matched += 1;
      const failure = await refresh(provider, region).catch((error: unknown) => String(error));
      if (failure === undefined) continue;
      failures += 1;
      console.error(`${provider} ${region}: not written: ${failure}`);
    }
  }
  if (matched === 0) throw new Error("no such provider or region: see lib/catalog/regions.ts");
  if (failures > 0) process.exitCode = 1;
}

await main();
