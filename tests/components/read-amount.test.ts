import { describe, expect, it } from "vitest";
import { roundingNote } from "@/components/inputs/rounding-note";
import { catalog } from "@/lib/catalog/all";
import {
  type AmountKind,
  commaNote,
  readAmount,
  writeAmount,
} from "@/components/inputs/read-amount";

const WHOLE = { low: 0, high: 10_000, whole: true };
const MONTHS = { low: 2, high: 60, whole: true };
const ZONES = { low: 1, high: 6, whole: true };
const PERCENT = { low: 0, high: 100, whole: false };
const CPU = { low: 0, high: 1_000_000, whole: true };
const ANY = { low: 0, high: 10_000, whole: false };

const value = (text: string, kind: AmountKind, limits = WHOLE) => {
  const read = readAmount(text, kind, limits, "field");
  return read.ok ? read.value : read.issues[0]?.message;
};

describe("what a person types", () => {
  it.each([
    ["millis", value("250m", "cpu"), 250],
    ["cores with a fraction", value("1.5", "cpu"), 1500],
    ["mebibytes", value("64Mi", "memory"), 64],
    ["gibibytes with a fraction", value("1.5Gi", "memory"), 1536],
    ["thousands", value("2k", "plain"), 2000],
    ["grouped thousands", value("2,500", "plain"), 2500],
    ["a percent sign", value("25 %", "plain", ANY), 25],
    ["no memory at all", value("0", "memory"), 0],
    ["gibibytes as the IEC writes them", value("9 GiB", "memory"), 9216],
    ["mebibytes as the IEC writes them", value("128 MiB", "memory"), 128],
    ["gibibytes after a space", value("9 Gi", "memory"), 9216],
    ["grouped thousands of CPU", value("1,500m", "cpu"), 1500],
    ["grouped thousands with a fraction", value("2,500.5", "plain", ANY), 2500.5],
    ["as many vCPU as a machine has", value("64", "cpu", CPU), 64_000],
    ["more than that, said so", value("250 vCPU", "cpu", CPU), 250_000],
    ["a node's CPU, be it large", value("96", "nodeCpu", CPU), 96_000],
    // 128 × 2²⁰ = 134,217,728
    ["bytes that are called so", value("134217728 bytes", "memory"), 128],
    ["three decimals of a rate", value("1.200", "plain", ANY), 1.2],
    ["less than nothing, where that can be", value("-5", "plain", { ...ANY, low: -20 }), -5],
    ["with a minus sign of print", value("\u22125", "plain", { ...ANY, low: -20 }), -5],
  ])("%s", (_, read, expected) => expect(read).toBe(expected));
});

describe("what is refused says the rule", () => {
  it.each([
    ["nothing", value("  ", "plain"), "Must not be empty; write 0 for none."],
    ["memory without a unit", value("512", "memory"), /^Write the unit: 512Mi or 512Gi/],
    ["a word", value("lots", "plain"), /^Write a number with an optional Kubernetes suffix/],
    ["a fraction of a pod", value("2.5", "plain"), "Must be a whole number from 0 to 10,000."],
    ["too much", value("11k", "plain"), "Must be a whole number from 0 to 10,000."],
    ["too much CPU, in CPU's own spelling", value("11", "cpu"), "Must be an amount from 0 to 10."],
    ["less than nothing", value("-3", "plain"), "Must be a whole number from 0 to 10,000."],
    ["less than the least", value("-3", "plain", MONTHS), "Must be a whole number from 2 to 60."],
    ["two signs", value("--3", "plain"), /^Write a number/],
    ["a word for a count", value("lots", "plain"), /such as 20 or 2k\.$/],
    ["a word for a rate", value("lots", "plain", ANY), /such as 0\.5, 20 or 2k\.$/],
    ["a word for CPU", value("100mm", "cpu"), /such as 250m or 1\.5\.$/],
    ["a word for memory", value("lots", "memory"), /such as 64Mi or 2Gi\.$/],
    [
      "a decimal comma",
      value("1,5", "plain"),
      /point, and a comma groups thousands: write 1\.5\.$/,
    ],
    ["a decimal comma of CPU", value("0,25", "cpu"), /groups thousands: write 0\.25\.$/],
    ["a comma at no thousand", value("1,00,000", "plain"), /a comma groups thousands\.$/],
    ["megabytes", value("128MB", "memory"), "Did you mean 128M or 128Mi?"],
    ["gigabytes with a fraction", value("1.5 GB", "memory"), "Did you mean 1.5G or 1.5Gi?"],
    ["mebibytes in small letters", value("128 mi", "memory"), "Did you mean 128Mi?"],
    ["kilobytes", value("900kb", "memory"), "Did you mean 900k or 900Ki?"],
    ["thousandths of a byte", value("128m", "memory"), /^Did you mean 128M or 128Mi\?/],
    // 10⁹ ÷ 2²⁰ = 953.7
    ["bytes with an exponent", value("1e9", "memory"), /^Write the unit: 954Mi if bytes are meant/],
    // Zones go from 1 to 6, a percentage from 0 to 100: no example beyond them, no suffix.
    [
      "a word for zones",
      value("x", "plain", ZONES),
      "Write a whole number from 1 to 6, such as 2.",
    ],
    [
      "a word for a percentage",
      value("abc", "plain", PERCENT),
      "Write a number from 0 to 100, such as 0.5 or 20.",
    ],
    ["memory below nothing", value("-5", "memory"), "Must be an amount from 0 to 10,000Mi."],
    ["CPU below nothing", value("-250m", "cpu"), "Must be an amount from 0 to 10."],
    [
      "memory as CPU",
      value("64Mi", "cpu", CPU),
      "Mi is a unit of memory. Write CPU in vCPU or millis, such as 1.5 or 250m.",
    ],
    ["gigabytes as CPU", value("2 GB", "cpu", CPU), /^GB is a unit of memory\. /],
    ["a large M for millis", value("500M", "cpu", CPU), "Did you mean 500m? An M is a million."],
    // The largest machine of the catalogue has 64 vCPU.
    ["bare millis", value("250", "cpu", CPU), /^Write the unit: 250m or 250 vCPU\. /],
    [
      "one vCPU more than a machine has",
      value("65", "cpu", CPU),
      /^Write the unit: 65m or 65 vCPU/,
    ],
    [
      "a point at the thousands of a whole number",
      value("1.000", "plain"),
      "Write 1,000 or 1: the decimal sign is a point, and a comma groups thousands.",
    ],
    ["1200 as the Germans write it", value("1.200", "plain"), /^Write 1,200: the decimal sign is/],
    ["two points at thousands", value("1.000.000", "plain"), /^Write 1,000,000: the decimal/],
    ["a decimal comma below zero", value("-1,5", "plain"), /groups thousands: write -1\.5\.$/],
    ["memory above its limit", value("1,000Gi", "memory"), "Must be an amount from 0 to 10,000Mi."],
  ])("%s", (_, message, rule) => expect(message).toMatch(rule));
});

it.each([
  [250, "cpu", "250m"],
  [2000, "cpu", "2"],
  [64_000, "cpu", "64"],
  [250_000, "cpu", "250000m"],
  [96_000, "nodeCpu", "96"],
  [1536, "memory", "1536Mi"],
  [2048, "memory", "2Gi"],
  [0, "memory", "0"],
  [1_000_000, "plain", "1000000"],
  [0.35, "plain", "0.35"],
] as const)("%d as %s is written %s and read back", (amount, kind, text) => {
  expect(writeAmount(amount, kind)).toBe(text);
  const limits = { low: 0, high: 1e9, whole: false };
  expect(readAmount(text, kind, limits, "field")).toEqual({ ok: true, value: amount });
});

it("says how a comma was read", () => {
  expect(commaNote("1,000", 1000, "plain")).toBe(
    "Read as 1000: a comma groups thousands, the decimal sign is a point.",
  );
  expect(commaNote("1000", 1000, "plain")).toBeUndefined();
});

it.each([
  // 10⁻⁵ vCPU is 0.01m; 1.5m goes up to 2m; 0.5Mi up to 1Mi.
  ["0.00001", 1, "cpu", "Counts as 1m: rounded up to whole milli-CPU."],
  ["1.5m", 2, "cpu", "Counts as 2m: rounded up to whole milli-CPU."],
  ["0.5Mi", 1, "memory", "Counts as 1Mi: rounded up to whole MiB."],
  ["250m", 250, "cpu", undefined],
  ["0", 0, "cpu", undefined],
  // 500,000,000 ÷ 1,048,576 = 476.8: 477Mi are 0.03 % more, which is no news.
  ["500M", 477, "memory", undefined],
  ["0.3", 0.3, "plain", undefined],
] as const)("%s counts as %d of %s", (text, value, kind, note) => {
  expect(roundingNote(text, value, kind)).toBe(note);
});

it("bare vCPU end where the largest machine of the catalogue does", () => {
  const files = Object.values(catalog.instanceTypes);
  const most = Math.max(...files.flatMap(({ types }) => types.map(({ vcpu }) => vcpu)));
  expect(value(String(most), "cpu", CPU)).toBe(most * 1000);
  expect(value(String(most + 1), "cpu", CPU)).toMatch(/^Write the unit/);
});
