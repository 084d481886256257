import { describe, expect, it } from "vitest";
import { type AmountKind, readAmount, writeAmount } from "@/components/inputs/read-amount";

const WHOLE = { low: 0, high: 10_000, whole: true };
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
  ])("%s", (_, read, expected) => expect(read).toBe(expected));
});

describe("what is refused says the rule", () => {
  it.each([
    ["nothing", value("  ", "plain"), "Must not be empty; write 0 for none."],
    ["memory without a unit", value("512", "memory"), /^Write the unit: 512Mi or 512Gi/],
    ["a word", value("lots", "plain"), /^Write a number with an optional Kubernetes suffix/],
    ["a fraction of a pod", value("2.5", "plain"), "Must be a whole number from 0 to 10000."],
    ["too much", value("11k", "plain"), "Must be a whole number from 0 to 10000."],
    ["too much CPU, in CPU's own spelling", value("11", "cpu"), "Must be an amount from 0 to 10."],
    ["less than nothing", value("-3", "plain"), "The amount must be zero or more."],
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
