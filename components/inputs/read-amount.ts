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

/** How a number is written: as Kubernetes writes a request of CPU, a node's CPU or memory, or as a plain figure. */
export type AmountKind = "cpu" | "nodeCpu" | "memory" | "plain";

/**
 * The most vCPU a machine of the catalogue has. More of them in one bare number ("250") is
 * hardly ever a request: millis were meant, or it has to be said.
 */
const MOST_BARE_VCPU = 64;

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

/** How a figure with a point where thousands would end was read, for those who group them by points. */
export function pointNote(text: string, value: number): string | undefined {
  const plain = text.trim();
  if (!POINTS_AT_THOUSANDS.test(plain)) return undefined;
  const thousands = plain.replaceAll(".", ",");
  return `Read as ${writeAmount(value, "plain")}: the decimal sign is a point; write ${thousands} if thousands are meant.`;
}

function parse(text: string, kind: AmountKind, limits: Limits, path: string): Result<number> {
  const trimmed = text.trim();
  if (trimmed === "") {
    return err({ code: "empty", path, message: "Must not be empty; write 0 for none." });
  }
  if (trimmed.includes(",") && !GROUPED.test(trimmed)) {
    return refuse("decimal-comma", path, pointRule(trimmed), text);
  }
  if (/^[-\u2212](?=[\d.])/.test(trimmed)) {
    // No amount is below zero; what else is wrong with it is no news then.
    if (limits.low >= 0) return ok(-1);
    const below = parse(trimmed.slice(1), kind, limits, path);
    return below.ok ? ok(0 - below.value) : below;
  }
  const plain = trimmed.replaceAll(",", "");
  if (kind === "memory") return parseMemory(plain, path);
  if (kind !== "plain") return parseCpu(plain, kind, path);
  if (limits.whole && POINTS_AT_THOUSANDS.test(plain)) {
    return refuse("point-at-thousands", path, thousandsRule(plain), text);
  }
  return parsePlain(plain.replace(/\s*%$/, ""), limits, path);
}

/** Points where thousands would end: "1.000", "12.500.000". */
const POINTS_AT_THOUSANDS = /^[1-9]\d{0,2}(\.\d{3})+$/;

/** In much of the world a point groups thousands: of a whole number nobody writes three decimals. */
function thousandsRule(text: string): string {
  const grouped = text.replaceAll(".", ",");
  const [whole = "", ...groups] = text.split(".");
  const round = groups.length === 1 && groups[0] === "000" ? ` or ${whole}` : "";
  return `Write ${grouped}${round}: the decimal sign is a point, and a comma groups thousands.`;
}

/** Figures people may want to write, for a field that has room for them. */
const EXAMPLES: readonly (readonly [string, number])[] = [
  ["0.5", 0.5],
  ["20", 20],
  ["2k", 2000],
];

function parsePlain(text: string, { low, high, whole }: Limits, path: string): Result<number> {
  const fitting = EXAMPLES.filter(
    ([, value]) => value >= low && value <= high && (!whole || Number.isInteger(value)),
  ).map(([written]) => written);
  const least = writeAmount(Math.max(low, Math.min(2, high)), "plain");
  const examples = fitting.length === 0 ? least : fitting.join(", ").replace(/, (?=\w+$)/, " or ");
  const parsed = parseQuantity(text, path, examples);
  // A suffix is no use where there are no thousands.
  if (parsed.ok || high >= 2000) return parsed;
  const noun = whole ? "a whole number" : "a number";
  const range = `from ${inWords(low, "plain")} to ${inWords(high, "plain")}`;
  return refuse("not-a-quantity", path, `Write ${noun} ${range}, such as ${examples}.`, text);
}

/** CPU also in words ("250 vCPU"); a bare number beyond any machine is asked about. */
function parseCpu(text: string, kind: AmountKind, path: string): Result<number> {
  const [, number, unit = ""] = /^([\d.]+)\s*([A-Za-z]*)$/.exec(text) ?? [];
  if (number !== undefined && /^(v?cpus?|cores?)$/i.test(unit)) return parseCpuMilli(number, path);
  if (number !== undefined && unit === "M") {
    return refuse("not-cpu", path, `Did you mean ${number}m? An M is a million.`, text);
  }
  if (number !== undefined && /^([KMGTPE]i?B|[KMGTPE]i|[GTPE])$/i.test(unit)) {
    const message = `${unit} is a unit of memory. Write CPU in vCPU or millis, such as 1.5 or 250m.`;
    return refuse("not-cpu", path, message, text);
  }
  if (kind === "cpu" && unit === "" && Number(number) > MOST_BARE_VCPU) {
    const message = `Write the unit: ${number}m or ${number} vCPU. No machine of the catalogue has more than ${MOST_BARE_VCPU} vCPU.`;
    return refuse("no-unit", path, message, text);
  }
  return parseCpuMilli(text, path);
}

/** Commas where thousands end: "2,500", "1,000,000.5". */
const GROUPED = /^[-\u2212]?\d{1,3}(,\d{3})+(?![\d,])/;

/** Only with one comma is it clear what a decimal comma would have meant. */
function pointRule(text: string): string {
  const instead = /^[-\u2212]?\d*,\d+\D*$/.test(text) ? `: write ${text.replace(",", ".")}` : "";
  return `The decimal sign is a point, and a comma groups thousands${instead}.`;
}

/**
 * A bare number is bytes to Kubernetes, and 128m an eighth of one: hardly ever what a person means,
 * however the number is written.
 */
function parseMemory(text: string, path: string): Result<number> {
  const [, inBytes] = /^([\d.]+)\s*(?:B|bytes?)$/.exec(text) ?? [];
  if (inBytes !== undefined) return parseMemoryMiB(inBytes, path);
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
  const written = kind === "cpu" ? formatCpuMilli(value) : writeAmount(value, kind);
  return written.replace(/^-?\d{4,}/, (digits) => formatCount(Number(digits)));
}

/** An amount as its field shows it: "250m", "64Mi", "1200". */
export function writeAmount(value: number, kind: AmountKind): string {
  // Never as text that would be asked about when it is read again.
  if (kind === "cpu" && value > MOST_BARE_VCPU * 1000) return `${value}m`;
  if (kind === "cpu" || kind === "nodeCpu") return formatCpuMilli(value);
  if (kind === "memory") return value === 0 ? "0" : formatMemoryMiB(value);
  return Number.isInteger(value) ? formatCount(value).replaceAll(",", "") : formatPlain(value);
}

function formatPlain(value: number): string {
  return formatValue(value).replaceAll(",", "");
}
