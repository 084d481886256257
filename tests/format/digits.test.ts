import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDigits, formatSignificant } from "@/lib/format/digits";

/** The engine's own formatter, as another way to the same text; it alone writes a minus before zero. */
const intl = (options: Intl.NumberFormatOptions) => {
  const format = new Intl.NumberFormat("en-US", options);
  return (value: number) => format.format(value).replace(/^-(?=[0.]*$)/, "");
};

/** Whole numbers, short decimals with their ties, and any size a page can show. */
const numbers = fc.oneof(
  fc.integer(),
  fc.integer({ min: -2e9, max: 2e9 }).map((n) => n / 1000),
  fc.integer({ min: -2e6, max: 2e6 }).map((n) => n / 1e7),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.double({ min: -10, max: 10, noNaN: true }),
);

describe("digits", () => {
  it.each([
    [formatDigits(1_234_567.5, 0, 0), "1,234,568"],
    [formatDigits(999.96, 1, 1), "1,000.0"],
    [formatDigits(1.005, 2, 2), "1.01"],
    [formatDigits(0.000_214, 2, 6), "0.000214"],
    [formatDigits(2, 2, 6), "2.00"],
    [formatDigits(-0.4, 0, 0), "0"],
    [formatSignificant(1_234_567, 6), "1,234,570"],
    [formatSignificant(0.012_345_67, 6), "0.0123457"],
    [formatSignificant(12_500, 6), "12,500"],
  ])("%s", (text, expected) => expect(text).toBe(expected));

  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [2, 6],
  ])("are those of the engine with %i to %i after the point", (fewest, most) => {
    const engine = intl({ minimumFractionDigits: fewest, maximumFractionDigits: most });
    fc.assert(
      fc.property(numbers, (value) => {
        expect(formatDigits(value, fewest, most)).toBe(engine(value));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it("are those of the engine with six significant", () => {
    const engine = intl({ maximumSignificantDigits: 6 });
    fc.assert(
      fc.property(numbers, (value) => {
        expect(formatSignificant(value, 6)).toBe(engine(value));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });
});
