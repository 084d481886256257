import { describe, expect, it } from "vitest";
import { lazyFields, plain } from "@/lib/lazy";

const make = lazyFields<
  { readonly name: string },
  { readonly size: number; readonly odd: boolean }
>(["size", "odd"]);

describe("lazyFields", () => {
  it("works a field out at its first read, and once", () => {
    let computed = 0;
    const made = make(
      { name: "seven" },
      {
        size: () => {
          computed += 1;
          return 7;
        },
        odd: () => true,
      },
    );
    expect(computed).toBe(0);
    expect([made.size, made.size, made.name, computed]).toEqual([7, 7, "seven", 1]);
  });

  it("remembers that there is no value, too", () => {
    let computed = 0;
    const maybe = lazyFields<object, { readonly found: string | undefined }>(["found"]);
    const made = maybe(
      {},
      {
        found: () => {
          computed += 1;
          return undefined;
        },
      },
    );
    expect([made.found, made.found, computed]).toEqual([undefined, undefined, 1]);
  });

  it("keeps the fields of one object from those of another", () => {
    const [one, two] = [1, 2].map((size) =>
      make({ name: "" }, { size: () => size, odd: () => size === 1 }),
    );
    expect([one?.size, two?.size, one?.odd, two?.odd]).toEqual([1, 2, true, false]);
  });
});

describe("fields that hang on others", () => {
  const sums = lazyFields<
    { readonly one: number },
    { readonly two: number; readonly four: number }
  >(["two", "four"]);

  it("are worked out from them", () => {
    const made = sums({ one: 1 }, { two: ({ one }) => 2 * one, four: ({ two }) => 2 * two });
    expect([made.four, made.two]).toEqual([4, 2]);
  });
});

describe("objects made by lazyFields, in a test", () => {
  const one = make({ name: "one" }, { size: () => 1, odd: () => true });

  it("equal each other where all their fields do", () => {
    expect(one).toEqual(make({ name: "one" }, { size: () => 1, odd: () => true }));
    expect([one]).toEqual([{ name: "one", size: 1, odd: true }]);
  });

  it("differ where a field does that nobody has read", () => {
    expect(one).not.toEqual(make({ name: "one" }, { size: () => 2, odd: () => true }));
    expect([one]).not.toEqual([{ name: "one", size: 1 }]);
  });
});

describe("plain", () => {
  const made = make({ name: "two" }, { size: () => 2, odd: () => false });

  it("is a copy with every field, as a file has it", () => {
    const all = { name: "two", size: 2, odd: false };
    expect({ ...plain(made) }).toStrictEqual(all);
    expect(JSON.parse(JSON.stringify(made))).toStrictEqual(all);
    expect(structuredClone(plain(made))).toStrictEqual(all);
  });

  it("goes into what the fields hold", () => {
    const outer = lazyFields<{ readonly first: object }, { readonly list: readonly object[] }>([
      "list",
    ]);
    const all = { name: "two", size: 2, odd: false };
    const copy = plain(outer({ first: made }, { list: () => [made, { name: "three" }] }));
    expect(structuredClone(copy)).toStrictEqual({ first: all, list: [all, { name: "three" }] });
  });

  it("copies once what two fields hold", () => {
    const pair = lazyFields<{ readonly first: object }, { readonly second: object }>(["second"]);
    const copy = plain(pair({ first: made }, { second: () => made }));
    expect(copy.first).toBe(copy.second);
    expect(copy.first).not.toBe(made);
  });

  it("copies what was plain before", () => {
    const before = { a: 1 };
    expect(plain(before)).toStrictEqual({ a: 1 });
    expect(plain(before)).not.toBe(before);
  });
});
