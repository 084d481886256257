import { formatCount, formatValue } from "@/lib/format/amounts";
import type { Limits } from "@/lib/scenario/limits";
import { err, type Result } from "@/lib/result";
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
  const parsed = parse(text, kind, path);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const { low, high, whole } = limits;
  if (value < low || value > high || (whole && !Number.isInteger(value))) {
    const noun = whole && kind === "plain" ? "a whole number" : "an amount";
    const message = `Must be ${noun} from ${writeAmount(low, kind)} to ${writeAmount(high, kind)}.`;
    return err({ code: "out-of-range", path, message, received: text.slice(0, 80) });
  }
  return parsed;
}

function parse(text: string, kind: AmountKind, path: string): Result<number> {
  if (text.trim() === "") {
    return err({ code: "empty", path, message: "Must not be empty; write 0 for none." });
  }
  if (kind === "cpu") return parseCpuMilli(text, path);
  if (kind === "memory") return parseMemory(text, path);
  // People group thousands with commas; nobody writes a Kubernetes quantity with them.
  return parseQuantity(text.replaceAll(",", "").replace(/\s*%$/, ""), path);
}

/** A bare number is bytes to Kubernetes, which is hardly ever what a person means. */
function parseMemory(text: string, path: string): Result<number> {
  if (/^\s*[\d.]*[1-9][\d.]*\s*$/.test(text)) {
    const bare = text.trim();
    return err({
      code: "no-unit",
      path,
      message: `Write the unit: ${bare}Mi or ${bare}Gi. A bare number would be bytes.`,
      received: text.slice(0, 80),
    });
  }
  return parseMemoryMiB(text, path);
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
