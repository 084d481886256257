import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

test("a second pool takes a workload; nodes, bill and proof follow, and the link opens the same", async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open(`from=rows&ns=1&rows=${ROWS}`);
  const before = Number(await calculator.row("none").locator('[data-figure="nodes"]').innerText());
  await calculator.change(async (inputs) => {
    await inputs.locator("summary", { hasText: /^Node pools/ }).click();
    await inputs.getByRole("button", { name: "Add a pool" }).click();
  });
  await expect(page).toHaveURL(/pool1=pool-2/);
  // Nothing runs in it yet: it has no nodes.
  await expect(calculator.row("none")).toContainText(`${before} + 0`);
  await calculator.change(async (inputs) => {
    await inputs.getByLabel("Name", { exact: true }).fill("batch");
  });
  await expect(page).toHaveURL(/pool1=batch/);

  const inputs = await calculator.inputs();
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const table = page.getByRole("dialog", { name: /^Workload rows/ });
  await table.getByLabel("Pool of row 2").selectOption("batch");
  await table.getByRole("button", { name: "Done" }).click();
  await calculator.done();
  await expect(calculator.row("none")).not.toContainText(`${before} + 0`);
  await calculator.settled();

  const split = calculator.row("istio-sidecar").locator("td").first();
  await expect(split).toContainText(/\d+ \+ [1-9]\d*/);
  await expect(page.locator("main")).toContainText("Nodes of batch (m6i.xlarge)");

  await page.getByRole("heading", { name: "Why so many nodes" }).scrollIntoViewIfNeeded();
  await page.getByLabel("Node pool whose nodes are explained").selectOption("batch");
  await expect(page.locator("[data-headline]")).toContainText("node");
  await expect(page.locator("[data-ranked-pool]")).toContainText("pool “default”");
  await expectAccessible(page);

  const theirs = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const opened = new CalculatorPage(await theirs.newPage());
  await opened.page.goto(page.url());
  const nodes = await calculator.nodes();
  await expect.poll(() => opened.nodes()).toEqual(nodes);
  const shown = (await calculator.row("linkerd").locator("td").first().textContent()) ?? "–";
  await expect(opened.row("linkerd").locator("td").first()).toHaveText(shown);
  await theirs.close();
});

test("system DaemonSets can be changed, kept to one pool, added and put back", async ({ page }) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("pool1=batch&in.frontend=batch");
  await calculator.change(async (inputs) => {
    await inputs.locator("summary", { hasText: /^System DaemonSets/ }).click();
    const proxy = inputs.locator('[data-daemonset="kube-proxy"]');
    await proxy.getByLabel("CPU request").fill("250m");
  });
  await expect(page).toHaveURL(/ds\.kube-proxy\.cpu=250/);
  await calculator.change(async (inputs) => {
    await inputs.locator('[data-daemonset="kube-proxy"]').getByLabel("default").uncheck();
  });
  await expect(page).toHaveURL(/ds\.kube-proxy\.pools=batch/);
  await calculator.change(async (inputs) => {
    await inputs.getByLabel("Add a DaemonSet").fill("node-exporter");
    await inputs.getByRole("button", { name: "Add", exact: true }).click();
  });
  await expect(page).toHaveURL(/ds\.node-exporter\.cpu=100&ds\.node-exporter\.mem=128/);
  const inputs = await calculator.inputs();
  await inputs.getByLabel("Add a DaemonSet").fill("No Such Name");
  await inputs.getByRole("button", { name: "Add", exact: true }).click();
  await expect(inputs.getByRole("alert")).toContainText("Lower-case letters");
  await expect(inputs.getByLabel("Add a DaemonSet")).toHaveValue("No Such Name");
  await expectAccessible(page);
  await inputs.getByRole("button", { name: "Back to the platform's list" }).click();
  await expect(page).not.toHaveURL(/ds\./);
});

test("a workload of an example moves to another pool", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("pool1=web&pool1.type=c6i.2xlarge");
  await expect(calculator.row("none")).toContainText(/\d+ \+ 0/);
  await calculator.change(async (inputs) => {
    await inputs.locator("summary", { hasText: /^Where its workloads run/ }).click();
    await inputs.getByLabel("frontend", { exact: true }).selectOption("web");
  });
  await expect(page).toHaveURL(/in\.frontend=web/);
  await expect(calculator.row("none")).toContainText(/\d+ \+ [1-9]/);
});

/** Two rows: api, 12 × 500m, and job, 8 × 1,500m. */
const ROWS = "1.i45WSizIVNJRKs7IL1DSMTTSMTUw0DE1NIrViVbKyk-Cy1joGIJkDA2MTGJjAQ";
