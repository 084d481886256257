import { formatCount, formatValue } from "@/lib/format/amounts";
import type { Limits } from "@/lib/scenario/limits";
import { err, ok, type Result } from "@/lib/result";
import {
  formatCpuMilli,
  formatMemoryMiB,
  parseCpuMilli,
  parseMemoryMiB,
  parseQuantity,
} from "@/lib/units/quantity";

/** How a number is written: as Kubernetes writes CPU or memory, or as a plain figure. */
export type AmountKind = "cpu" | "memory" | "plain";

/** What was typed, in base units, or the rule it breaks. */
export function readAmount(
  text: string,
  kind: AmountKind,
  limits: Limits,
  path: string,
): Result<number> {
  const parsed = parse(text, kind, limits, path);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const { low, high, whole } = limits;
  if (value < low || value > high || (whole && !Number.isInteger(value))) {
    const noun = whole && kind === "plain" ? "a whole number" : "an amount";
    const message = `Must be ${noun} from ${inWords(low, kind)} to ${inWords(high, kind)}.`;
    return refuse("out-of-range", path, message, text);
  }
  return parsed;
}

/** How text with a comma was read, for those who would write a decimal comma. */
export function commaNote(text: string, value: number, kind: AmountKind): string | undefined {
  if (!text.includes(",")) return undefined;
  return `Read as ${writeAmount(value, kind)}: a comma groups thousands, the decimal sign is a point.`;
}

function parse(text: string, kind: AmountKind, limits: Limits, path: string): Result<number> {
  const trimmed = text.trim();
  if (trimmed === "") {
    return err({ code: "empty", path, message: "Must not be empty; write 0 for none." });
  }
  if (/^[-\u2212](?=[\d.])/.test(trimmed)) {
    const below = parse(trimmed.slice(1), kind, limits, path);
    return below.ok ? ok(0 - below.value) : below;
  }
  if (trimmed.includes(",") && !GROUPED.test(trimmed)) {
    return refuse("decimal-comma", path, pointRule(trimmed), text);
  }
  const plain = trimmed.replaceAll(",", "");
  if (kind === "cpu") return parseCpuMilli(plain, path);
  if (kind === "memory") return parseMemory(plain, path);
  const examples = limits.whole ? "20 or 2k" : "0.5, 20 or 2k";
  return parseQuantity(plain.replace(/\s*%$/, ""), path, examples);
}

/** Commas where thousands end: "2,500", "1,000,000.5". */
const GROUPED = /^\d{1,3}(,\d{3})+(?![\d,])/;

/** Only with one comma is it clear what a decimal comma would have meant. */
function pointRule(text: string): string {
  const instead = /^\d*,\d+\D*$/.test(text) ? `: write ${text.replace(",", ".")}` : "";
  return `The decimal sign is a point, and a comma groups thousands${instead}.`;
}

/**
 * A bare number is bytes to Kubernetes, and 128m an eighth of one: hardly ever what a person means,
 * however the number is written.
 */
function parseMemory(text: string, path: string): Result<number> {
  const [, number = "", exponent = "", milli = ""] =
    /^([\d.]*[1-9][\d.]*)([eE][+-]?\d+)?\s*(m?)$/.exec(text) ?? [];
  if (number === "") return parseMemoryMiB(text, path);
  if (milli !== "") {
    const message = `Did you mean ${number}M or ${number}Mi? An m is thousandths of a byte.`;
    return refuse("no-unit", path, message, text);
  }
  const bytes = exponent === "" ? undefined : parseMemoryMiB(text, path);
  const message =
    bytes?.ok === true
      ? `Write the unit: ${writeAmount(bytes.value, "memory")} if bytes are meant, as a bare number would be.`
      : `Write the unit: ${number}Mi or ${number}Gi. A bare number would be bytes.`;
  return refuse("no-unit", path, message, text);
}

function refuse(code: string, path: string, message: string, text: string): Result<never> {
  return err({ code, path, message, received: text.slice(0, 80) });
}

/** An amount as a sentence has it: "250m", "1,000,000". */
function inWords(value: number, kind: AmountKind): string {
  return writeAmount(value, kind).replace(/^-?\d{4,}/, (digits) => formatCount(Number(digits)));
}

/** An amount as its field shows it: "250m", "64Mi", "1200". */
export function writeAmount(value: number, kind: AmountKind): string {
  if (kind === "cpu") return formatCpuMilli(value);
  if (kind === "memory") return value === 0 ? "0" : formatMemoryMiB(value);
  return Number.isInteger(value) ? formatCount(value).replaceAll(",", "") : formatPlain(value);
}

function formatPlain(value: number): string {
  return formatValue(value).replaceAll(",", "");
}
