import { expect, it } from "vitest";
import { NEWEST_PRICES } from "@/lib/catalog/newest-prices";
import { catalog } from "@/lib/catalog/all";
import { noPods } from "@/lib/format/no-pods";
import { oldPrices } from "@/lib/format/old-prices";

it("prices more than a year older than the newest list are said to be", () => {
  expect(oldPrices("2025-04-04", "2026-08-03")).toMatch(
    /^Prices of this region are from 2025-04-04, while others are as new as 2026-08-03/,
  );
  expect(oldPrices("2025-08-03", "2026-08-03")).toBeUndefined();
  expect(oldPrices("2025-08-02", "2026-08-03")).toBeDefined();
  expect(oldPrices("2026-08-03", "2026-08-03")).toBeUndefined();
});

it("the newest list is the newest there is", () => {
  const days = Object.values(catalog.prices).flatMap((lists) =>
    Object.values(lists).map(({ asOf }) => asOf),
  );
  expect(days.length).toBeGreaterThan(40);
  expect(days.toSorted().at(-1)).toBe(NEWEST_PRICES);
});

it("without pods there is something to do first", () => {
  expect(noPods("rows", 0)).toMatch(/^Add rows first/);
  expect(noPods("quick", 0)).toMatch(/^Give a number of pods first/);
  expect(noPods("rows", 1)).toBeUndefined();
});
