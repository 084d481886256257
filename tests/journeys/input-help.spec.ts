import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

test("so many pods in so many namespaces, without inventing the rest", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=900");
  const inputs = await calculator.inputs();
  // 900 ÷ 3 = 300 services, 300 ÷ 12 = 25 namespaces.
  await expect(inputs.getByText("= 300 services in 25 namespaces.")).toBeVisible();
  const namespaces = inputs.getByLabel("Namespaces", { exact: true });
  await expect(namespaces).toHaveValue("25");
  await namespaces.fill("90");
  await expect(inputs.getByText("With 2 pods of a service, 90 come out.")).toBeVisible();
  await expect(namespaces).toHaveValue("90");
  await expect(page).not.toHaveURL(/services=/);
  await inputs.getByLabel("Pods of a service").fill("2");
  await expect(page).toHaveURL(/perservice=2/);
  await namespaces.fill("90");
  await expect(page).toHaveURL(/services=5/);
  await expect(inputs.getByText("= 450 services in 90 namespaces.")).toBeVisible();
  await expect(inputs.getByLabel("Services of a namespace")).toHaveValue("5");
  await calculator.settled();
  await expectAccessible(page, "form");
});

test("a default of ours that was changed is marked and reset, and typing goes on meanwhile", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  await inputs.locator("summary", { hasText: "Zones, minimum, headroom" }).click();
  const most = inputs.getByLabel("Max pods of a node");
  await most.click();
  await page.keyboard.press("ControlOrMeta+a");
  // The mark appears at the first digit: the field must stay under the hand.
  await most.pressSequentially("110", { delay: 60 });
  await expect(most).toHaveValue("110");
  await expect(most).toBeFocused();
  await expect(page).toHaveURL(/maxpods=110/);
  await calculator.settled();
  await expectAccessible(page, "form");
  await inputs.getByRole("button", { name: "Reset Max pods of a node" }).click();
  await expect(page).not.toHaveURL(/maxpods/);
  await expect(most).toHaveValue("0");
  await expect(most).toBeFocused();
  await expect(inputs.getByRole("button", { name: /^Reset Max pods/ })).toHaveCount(0);

  await inputs.locator("summary", { hasText: /^Use of the applications/ }).click();
  const share = inputs.getByLabel("Share of its CPU request an application uses", { exact: true });
  await share.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("0.45", { delay: 60 });
  await expect(share).toHaveValue("0.45");
  await expect(page).toHaveURL(/k\.application\.cpu\.useShare=0\.45/);
});

test("versions: a v is taken along, and one older than all figures says so", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  const kubernetes = inputs.getByRole("combobox", { name: "Kubernetes version" });
  await kubernetes.fill("v1.31");
  await expect(page).toHaveURL(/k8s=1\.31/);
  await expect(kubernetes).toHaveValue("v1.31");
  const section = inputs.locator("details").filter({ hasText: /^Istio ambient L4/i });
  await section.locator("summary").first().click();
  await section.getByRole("combobox", { name: "Version" }).fill("1.2");
  await expect(
    section.getByText(/^Older than any figure we have: figures of 1\.\d+ and later are used\./),
  ).toBeVisible();
});

test("months out of range are told the true range, and a shrinking cluster can be typed", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const fold = page.locator("summary", { hasText: /^As the cluster grows/ });
  await fold.scrollIntoViewIfNeeded();
  await fold.click();
  const months = page.getByLabel("Months", { exact: true });
  await months.fill("-3");
  await expect(page.getByText("Must be a whole number from 2 to 60.").first()).toBeVisible();
  await months.fill("12");
  await expect(page).toHaveURL(/growmonths=12/);
  await page.getByLabel("Pods more every month").fill("-2");
  await expect(page).toHaveURL(/grow=-2/);
});
