import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import { alive, CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

/** The panel's code, and what it shows, come with the click. */
async function openPanel(page: Page, number: Locator, name: string): Promise<Locator> {
  const panel = page.getByRole("complementary", { name: `Derivation for ${name}` });
  await number.click();
  await expect(panel).toBeVisible(SLOW);
  return panel;
}

const SLOW = { timeout: 60_000 };

test.describe("any number says how it came about", () => {
  test("in one line by keyboard, in the panel on Enter; Escape gives the focus back", async ({
    page,
  }) => {
    const calculator = new CalculatorPage(page);
    await calculator.open();
    const cost = calculator.row("linkerd").locator('[data-figure="cost"]');
    const shown = (await cost.textContent()) ?? "";
    // Focus by keyboard: the number before it, then one step on.
    const preview = page.getByRole("tooltip");
    await calculator.row("linkerd").locator('[data-figure="nodes"]').focus();
    await page.keyboard.press("Tab");
    await expect(cost).toBeFocused();
    await expect(preview).toContainText(/Cost of a month/, SLOW);
    await expect(preview).toContainText(/[\d.]+ Nodes \(m6i\.xlarge\) \+ .+ = \$[\d,.]+ a month/);
    await expect(cost).toHaveAttribute("aria-describedby", /.+/);
    await page.keyboard.press("Escape");
    await expect(preview).toHaveCount(0);
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "Derivation for Linkerd" });
    await expect(panel.getByRole("heading", { level: 2 })).toContainText(/\$[\d,]+\.\d\d/, SLOW);
    await expect(panel.getByRole("heading", { level: 2 })).toContainText("cost,");
    const exact = /\$([\d,]+\.\d\d)/.exec(
      (await panel.getByRole("heading", { level: 2 }).textContent()) ?? "",
    );
    expect(Math.round(Number(exact?.[1]?.replaceAll(",", "")))).toBe(
      Number(shown.replace(/[$,]/g, "")),
    );
    await expect(panel).toContainText("× 730 ×");
    await expect(panel).toContainText("nodes × $ an hour × hours a month × clusters");
    const prices = panel.getByRole("region", { name: "Prices" });
    await expect(prices).toContainText("m6i.xlarge, on-demand, us-east-1: $0.192 an hour");
    await expect(prices.getByRole("link").first()).toHaveAttribute("href", /^https:/);
    const coefficient = panel.locator('[data-coefficient="traffic.meanShare"]');
    await coefficient.locator("summary").click();
    await expect(
      coefficient.getByRole("link", { name: "This coefficient in the evidence" }),
    ).toHaveAttribute("href", "/evidence#traffic.meanShare");
    await expectAccessible(page, "aside");
    await panel.getByRole("button", { name: /^Why \d+ nodes\?$/ }).click();
    await expect(panel.getByRole("heading", { level: 2 })).toContainText(/why \d+ nodes/, SLOW);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(cost).toBeFocused();
  });

  for (const [figure, words] of [
    ["delta-nodes", /\d+ − \d+ = \d+ nodes/],
    ["fair-share", /× \d+ ÷ \d+ \+ /],
    ["cpu-reserved", /÷ 1000 = [\d.]+ vCPU/],
    ["memory-used", /÷ 1024 = [\d.]+ GiB/],
    ["latency-p99", /3 × [\d.]+ = [\d.]+ ms/],
    ["upgrade-time", /\(\d+ \+ \d+\) = [\d,]+ s/],
  ] as const) {
    test(`${figure} opens its formula`, async ({ page }) => {
      const calculator = new CalculatorPage(page);
      await calculator.open();
      const number = calculator.row("istio-sidecar").locator(`[data-figure="${figure}"]`);
      const panel = await openPanel(page, number, "Istio sidecar");
      await expect(panel.locator("code").filter({ hasText: words }).first()).toBeVisible(SLOW);
    });
  }

  test("lines of the bill and parts of the pool do too, in the dark", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    const calculator = new CalculatorPage(page);
    await calculator.open();
    const bill = page.getByRole("region", { name: "Bill of a month by option" });
    const traffic = bill.locator('[data-figure="bill:cross-zone"][data-option="cilium"]');
    const panel = await openPanel(page, traffic, "Cilium");
    await expect(panel.getByRole("heading", { level: 2 })).toContainText(
      "Traffic between zones",
      SLOW,
    );
    await page.keyboard.press("Escape");
    const pool = page.locator("section", { has: page.locator("#pool") });
    await pool.getByText("The figures as a table").click();
    const proxies = pool.locator('[data-figure="pool:cpu:per-pod-proxies"][data-option="linkerd"]');
    await expect(await openPanel(page, proxies, "Linkerd")).toContainText(
      /\d+ × \d+.* ÷ 1000/,
      SLOW,
    );
    await expectAccessible(page, "aside");
  });
});

test("money for a pod and for 1,000 requests; the number's formula follows", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const cost = calculator.row("none").locator('[data-figure="cost"]');
  const shown = async () => Number(((await cost.textContent()) ?? "").replace(/[$,]/g, ""));
  const month = await shown();
  await page.getByRole("radio", { name: "Pod", exact: true }).check({ force: true });
  // 34 namespaces of 12 one-replica services.
  await expect.poll(shown).toBeCloseTo(month / 408, 1);
  const panel = await openPanel(page, cost, "No mesh");
  await expect(panel.locator("code").first()).toContainText("÷ 408", SLOW);
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "1,000 req." }).check({ force: true });
  await expect(cost).toHaveText(/^\$0\.00\d+$/);
});

test("the comparison sorts both ways and leads from a warning's sign to its words", async ({
  page,
  isMobile,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const order = () =>
    page
      .locator("tr[data-option]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-option")));
  const head = page.getByRole("button", { name: "Nodes", exact: true });
  if (!isMobile && (await head.isVisible())) {
    const column = page.getByRole("columnheader", { name: "Nodes", exact: true });
    await head.click();
    await expect(column).toHaveAttribute("aria-sort", "ascending");
    expect((await order())[0]).toBe("none");
    await head.click();
    await expect(column).toHaveAttribute("aria-sort", "descending");
    expect((await order()).slice(0, 2)).toEqual(["none", "istio-sidecar"]);
    await head.click();
    await expect(column).toHaveAttribute("aria-sort", "none");
    expect(await order()).toEqual([
      "none",
      "istio-sidecar",
      "istio-ambient-l4",
      "istio-ambient-waypoints",
      "linkerd",
      "cilium",
    ]);
  }
  const sign = calculator.row("istio-sidecar").getByRole("link", { name: /^Warning/ });
  await sign.click();
  await expect(page.locator("#remark-istio-sidecar-limit-ratio")).toBeInViewport();
});

test("on what the recommendation turns stands under the finding, and nothing moves for it", async ({
  page,
}) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=40&cpu=150&mem=200&identity=1");
  const nav = page.getByRole("navigation", { name: "On this page" });
  // What fonts do to lines is done first.
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await calculator.settled();
  const before = (await nav.boundingBox())?.y;
  await expect(page.locator("main header")).toContainText(
    /(?:If layer 4 is enough|Above|Below|Nothing turns it|It is the only option)/,
    { timeout: 60_000 },
  );
  expect((await nav.boundingBox())?.y).toBe(before);
});

test("every section is one step away, and the one being read is marked", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const nav = page.getByRole("navigation", { name: "On this page" });
  for (const [name, id] of [
    ["Money", "money"],
    ["Upgrade", "upgrade"],
    ["Share", "share"],
  ] as const) {
    await nav.getByRole("link", { name }).click();
    await expect(page.locator(`#${id}`)).toBeFocused();
    await expect(page.locator(`#${id}`)).toBeInViewport();
    await expect(nav).toBeInViewport();
  }
  await expect(nav.getByRole("link", { name: "Share" })).toHaveAttribute(
    "aria-current",
    "location",
  );
});

test("A against B splits each change by the input that made it, in the dark", async ({ page }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: "dark" });
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=120");
  await page.getByRole("button", { name: "Keep as A, then change" }).click();
  await calculator.change((inputs) =>
    inputs.getByLabel("Requests into every pod", { exact: true }).fill("150"),
  );
  await calculator.change((inputs) => inputs.getByLabel("Pods", { exact: true }).fill("180"));
  const compare = page.getByRole("region", { name: "A against B", exact: true });
  const table = compare.getByRole("region", { name: "Changes by input and option" });
  await expect(table).toBeVisible({ timeout: 60_000 });
  const numbers = async (row: string) =>
    (await table.getByRole("row", { name: row }).getByRole("cell").allInnerTexts()).map((text) =>
      Number(text.split("\n")[0]?.replace("−", "-").replace("+", "")),
    );
  await expect(table.getByRole("row", { name: "Pods 120 → 180" })).toBeVisible();
  const pods = await numbers("Pods 120 → 180");
  const requests = await numbers("Requests into every pod 20 → 150");
  const whole = await numbers("A → B");
  expect(pods.map((change, index) => change + (requests[index] ?? 0))).toEqual(whole);
  expect(whole.length).toBe(6);
  await expect(compare.getByRole("row", { name: /^Istio sidecar/ })).toContainText(
    /\+\d+ nodes?, \+\$[\d,]+: \+\d+ and \+\$[\d,]+ from Pods 120 → 180/,
  );
  await expectAccessible(page);
});

test.describe("how pods sit on the nodes", () => {
  const QUERY = `v=1&m=${CURRENT_RELEASE}&from=quick&pods=60`;
  const sectionOf = (page: Page) => page.locator("section[aria-labelledby=bins]");

  test("the keyboard walks from one kind of node to the next, and each tells who holds it", async ({
    page,
  }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    await page.locator("#bins").scrollIntoViewIfNeeded();
    const kinds = sectionOf(page).getByRole("radio");
    const inside = sectionOf(page).locator("[data-inside]");
    await expect(kinds.first()).toBeChecked();
    await expect(inside).toContainText("Per-pod proxies");
    const first = await inside.textContent();
    await kinds.first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(kinds.nth(1)).toBeFocused();
    await expect(inside).not.toHaveText(first ?? "");
    // 4 vCPU and 16 GiB: what is held and what is left over make the whole machine.
    const cells = await inside.locator("tbody td").allTextContents();
    const number = (text: string) => Number(text.replaceAll(",", ""));
    const sum = (column: number) =>
      cells.filter((_, at) => at % 4 === column).reduce((all, text) => all + number(text), 0);
    expect([sum(0), sum(2)]).toEqual([4000, 16_384]);
    await sectionOf(page).getByLabel("Option", { exact: true }).selectOption("none");
    await expect(inside).not.toContainText("Per-pod proxies");
    await expectAccessible(page);
  });

  test("its table has every kind of node, as many as the comparison has", async ({ page }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    const calculator = new CalculatorPage(page);
    const [, sidecars = ""] = await calculator.nodes();
    await page.locator("#bins").scrollIntoViewIfNeeded();
    await sectionOf(page).getByText("The figures as a table").click();
    const rows = sectionOf(page).locator("details tbody tr");
    await expect(rows.first()).toContainText("service 1");
    const counts = await rows.locator("th").allTextContents();
    expect(counts.reduce((all, text) => all + Number(text), 0)).toBe(Number.parseInt(sidecars, 10));
    await expect(
      sectionOf(page).getByRole("columnheader", { name: "Per-pod proxies" }),
    ).toBeVisible();
  });

  test("is shared as a figure of the chosen option, with the bytes of its address", async ({
    page,
    request,
  }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    await page.locator("#bins").scrollIntoViewIfNeeded();
    // The picture is there, so what is pressed beside it is heard.
    await expect(sectionOf(page).getByRole("radio").first()).toBeChecked();
    await sectionOf(page).getByLabel("Option", { exact: true }).selectOption("linkerd");
    await sectionOf(page).getByRole("button", { name: "Share this figure" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this scenario" });
    await expect(dialog.getByLabel("Figure", { exact: true })).toHaveValue("node-bins");
    await expect(dialog.getByRole("img")).toHaveAccessibleName(/nodes with Linkerd/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Save SVG" }).click(),
    ]);
    const saved = readFileSync(await download.path(), "utf8");
    const route = await request.get(`/figure/node-bins.svg?${QUERY}&option=linkerd`);
    expect(saved).toBe(await route.text());
    await expect(dialog.getByLabel("Markdown", { exact: true })).toHaveValue(
      /node-bins\.svg\?.*&option=linkerd/,
    );
  });
});

test("money for 1,000 requests, six digits of a dollar and its range, stays inside the table", async ({
  page,
}) => {
  // As wide as a laptop: the table has its columns, and the inputs beside it.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/?v=1&m=${CURRENT_RELEASE}&money=requests`);
  await alive(page);
  const table = page.getByRole("region", { name: "Comparison table" });
  await expect(table).toContainText("$0.000336");
  const beyond = await table.evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(beyond).toBe(0);
});
