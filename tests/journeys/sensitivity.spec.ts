import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

const SLOW = { timeout: 90_000 };

/** The figure, its fold opened. */
async function openedFigure(page: Page, id: string) {
  const figure = page.locator(`figure[data-figure="${id}"]`);
  const fold = page.locator("details[data-fold]", { has: figure });
  await fold.evaluate((details) => {
    (details as HTMLDetailsElement).open = true;
  });
  await figure.scrollIntoViewIfNeeded();
  return figure;
}

/** The same, once its last numbers are there. */
async function wholeFigure(page: Page, id: string) {
  const figure = await openedFigure(page, id);
  await expect(figure).toHaveAttribute("data-whole", /.*/, SLOW);
  await expect(figure.getByRole("img")).toBeVisible();
  return figure;
}

test("the break-even map: two inputs, read out place by place, as a table and shared", async ({
  page,
}, info) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=60");
  const figure = await wholeFigure(page, "break-even-map");
  const places = figure.getByRole("application");
  await places.focus();
  const readout = figure.locator("#map-place");
  const before = await readout.textContent();
  await page.keyboard.press("ArrowRight");
  await expect(readout).not.toHaveText(before ?? "");
  await expect(readout).toContainText("requests per second and pod");
  await figure.getByText("The figures as a table").click();
  await expect(
    figure.getByRole("columnheader", { name: "Cheapest along requests per second" }),
  ).toBeVisible();
  await page.getByLabel("Up", { exact: true }).selectOption("headroom");
  await expect(figure).toHaveAttribute("data-whole", "requests headroom", SLOW);
  // An input chosen for both changes places with the other.
  await page.getByLabel("Across", { exact: true }).selectOption("headroom");
  await expect(figure).toHaveAttribute("data-whole", "headroom requests", SLOW);
  await figure.screenshot({ path: info.outputPath("map.png") });
  await figure.getByRole("button", { name: "Share this figure" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this scenario" });
  await expect(dialog.getByLabel("Figure")).toHaveValue("break-even-map");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expectAccessible(page, 'figure[data-figure="break-even-map"]');
});

test("a map of chosen inputs is shared, saved and framed as that very map", async ({
  page,
  request,
}) => {
  test.slow();
  const query = `v=1&m=${CURRENT_RELEASE}&from=quick&pods=60`;
  await new CalculatorPage(page).open(query);
  const map = await wholeFigure(page, "break-even-map");
  await page.getByLabel("Across", { exact: true }).selectOption("headroom");
  await page.getByLabel("Up", { exact: true }).selectOption("pod-size");
  await expect(map).toHaveAttribute("data-whole", "headroom pod-size", SLOW);
  await map.getByRole("button", { name: "Share this figure" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this scenario" });
  await expect(dialog.getByRole("img")).toBeVisible(SLOW);
  const about = /break-even-map.*&across=headroom&up=pod-size/;
  await expect(dialog.getByLabel("Markdown", { exact: true })).toHaveValue(about);
  const frame = dialog.getByLabel("Frame", { exact: true });
  await expect(frame).toHaveValue(/across=headroom&amp;up=pod-size/);
  const saved = async (kind: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: `Save ${kind}` }).click(),
    ]);
    return readFileSync(await download.path(), "utf8");
  };
  const own = `${query}&across=headroom&up=pod-size`;
  for (const kind of ["svg", "csv"]) {
    const route = await request.get(`/figure/break-even-map.${kind}?${own}`);
    expect(await saved(kind.toUpperCase()), kind).toBe(await route.text());
  }
  const src = /src="([^"]+)"/.exec(await frame.inputValue())?.[1]?.replaceAll("&amp;", "&");
  await page.goto(src ?? "");
  await expect(page.getByRole("img")).toHaveAttribute("alt", /headroom/);
  await expect(page.locator("picture source").first()).toHaveAttribute(
    "srcset",
    /across=headroom&up=pod-size/,
  );
});

test("what moves the answer, and how sure the ranking is", async ({ page }, info) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=200&rps=60");
  const tornado = await wholeFigure(page, "tornado");
  await page.getByLabel("Whose extra cost").selectOption("istio-sidecar");
  await expect(tornado).toHaveAttribute("data-whole", "istio-sidecar", SLOW);
  await expect(tornado.getByRole("img")).toHaveAttribute(
    "alt",
    /extra cost of Istio sidecars most/,
  );
  await tornado.screenshot({ path: info.outputPath("tornado.png") });
  const uncertainty = await wholeFigure(page, "uncertainty");
  await expect(uncertainty.getByRole("img")).toHaveAttribute("alt", /of the samples/);
  await page.getByText("How samples are drawn").click();
  await expect(page.getByText(/the same seed gives the same samples on any machine/)).toBeVisible();
  await uncertainty.screenshot({ path: info.outputPath("uncertainty.png") });
  for (const id of ["tornado", "uncertainty"]) {
    await expectAccessible(page, `figure[data-figure="${id}"]`);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});

test("newer input overtakes what is being computed, and the page never waits for it", async ({
  page,
}) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=120");
  const figure = await openedFigure(page, "break-even-map");
  await expect(figure.getByRole("img")).toBeVisible(SLOW);
  await page.getByLabel("Across", { exact: true }).selectOption("pods");
  await page.getByLabel("Across", { exact: true }).selectOption("pod-size");
  await expect(figure).toHaveAttribute("data-whole", "pod-size l7-share", SLOW);
  await expect(figure.locator("progress")).toHaveCount(0);
});
