import type { Locator } from "@playwright/test";
import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

const SLOW = { timeout: 60_000 };

test("trade-offs: figures are drawn, requirements picked, a sweep run on another input", async ({
  page,
}, info) => {
  // Seven drawings and a sweep, and axe over all of it.
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=60");
  const section = page.getByRole("region", { name: "Trade-offs", exact: true });
  await section.scrollIntoViewIfNeeded();
  await calculator.unfold(section);
  for (const id of ["latency-cost", "upgrade-timeline", "right-sizing"]) {
    const figure = section.locator(`figure[data-figure="${id}"]`);
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.getByRole("img")).toBeVisible(SLOW);
    await expect(figure.getByText("The figures as a table")).toBeVisible();
  }
  await expect(section.getByText("Nothing is required yet")).toBeVisible();
  await section.getByLabel("JWT validation").check();
  await expect(section.getByText(/Lacking in Linkerd: JWT validation/)).toBeVisible();
  // Few numbers describe this cluster: services per namespace are one of its inputs.
  const inputs = section.getByLabel("Input", { exact: true });
  await expect(inputs.locator('option[value="namespaces"]')).toHaveCount(1);
  await expectTypeAtPageSize(section.getByRole("region", { name: "Chart of the sweep" }));
  await inputs.selectOption("l7-share");
  await expect(section.locator('[data-sweep="l7-share"]')).toBeVisible(SLOW);
  await section.getByLabel("Against", { exact: true }).selectOption("meshCpu");
  // As a file, and in the share dialog, it is about the same input and measure.
  const sweep = section.locator("[data-sweep]");
  await expect(sweep.getByRole("link", { name: "This figure as a file" })).toHaveAttribute(
    "href",
    /^\/figure\/sweep\.svg\?.*&axis=l7-share&measure=meshCpu$/,
  );
  await sweep.getByRole("button", { name: "Share this figure" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this scenario" });
  await expect(dialog.getByRole("img", { name: /^CPU of the mesh at 100 %/ })).toBeVisible(SLOW);
  await expect(dialog.getByLabel("Markdown", { exact: true })).toHaveValue(
    /sweep\.svg\?.*&axis=l7-share&measure=meshCpu&theme=light/,
  );
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await section.getByText("Ambient against sidecars by their charts").click();
  await expect(
    section.getByText("CPU: (200 + 100) m a node ÷ 100 m a pod = 3 pods on a node", {
      exact: true,
    }),
  ).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await section.screenshot({ path: info.outputPath("tradeoffs.png") });
  await expectAccessible(page);
});

test("a cluster of rows is not offered services per namespace", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("");
  const section = page.getByRole("region", { name: "Trade-offs", exact: true });
  await section.scrollIntoViewIfNeeded();
  await calculator.unfold(section);
  const inputs = section.getByLabel("Input", { exact: true });
  await expect(inputs.locator('option[value="requests"]')).toHaveCount(1);
  await expect(inputs.locator('option[value="namespaces"]')).toHaveCount(0);
});

/** Every text of a chart is 12 px, as the legend beside it, and none is cut off. */
async function expectTypeAtPageSize(box: Locator): Promise<void> {
  const chart = box.getByRole("img");
  await expect(chart).toBeVisible({ timeout: 30_000 });
  const texts = await chart.evaluate((svg) => {
    const own = svg.getBoundingClientRect();
    const scale = own.width / Number(svg.getAttribute("width"));
    return [...svg.querySelectorAll("text")].map((text) => {
      const { left, right } = text.getBoundingClientRect();
      const px = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      return { px, cut: Math.max(own.left - left, right - own.right) };
    });
  });
  expect(texts.length).toBeGreaterThan(5);
  for (const { px, cut } of texts) {
    expect(px).toBeCloseTo(12, 1);
    expect(cut).toBeLessThanOrEqual(0.5);
  }
}
