import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { parseAwsPriceList } from "@/lib/catalog/refresh/aws-price-list";
import { parseSpotAdvisor, withSpot } from "@/lib/catalog/refresh/aws-spot-advisor";
import { azurePrices, parseAzurePage } from "@/lib/catalog/refresh/azure-retail-prices";
import { splitCsvLine } from "@/lib/catalog/refresh/csv";
import { gcpPrices, parseGcpPage } from "@/lib/catalog/refresh/gcp-skus";
import {
  buildPriceList,
  looksWrong,
  type PriceListAbout,
  priceChanges,
  priceFileText,
} from "@/lib/catalog/refresh/price-file";
import {
  type InstanceType,
  type PriceList,
  type Price,
  priceListSchema,
} from "@/lib/catalog/schema";

/* The samples are written by hand after the providers' documentation; the prices are made up. */

describe("CSV", () => {
  test.each([
    ["a,b", ["a", "b"]],
    ['"a, with comma","b"', ["a, with comma", "b"]],
    ['"say ""hi""",', ['say "hi"', ""]],
    ["", [""]],
  ])("%s", (line, cells) => {
    expect(splitCsvLine(line)).toEqual(cells);
  });
});

describe("AWS Price List, CSV form", () => {
  const header = [
    "SKU",
    "TermType",
    "Unit",
    "PricePerUnit",
    "Currency",
    "LeaseContractLength",
    "PurchaseOption",
    "OfferingClass",
    "Product Family",
    "Instance Type",
    "Tenancy",
    "Operating System",
    "CapacityStatus",
    "Pre Installed S/W",
  ] as const;
  type Row = Readonly<Partial<Record<(typeof header)[number], string>>>;
  const linux: Row = {
    SKU: "ABC",
    TermType: "OnDemand",
    Unit: "Hrs",
    Currency: "USD",
    "Product Family": "Compute Instance",
    "Instance Type": "m5.large",
    Tenancy: "Shared",
    "Operating System": "Linux",
    CapacityStatus: "Used",
    "Pre Installed S/W": "NA",
  };
  const reserved: Row = {
    ...linux,
    TermType: "Reserved",
    PurchaseOption: "No Upfront",
    OfferingClass: "standard",
  };
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(",");
  const list = (rows: readonly Row[]) => [
    quoted(["FormatVersion", "v1.0"]),
    quoted(["Disclaimer", "This list is for information, only."]),
    quoted(["Publication Date", "2026-11-02T17:07:46Z"]),
    quoted(["Version", "20261102170746"]),
    quoted(["OfferCode", "AmazonEC2"]),
    quoted(header),
    ...rows.map((row) => quoted(header.map((name) => row[name] ?? ""))),
  ];
  const parse = (rows: readonly Row[]) => parseAwsPriceList(list(rows), new Set(["m5.large"]));

  test("on-demand and both no-upfront terms, in micro-dollars an hour", async () => {
    const { publishedOn, prices } = await parse([
      { ...linux, PricePerUnit: "0.0960000000" },
      { ...reserved, LeaseContractLength: "1yr", PricePerUnit: "0.0605000000" },
      { ...reserved, LeaseContractLength: "3 yr", PricePerUnit: "0.0415000000" },
    ]);
    expect(publishedOn).toBe("2026-11-02");
    expect(prices).toEqual({
      "m5.large": { onDemand: 96_000, commit1y: 60_500, commit3y: 41_500 },
    });
  });

  test.each<[string, Row]>([
    ["another operating system", { "Operating System": "Windows" }],
    ["dedicated hardware", { Tenancy: "Dedicated" }],
    ["software on top", { "Pre Installed S/W": "SQL Std" }],
    ["a capacity reservation left unused", { CapacityStatus: "UnusedCapacityReservation" }],
    ["another product", { "Product Family": "Compute Instance (bare metal)" }],
    ["a machine we do not list", { "Instance Type": "p5.48xlarge" }],
    ["a price of nothing", { PricePerUnit: "0.0000000000" }],
  ])("passes over %s", async (_name, change) => {
    const { prices } = await parse([
      { ...linux, PricePerUnit: "0.0960000000" },
      { ...linux, PricePerUnit: "9.9", ...change },
    ]);
    expect(prices).toEqual({ "m5.large": { onDemand: 96_000 } });
  });

  test.each<[string, Row]>([
    ["paid up front", { PurchaseOption: "All Upfront", LeaseContractLength: "1yr" }],
    ["convertible", { OfferingClass: "convertible", LeaseContractLength: "1yr" }],
  ])("passes over a reservation that is %s", async (_name, change) => {
    const { prices } = await parse([
      { ...linux, PricePerUnit: "0.0960000000" },
      { ...reserved, PricePerUnit: "0.01", ...change },
    ]);
    expect(prices).toEqual({ "m5.large": { onDemand: 96_000 } });
  });

  test("a reservation without an on-demand price is no price", async () => {
    const { prices } = await parse([
      { ...reserved, LeaseContractLength: "1yr", PricePerUnit: "0.0605" },
    ]);
    expect(prices).toEqual({});
  });

  test("a file without its header says so", async () => {
    await expect(parseAwsPriceList(list([]).slice(0, 5), new Set())).rejects.toThrow(/header/);
    await expect(parseAwsPriceList([], new Set())).rejects.toThrow(/publication date/);
  });
});

describe("EC2 Spot Advisor", () => {
  const feed = {
    ranges: [{ index: 0, label: "<5%", dots: 0, max: 5 }],
    instance_types: { "m5.large": { cores: 2, ram_gb: 8, emr: true } },
    spot_advisor: { "eu-west-1": { Linux: { "m5.large": { s: 60, r: 1 } }, Windows: {} } },
  };

  test("the saving and its band, by region", () => {
    expect(parseSpotAdvisor(feed, "eu-west-1")).toEqual({
      "m5.large": { savingPercent: 60, interruptionBand: 1 },
    });
    expect(parseSpotAdvisor(feed, "mars-north-1")).toEqual({});
  });

  test("the derived price: 96,000 × (100 − 60) / 100", () => {
    const advice = { savingPercent: 60, interruptionBand: 1 };
    expect(withSpot({ onDemand: 96_000 }, advice)).toEqual({
      onDemand: 96_000,
      spot: 38_400,
      spotSavingPercent: 60,
      spotInterruptionBand: 1,
    });
    expect(withSpot({ onDemand: 96_000 }, undefined)).toEqual({ onDemand: 96_000 });
  });

  test("a feed of another shape is refused", () => {
    expect(() => parseSpotAdvisor({ spot_advisor: { x: { Linux: { y: {} } } } }, "x")).toThrow();
  });
});

describe("Azure Retail Prices", () => {
  const item = {
    currencyCode: "USD",
    retailPrice: 0.192,
    armRegionName: "eastus",
    effectiveStartDate: "2026-01-01T00:00:00Z",
    productName: "Virtual Machines Dsv5 Series",
    skuName: "D4s v5",
    armSkuName: "Standard_D4s_v5",
    unitOfMeasure: "1 Hour",
    type: "Consumption",
  };
  const prices = (items: readonly object[]) =>
    azurePrices(
      parseAzurePage({ Items: items, NextPageLink: null, Count: items.length }).items,
      "eastus",
      new Set(["Standard_D4s_v5"]),
    );

  test("on-demand, spot, and reservations spread over the hours of their term", () => {
    const reservation = { ...item, type: "Reservation", unitOfMeasure: "1 Hour" };
    expect(
      prices([
        item,
        { ...item, skuName: "D4s v5 Spot", retailPrice: 0.0384 },
        // 8760 hours at 0.1133 USD; 3 × 8760 = 26280 hours at 0.073 USD.
        { ...reservation, reservationTerm: "1 Year", retailPrice: 8760 * 0.1133 },
        { ...reservation, reservationTerm: "3 Years", retailPrice: 26_280 * 0.073 },
      ]),
    ).toEqual({
      Standard_D4s_v5: { onDemand: 192_000, spot: 38_400, commit1y: 113_300, commit3y: 73_000 },
    });
  });

  test.each([
    ["Windows", { productName: "Virtual Machines Dsv5 Series Windows" }],
    ["low priority", { skuName: "D4s v5 Low Priority" }],
    ["cloud services", { productName: "Dsv5 Series Cloud Services" }],
    ["development rates", { type: "DevTestConsumption" }],
    ["another region", { armRegionName: "westus2" }],
    ["another currency", { currencyCode: "EUR" }],
    ["another size", { armSkuName: "Standard_M416ms_v2" }],
  ])("passes over %s", (_name, change) => {
    const newer = { effectiveStartDate: "2026-06-01T00:00:00Z", retailPrice: 9 };
    expect(prices([item, { ...item, ...newer, ...change }])).toEqual({
      Standard_D4s_v5: { onDemand: 192_000 },
    });
  });

  test("of two prices for one thing the newer counts, whichever comes first", () => {
    const newer = { ...item, effectiveStartDate: "2026-06-01T00:00:00Z", retailPrice: 0.2 };
    const expected = { Standard_D4s_v5: { onDemand: 200_000 } };
    expect(prices([item, newer])).toEqual(expected);
    expect(prices([newer, item])).toEqual(expected);
  });

  test("pages are followed by their link", () => {
    const body = { Items: [], NextPageLink: "https://prices.example/page-2" };
    expect(parseAzurePage(body).next).toBe("https://prices.example/page-2");
    expect(parseAzurePage({ Items: [], NextPageLink: null }).next).toBeUndefined();
    expect(() => parseAzurePage({ error: "busy" })).toThrow();
  });
});

describe("Google's billing catalogue", () => {
  const sku = (description: string, usd: number, region = "us-central1") => ({
    name: "services/6F81-5844-456A/skus/0000-0000-0000",
    description,
    category: { resourceFamily: "Compute", resourceGroup: "CPU", usageType: "OnDemand" },
    serviceRegions: [region],
    pricingInfo: [
      {
        pricingExpression: {
          usageUnit: "h",
          tieredRates: [
            {
              startUsageAmount: 0,
              unitPrice: {
                currencyCode: "USD",
                units: String(Math.floor(usd)),
                nanos: Math.round((usd % 1) * 1e9),
              },
            },
          ],
        },
      },
    ],
  });
  const machine = (
    name: string,
    family: string,
    vcpu: number,
    memoryGiB: number,
  ): InstanceType => ({
    name,
    family,
    category: "general",
    vcpu,
    memoryMiB: memoryGiB * 1024,
    arch: "amd64",
    burstable: false,
  });
  const n2 = machine("n2-standard-4", "n2", 4, 16);
  const prices = (skus: readonly object[], types: readonly InstanceType[]) =>
    gcpPrices(parseGcpPage({ skus }).skus, "us-central1", types);

  test("four cores and sixteen GiB of each meter", () => {
    expect(
      prices(
        [
          sku("N2 Instance Core running in Americas", 0.03),
          sku("N2 Instance Ram running in Americas", 0.004),
          sku("Spot Preemptible N2 Instance Core running in Americas", 0.006),
          sku("Spot Preemptible N2 Instance Ram running in Americas", 0.001),
          sku("Commitment v1: N2 Cpu in Americas for 1 Year", 0.02),
          sku("Commitment v1: N2 Ram in Americas for 1 Year", 0.003),
          sku("Commitment v1: N2 Cpu in Americas for 3 Year", 0.014),
          sku("Commitment v1: N2 Ram in Americas for 3 Years", 0.002),
        ],
        [n2],
      ),
    ).toEqual({
      "n2-standard-4": {
        onDemand: 184_000, // 4 × 0.03 + 16 × 0.004 = 0.12 + 0.064
        spot: 40_000, // 4 × 0.006 + 16 × 0.001 = 0.024 + 0.016
        commit1y: 128_000, // 4 × 0.02 + 16 × 0.003 = 0.08 + 0.048
        commit3y: 88_000, // 4 × 0.014 + 16 × 0.002 = 0.056 + 0.032
        sustainedUse: 147_200, // 80 % of 184,000
      },
    });
  });

  test("names with a vendor, the unnamed N1 commitment, and prices above a dollar", () => {
    expect(
      prices(
        [
          sku("N1 Predefined Instance Core running in Americas", 1.25),
          sku("N1 Predefined Instance Ram running in Americas", 0.5),
          sku("Commitment v1: Cpu in Americas for 1 Year", 1),
          sku("Commitment v1: Ram in Americas for 1 Year", 0.25),
          sku("T2D AMD Instance Core running in Americas", 0.02),
          sku("T2D AMD Instance Ram running in Americas", 0.003),
        ],
        [machine("n1-standard-1", "n1", 1, 4), machine("t2d-standard-1", "t2d", 1, 4)],
      ),
    ).toEqual({
      // 1.25 + 4 × 0.5 = 3.25; 1 + 4 × 0.25 = 2; 70 % of 3.25.
      "n1-standard-1": { onDemand: 3_250_000, commit1y: 2_000_000, sustainedUse: 2_275_000 },
      "t2d-standard-1": { onDemand: 32_000 }, // 0.02 + 4 × 0.003
    });
  });

  test("a shared-core machine pays for its sustained share of a core", () => {
    const micro = { ...machine("e2-micro", "e2", 2, 1), sustainedVcpu: 0.25 };
    const skus = [
      sku("E2 Instance Core running in Americas", 0.02),
      sku("E2 Instance Ram running in Americas", 0.003),
    ];
    expect(prices(skus, [micro])).toEqual({ "e2-micro": { onDemand: 8000 } }); // 0.005 + 0.003
  });

  test.each([
    ["custom machines", "N2 Custom Instance Core running in Americas"],
    ["sole tenancy", "Sole Tenancy Premium for N2 Instance Core running in Americas"],
    ["another region", "N2 Instance Core running in EMEA"],
  ])("does not take the meter of %s", (name, description) => {
    const region = name === "another region" ? "europe-west1" : "us-central1";
    const skus = [sku("N2 Instance Ram running in Americas", 0.004), sku(description, 9, region)];
    // One of two meters is no price: half of one would look cheap.
    expect(prices(skus, [n2])).toEqual({});
  });

  test("an empty page token ends the list", () => {
    expect(parseGcpPage({ skus: [], nextPageToken: "" }).next).toBeUndefined();
    expect(parseGcpPage({ skus: [], nextPageToken: "abc" }).next).toBe("abc");
  });
});

describe("the file that is written", () => {
  const seen = { source: "list", date: "2026-11-22", basis: "observed" } as const;
  const about: PriceListAbout = {
    provider: "azure",
    region: "eastus",
    fields: { onDemand: seen, spot: { ...seen, source: "advisor" }, commit1y: seen },
    sources: [
      { id: "list", title: "A list", url: "https://example.com/list", date: "2026-11-22" },
      { id: "advisor", title: "Advice", url: "https://example.com/advice", date: "2026-11-22" },
    ],
    notes: { rounding: "a, b: c" },
  };
  const build = (prices: Readonly<Record<string, Price>>) =>
    buildPriceList(about, prices, Object.keys(prices).sort());

  test("keeps fields and sources in use, and holds to the schema", () => {
    const list = build({ b: { onDemand: 2000 }, a: { onDemand: 1000, commit1y: 600 } });
    expect(Object.keys(list.prices)).toEqual(["a", "b"]);
    expect(Object.keys(list.fields)).toEqual(["onDemand", "commit1y"]);
    expect(list.sources.map((source) => source.id)).toEqual(["list"]);
    expect(list.asOf).toBe("2026-11-22");
    expect(priceListSchema.safeParse(list).error).toBeUndefined();
  });

  test("drops a discounted price that is above on-demand", () => {
    const { prices } = build({ a: { onDemand: 1000, commit1y: 1001, spot: 1000 } });
    expect(prices).toEqual({ a: { onDemand: 1000, spot: 1000 } });
  });

  test("reads back as it was, one machine a line", () => {
    const list = build({ a: { onDemand: 1000 }, 'b "x", y': { onDemand: 2000 } });
    const text = priceFileText(list);
    expect(JSON.parse(text)).toEqual(list);
    expect(text.split("\n").filter((line) => line.includes('{"onDemand": '))).toHaveLength(2);
  });

  test("every price file of the catalogue is what this would write: no noise in a diff", () => {
    for (const lists of Object.values(catalog.prices)) {
      for (const list of Object.values(lists)) {
        const path = `../../lib/catalog/data/prices/${list.provider}/${list.region}.json`;
        const text = readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
        expect(priceFileText(list)).toBe(text);
      }
    }
  });

  const listOf = (prices: Readonly<Record<string, number>>): PriceList =>
    build(
      Object.fromEntries(Object.entries(prices).map(([name, onDemand]) => [name, { onDemand }])),
    );

  test("changes: what came, what went, what moved, the farthest first", () => {
    const before = listOf({ a: 1000, b: 1000, c: 1000, d: 1000 });
    const after = listOf({ a: 1000, b: 1010, c: 900, e: 5 });
    expect(priceChanges(before, after)).toEqual({
      added: ["e"],
      removed: ["d"],
      moved: [
        { name: "c", from: 1000, to: 900 },
        { name: "b", from: 1000, to: 1010 },
      ],
    });
  });

  test("a refresh that loses machines, or moves many far, is doubted", () => {
    const names = Array.from({ length: 20 }, (_, index) => `m${String(index).padStart(2, "0")}`);
    const before = listOf(Object.fromEntries(names.map((name) => [name, 1000])));
    const judge = (after: PriceList) => looksWrong(before, priceChanges(before, after));
    expect(judge(before)).toBeUndefined();
    const lost = (count: number) =>
      listOf(Object.fromEntries(names.slice(count).map((name) => [name, 1000])));
    expect(judge(lost(2))).toBeUndefined(); // a tenth
    expect(judge(lost(3))).toMatch(/3 of 20 machines/);
    const dearer = (count: number) =>
      listOf(Object.fromEntries(names.map((name, index) => [name, index < count ? 1600 : 1000])));
    expect(judge(dearer(1))).toBeUndefined(); // a twentieth
    expect(judge(dearer(2))).toMatch(/2 of 20 prices/);
  });
});
