import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import type { Issue } from "../result";
import { parseCpuMilli, parseMemoryMiB, parseQuantity } from "../units/quantity";
import {
  type Bag,
  type Field,
  FIELDS,
  isBag,
  OPTION_FIELDS,
  OVERRIDE_PREFIX,
  RELEASE_KEY,
  ROWS_KEY,
  SCHEMA_KEY,
  setAt,
  valueAt,
} from "./fields";
import { OPTION_IDS } from "./ids";
import { parseLeniently, shorten } from "./parse";
import { DEFAULT_SCENARIO, type Scenario, type WorkloadRow, workloadRowSchema } from "./schema";

/** Schema version of links written today. */
export const SCHEMA_VERSION = "1";
/** Data and model release of links written today; "dev" promises nothing yet. */
export const CURRENT_RELEASE = "dev";

/** A longer query is refused unread; a longer link is offered as a file instead. */
export const MAX_QUERY_CHARACTERS = 100_000;
/** Rows may inflate to this many bytes and no more. */
const MAX_ROWS_BYTES = 4_000_000;

/** A scenario as a query string without "?": readable keys, canonical order, defaults left out. */
export function encodeScenario(scenario: Scenario): string {
  const pairs: [string, string][] = [
    [SCHEMA_KEY, SCHEMA_VERSION],
    [RELEASE_KEY, CURRENT_RELEASE],
  ];
  for (const field of FIELDS) {
    const value = valueAt(scenario, field.path);
    if (value !== valueAt(DEFAULT_SCENARIO, field.path)) pairs.push([field.key, write(value)]);
  }
  for (const option of OPTION_IDS) {
    for (const field of OPTION_FIELDS) {
      const value = valueAt(scenario.options[option], field.path);
      if (value !== undefined) pairs.push([`${option}.${field.key}`, write(value)]);
    }
  }
  for (const id of Object.keys(scenario.overrides).sort()) {
    const range = scenario.overrides[id];
    if (range === undefined) continue;
    const { low, typical, high } = range;
    const flat = low === typical && typical === high;
    pairs.push([
      `${OVERRIDE_PREFIX}${id}`,
      flat ? write(typical) : [low, typical, high].map(write).join("~"),
    ]);
  }
  if (scenario.workloads.rows.length > 0) {
    pairs.push([ROWS_KEY, encodeRows(scenario.workloads.rows)]);
  }
  return pairs.map(([key, value]) => `${key}=${encodeValue(value)}`).join("&");
}

export type Decoded = {
  readonly scenario: Scenario;
  readonly issues: readonly Issue[];
  /** The release the link was made with. */
  readonly release: string;
};

/** A query string (with or without "?") → a scenario; what had to fall back is named. Never throws. */
export function decodeScenario(query: string): Decoded {
  const text = query.startsWith("?") ? query.slice(1) : query;
  if (text.length > MAX_QUERY_CHARACTERS) {
    const message = `The link is longer than ${MAX_QUERY_CHARACTERS.toLocaleString("en-US")} characters. Open the scenario from a file instead.`;
    return {
      scenario: DEFAULT_SCENARIO,
      release: CURRENT_RELEASE,
      issues: [
        { code: "link-too-long", path: "link", message, received: `${text.length} characters` },
      ],
    };
  }
  const raw: Bag = {};
  const issues: Issue[] = [];
  let release = CURRENT_RELEASE;
  for (const [key, value] of new URLSearchParams(text)) {
    if (key === RELEASE_KEY) release = value;
    else readPair(key, value, raw, issues);
  }
  if (release !== CURRENT_RELEASE) issues.push(unknownRelease(release));
  const parsed = parseLeniently(raw);
  return {
    scenario: parsed.scenario,
    issues: [...issues, ...parsed.issues.map(withLinkKey)],
    release,
  };
}

function unknownRelease(release: string): Issue {
  return {
    code: "unknown-release",
    path: RELEASE_KEY,
    message: `must be a release this site knows (${CURRENT_RELEASE}); today's data is used instead`,
    received: shorten(release),
  };
}

/** Names a field by its key in the link, beside its path. */
function withLinkKey(issue: Issue): Issue {
  const field = FIELDS.find((candidate) => candidate.path.join(".") === issue.path);
  return field === undefined ? issue : { ...issue, path: `${issue.path} (${field.key})` };
}

function readPair(key: string, value: string, raw: Bag, issues: Issue[]): void {
  const field = FIELDS.find((candidate) => candidate.key === key);
  if (field !== undefined) return setAt(raw, field.path, read(field, value));
  if (key === SCHEMA_KEY) {
    if (value !== SCHEMA_VERSION) issues.push(newerSchema(value));
    return;
  }
  if (key === ROWS_KEY) return readRows(value, raw, issues);
  if (key.startsWith(OVERRIDE_PREFIX)) {
    return setAt(raw, ["overrides", key.slice(OVERRIDE_PREFIX.length)], readRange(value));
  }
  const [option, setting] = splitOnce(key);
  const optionField = OPTION_FIELDS.find((candidate) => candidate.key === setting);
  if (optionField !== undefined && OPTION_IDS.some((id) => id === option)) {
    return setAt(raw, ["options", option, ...optionField.path], read(optionField, value));
  }
  issues.push({
    code: "unknown-field",
    path: shorten(key),
    message: "is not a field this site knows; it was left out",
    received: shorten(value),
  });
}

function newerSchema(value: string): Issue {
  return {
    code: "unknown-schema",
    path: SCHEMA_KEY,
    message: `must be ${SCHEMA_VERSION}; fields this site knows were read, the rest left out`,
    received: shorten(value),
  };
}

function splitOnce(key: string): [string, string] {
  const dot = key.indexOf(".");
  return dot < 0 ? [key, ""] : [key.slice(0, dot), key.slice(dot + 1)];
}

/** Text of a link → the value the schema judges; what cannot be read stays text, and is refused there. */
function read(field: Field, value: string): unknown {
  if (field.kind === "number") return readAmount(field, value);
  if (field.kind === "flag") return value === "1" ? true : value === "0" ? false : value;
  return value;
}

/** A plain number, or Kubernetes' own spelling of one ("250m", "1.5Gi", "2k"), as a plain form sends it. */
function readAmount(field: Field, value: string): unknown {
  const plain = readNumber(value);
  if (typeof plain === "number") return plain;
  const name = field.path.at(-1) ?? "";
  const parse = name.endsWith("Milli")
    ? parseCpuMilli
    : name.endsWith("MiB")
      ? parseMemoryMiB
      : parseQuantity;
  const parsed = parse(value, name);
  return parsed.ok ? parsed.value : value;
}

function readNumber(value: string): unknown {
  const number = Number(value);
  return value.trim() === "" || !Number.isFinite(number) ? value : number;
}

function readRange(value: string): unknown {
  const parts = value.split("~").map(readNumber);
  const [low, typical, high] = parts.length === 1 ? [parts[0], parts[0], parts[0]] : parts;
  return { low, typical, high };
}

function write(value: unknown): string {
  return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
}

/** Percent-encodes what a query needs encoded and leaves the rest readable. */
function encodeValue(value: string): string {
  return encodeURIComponent(value)
    .replaceAll("%20", "+")
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":");
}

/* Rows: JSON of arrays in a fixed column order, raw deflate, base64url, behind a codec prefix. */

const ROWS_CODEC = "1.";
const COLUMNS = Object.keys(workloadRowSchema.shape) as (keyof WorkloadRow)[];
const ROW_DEFAULTS = workloadRowSchema.parse({ name: "x" });

function encodeRows(rows: readonly WorkloadRow[]): string {
  const table = rows.map((row) => {
    const cells = COLUMNS.map((column) =>
      row[column] === undefined || row[column] === ROW_DEFAULTS[column] ? null : row[column],
    );
    while (cells.at(-1) === null) cells.pop();
    return cells;
  });
  return ROWS_CODEC + toBase64Url(deflateSync(strToU8(JSON.stringify(table)), { level: 9 }));
}

function readRows(value: string, raw: Bag, issues: Issue[]): void {
  const rows = value.startsWith(ROWS_CODEC)
    ? inflateRows(value.slice(ROWS_CODEC.length))
    : undefined;
  if (rows !== undefined) return setAt(raw, ["workloads", "rows"], rows);
  issues.push({
    code: "unreadable-rows",
    path: ROWS_KEY,
    message:
      "could not be read: the link is damaged or was cut short; it opens without its workload rows",
    received: shorten(value),
  });
}

function inflateRows(encoded: string): readonly Bag[] | undefined {
  try {
    const table: unknown = JSON.parse(strFromU8(inflateCapped(fromBase64Url(encoded))));
    if (!Array.isArray(table)) return undefined;
    return table.map((cells: unknown) => rowFrom(Array.isArray(cells) ? cells : []));
  } catch {
    return undefined;
  }
}

function rowFrom(cells: readonly unknown[]): Bag {
  const row: Bag = {};
  COLUMNS.forEach((column, index) => {
    const cell = cells[index];
    if (cell !== null && cell !== undefined) row[column] = cell;
  });
  return row;
}

/** Inflates with a cap on the output, so that a small link cannot fill the memory. */
function inflateCapped(data: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size > MAX_ROWS_BYTES) throw new Error("rows are too large");
    chunks.push(chunk);
  });
  for (let at = 0; at < data.length; at += 1024) {
    inflate.push(data.subarray(at, at + 1024), at + 1024 >= data.length);
  }
  const out = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    out.set(chunk, offset);
    offset += chunk.length;
  }
  return out;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
