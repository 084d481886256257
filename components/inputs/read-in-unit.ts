import { formatValue } from "@/lib/format/amounts";
import { err, ok, type Result } from "@/lib/result";
import type { Limits } from "@/lib/scenario/limits";
import { BYTES_PER_MIB } from "@/lib/units/bytes";
import { roundTo9Digits } from "@/lib/units/numbers";

/** What may stand behind a number, and how much of the base it is. */
type Family = Readonly<Record<string, number>>;

const MEMORY: Family = {
  B: 1,
  bytes: 1,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  Ki: 2 ** 10,
  Mi: BYTES_PER_MIB,
  Gi: 2 ** 30,
  KiB: 2 ** 10,
  MiB: BYTES_PER_MIB,
  GiB: 2 ** 30,
};
const CPU: Family = { m: 1, vCPU: 1000, CPU: 1000, core: 1000, cores: 1000 };
const TIME: Family = { ms: 1, s: 1000, sec: 1000, seconds: 1000, min: 60_000 };
const SHARE: Family = { "%": 0.01 };
const COUNT: Family = { k: 1e3, K: 1e3, M: 1e6 };

/** Families by the unit a coefficient is kept in, and what one of that unit is in the family's base. */
const UNITS: Readonly<Record<string, { readonly family: Family; readonly one: number }>> = {
  B: { family: MEMORY, one: 1 },
  KB: { family: MEMORY, one: 1e3 },
  KiB: { family: MEMORY, one: 2 ** 10 },
  MB: { family: MEMORY, one: 1e6 },
  MiB: { family: MEMORY, one: BYTES_PER_MIB },
  m: { family: CPU, one: 1 },
  ms: { family: TIME, one: 1 },
  s: { family: TIME, one: 1000 },
  percent: { family: SHARE, one: 0.01 },
  share: { family: SHARE, one: 1 },
  "share of peak": { family: SHARE, one: 1 },
  "share of request": { family: SHARE, one: 1 },
  ratio: { family: { ...SHARE, x: 1, "×": 1 }, one: 1 },
  count: { family: COUNT, one: 1 },
  series: { family: COUNT, one: 1 },
  "passes/s": { family: COUNT, one: 1 },
};

/** A unit of its own kind ("m per Gbit/s") is never converted: only its number can be typed. */
const ALONE = { family: {}, one: 1 } as const;

const NUMBER_AND_UNIT = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/;

/**
 * What was typed → a number in `unit`: a bare number is in that unit already, another unit of the
 * same kind is converted ("65Mi", "65 MiB" and "65" are all 65 where the unit is MiB).
 */
export function readInUnit(
  text: string,
  unit: string,
  limits: Limits,
  path: string,
): Result<number> {
  const refuse = (code: string, message: string) =>
    err({ code, path, message, received: text.slice(0, 80) });
  const { family, one } = UNITS[unit] ?? ALONE;
  // People group thousands with commas: "1,200". A comma elsewhere is no grouping.
  const plain = /^\s*\d{1,3}(,\d{3})+(?!\d|,)/.test(text) ? text.replaceAll(",", "") : text;
  const [, digits, suffix = ""] = NUMBER_AND_UNIT.exec(plain.trim()) ?? [];
  const factor = factorOf(suffix, unit, family, one);
  if (digits === undefined || factor === undefined) {
    return refuse("not-in-unit", `Write ${articleFor(unit)}, such as ${exampleFor(unit)}.`);
  }
  const value = roundTo9Digits(Number(digits) * factor);
  const { low, high } = limits;
  if (!Number.isFinite(value) || value < low || value > high) {
    const message = `Must be an amount from ${formatValue(low)} to ${formatValue(high)}${behind(unit)}.`;
    return refuse("out-of-range", message);
  }
  return ok(value);
}

function factorOf(suffix: string, unit: string, family: Family, one: number): number | undefined {
  if (suffix === "" || suffix === unit) return 1;
  const known = Object.keys(family).find((each) => each === suffix) ?? caseless(family, suffix);
  const inBase = known === undefined ? undefined : family[known];
  return inBase === undefined ? undefined : inBase / one;
}

/** "mib" and "Cores" are meant plainly; where case tells units apart ("m" and "M"), it has to be right. */
function caseless(family: Family, suffix: string): string | undefined {
  const alike = Object.keys(family).filter(
    (each) => each.toLowerCase() === suffix.toLowerCase() && each.length > 1,
  );
  return new Set(alike.map((each) => family[each])).size === 1 ? alike[0] : undefined;
}

const WITHOUT_UNIT: readonly string[] = ["count", "ratio", "series", "exponent"];

function behind(unit: string): string {
  if (unit === "percent") return " %";
  return WITHOUT_UNIT.includes(unit) || unit.startsWith("share") ? "" : ` ${unit}`;
}

function articleFor(unit: string): string {
  if (unit === "m") return "a number of milli-CPU";
  if (unit === "percent") return "a percentage";
  if (unit.startsWith("share")) return "a share of 1";
  return WITHOUT_UNIT.includes(unit) ? "a number" : `a number in ${unit}`;
}

function exampleFor(unit: string): string {
  if (unit.startsWith("share")) return "0.35 or 35 %";
  if (unit === "ratio" || unit === "exponent") return "0.8";
  return unit === "m" ? "65, 65m or 0.065 cores" : "65";
}
