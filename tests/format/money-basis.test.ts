import { describe, expect, it } from "vitest";
import { formatDerived } from "@/lib/format/derived";
import { moneyFormat } from "@/lib/format/money-basis";

/** $2,314 a month, 408 pods, 8,577,792,000 requests: 408 × 20 a second × 0.4 × 2,628,000 s. */
const MONTH = 2_314_000_000;
const UNITS = { pods: 408, requestsPerMonth: 408 * 20 * 0.4 * 2_628_000 };

describe("a month's bill on every basis", () => {
  it.each([
    // 2,314 ÷ 730 = 3.1699
    ["hour", "$3.17"],
    ["month", "$2,314"],
    // 2,314 × 12
    ["year", "$27,768"],
    // 2,314 ÷ 408 = 5.6716
    ["pod", "$5.67"],
    // 2,314 ÷ 8,577,792 thousands of requests = 0.00026977
    ["requests", "$0.00027"],
  ] as const)("%s", (basis, text) => {
    expect(moneyFormat(basis, UNITS).plain(MONTH)).toBe(text);
  });

  it("a difference keeps its sign, and nothing to divide by is no amount", () => {
    expect(moneyFormat("pod", UNITS).delta(-MONTH)).toBe("−$5.67");
    expect(moneyFormat("requests", UNITS).delta(MONTH)).toBe("+$0.00027");
    expect(moneyFormat("requests", UNITS).delta(0)).toBe("$0");
    expect(moneyFormat("pod", { ...UNITS, pods: 0 }).plain(MONTH)).toBe("–");
    expect(moneyFormat("requests", { ...UNITS, requestsPerMonth: 0 }).plain(MONTH)).toBe("–");
  });
});

it.each([
  [44.656, "vCPU", "44.656 vCPU"],
  [17, "nodes", "17 nodes"],
  [0, "", "0"],
  [2631.6017, "$ a month", "$2,631.60 a month"],
  [0.00027, "$ for 1,000 requests", "$0.00027 for 1,000 requests"],
  [27.2, "$ a month", "$27.20 a month"],
])("a derived %d in %j reads %j", (result, unit, text) => {
  expect(formatDerived(result, unit)).toBe(text);
});
