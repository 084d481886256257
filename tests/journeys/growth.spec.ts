import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

test("growth: how fast is an input, the months are told and drawn, the link carries it", async ({
  page,
}, info) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=40&growfrom=2027-01&growmonths=12");
  const section = page.getByRole("region", { name: "Trade-offs", exact: true });
  const heading = section.getByRole("heading", { name: "As the cluster grows" });
  await heading.scrollIntoViewIfNeeded();
  await heading.click();
  const part = section.getByRole("region", { name: "Growth" });
  await expect(part.locator('[data-growth="done"]')).toBeVisible({ timeout: 60_000 });
  // 40 × 1.03¹¹ = 55.4
  await expect(part.getByText("From 40 pods in Jan 2027 to 55 in Dec 2027.")).toBeVisible();
  await part.locator("label", { hasText: /^Pods$/ }).click();
  await part.getByLabel("Pods more every month").fill("10");
  // 40 + 11 × 10
  await expect(part.getByText("From 40 pods in Jan 2027 to 150 in Dec 2027.")).toBeVisible({
    timeout: 60_000,
  });
  await expect(page).toHaveURL(/growby=pods&growpods=10&growmonths=12&growfrom=2027-01/);
  await part.getByLabel("From", { exact: true }).fill("spring");
  await expect(part.getByText("From must be a month such as 2026-12, or empty.")).toBeVisible();
  await part.getByLabel("From", { exact: true }).fill("2027-03");
  await expect(part.getByText("From 40 pods in Mar 2027 to 150 in Feb 2028.")).toBeVisible({
    timeout: 60_000,
  });
  // Every month has its width, the last one too: no line ends upright.
  const lines = await part
    .locator("svg polyline")
    .evaluateAll((all) =>
      all.map((line) => (line.getAttribute("points") ?? "").split(" ").slice(-2)),
    );
  expect(lines).toHaveLength(6);
  for (const [before = "", last = ""] of lines) {
    const [[fromX = 0, fromY], [toX = 0, toY]] = [before, last].map((point) =>
      point.split(",").map(Number),
    ) as [number[], number[]];
    expect(toY).toBe(fromY);
    expect(toX - fromX).toBeGreaterThan(10);
  }
  await part.getByLabel("Show", { exact: true }).selectOption("spent");
  await expect(part.getByRole("link", { name: "This figure as a file" })).toHaveAttribute(
    "href",
    /\/figure\/growth\.svg\?.*growpods=10/,
  );
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await part.screenshot({ path: info.outputPath("growth.png") });
  await expectAccessible(page, 'section[aria-label="Growth"]');
});
