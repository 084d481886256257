import { usdToMicroUsd } from "../../units/money";
import { splitCsvLine } from "./csv";
import type { RefreshedPrice } from "./price-file";

export type AwsPriceList = {
  /** The list's own publication date, "2026-07-20". */
  readonly publishedOn: string;
  readonly prices: Readonly<Record<string, RefreshedPrice>>;
};

/** Linux without extra software, on shared hardware, as used by a node. */
const NODE_ROW: Readonly<Record<string, string>> = {
  "Product Family": "Compute Instance",
  Tenancy: "Shared",
  "Operating System": "Linux",
  "Pre Installed S/W": "NA",
  CapacityStatus: "Used",
  Unit: "Hrs",
  Currency: "USD",
};

type PriceKind = "onDemand" | "commit1y" | "commit3y";

/**
 * Reads the CSV form of the AWS Price List bulk API for one region, line by line: the file is
 * hundreds of megabytes, more than one string may hold. Five rows of metadata come first, then
 * the header, then one row per rate.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
 */
export async function parseAwsPriceList(
  lines: Iterable<string> | AsyncIterable<string>,
  wanted: ReadonlySet<string>,
): Promise<AwsPriceList> {
  let publishedOn: string | undefined;
  let columns: ReadonlyMap<string, number> | undefined;
  const prices: Record<string, Partial<Record<PriceKind, number>>> = {};
  for await (const line of lines) {
    // Most rows are of other systems or dearer tenancies; splitting 40 million cells is the cost.
    if (columns !== undefined && !line.includes('"Linux"')) continue;
    const cells = splitCsvLine(line);
    if (cells[0] === "Publication Date") publishedOn = cells[1]?.slice(0, 10);
    else if (cells[0] === "SKU") columns = new Map(cells.map((name, index) => [name, index]));
    else if (columns !== undefined) readRate(columns, cells, wanted, prices);
  }
  if (publishedOn === undefined) throw new Error("AWS price list: no publication date");
  if (columns === undefined) throw new Error("AWS price list: no header row");
  return { publishedOn, prices: withOnDemand(prices) };
}

function readRate(
  columns: ReadonlyMap<string, number>,
  cells: readonly string[],
  wanted: ReadonlySet<string>,
  prices: Record<string, Partial<Record<PriceKind, number>>>,
): void {
  const cell = (name: string) => cells[columns.get(name) ?? -1];
  if (Object.entries(NODE_ROW).some(([name, value]) => cell(name) !== value)) return;
  const name = cell("Instance Type");
  const kind = priceKind(cell);
  const microUsd = usdToMicroUsd(Number(cell("PricePerUnit")));
  if (name === undefined || kind === undefined || !wanted.has(name) || !(microUsd > 0)) return;
  prices[name] = { ...prices[name], [kind]: microUsd };
}

/** Which of our prices a row is; undefined for upfront, convertible and other terms. */
function priceKind(cell: (name: string) => string | undefined): PriceKind | undefined {
  if (cell("TermType") === "OnDemand") return "onDemand";
  if (cell("PurchaseOption") !== "No Upfront" || cell("OfferingClass") !== "standard") {
    return undefined;
  }
  const length = cell("LeaseContractLength")?.replaceAll(" ", "");
  if (length === "1yr") return "commit1y";
  return length === "3yr" ? "commit3y" : undefined;
}

function withOnDemand(
  prices: Readonly<Record<string, Partial<Record<PriceKind, number>>>>,
): Record<string, RefreshedPrice> {
  const complete: Record<string, RefreshedPrice> = {};
  for (const [name, { onDemand, ...committed }] of Object.entries(prices)) {
    if (onDemand !== undefined) complete[name] = { onDemand, ...committed };
  }
  return complete;
}
