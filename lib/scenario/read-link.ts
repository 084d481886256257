import type { Issue } from "../result";
import { parseCpuMilli, parseMemoryMiB, parseQuantity } from "../units/quantity";
import {
  type Bag,
  type Field,
  OVERRIDE_PREFIX,
  OWN_LINE_KEY,
  ROWS_KEY,
  setAt,
  valueAt,
} from "./fields";
import { OPTION_IDS } from "./ids";
import type { LinkSchema } from "./migrations/link-schema";
import { decodeOwnLine } from "./own-line-codec";
import { readPoolPair } from "./pool-codec";
import { decodeRows, type ReadRows } from "./rows-codec";
import { MAX_ROWS } from "./schema";
import { shorten } from "./shorten";

/** What a link spells out, by one version's tables: raw values for the schema to judge. */
export type RawLink = { readonly raw: Bag; readonly issues: readonly Issue[] };

export function readLink(
  pairs: readonly (readonly [key: string, value: string])[],
  schema: LinkSchema,
): RawLink {
  const raw: Bag = {};
  const issues: Issue[] = [];
  for (const [key, value] of pairs) readPair(key, value, schema, raw, issues);
  return { raw, issues };
}

function readPair(key: string, value: string, schema: LinkSchema, raw: Bag, issues: Issue[]): void {
  const field = schema.fields.find((candidate) => candidate.key === key);
  if (field !== undefined) return putField(field, value, raw);
  if (key === ROWS_KEY) return putRows(decodeRows(value, schema.rowColumns), value, raw, issues);
  if (key === OWN_LINE_KEY) return addOwnLine(value, raw);
  if (key.startsWith(OVERRIDE_PREFIX)) {
    return setAt(raw, ["overrides", key.slice(OVERRIDE_PREFIX.length)], readRange(value));
  }
  if (readPoolPair(key, value, schema, raw, readField)) return;
  const [option, setting] = splitOnce(key);
  const optionField = schema.optionFields.find((candidate) => candidate.key === setting);
  if (optionField !== undefined && OPTION_IDS.some((id) => id === option)) {
    return setAt(raw, ["options", option, ...optionField.path], readField(optionField, value));
  }
  issues.push({
    code: "unknown-field",
    path: shorten(key),
    message: "is not a field this site knows; it was left out",
    received: shorten(value),
  });
}

/** A list may come in parts, as a plain form sends its boxes; of anything else the last value counts. */
function putField(field: Field, value: string, raw: Bag): void {
  const read = readField(field, value);
  const before = valueAt(raw, field.path);
  const more = Array.isArray(read) && Array.isArray(before);
  setAt(raw, field.path, more ? [...before, ...read] : read);
}

function putRows(read: ReadRows, value: string, raw: Bag, issues: Issue[]): void {
  if (read.ok) return setAt(raw, ["workloads", "rows"], read.rows);
  issues.push(
    read.reason === "too-many"
      ? {
          code: "too-many-rows",
          path: `workloads.rows (${ROWS_KEY})`,
          message: `must hold at most ${MAX_ROWS} rows; it opens without its workload rows`,
          received: shorten(value),
        }
      : {
          code: "unreadable-rows",
          path: `workloads.rows (${ROWS_KEY})`,
          message:
            "could not be read: the link is damaged or was cut short; it opens without its workload rows",
          received: shorten(value),
        },
  );
}

/** Own lines come one by one; each time the key is met, one more. */
function addOwnLine(value: string, raw: Bag): void {
  const known = valueAt(raw, OWN_LINES);
  const lines: unknown[] = Array.isArray(known) ? known : [];
  lines.push(decodeOwnLine(value));
  setAt(raw, OWN_LINES, lines);
}

const OWN_LINES = ["ownCosts", "lines"] as const;

function splitOnce(key: string): [string, string] {
  const dot = key.indexOf(".");
  return dot < 0 ? [key, ""] : [key.slice(0, dot), key.slice(dot + 1)];
}

/** Text of a link → the value the schema judges; what cannot be read stays text, and is refused there. */
function readField(field: Field, value: string): unknown {
  if (field.kind === "number") return readAmount(field, value);
  if (field.kind === "flag") return value === "1" ? true : value === "0" ? false : value;
  if (field.kind === "list") return value === "" ? [] : value.split(",");
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
  const parts = value.split("~", 4).map(readNumber);
  const [low, typical, high] = parts.length === 1 ? [parts[0], parts[0], parts[0]] : parts;
  return { low, typical, high };
}
