import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fontMetrics } from "@/.ci/font-metrics";
import { textWidthPx } from "@/lib/charts/svg/measure";

describe("text is measured with the bundled font", () => {
  it("the table is what the font files say, and remakes itself", () => {
    const kept = readFileSync("lib/charts/svg/geist-advances.generated.json", "utf8");
    expect(kept).toBe(fontMetrics());
  });

  it("adds advance widths up", () => {
    const font = { sizePx: 10, weight: "regular" } as const;
    // Geist Regular at 1000 units an em: "A" 668 + space 250 + "A" 668
    expect(textWidthPx("A A", font)).toBeCloseTo(((668 + 250 + 668) / 1000) * 10, 9);
  });

  it("takes other scripts at typical widths, and marks at none", () => {
    const font = { sizePx: 10, weight: "regular" } as const;
    expect(textWidthPx("漢", font)).toBe(10);
    expect(textWidthPx("🚀", font)).toBe(10);
    expect(textWidthPx("a\u200d\ufe0f", font)).toBe(textWidthPx("a", font));
  });
});
