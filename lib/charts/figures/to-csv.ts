import type { FigureTable, Provenance } from "./figure";

const NEEDS_QUOTES = /[",\r\n]/;
/** What a spreadsheet would run as a formula; a true negative number may pass. */
const FORMULA = /^[=+@\t\r]|^-(?!\d)/;

function cell(value: string | number): string {
  const text = typeof value === "number" ? String(value) : value;
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * A table as CSV (RFC 4180); every row repeats where it comes from, and what is known to be wrong
 * with it, so that rows can be moved about.
 */
export function toCsv(
  table: FigureTable,
  origin: Pick<Provenance, "release" | "pricesAsOf" | "query" | "erratum">,
): string {
  const fault = origin.erratum === undefined ? [] : [origin.erratum];
  const tail = [origin.release, origin.pricesAsOf, `?${origin.query}`, ...fault];
  const faultColumn = fault.map(() => "known_fault");
  const lines = [
    [...table.columns, "release", "prices_as_of", "scenario_link", ...faultColumn],
    ...table.rows.map((row) => [...row, ...tail]),
  ];
  return `${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
