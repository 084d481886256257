import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

test("a requirement flags who lacks it, moves the recommendation and rides in the link", async ({
  page,
  browser,
  baseURL,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const header = page.locator("main header");
  await expect(header).toContainText("Cheapest at this level: Cilium");
  await calculator.change(async (inputs) => {
    await inputs.locator("summary", { hasText: /^Requirements/ }).click();
    await inputs.getByLabel("Virtual machines in the mesh").check();
  });
  await expect(page).toHaveURL(/needs=vm-workloads/);
  await expect(header).toContainText("that meets the requirement: Linkerd");
  await expect(calculator.row("cilium")).toContainText("lacks 1");
  await expect(calculator.row("linkerd")).toContainText("all met");
  await expect(calculator.row("linkerd")).toContainText("cheapest that fits");
  await expect(page.getByLabel("Remarks on the options")).toContainText(
    "Required, but lacking: Virtual machines in the mesh (no).",
  );
  await expectAccessible(page);

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const theirs = new CalculatorPage(await elsewhere.newPage());
  await theirs.page.goto(page.url());
  await expect(theirs.row("cilium")).toContainText("lacks 1");
  await elsewhere.close();
});

test("a feature required in the table of trade-offs is the scenario's own requirement", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await page.getByRole("heading", { name: "Features and requirements" }).scrollIntoViewIfNeeded();
  await page.getByRole("checkbox", { name: "JWT validation" }).last().check();
  await expect(page).toHaveURL(/needs=jwt/);
  await calculator.settled();
  await expect(calculator.row("linkerd")).toContainText("lacks 1");
  const inputs = await calculator.inputs();
  await inputs.locator("summary", { hasText: /^Requirements/ }).click();
  await expect(inputs.getByLabel("JWT validation")).toBeChecked();
});

test("costs of one's own are marked lines of the bill, in the total and in the link", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  await inputs.locator("summary", { hasText: /^Your own costs/ }).click();
  await inputs.getByLabel("An engineer's day").fill("800");
  await inputs.locator("summary", { hasText: /^Engineer days/ }).click();
  const work = inputs.getByRole("group", { name: /^Engineer days/ });
  await work.getByLabel("Linkerd").fill("3");
  await expect(page).toHaveURL(/dayrate=800&linkerd\.days=3/);
  await inputs.getByRole("button", { name: "Add a cost line" }).click();
  await inputs.getByLabel("For what").fill("Audit");
  await inputs.getByLabel("Amount a month").fill("250");
  await inputs.getByRole("checkbox", { name: "Istio sidecar" }).uncheck();
  await expect(page).toHaveURL(/own=250~cluster~istio-ambient-l4,.*~Audit/);
  await calculator.settled();
  await expectAccessible(page);
  await calculator.done();
  const bill = page.getByRole("region", { name: /Bill of a month/ });
  // 3 days × 4 upgrades ÷ 12 months × $800 = $800, and $250 for the audit.
  await expect(bill.getByRole("row", { name: /^Work on upgrades your own/ })).toContainText("$800");
  await expect(bill.getByRole("row", { name: /^of it your own lines/ })).toContainText("$1,050");
  await expect(page.locator("main header")).toContainText("with your own cost lines");
});
