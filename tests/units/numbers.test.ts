import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ceilWhole, power, roundTo9Digits, roundUpTo } from "@/lib/units/numbers";

describe("roundTo9Digits", () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [123456789.4, 123456789],
    [1234567891, 1234567890],
    [0.000123456789123, 0.000123456789],
    [-2.0000000001, -2],
    [0, 0],
  ])("%d becomes %d", (value, rounded) => {
    expect(roundTo9Digits(value)).toBe(rounded);
  });

  it("agrees with the engine's own toPrecision(9)", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (value) => {
        const expected = Number(value.toPrecision(9));
        // Half-way cases may fall either way: one unit of the ninth digit is the tolerance.
        const unit = 10 ** (Math.floor(Math.log10(value)) - 8);
        expect(Math.abs(roundTo9Digits(value) - expected)).toBeLessThanOrEqual(unit * 1.000001);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

it("rounds up without charging for binary noise", () => {
  expect(ceilWhole(0.1 + 0.2 + 0.7)).toBe(1);
  expect(ceilWhole(3 * 1.1)).toBe(4);
  expect(ceilWhole(57.000000000001)).toBe(57);
  expect(roundUpTo(12.5, 4)).toBe(16);
  expect(roundUpTo(16, 4)).toBe(16);
  expect(roundUpTo(0.2 * 3 * 100, 5)).toBe(60);
  expect(roundUpTo(7.2, 0)).toBe(8);
});

it("rounds up what nine digits make of a number, however near it is to a whole one", () => {
  const near = fc
    .tuple(fc.integer({ min: -2e9, max: 2e9 }), fc.integer({ min: -16, max: 0 }), fc.boolean())
    .map(([whole, digits, above]) => whole + (above ? 1 : -1) * 10 ** digits);
  fc.assert(
    fc.property(fc.oneof(fc.double({ min: -1e13, max: 1e13, noNaN: true }), near), (value) => {
      expect(ceilWhole(value)).toBe(Math.ceil(roundTo9Digits(value)));
    }),
    { seed: 3, numRuns: 20_000 },
  );
});

it("takes the power asked for, whatever was asked before", () => {
  expect([power(4, 0.5), power(4, 2), power(9, 0.5), power(9, 0.5), power(4, 0.5)]).toEqual([
    2, 16, 3, 3, 2,
  ]);
});

it("takes powers of nothing as nothing", () => {
  expect([power(0, 0.78), power(-4, 0.5), power(1000, 0.78)]).toEqual([0, 0, 218.776162]);
});
