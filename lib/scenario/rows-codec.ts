import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import { fromBase64Url, toBase64Url } from "./base64-url";
import type { Bag } from "./fields";
import { MAX_ROWS, type WorkloadRow, workloadRowSchema } from "./schema";

/*
 * Workload rows in one compact parameter: JSON of arrays in a fixed column order, raw deflate,
 * base64url, behind a prefix that names the codec. What arrives is untrusted: it is capped before
 * and while it inflates, and nothing but plain cells leaves here.
 */

const PREFIX = "1.";
/** Rows may inflate to this many bytes and no more. */
const MAX_BYTES = 4_000_000;
/** Bytes fed to the inflater at once: deflate grows at most 1,032-fold, so the cap holds to 0.5 MB. */
const STEP_BYTES = 512;

/** Columns of this schema version, in the order links write them. Appending one is safe. */
export const ROW_COLUMNS: readonly string[] = Object.keys(workloadRowSchema.shape);
const ROW_DEFAULTS: Readonly<Record<string, unknown>> = workloadRowSchema.parse({ name: "x" });

/** A list of rows is never changed in place, and its link is asked for again and again. */
const encoded = new WeakMap<readonly WorkloadRow[], string>();

export function encodeRows(rows: readonly WorkloadRow[]): string {
  const known = encoded.get(rows);
  if (known !== undefined) return known;
  const text = freshlyEncoded(rows);
  encoded.set(rows, text);
  return text;
}

function freshlyEncoded(rows: readonly WorkloadRow[]): string {
  const table = rows.map((row) => {
    const given: Readonly<Record<string, unknown>> = row;
    const cells = ROW_COLUMNS.map((column) =>
      given[column] === undefined || given[column] === ROW_DEFAULTS[column] ? null : given[column],
    );
    while (cells.at(-1) === null) cells.pop();
    return cells;
  });
  return PREFIX + toBase64Url(deflateSync(strToU8(JSON.stringify(table)), { level: 9 }));
}

export type ReadRows =
  | { readonly ok: true; readonly rows: readonly Bag[] }
  | { readonly ok: false; readonly reason: "unreadable" | "too-many" };

/** Text of a link → rows for the schema to judge. */
export function decodeRows(value: string, columns: readonly string[] = ROW_COLUMNS): ReadRows {
  if (!value.startsWith(PREFIX)) return { ok: false, reason: "unreadable" };
  try {
    const bytes = inflateCapped(fromBase64Url(value.slice(PREFIX.length)));
    const shape = tableShape(bytes);
    if (shape.depth > 2) return { ok: false, reason: "unreadable" };
    if (shape.lists > MAX_ROWS + 1) return { ok: false, reason: "too-many" };
    const table: unknown = JSON.parse(strFromU8(bytes));
    if (!Array.isArray(table)) return { ok: false, reason: "unreadable" };
    const rows = table.map((cells: unknown) => rowFrom(Array.isArray(cells) ? cells : [], columns));
    return { ok: true, rows };
  } catch {
    return { ok: false, reason: "unreadable" };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/**
 * Lists outside strings and how deep they nest, counted before anything is parsed: a million empty
 * rows are small as text and large as objects.
 */
function tableShape(bytes: Uint8Array): { readonly lists: number; readonly depth: number } {
  let lists = 0;
  let depth = 0;
  let open = 0;
  let inText = false;
  for (let at = 0; at < bytes.length && lists <= MAX_ROWS + 1 && depth <= 2; at += 1) {
    const byte = bytes[at];
    if (inText && byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) inText = !inText;
    else if (!inText && byte === OPEN) {
      lists += 1;
      open += 1;
      depth = Math.max(depth, open);
    } else if (!inText && byte === CLOSE) open -= 1;
  }
  return { lists, depth };
}

function rowFrom(cells: readonly unknown[], columns: readonly string[]): Bag {
  const row: Bag = {};
  columns.forEach((column, index) => {
    const cell = cells[index];
    if (cell === null || cell === undefined) return;
    // No cell holds an object: what a hostile link nests here is not worth walking through.
    row[column] = typeof cell === "object" ? "(not a value)" : cell;
  });
  return row;
}

/** Inflates with a cap on the output, so that a small link cannot fill the memory. */
function inflateCapped(data: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error("rows are too large");
    chunks.push(chunk);
  });
  for (let at = 0; at < data.length; at += STEP_BYTES) {
    inflate.push(data.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= data.length);
  }
  const out = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    out.set(chunk, offset);
    offset += chunk.length;
  }
  return out;
}
