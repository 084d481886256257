import { alive, CalculatorPage } from "./helpers/calculator";
import { holdableWorkers, holdCode } from "./helpers/slowness";
import { expect, test } from "./helpers/watched-page";

/** What a person on a slow machine or line must not lose: text, clicks, the focus. */

test("what is changed before the page's code is there counts once it is", async ({ page }) => {
  const letGo = await holdCode(page);
  await page.goto("/", { waitUntil: "commit" });
  // All of the page is there, and none of its code.
  await expect(page.locator("footer")).toBeVisible();
  const comparison = page.getByRole("region", { name: "Comparison", exact: true });
  await comparison.getByText("Year", { exact: true }).click();
  const calculator = new CalculatorPage(page);
  if (calculator.isNarrow) {
    letGo();
    await alive(page);
    await expect(calculator.finding).toContainText(/\$[\d,]+ a year more/);
    return;
  }
  const inputs = page.locator(".inputs-beside");
  await inputs.getByLabel("Region").selectOption("eu-west-1");
  const copies = inputs.getByLabel("Namespace copies");
  await copies.fill("12");
  letGo();
  await expect(page).toHaveURL(/region=eu-west-1/);
  await expect(page).toHaveURL(/ns=12/);
  await expect(copies).toBeFocused();
  await page.keyboard.type("0");
  await expect(copies).toHaveValue("120");
  await expect(page).toHaveURL(/ns=120(&|$)/);
  await expect(inputs.getByLabel("Region")).toHaveValue("eu-west-1");
  // 12 services of one replica in each of 120 namespaces.
  await expect(page.locator("main header")).toContainText("1,440 pods");
  await expect(calculator.finding).toContainText(/\$[\d,]+ a year more/);
});

test("so does what is changed in the inputs whose code comes last", async ({ page }) => {
  const letGo = await holdCode(page);
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.locator("footer")).toBeVisible();
  // A narrow screen has its inputs from the code; a tablet that is turned shows them before.
  if (new CalculatorPage(page).isNarrow) await page.setViewportSize({ width: 1280, height: 844 });
  const inputs = page.locator(".inputs-beside");
  const section = inputs.locator("details").filter({ hasText: /^Istio sidecar/ });
  await section.locator("summary").first().click();
  await section.getByText("Coefficients in use").click();
  await section.getByRole("checkbox", { name: "Access log" }).check();
  letGo();
  await expect(page).toHaveURL(/istio-sidecar\.log=1/);
  await expect(section.getByRole("checkbox", { name: "Access log" })).toBeChecked();
  await expect(section.getByLabel("Envoy memory without configuration")).toBeVisible();
});

test("and in the results whose code comes last", async ({ page }) => {
  const letGo = await holdCode(page);
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.locator("footer")).toBeVisible();
  const option = page.getByLabel("Option whose nodes are explained");
  await option.selectOption({ label: "Linkerd" });
  letGo();
  await option.scrollIntoViewIfNeeded();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save plan and proof" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("meshcost-plan-linkerd.json");
});

test("a button pressed before the page's code is there does what it says once it is", async ({
  page,
}) => {
  const letGo = await holdCode(page);
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.locator("footer")).toBeVisible();
  const calculator = new CalculatorPage(page);
  const [button, dialog] = calculator.isNarrow
    ? ["Edit inputs", "Inputs"]
    : ["Share", "Share this scenario"];
  await page.getByRole("button", { name: button, exact: true }).click();
  letGo();
  await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: dialog })).toBeHidden();
});

test("so does one pressed in the results whose code comes last, on a page that answers", async ({
  page,
}) => {
  const letGo = await holdCode(page, "How pods sit on the nodes");
  await page.goto("/");
  const calculator = new CalculatorPage(page);
  // The page's own code is there: it answers.
  await page.getByRole("region", { name: "Comparison", exact: true }).getByText("Year").click();
  await expect(calculator.finding).toContainText(/\$[\d,]+ a year more/);
  const share = page
    .getByRole("region", { name: "How pods sit on the nodes" })
    .getByRole("button", { name: "Share this figure" });
  await share.click();
  // One pressed meanwhile in a part that answers is no second press of the first.
  await page.getByRole("button", { name: "Keep as A, then change" }).click();
  await expect(page.getByRole("button", { name: "Keep this one as A instead" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  letGo();
  await expect(page.getByRole("dialog", { name: "Share this scenario" })).toBeVisible();
  await expect(page.getByLabel("Figure", { exact: true })).toHaveValue("node-bins");
});

test("and a number clicked there opens how it came about", async ({ page }) => {
  const letGo = await holdCode(page, "How pods sit on the nodes");
  await page.goto("/");
  const calculator = new CalculatorPage(page);
  await page.getByRole("region", { name: "Comparison", exact: true }).getByText("Year").click();
  await expect(calculator.finding).toContainText(/\$[\d,]+ a year more/);
  const money = page.locator('section[aria-labelledby="money"]');
  await money.locator('[data-option="linkerd"][data-figure]').first().click();
  letGo();
  await expect(page.getByRole("complementary", { name: "Derivation for Linkerd" })).toBeVisible();
});

test("a page to read turns its colours by one step for one press that came too early", async ({
  page,
}) => {
  for (const path of ["/method", "/evidence", "/"]) {
    const letGo = await holdCode(page);
    await page.goto(path, { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Colours: as the system. Change" }).click();
    letGo();
    await expect(page.getByRole("button", { name: "Colours: light. Change" })).toBeVisible();
    await alive(page);
    await expect(page.getByRole("button", { name: "Colours: light. Change" })).toBeVisible();
    await page.evaluate(() => localStorage.clear());
    await page.unrouteAll({ behavior: "wait" });
  }
});

test("a report is printed once for a press that came too early", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () =>
      document.documentElement.setAttribute(
        "data-printed",
        "" + (Number(document.documentElement.dataset["printed"] ?? 0) + 1),
      );
  });
  const letGo = await holdCode(page);
  await page.goto("/report", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Print or save as PDF" }).click();
  letGo();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "1");
});

test("a search of the evidence typed before the page's code is there narrows the list", async ({
  page,
}) => {
  const letGo = await holdCode(page);
  await page.goto("/evidence", { waitUntil: "commit" });
  await expect(page.locator("#documents")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("ztunnel memory");
  await page.getByLabel("Rests on").selectOption({ label: "our assumption" });
  letGo();
  // Measured: it has the words, and rests on no assumption. The other one is of another mesh part.
  await expect(page.locator('details:has([id="ztunnel.memory.base"])')).toBeHidden();
  await expect(page.locator('details:has([id="application.cpu.useShare"])')).toBeHidden();
  await expect(page.locator('details:has([id="ztunnel.memory.perPod"])')).toBeVisible();
});

test("the way back from the evidence keeps the scenario before the page's code is there", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=77");
  const letGo = await holdCode(page);
  await page.goto("/evidence", { waitUntil: "commit" });
  await page.getByRole("link", { name: "Calculator", exact: true }).click();
  await expect(page).toHaveURL(/&from=quick&pods=77$/);
  await expect(page.locator("main header")).toContainText("77 pods");
  letGo();
  await alive(page);
});

test("a private link opened on a slow line is not taken for something typed", async ({ page }) => {
  await page.goto("/#v=1&from=quick&pods=77&region=eu-west-1");
  await alive(page);
  await expect(page.locator("main header")).toContainText("77 pods");
  await page.reload();
  await expect(page.locator("main header")).toContainText("77 pods");
  await alive(page);
  await new CalculatorPage(page).settled();
  await expect(page.locator("main header")).toContainText("77 pods");
  expect(new URL(page.url()).search).toBe("");
});

test("lists asked for while estimates are under way come all the same", async ({ page }) => {
  const workers = await holdableWorkers(page);
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  await workers.hold();
  await inputs.getByLabel("Namespace copies").fill("5");
  const section = inputs.locator("details").filter({ hasText: /^Istio sidecar/ });
  await section.locator("summary").first().click();
  await section.getByText("Coefficients in use").click();
  await inputs.getByRole("button", { name: /^Instance type/ }).click();
  // Newer input, which every question of the old one gives way to.
  await inputs.getByLabel("Namespace copies").fill("6");
  await inputs.getByLabel("Namespace copies").fill("7");
  await workers.letGo();
  await expect(page).toHaveURL(/ns=7(&|$)/);
  await expect(page.getByRole("option", { name: /^m6i\.xlarge / })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(section.getByLabel("Envoy memory without configuration")).toBeVisible();
  await expect(inputs.getByRole("alert")).toHaveCount(0);
});
