import { type Price, type PriceList, priceFieldNames } from "../schema";

/** A price as read anew; the same fields as in the file, before the check below. */
export type RefreshedPrice = Price;

/** What a source of prices can say of itself. */
export type PriceListAbout = Omit<PriceList, "prices" | "currency" | "unit" | "asOf" | "fields"> & {
  /** Every field the source could give; those no machine has are left out of the file. */
  readonly fields: PriceList["fields"];
};

/**
 * A price list ready to write: machines in the order of the catalogue, no discounted price above
 * on-demand (that is a misread meter: it is dropped, never published), only fields and sources in
 * use.
 */
export function buildPriceList(
  about: PriceListAbout,
  prices: Readonly<Record<string, RefreshedPrice>>,
  typeNames: readonly string[],
): PriceList {
  const kept: Record<string, Price> = {};
  for (const name of typeNames) {
    const price = prices[name];
    if (price !== undefined) kept[name] = withoutImplausible(price);
  }
  const used = priceFieldNames.filter((field) =>
    Object.values(kept).some((price) => price[field] !== undefined),
  );
  const fields = Object.fromEntries(
    used.map((field) => [field, about.fields[field]]),
  ) as unknown as PriceList["fields"];
  const cited = new Set(Object.values(fields).map((field) => field?.source));
  return {
    provider: about.provider,
    region: about.region,
    currency: "USD",
    unit: "microUsdPerHour",
    asOf: about.fields.onDemand.date,
    fields,
    sources: about.sources.filter((source) => cited.has(source.id)),
    notes: about.notes,
    prices: kept,
  };
}

function withoutImplausible(price: RefreshedPrice): Price {
  const { onDemand, spotSavingPercent, spotInterruptionBand, ...rest } = price;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => typeof value !== "number" || value <= onDemand),
  );
  return {
    onDemand,
    ...kept,
    ...(spotSavingPercent === undefined ? {} : { spotSavingPercent }),
    ...(spotInterruptionBand === undefined ? {} : { spotInterruptionBand }),
  };
}

/** The file's text, one machine a line, so that a diff shows which prices moved. */
export function priceFileText(list: PriceList): string {
  const { fields, sources, notes, prices, ...rest } = list;
  const line = (value: unknown) => spaced(JSON.stringify(value));
  const entries = (record: object) =>
    Object.entries(record).map(([key, value]) => `    ${JSON.stringify(key)}: ${line(value)}`);
  const block = (name: string, lines: readonly string[], [open, close]: string) =>
    `  ${JSON.stringify(name)}: ${open}\n${lines.join(",\n")}\n  ${close}`;
  const parts = [
    ...Object.entries(rest).map(([key, value]) => `  ${JSON.stringify(key)}: ${line(value)}`),
    block("fields", entries(fields), "{}"),
    block(
      "sources",
      sources.map((source) => `    ${line(source)}`),
      "[]",
    ),
    block("notes", entries(notes), "{}"),
    block("prices", entries(prices), "{}"),
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** A blank after each comma and colon outside strings. */
function spaced(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (token) =>
    token === "," || token === ":" ? `${token} ` : token,
  );
}

export type PriceChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** On-demand prices that moved, the largest move first. */
  readonly moved: readonly { readonly name: string; readonly from: number; readonly to: number }[];
};

/** What a refresh changes, to be read before it is committed. */
export function priceChanges(before: PriceList, after: PriceList): PriceChanges {
  const had = Object.keys(before.prices);
  const has = Object.keys(after.prices);
  const moved = has.flatMap((name) => {
    const from = before.prices[name]?.onDemand;
    const to = after.prices[name]?.onDemand;
    return from === undefined || to === undefined || from === to ? [] : [{ name, from, to }];
  });
  const share = (move: { from: number; to: number }) => Math.abs(move.to - move.from) / move.from;
  return {
    added: has.filter((name) => !Object.hasOwn(before.prices, name)),
    removed: had.filter((name) => !Object.hasOwn(after.prices, name)),
    moved: moved.sort((a, b) => share(b) - share(a) || (a.name < b.name ? -1 : 1)),
  };
}

/** A refresh that loses machines or moves many prices far has most likely misread its source. */
export function looksWrong(before: PriceList, changes: PriceChanges): string | undefined {
  const had = Object.keys(before.prices).length;
  if (changes.removed.length > had * 0.1) {
    return `${changes.removed.length} of ${had} machines would lose their price`;
  }
  const far = changes.moved.filter(({ from, to }) => to > from * 1.5 || to < from / 1.5);
  if (far.length > had * 0.05) return `${far.length} of ${had} prices would move by half or more`;
  return undefined;
}
