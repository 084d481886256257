import fc from "fast-check";
import { expect, it } from "vitest";
import { formatUsd, formatUsdDelta } from "@/lib/format/amounts";
import { shownUsdChange } from "@/lib/format/usd-change";

const dollars = (text: string) => Number(text.replace(/[$,+]/g, "").replace("−", "-"));

it("$1,451 → $1,249 is −$202, whatever the cents behind them", () => {
  // 1,450.60 − 1,249.30 = 201.30, which alone would be written $201.
  expect(formatUsdDelta(shownUsdChange(1_450_600_000, 1_249_300_000))).toBe("−$202");
});

it("is the difference of the two amounts as they are written", () => {
  const amount = fc.integer({ min: -5_000_000_000, max: 5_000_000_000 });
  fc.assert(
    fc.property(amount, amount, (before, after) => {
      expect(dollars(formatUsdDelta(shownUsdChange(before, after)))).toBe(
        dollars(formatUsd(after)) - dollars(formatUsd(before)),
      );
    }),
    { seed: 3, numRuns: 500 },
  );
});
