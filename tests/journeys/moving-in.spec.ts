import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

test("moving in: from what runs today, restarts, nodes and days are told, sourced and in the link", async ({
  page,
}, info) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=60&movefrom=istio-sidecar");
  const section = page.getByRole("region", { name: "Trade-offs", exact: true });
  const heading = section.getByRole("heading", { name: "Moving in" });
  await heading.scrollIntoViewIfNeeded();
  await heading.click();
  const ambient = section.locator('[data-move="istio-ambient-l4"]');
  await expect(ambient.getByText(/restarts 60 pods twice/)).toBeVisible({ timeout: 60_000 });
  await expect(ambient.getByText(/layer 7 policies are not enforced/)).toBeVisible();
  const cilium = section.locator('[data-move="cilium"]');
  await expect(cilium.getByText(/drains and restarts \d+ nodes/)).toBeVisible();
  await expect(
    cilium.getByRole("link", { name: /Migrating a cluster to Cilium/ }).first(),
  ).toHaveAttribute("href", /./);
  await section.getByLabel("Runs today").selectOption("none");
  await expect(ambient.getByText(/restarts no pod/)).toBeVisible({ timeout: 60_000 });
  await section.getByLabel("Old and new side by side").fill("30");
  await expect(page).toHaveURL(/movedays=30/);
  await section.getByRole("heading", { name: "The next upgrade, step by step" }).click();
  await section.getByText("Disruption budget and start-up times").click();
  await section.getByLabel("Nodes drained at a time").fill("2");
  await expect(page).toHaveURL(/k\.upgrade\.nodesAtOnce=2/);
  const figure = section.locator('figure[data-figure="moving-in"]');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByRole("img")).toBeVisible({ timeout: 60_000 });
  await figure.screenshot({ path: info.outputPath("moving-in.png") });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await expectAccessible(page, 'section[aria-labelledby="tradeoffs"]');
});
