import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

test("text that cannot be used is named above the results, kept, and led to", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick");
  const strip = page.getByRole("region", { name: "Inputs that are not used" });
  let inputs = await calculator.inputs();
  const cpu = inputs.getByLabel("CPU request of a pod");
  await cpu.fill("100mm");
  await calculator.done();
  await expect(strip).toContainText("CPU request of a pod: “100mm” cannot be used.");
  await expect(strip).toContainText("such as 250m or 1.5.");
  await expect(strip).toContainText("The results are those of the last valid value.");
  await expectAccessible(page);
  await strip.getByRole("button", { name: "Go to the field" }).click();
  await expect(cpu).toBeFocused();
  await expect(cpu).toHaveValue("100mm");
  await expect(page).not.toHaveURL(/cpu=/);

  // A second one, in a part that is folded when it is looked for.
  const fold = page.locator("summary", { hasText: "Zones, minimum, headroom" });
  const visibleFold = fold.filter({ visible: true });
  await visibleFold.click();
  await page.getByLabel("Zones", { exact: true }).filter({ visible: true }).fill("99");
  await visibleFold.click();
  await calculator.done();
  await expect(strip).toContainText("2 inputs hold text that cannot be used.");
  inputs = await calculator.inputs();
  await inputs.getByLabel("CPU request of a pod").fill("300m");
  await expect(page).toHaveURL(/cpu=300/);
  await calculator.settled();
  await calculator.done();
  await expect(strip).toContainText("Zones: “99” cannot be used. Must be a whole number");
  await strip.getByRole("button", { name: "Go to the field" }).click();
  const zones = page.getByLabel("Zones", { exact: true }).filter({ visible: true });
  await expect(zones).toBeFocused();
  await zones.fill("2");
  await expect(page).toHaveURL(/zones=2/);
  await expect(strip).toHaveCount(0);
});

test("a half-typed value draws no strip, and an empty field is told as empty", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick");
  const strip = page.getByRole("region", { name: "Inputs that are not used" });
  let inputs = await calculator.inputs();
  const pods = inputs.getByLabel("Pods", { exact: true });
  await pods.fill("");
  await calculator.done();
  await expect(strip).toContainText("Pods is empty. Must not be empty; write 0 for none.");
  inputs = await calculator.inputs();
  await pods.fill("1,200");
  await expect(inputs.getByText("Read as 1200: a comma groups thousands")).toBeVisible();
  await expect(page).toHaveURL(/pods=1200/);
  await pods.fill("1.200");
  await expect(inputs.getByText("Write 1,200: the decimal sign is a point")).toBeVisible();
  await pods.fill("1200");
  const cpu = inputs.getByLabel("CPU request of a pod");
  await cpu.fill("300");
  await expect(inputs.getByText("Write the unit: 300m or 300 vCPU.")).toBeVisible();
  await cpu.fill("0.00001");
  await expect(inputs.getByText("Counts as 1m: rounded up to whole milli-CPU.")).toBeVisible();
  await calculator.done();
  await expect(strip).toHaveCount(0);
});

test("by keyboard: a machine is picked, escaped from and not found, and the focus stays", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  const field = inputs.getByRole("button", { name: /^Instance type/ });
  const search = page.getByRole("combobox", { name: /^Search by name/ });
  await field.focus();
  await page.keyboard.press("Enter");
  await expect(search).toBeFocused();
  await page.keyboard.type("no such machine");
  await expect(page.getByText("No machine here matches.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("no such machine");
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(page).not.toHaveURL(/type=/);
  await page.keyboard.press("Enter");
  await expect(search).toBeFocused();
  await page.keyboard.type("m7g.2xlarge");
  await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/type=m7g\.2xlarge/);
  await expect(search).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(field).toContainText("m7g.2xlarge");
});

test("what is unfolded and typed in the inputs is there when they are opened again", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  let inputs = await calculator.inputs();
  await inputs.locator("summary", { hasText: /^Requirements/ }).click();
  await expect(inputs.getByLabel("Virtual machines in the mesh")).toBeVisible();
  await calculator.done();
  inputs = await calculator.inputs();
  await expect(inputs.getByLabel("Virtual machines in the mesh")).toBeVisible();
});

test("what is changed while the drawer is closed is seen when it is opened, and only then", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=60");
  let inputs = await calculator.inputs();
  const pods = (within: typeof inputs) => within.getByLabel("Pods", { exact: true });
  await pods(inputs).fill("90");
  await expect(page).toHaveURL(/pods=90/);
  await calculator.settled();
  await calculator.done();
  const edit = page.getByRole("button", { name: "Edit inputs" });
  const drawer = await edit.isVisible();
  if (drawer) await expect(edit).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(/pods=60/);
  await calculator.settled();
  // Closed, the drawer costs a phone nothing: it still says what it said.
  if (drawer) await expect(page.locator("[role=dialog] input[name=pods]")).toHaveValue("90");
  inputs = await calculator.inputs();
  await expect(pods(inputs)).toHaveValue("60");
});

test("the first tab stop skips to the results", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to results" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await expect(page).not.toHaveURL(/#/);
});

test("Ctrl+Z takes a change back, Ctrl+Shift+Z brings it again, a text field keeps its own", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await calculator.change(async (inputs) => {
    await inputs.getByLabel("Bought as").selectOption({ index: 1 });
  });
  await expect(page).toHaveURL(/capacity=/);
  await page.keyboard.press("Control+z");
  await expect(page).not.toHaveURL(/capacity=/);
  await page.keyboard.press("Control+Shift+z");
  await expect(page).toHaveURL(/capacity=/);
  await calculator.settled();
  const inputs = await calculator.inputs();
  await inputs.getByLabel("Scenario name").focus();
  await page.keyboard.press("Control+z");
  await calculator.settled();
  await expect(page).toHaveURL(/capacity=/);
});

test("the menu of options closes on Escape and on a press elsewhere", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const opener = page.locator("summary", { hasText: /^Options: 6 of 6/ });
  const menu = page.getByRole("group", { name: "Options to show" });
  await opener.click();
  await expect(menu).toBeVisible();
  await menu.getByLabel("Linkerd").focus();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(opener).toBeFocused();
  await opener.click();
  await expect(menu).toBeVisible();
  await page.locator("h1").click();
  await expect(menu).toBeHidden();
});

test("a cell that cannot be used is named in the table of rows", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=rows&ns=1");
  const inputs = await calculator.inputs();
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  await dialog.getByRole("button", { name: "Add a row" }).click();
  await dialog.getByLabel("Memory of row 1", { exact: true }).fill("128MB");
  const strip = dialog.getByRole("region", { name: "Inputs that are not used" });
  await expect(strip).toContainText("Memory of row 1: “128MB” cannot be used.");
  await expect(strip).toContainText("Did you mean 128M or 128Mi?");
  await expectAccessible(page, "[role=dialog]");
  await strip.getByRole("button", { name: "Go to the field" }).click();
  await expect(dialog.getByLabel(/^Memory of row 1/)).toBeFocused();
});
