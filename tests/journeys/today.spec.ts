import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

const GKE = "platform=gke-standard&region=europe-west1&from=quick&pods=900&cpu=100m";

test("what would be cheaper but cannot be had says why, and today's mesh is measured against", async ({
  page,
}) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  const header = page.locator("main > header");
  await calculator.open(GKE);
  await expect(header).toContainText("Cilium needs none (only as Dataplane V2)");
  await calculator.open(`${GKE}&movefrom=istio-sidecar&needs=jwt,l7-authorization`);
  await expect(calculator.finding).toContainText(
    "Ambient without waypoints, Linkerd and Cilium each lack a requirement.",
  );
  await expect(header).toContainText("but Google offers it only as Dataplane V2");
  const today = page.locator("[data-against-today]");
  await expect(today).toContainText(/^Against today’s Istio sidecars, /);
  await expect(today).toContainText(/saves \$[\d,]+ a month \(\$[\d,]+ a year\)/);

  const comparison = page.getByRole("region", { name: "Comparison", exact: true });
  await comparison.getByRole("combobox", { name: "Against" }).selectOption("today");
  const row = comparison.locator('tr[data-option="istio-sidecar"]');
  await expect(row).toContainText("runs today");
  await expect(comparison.locator('tr[data-option="linkerd"]')).toContainText(/−\d+ nodes/);

  const linkerd = comparison.locator('tr[data-option="linkerd"]');
  await linkerd.getByRole("link", { name: "lacks 1" }).click();
  await expect(page.locator("#remark-linkerd-lacks-requirement")).toBeFocused();
  await expect(page.locator("#remark-linkerd-lacks-requirement")).toContainText("JWT validation");
  await expectAccessible(page, 'section[aria-labelledby="comparison"]');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});

test("money is told for one span all over the page, and the browser keeps the choice", async ({
  page,
}) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open(GKE);
  await expect(page.locator("main h1")).toContainText(/a month more/);
  await page
    .getByRole("region", { name: "Comparison", exact: true })
    .getByText("Year", { exact: true })
    .click();
  await expect(page.locator("main h1")).toContainText(/\$[\d,]+ a year more/);
  await expect(page.getByRole("heading", { name: "What a year costs" })).toBeVisible();
  await page.reload();
  await expect(page.locator("main h1")).toContainText(/\$[\d,]+ a year more/);
});
