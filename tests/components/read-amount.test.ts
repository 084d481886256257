import { describe, expect, it } from "vitest";
import {
  type AmountKind,
  commaNote,
  readAmount,
  writeAmount,
} from "@/components/inputs/read-amount";

const WHOLE = { low: 0, high: 10_000, whole: true };
const MONTHS = { low: 2, high: 60, whole: true };
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
    ["memory above its limit", value("1,000Gi", "memory"), "Must be an amount from 0 to 10,000Mi."],
  ])("%s", (_, message, rule) => expect(message).toMatch(rule));
});

it.each([
  [250, "cpu", "250m"],
  [2000, "cpu", "2"],
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
