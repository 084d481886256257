import { readFileSync } from "node:fs";
import { alive, CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { paste } from "./helpers/paste";
import { expect, test } from "./helpers/watched-page";

test("an example opens in place and Undo brings the first scenario back", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const first = await calculator.finding.textContent();
  await calculator.change(async (inputs) => {
    await inputs.getByText("Start from an example").click();
    await inputs.getByRole("link", { name: "5,000 tiny functions" }).click();
  });
  await expect(page.locator("main header")).toContainText("5,000 pods");
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.press("Enter");
  await expect(calculator.finding).toHaveText(first ?? "");
  // There is nothing more to undo, and the focus is where it was.
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.locator("main header")).toContainText("5,000 pods");
});

test("a mesh's setting is marked as overridden, moves the figures and can be reset", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const before = (await calculator.row("istio-sidecar").textContent()) ?? "";
  const inputs = await calculator.inputs();
  const section = inputs.locator("details").filter({ hasText: /^Istio sidecar/ });
  await section.locator("summary").first().click();
  await section.getByLabel("Access log").check();
  await expect(page).toHaveURL(/istio-sidecar\.log=1/);
  await calculator.settled();
  await expect(calculator.row("istio-sidecar")).not.toHaveText(before);
  await section.getByRole("button", { name: "Reset Access log" }).click();
  await expect(page).not.toHaveURL(/istio-sidecar/);
  await calculator.settled();
  await expect(calculator.row("istio-sidecar")).toHaveText(before);
});

test("a coefficient of one's own shows its default, moves the figures and can be reset", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const before = (await calculator.row("istio-sidecar").textContent()) ?? "";
  const inputs = await calculator.inputs();
  const section = inputs.locator("details").filter({ hasText: /^Istio sidecar/ });
  await section.locator("summary").first().click();
  await section.getByText("Coefficients in use").click();
  const field = section.getByLabel("Envoy memory without configuration");
  await expect(field).toHaveAccessibleDescription(/^Default \d+ \(.+\) MiB$/);
  await field.fill("300");
  await expect(page).toHaveURL(/k\.envoy\.memory\.base=300/);
  await calculator.settled();
  await expect(calculator.row("istio-sidecar")).not.toHaveText(before);
  await expect(section.getByText("overridden")).toBeVisible();
  await section.getByRole("button", { name: "Reset Envoy memory without configuration" }).click();
  await expect(page).not.toHaveURL(/k\.envoy/);
  await calculator.settled();
  await expect(calculator.row("istio-sidecar")).toHaveText(before);
});

test("rows are pasted, sorted, duplicated and undone; the link carries them", async ({
  page,
  browser,
  baseURL,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=rows&ns=1");
  const inputs = await calculator.inputs();
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  await dialog.getByText("Paste from a spreadsheet").click();
  await paste(
    dialog.getByLabel(/Cells copied/),
    "Name\tNamespace\tReplicas\tCPU\tMemory\ncart\tshop\t60\t200m\t64Mi\nfront\tshop\t48\t100m\tlots\n",
  );
  const rows = dialog.locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(dialog.getByRole("region", { name: /pasted/ })).toContainText("row 2, Memory");
  await dialog.getByRole("button", { name: "Replicas" }).click();
  await expect(rows.first().getByLabel(/^Name of/)).toHaveValue("front");
  await dialog.getByRole("button", { name: "Duplicate row 1" }).click();
  await expect(rows).toHaveCount(3);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(2);
  await expectAccessible(page, "[role=dialog]");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await calculator.settled();
  await calculator.done();
  await expect(page.locator("main header")).toContainText("108 pods");
  await expect(page).toHaveURL(/rows=/);
  const nodes = await calculator.nodes();
  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const theirs = new CalculatorPage(await elsewhere.newPage());
  await theirs.page.goto(page.url());
  await expect.poll(() => theirs.nodes()).toEqual(nodes);
  await elsewhere.close();
});

test("thousands of pasted rows: few in the page, a private link and the offer of a file", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=rows&ns=1");
  const inputs = await calculator.inputs();
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  await dialog.getByText("Paste from a spreadsheet").click();
  const box = dialog.getByLabel(/Cells copied/);
  await paste(box, workloadLines(5000));
  await expect(dialog.getByRole("heading")).toContainText("5,000");
  expect(await dialog.locator("tbody tr").count()).toBeLessThan(80);
  await dialog.getByRole("region", { name: "Rows" }).evaluate((rows) => {
    rows.scrollTop = rows.scrollHeight;
  });
  await expect(dialog.getByLabel("Name of row 5000")).toHaveValue("svc-4999");
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(dialog.getByText("No rows yet.")).toBeVisible();

  // Enough for a link too long to send, and still proved within a test's patience.
  await paste(box, workloadLines(900));
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(/This scenario's link has/)).toBeAttached({ timeout: 60_000 });
  await calculator.done();
  expect(new URL(page.url()).search).toBe("");
  expect(new URL(page.url()).hash).toMatch(/^#v=1&/);
  const pods = await page.locator("main header").getByText(/pods$/).textContent();
  await page.reload();
  await expect(page.locator("main header")).toContainText(pods ?? "–", {
    timeout: 60_000,
  });
});

/** Lines of a spreadsheet, no two neighbours alike. */
function workloadLines(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    [
      `svc-${index}`,
      `team-${index % 40}`,
      (index % 7) + 1,
      `${50 + (index % 9) * 25}m`,
      `${64 + (index % 5) * 32}Mi`,
    ].join("\t"),
  ).join("\n");
}

test("options are picked and sorted, in the table and in the charts", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await page.getByText("Options: 6 of 6").click();
  await page.getByRole("checkbox", { name: "Istio sidecar" }).uncheck();
  await page.getByText("Options: 5 of 6").click();
  await expect(calculator.row("istio-sidecar")).toHaveCount(0);
  await expect(page.getByRole("region", { name: /Bill of a month/ })).not.toContainText("sidecar");
  // Cards on a phone have no heads to click.
  const head = page.getByRole("button", { name: /^Fair share/ });
  if (await head.isVisible()) await head.click();
  else await page.getByLabel("Sort").selectOption({ label: "Fair share" });
  const order = () =>
    page
      .locator("tr[data-option]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-option")));
  await expect.poll(async () => (await order()).slice(0, 2)).toEqual(["none", "cilium"]);
});

test("on paper there are results and no inputs", async ({ page }) => {
  await page.goto("/");
  await alive(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".inputs-beside")).toBeHidden();
  await expect(page.getByRole("button", { name: "Copy link" })).toBeHidden();
});

test("on paper every column and bar is there, in light colours, and the report is named", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  await alive(page);
  await expect(page.locator("#upgrade")).toBeAttached();
  // A4 between its margins: 210 mm less 2 × 12 mm, at 96 px an inch.
  const widthPx = Math.floor(((210 - 24) / 25.4) * 96);
  await page.setViewportSize({ width: widthPx, height: 1000 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const name of ["Comparison table", "Bill of a month", "Upgrade of each mesh"]) {
    const table = page.getByRole("region", { name }).getByRole("table");
    const box = await table.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Number.NaN), name).toBeLessThanOrEqual(widthPx);
  }
  const colours = await page.locator("html").evaluate((root) => getComputedStyle(root).colorScheme);
  expect(colours).toBe("light");
  const bars = page
    .getByRole("region", { name: "Comparison table" })
    .locator("[style*=background]");
  expect(await bars.count()).toBeGreaterThan(6);
  const adjusted = await bars.evaluateAll((all) =>
    all.map((bar) => getComputedStyle(bar).getPropertyValue("print-color-adjust")),
  );
  expect(new Set(adjusted)).toEqual(new Set(["exact"]));
  await expect(page.getByRole("link", { name: "/report" })).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByRole("link", { name: "/report" })).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a picture of the whole page in the ${colorScheme}`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/");
    await alive(page);
    for (const [id, drawn] of [
      ["pool", ".recharts-surface"],
      ["money", ".recharts-surface"],
      ["bins", "[data-bins]"],
    ] as const) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      const section = page.locator(`section[aria-labelledby=${id}]`);
      await expect(section.locator(drawn).first()).toBeVisible();
    }
    const body = await page.screenshot({ fullPage: true });
    await info.attach(`calculator-${colorScheme}.png`, { body, contentType: "image/png" });
    await expectAccessible(page);
  });
}

test("A against B names the changed input, the moved figures and whose resources they are", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await page.getByRole("button", { name: "Keep as A, then change" }).click();
  const compare = page.getByRole("region", { name: "A against B", exact: true });
  await expect(compare).toContainText("A is the scenario as it is now");
  await calculator.change((inputs) =>
    inputs.getByLabel("Requests into every pod", { exact: true }).fill("100"),
  );
  await expect(compare.getByRole("list", { name: "Changed inputs" })).toContainText(
    "Requests into every pod: 20 → 100",
  );
  const row = compare.getByRole("row", { name: /Istio sidecar/ });
  await expect(row).toContainText(/\+[\d.]+ vCPU per-pod proxies/);
  await expectAccessible(page);
  await compare.getByRole("button", { name: "Go back to A" }).click();
  await expect(compare).toContainText("A is the scenario as it is now");
});

test("a scenario is saved, renamed, found after a reload and opened", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("ns=5");
  await page.getByRole("button", { name: "Saved scenarios" }).click();
  const dialog = page.getByRole("dialog", { name: "Saved scenarios" });
  await expect(dialog.getByLabel(/Save the present/)).toHaveValue("Online Boutique, 60 pods");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.getByLabel("Name", { exact: true }).fill("Five shops");
  await expectAccessible(page, "[role=dialog]");
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.goto("/");
  await alive(page);
  await page.getByRole("button", { name: "Saved scenarios" }).click();
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("Five shops");
  await dialog.getByRole("button", { name: "Open Five shops" }).click();
  await expect(page).toHaveURL(/ns=5/);
  await expect(page.locator("main header")).toContainText("60 pods");
});

test("a saved file brings its scenario back; a strange one says so", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("ns=7&app=sock-shop");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as file" }).click(),
  ]);
  const text = readFileSync(await saved.path(), "utf8");
  await page.goto("/");
  await alive(page);
  await calculator.settled();
  const chooser = page.getByLabel("Scenario file");
  await chooser.setInputFiles({
    name: "s.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await expect(page).toHaveURL(/app=sock-shop/);
  await expect(page.locator("main header")).toContainText("98 pods");
  await chooser.setInputFiles({
    name: "x.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("hello"),
  });
  await expect(page.getByRole("alert").filter({ hasText: "holds no" })).toBeVisible();
});

test("colours are chosen, remembered without a cookie, and there at the first paint", async ({
  page,
  context,
}) => {
  await page.goto("/");
  await alive(page);
  await page.getByRole("button", { name: /^Colours: as the system/ }).click();
  await page.getByRole("button", { name: /^Colours: light/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const again = await context.newPage();
  await again.goto("/");
  await expect(again.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await again.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    "rgb(19, 20, 18)",
  );
  await expect(again.getByRole("button", { name: /^Colours: dark/ })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
});
