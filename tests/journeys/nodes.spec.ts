import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { verifyCertificate, verifyPlan } from "../../lib/packing/verify";
import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

/** Plans, simulations and rankings are work of seconds, of many on a busy machine. */
const SLOW = { timeout: 60_000 };

/** Scrolls to the section, whose plans are worked out once it is near the screen. */
async function openNodes(page: Page, query = "") {
  const calculator = new CalculatorPage(page);
  await calculator.open(query);
  const section = page.locator("section[aria-labelledby=nodes]");
  await section.scrollIntoViewIfNeeded();
  await expect(section.locator("[data-headline], [role=alert]").first()).toBeVisible(SLOW);
  return { calculator, section };
}

async function openRanking(page: Page, query = "") {
  const opened = await openNodes(page, query);
  const machines = page.locator("section[aria-labelledby=machines]");
  await machines.scrollIntoViewIfNeeded();
  await expect(machines.locator("[data-ranking=still]")).toBeVisible(SLOW);
  return { ...opened, machines };
}

test("the count, its proof and its check agree with the comparison", async ({ page }) => {
  const { calculator, section } = await openNodes(page);
  for (const [option, name] of [
    ["istio-sidecar", "Istio sidecar"],
    ["istio-ambient-waypoints", "Istio ambient + waypoints"],
  ] as const) {
    await section.getByLabel("Option whose nodes are explained").selectOption({ label: name });
    const nodes = await calculator.row(option).locator("button.opens").first().textContent();
    await expect(section.locator("[data-headline]")).toContainText(
      `${nodes} nodes. Proved minimal`,
      SLOW,
    );
    await expect(section.getByText("the bound recomputed by other code")).toBeVisible();
  }
  await section.getByText("Room before the next node").click();
  await expect(section.locator("[data-room] li").first()).toContainText("more");
  await section.getByText("Who stands where").click();
  await expect(section.locator("[data-patterns] tbody tr").first()).toContainText("×");
  await expect(section.locator("[data-simulation]").first()).toBeVisible(SLOW);
  for (const simulation of await section.locator("[data-simulation]").all()) {
    await expect(simulation).toContainText("Simulation");
    await expect(simulation.getByRole("link")).toHaveAttribute("href", /^https:\/\/github\.com/);
  }
});

test("plan and proof are saved as a file that the checkers accept", async ({ page }) => {
  const { section } = await openNodes(page);
  const saving = page.waitForEvent("download");
  await section.getByRole("button", { name: "Save plan and proof" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("meshcost-plan-istio-sidecar.json");
  const { problem, plan } = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(verifyPlan(problem, plan)).toEqual([]);
  expect(verifyCertificate(problem, plan.certificate)).toEqual([]);
});

test("zone rules stand as lines that add up", async ({ page }) => {
  const { section } = await openNodes(page, "survive=1&even=1&free=10&min=5");
  const lines = section.locator("[data-lines] dd");
  const amounts = (await lines.allTextContents()).map((text) => Number(text.replace("+", "")));
  const total = amounts.pop() ?? Number.NaN;
  expect(amounts.length).toBeGreaterThan(2);
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
  expect(total % 3).toBe(0);
  await expect(section.getByText("hold all pods when one of 3 zones fails")).toBeVisible();
});

test("machines are ranked, filtered and taken into the scenario", async ({ page }) => {
  test.slow();
  const { calculator, machines } = await openRanking(page);
  const rows = machines.locator("[data-machine]");
  // Ten ranked, and the scenario's own machine beside them.
  await expect(rows).toHaveCount(11);
  await expect(machines.locator('[data-machine="m6i.xlarge"]')).toContainText("yours");
  await expect(machines.locator("[data-mix]")).toContainText("a month on");
  await machines.getByText("types are left out").click();
  await expect(machines.locator("[data-left-out]")).toContainText("are burstable");
  await machines.getByLabel("Architecture").selectOption("amd64");
  await machines.getByLabel("Family").selectOption("m7i");
  await expect(machines.locator("[data-ranking=still]")).toBeVisible(SLOW);
  const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-machine")));
  expect(names.filter((name) => name !== "m6i.xlarge" && !name?.startsWith("m7i."))).toEqual([]);
  await expect(machines.locator("[data-mix]")).toContainText(
    "One type alone: take it from its row above.",
  );
  await machines.getByRole("button", { name: "Use m7i.2xlarge" }).click();
  await expect(page).toHaveURL(/type=m7i\.2xlarge/);
  await expect(machines.getByRole("button", { name: "In use m7i.2xlarge" })).toBeFocused();
  await expect(machines.getByRole("status").first()).toHaveText(
    "The default pool is of m7i.2xlarge now. Undo takes it back.",
  );
  await calculator.settled();
  await expect(machines.locator('[data-machine="m7i.2xlarge"]')).toContainText("yours", SLOW);
  // The row is what the comparison says of the scenario now.
  const nodes = await calculator.row("istio-sidecar").locator("button.opens").first().textContent();
  const ranked = machines.locator('[data-machine="m7i.2xlarge"] [data-nodes]');
  await expect(ranked).toHaveText(nodes ?? "");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).not.toHaveURL(/type=m7i/);
  await expect(machines.locator('[data-machine="m6i.xlarge"]')).toContainText("yours");
  await expect(machines.getByRole("button", { name: "Use m7i.2xlarge" })).toBeEnabled();
});

test("a mix of several types says why it is advice only", async ({ page }) => {
  test.slow();
  const { machines } = await openRanking(page, "from=quick&pods=37&cpu=1300m&mem=2Gi");
  await machines.getByLabel("Family").selectOption("m7i");
  const mix = machines.locator("[data-mix]");
  await expect(mix).toContainText(/\d+ × m7i\.\w+, \d+ × m7i\.\w+/, SLOW);
  await expect(mix).toContainText("Advice only: a node pool here is of one type");
});

test("without pods no machine is ranked, and it says why, until there are some", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=0");
  const machines = page.locator("section[aria-labelledby=machines]");
  await machines.scrollIntoViewIfNeeded();
  await expect(machines).toContainText(
    "No machine is ranked, and no mix worked out, until there are pods. Give a number of pods first",
    SLOW,
  );
  await expect(machines.locator("[data-machine], [data-mix]")).toHaveCount(0);
  await expectAccessible(page, "section[aria-labelledby=machines]");
  await calculator.change((inputs) => inputs.getByLabel("Pods", { exact: true }).fill("60"));
  await machines.scrollIntoViewIfNeeded();
  await expect(machines.locator("[data-machine]").first()).toBeVisible(SLOW);
  await expect(machines).not.toContainText("until there are pods");
});

test("a long ranking can be stopped and taken up again while the page stays usable", async ({
  page,
}) => {
  const { section } = await openNodes(page, "from=quick&pods=20000&cpu=137&mem=211");
  const machines = page.locator("section[aria-labelledby=machines]");
  await machines.scrollIntoViewIfNeeded();
  await expect(machines.locator("[data-machine]").first()).toBeVisible();
  const stop = machines.getByRole("button", { name: "Stop" });
  // The click may come as the last machine is done, or not be answered in time and count all the same.
  await stop.click({ timeout: 1500 }).catch(() => {});
  const still = machines.locator("[data-ranking=still]");
  await expect(still).toBeVisible(SLOW);
  if ((await still.innerText()).startsWith("Stopped.")) {
    await machines.getByRole("button", { name: "Go on" }).click();
  }
  await expect(still).toContainText("types ranked", SLOW);
  await expect(section.locator("[data-headline]")).toBeVisible();
});

test("what fits nowhere is named, in the plan and in the ranking", async ({ page }) => {
  const { section, machines } = await openRanking(page, "from=quick&pods=200&cpu=6000&mem=512");
  // 6 vCPU and the sidecar's share, on nodes of 4.
  await expect(section.getByRole("alert")).toContainText(/m6i\.xlarge: .* 6\.\d+ vCPU requested/);
  await machines.getByText("types are left out").click();
  await expect(machines.locator("[data-left-out]")).toContainText("cannot hold the largest pod");
  await expect(machines.locator("[data-left-out]")).toContainText(/6\.\d+ vCPU requested/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`accessible and no wider than the screen, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const { section } = await openRanking(page, "survive=1&free=10");
    for (const details of await section.locator("details").all()) {
      await details.locator("summary").click();
    }
    const [wide, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(wide).toBe(screen);
    await expectAccessible(page, "section[aria-labelledby=nodes]");
  });
}
