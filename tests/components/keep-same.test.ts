import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepSame } from "@/components/calculator/keep-same";

describe("keepSame", () => {
  const before = {
    rows: [
      { id: "a", nodes: 3 },
      { id: "b", nodes: 5 },
    ],
    notes: ["x"],
  };

  it("takes what has not changed from before", () => {
    const after = {
      rows: [
        { id: "a", nodes: 3 },
        { id: "b", nodes: 6 },
      ],
      notes: ["x"],
    };
    const kept = keepSame(before, after);
    expect(kept).toEqual(after);
    expect(kept.rows[0]).toBe(before.rows[0]);
    expect(kept.rows[1]).not.toBe(before.rows[1]);
    expect(kept.notes).toBe(before.notes);
  });

  it("is what was before where all is equal", () => {
    expect(keepSame(before, structuredClone(before))).toBe(before);
  });

  it.each([
    ["a row fewer", { rows: [{ id: "a", nodes: 3 }], notes: ["x"] }],
    ["a key more", { ...before, name: "n" }],
    ["undefined for a key that was not there", { ...before, name: undefined }],
    ["an object for a list", { rows: { 0: { id: "a", nodes: 3 } }, notes: ["x"] }],
    ["null", { rows: null, notes: null }],
  ])("keeps every value of the later: %s", (_, after) => {
    expect(keepSame(before, after)).toStrictEqual(after);
  });

  it("equals the later one, whatever both are, and changes neither", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const [first, second] = [structuredClone(one), structuredClone(other)];
        expect(keepSame(one, other)).toEqual(other);
        expect([one, other]).toEqual([first, second]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
