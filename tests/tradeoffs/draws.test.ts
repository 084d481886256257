import { describe, expect, it } from "vitest";
import { drawsOf, valueIn } from "@/lib/tradeoffs/draws";

const many = (name: string, seed: number, count: number) => {
  const next = drawsOf(name, seed);
  return Array.from({ length: count }, next);
};

describe("draws", () => {
  it("are those of mulberry32 and FNV-1a, worked out apart", () => {
    // FNV-1a of the empty name is its offset basis 0x811c9dc5; 2026 xor that starts the stream.
    // mulberry32 by 32-bit arithmetic with BigInt, as published.
    const mask = 0xffffffffn;
    let state = 2026n ^ 0x811c9dc5n;
    const next = () => {
      state = (state + 0x6d2b79f5n) & mask;
      let t = ((state ^ (state >> 15n)) * (state | 1n)) & mask;
      t = (t ^ (t + (((t ^ (t >> 7n)) * (t | 61n)) & mask))) & mask;
      return Number((t ^ (t >> 14n)) & mask);
    };
    for (const { side, depth } of many("", 2026, 50)) {
      expect(side).toBe(next() / 2 ** 32);
      const [a, b] = [next(), next()];
      expect(depth).toBe(Math.max(a, b) / 2 ** 32);
    }
  });

  it("the same seed and name give the same, another name or seed others", () => {
    expect(many("hardware.factor", 1, 20)).toEqual(many("hardware.factor", 1, 20));
    expect(many("hardware.factor", 1, 20)).not.toEqual(many("hardware.factor", 2, 20));
    expect(many("hardware.factor", 1, 20)).not.toEqual(many("envoy.cpu.spread", 1, 20));
  });
});

describe("values in a range", () => {
  const values = (low: number, typical: number, high: number, count = 20_000) =>
    many("x", 7, count).map((draw) => valueIn({ low, typical, high }, draw));
  const share = (of: readonly number[], wanted: (value: number) => boolean) =>
    of.filter(wanted).length / of.length;

  it("from zero on: triangular, with its mean at a third of the three corners", () => {
    const drawn = values(0, 1, 5);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    // (0 + 1 + 5) ÷ 3 = 2; its standard error is √((0+1+25−0−0−5) ÷ 18 ÷ 20,000) = 0.008
    expect(Math.abs(mean - 2)).toBeLessThan(0.04);
    // Below the peak lies (1 − 0) ÷ (5 − 0) of the triangle.
    expect(Math.abs(share(drawn, (value) => value < 1) - 0.2)).toBeLessThan(0.015);
  });

  it("above zero: triangular in factors, so half and double are as likely", () => {
    const drawn = values(1, 2, 4);
    expect(Math.abs(share(drawn, (value) => value < 2) - 0.5)).toBeLessThan(0.015);
    // Half of a side's triangle in depth holds a quarter of it: below 1 × √2 lies 1/4 of 1/2.
    expect(Math.abs(share(drawn, (value) => value < Math.SQRT2) - 0.125)).toBeLessThan(0.012);
    expect(Math.abs(share(drawn, (value) => value > 4 / Math.SQRT2) - 0.125)).toBeLessThan(0.012);
  });

  it("never leave the range, and stand still where it is a point", () => {
    for (const [low, typical, high] of [
      [5.2, 16, 256],
      [1, 1, 6.5],
      [1, 4, 4],
      [0, 0, 0.1],
    ] as const) {
      for (const value of values(low, typical, high, 2000)) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }
    }
    expect(new Set(values(3, 3, 3, 100))).toEqual(new Set([3]));
  });
});
