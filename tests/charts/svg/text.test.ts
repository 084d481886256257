import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, escapeXml, isolated } from "@/lib/charts/svg/clean-text";
import { px } from "@/lib/charts/svg/element";
import { fitMiddle, fitText, wrapText, wrapWords } from "@/lib/charts/svg/fit-text";
import { textWidthPx } from "@/lib/charts/svg/measure";
import { linear, niceTicks } from "@/lib/charts/svg/scale";
import { spreadLabels } from "@/lib/charts/svg/spread-labels";

const FONT = { sizePx: 13, weight: "regular" } as const;

describe("text", () => {
  it.each([
    ["a control character", "a\u0000b\u001bc", "a�b�c"],
    ["half a surrogate pair", "a\ud800b", "a�b"],
    ["line breaks and tabs", "a\n\tb   c", "a b c"],
    ["marks that turn the direction of what follows", "a\u202eb\u2066c\u2069", "abc"],
    ["an emoji family stays whole", "👩‍👩‍👧", "👩‍👩‍👧"],
  ])("%s", (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it("escapes what XML reads", () => {
    expect(escapeXml(`<a b="c" d='e'>&`)).toBe("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  });

  it("isolates names that run the other way, and leaves others alone", () => {
    expect(isolated("منصة")).toBe("\u2068منصة\u2069");
    expect(isolated("Payments")).toBe("Payments");
  });

  it("fitted text is never wider than its room", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 3000 }),
        fc.integer({ min: 20, max: 800 }),
        (text, room) => {
          expect(textWidthPx(fitText(text, room, FONT), FONT)).toBeLessThanOrEqual(room);
          const lines = wrapText(cleanText(text), room, FONT, 3);
          expect(lines.length).toBeLessThanOrEqual(3);
          for (const line of lines) {
            expect(textWidthPx(line, FONT)).toBeLessThanOrEqual(room + 1e-9);
          }
        },
      ),
      { numRuns: 300, seed: 13 },
    );
  });

  it("lines hold the words of the paragraph, in order, where there is room for all", () => {
    const words = fc.array(
      fc.constantFrom("a", "pods", "–", "日本語", "requests/s", "m6i.xlarge"),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 90, max: 800 }), (all, room) => {
        const lines = wrapText(all.join(" "), room, FONT, 100);
        expect(lines.join(" ")).toBe(all.join(" "));
        for (const [index, line] of lines.entries()) {
          // The next line's first word would not have fitted.
          const next = lines[index + 1]?.split(" ")[0];
          if (next === undefined) continue;
          expect(textWidthPx(`${line} ${next}`, FONT)).toBeGreaterThan(room);
        }
      }),
      { numRuns: 300, seed: 14 },
    );
  });

  it("a word wider than a line is cut, and the next goes on behind it", () => {
    const [first = "", ...others] = wrapText(`${"w".repeat(90)} and more words`, 120, FONT, 3);
    expect(first).toMatch(/^w+…/);
    expect([first, ...others].join(" ")).toMatch(/^w+… and more words$/);
    expect(wrapText(`a ${"w".repeat(90)} b`, 120, FONT, 2)).toEqual([
      "a",
      expect.stringMatching(/^w+…$/),
    ]);
  });

  it("keeps both ends of a long link", () => {
    const link = `?v=1&m=dev&name=${"x".repeat(500)}&rows=1.abcdefghijkl`;
    const short = fitMiddle(link, 300, FONT);
    expect(short).toMatch(/^\?v=1&m=dev.*….*abcdefghijkl$/);
    expect(textWidthPx(short, FONT)).toBeLessThanOrEqual(300);
  });
});

describe("numbers", () => {
  it.each([
    [0.1 + 0.2, "0.3"],
    [-0.001, "0"],
    [12.345_678, "12.35"],
    [1e-9, "0"],
    [0.05, "0.05"],
    [-7.5, "-7.5"],
    [99.999, "100"],
    [1_234_567_890.125, "1234567890.13"],
  ])("%d is written %s", (value, text) => {
    expect(px(value)).toBe(text);
  });

  it("are written with the two decimals the engine would give them, and none idle", () => {
    const numbers = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.double({ min: -2000, max: 2000, noNaN: true }),
      fc.integer({ min: -1e6, max: 1e6 }).map((hundredths) => hundredths / 100),
    );
    fc.assert(
      fc.property(numbers, (value) => {
        expect(px(value)).toBe(String(Math.round(value * 100) / 100 + 0));
      }),
      { numRuns: 2000, seed: 15 },
    );
  });

  it.each([
    [0, 6000, 5, [0, 2000, 4000, 6000]],
    [0, 816, 5, [0, 200, 400, 600, 800, 1000]],
    [0, 7, 5, [0, 2, 4, 6, 8]],
    [0, 0, 5, [0]],
  ])("ticks from %d to %d, about %d", (low, high, count, ticks) => {
    expect(niceTicks(low, high, count)).toEqual(ticks);
  });

  it("a scale maps its ends, and a flat domain to one place", () => {
    expect([0, 5, 10].map(linear([0, 10], [100, 200]))).toEqual([100, 150, 200]);
    expect(linear([3, 3], [100, 200])(3)).toBe(100);
  });

  it("labels move apart, stay in order and inside", () => {
    expect(spreadLabels([50, 51, 52], 10, 0, 100)).toEqual([50, 60, 70]);
    expect(spreadLabels([98, 99, 100], 10, 0, 100)).toEqual([80, 90, 100]);
    expect(spreadLabels([100, 50], 10, 0, 100)).toEqual([100, 50]);
  });
});

it("a word wider than its column goes on in the next line, no letter lost", () => {
  const font = { sizePx: 11.5, weight: "regular" } as const;
  const lines = wrapWords("11 recommendationservice-with-a-long-name of shop", 90, font, 9);
  expect(lines.join("").replaceAll(" ", "")).toBe("11recommendationservice-with-a-long-nameofshop");
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(textWidthPx(line, font)).toBeLessThanOrEqual(90);
  // What has no end is cut, as everywhere.
  expect(wrapWords("x".repeat(5000), 90, font, 3).at(-1)).toMatch(/…$/);
});
