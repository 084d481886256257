import { describe, expect, it } from "vitest";
import {
  formatAmountDelta,
  formatCountRange,
  formatCpu,
  formatDelta,
  formatMemory,
  formatPercentDelta,
  formatUsd,
  formatUsdCents,
  formatUsdDelta,
  formatUsdPerHour,
  formatValueRange,
} from "@/lib/format/amounts";
import { formatBinds } from "@/lib/format/binding";
import { formatDuration } from "@/lib/format/duration";
import { formatIssue } from "@/lib/format/issues";
import { perPeriod } from "@/lib/format/money-period";

describe("amounts as people read them", () => {
  it.each([
    ["a count range", formatCountRange(17, 25), "17–25"],
    ["a range of one", formatCountRange(17, 17), "17"],
    ["a gain in nodes", formatDelta(14), "+14"],
    ["a loss in nodes, with a true minus", formatDelta(-2), "−2"],
    ["no change", formatDelta(0), "0"],
    ["dollars", formatUsd(5_747_400_000), "$5,747"],
    ["less than half a dollar is none, and has no sign", formatUsd(-400_000), "$0"],
    ["a saving", formatUsdDelta(-40_000_000), "−$40"],
    ["cents of an hour", formatUsdCents(7_899_000), "$7.90"],
    ["a price an hour, four digits at most", formatUsdPerHour(192_000), "$0.192"],
    ["a price an hour, two digits at least", formatUsdPerHour(2_000_000), "$2.00"],
    ["a small share has a digit", formatPercentDelta(0.061), "+6.1 %"],
    ["a large share has none", formatPercentDelta(0.338), "+34 %"],
    ["whole vCPUs", formatCpu(4000), "4 vCPU"],
    ["parts of a vCPU", formatCpu(940), "0.94 vCPU"],
    ["memory of a machine", formatMemory(3840), "3.75 GiB"],
    ["a range of values", formatValueRange(0.2, 0.71), "0.2–0.71"],
    ["a change with one digit", formatAmountDelta(-0.34), "−0.3"],
  ])("%s", (_, text, expected) => expect(text).toBe(expected));
});

it("a month is 730 hours and a twelfth of a year", () => {
  expect(perPeriod(730_000_000, "hour")).toBe(1_000_000);
  expect(perPeriod(100, "year")).toBe(1200);
  expect(perPeriod(100, "month")).toBe(100);
});

it.each([
  [89, "89 s"],
  [780, "13 min"],
  [12_600, "3.5 h"],
  [7200, "2 h"],
])("%d seconds read %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

it("what binds is a clause in the right number", () => {
  expect(formatBinds("cpu")).toBe("CPU requests bind");
  expect(formatBinds("memory-use")).toBe("memory use binds");
  expect(formatBinds("minimum")).toBe("your minimum decides");
});

it("an issue is a sentence that says what was received", () => {
  const issue = { code: "too-small", path: "ns", message: "must be 1 or more", received: "-3" };
  expect(formatIssue(issue)).toBe("must be 1 or more. Received: -3.");
  expect(formatIssue({ code: "x", path: "p", message: "Write a number." })).toBe("Write a number.");
});
