import { expect, it } from "vitest";
import { inPageOrder } from "@/components/report/page-order";

const figure = (id: string, heightPx: number) => ({ id, heightPx, svg: "" });
const ids = (figures: readonly { readonly id: string }[]) => figures.map(({ id }) => id).join(" ");

it("fills each page with the following figures that still fit, and loses none", () => {
  // 1000 px a page, 30 px between two: a and c take 400 + 30 + 500 = 930, b and d 700 + 30 + 250 = 980.
  const figures = [figure("a", 400), figure("b", 700), figure("c", 500), figure("d", 250)];
  expect(ids(inPageOrder(figures, 1000))).toBe("a c b d");
});

it("a figure taller than a page stands where it stood", () => {
  expect(ids(inPageOrder([figure("tall", 1400), figure("b", 300), figure("c", 300)], 1000))).toBe(
    "tall b c",
  );
});

it("two that fill a page to the pixel share it", () => {
  expect(ids(inPageOrder([figure("a", 485), figure("b", 900), figure("c", 485)], 1000))).toBe(
    "a c b",
  );
});

it("leaves a small figure to the page that a taller one would not fit on", () => {
  // a with b (220) would leave c (750) alone: 400 + 30 + 550 = 980 for a and d, 750 + 30 + 220 for c and b.
  const figures = [figure("a", 400), figure("b", 220), figure("c", 750), figure("d", 550)];
  expect(ids(inPageOrder(figures, 1000))).toBe("a d b c");
});
