import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { paste } from "./helpers/paste";
import { expect, test } from "./helpers/watched-page";

test("a sheet with its own headings is mapped, its bad cells kept and mended, one copy of it counted", async ({
  page,
}) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  await inputs.getByText("Own rows", { exact: true }).click();
  await expect(page).toHaveURL(/from=rows&ns=1(&|$)/);
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  await expect(dialog.getByText("No rows yet.")).toBeVisible();
  await expect(dialog.getByLabel(/Cells copied/)).toBeVisible();
  await expectAccessible(page, "[role=dialog]");
  // Pasted anywhere in the dialog, not only into its box.
  await paste(
    dialog.getByRole("button", { name: "Add a row" }),
    "Deployment\tTeam\tCopies\tCPU req\tRAM\tMem lim\tRPS per pod\tCost centre\n" +
      "cart\tshop\t60\t200m\t64Mi\t128Mi\t90\t4711\n" +
      "front\tshop\t20\t1,5\t\t256Mi\t40\t4711\n" +
      "mail\tback\t3\t100m\t512 XB\t\t5\t4712\n",
  );
  const mapping = dialog.getByRole("region", { name: "What is each column?" });
  await expect(mapping.getByLabel("What Copies is")).toHaveValue("replicas");
  await expect(mapping.getByLabel("What Mem lim is")).toHaveValue("memoryLimit");
  await expect(mapping).toContainText("Left out: Cost centre.");
  await expect(page).not.toHaveURL(/rows=1/);
  await expectAccessible(page, "[role=dialog]");
  await mapping.getByRole("button", { name: "Use these 3 rows" }).click();

  await expect(dialog.getByText("3 rows · 83 pods")).toBeVisible();
  await expect(dialog).toContainText("One row states a limit and no request");
  await expect(dialog.getByLabel("Memory of row 2", { exact: true })).toHaveValue("256Mi");
  const problems = dialog.getByRole("region", { name: "Problems with what was pasted" });
  await expect(problems).toContainText("row 2, CPU");
  await expect(problems).toContainText("“front” counts with 100m until it is mended");
  const bad = dialog.getByLabel(/^Memory of row 3/);
  await expect(bad).toHaveValue("512 XB");
  await expect(bad).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "[role=dialog]");
  await bad.fill("512Mi");
  await expect(problems.getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(inputs).toContainText("One cell could not be read");
  await calculator.settled();
  await calculator.done();
  const note = page.getByText(/^Computed with one cell of the workload rows at its default/);
  await expect(note).toContainText("front");
  await expect(page.locator("main header")).toContainText("83 pods");
  await expectAccessible(page);

  const again = await calculator.inputs();
  await again.getByRole("button", { name: "Edit rows" }).click();
  await expect(dialog.getByLabel(/^CPU of row 2/)).toHaveValue("1,5");
  await dialog.getByLabel(/^CPU of row 2/).fill("1.5");
  await expect(problems).toHaveCount(0);
  await dialog.getByRole("button", { name: "Done" }).click();
  await calculator.done();
  await expect(note).toHaveCount(0);
});

test("units are asked once a column, and a rate of all pods is divided by the replicas", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  await inputs.getByText("Own rows", { exact: true }).click();
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  const sheet = `Name\tReplicas\tCPU\tMemory\tTotal RPS\n${"cart\t3\t250\t512\t300\n".repeat(40)}`;
  await paste(dialog.getByRole("button", { name: "Add a row" }), sheet);
  const mapping = dialog.getByRole("region", { name: "What is each column?" });
  await expect(mapping.getByLabel("What Total RPS is")).toHaveValue("totalIn");
  await expect(mapping).toContainText("Which unit are the bare numbers of CPU and Memory in?");
  await expectAccessible(page, "[role=dialog]");

  // Used without an answer, forty cells of a column are one problem, and nothing is lost.
  await mapping.getByRole("button", { name: "Use these 40 rows" }).click();
  const problems = dialog.getByRole("region", { name: "Problems with what was pasted" });
  await expect(problems.getByRole("listitem")).toHaveCount(2);
  await expect(problems).toContainText("80 fields could not be used as given");
  await expect(problems).toContainText("rows 1, 2, 3 and 37 more, Memory");
  await expect(dialog.getByLabel(/^Memory of row 1:/)).toHaveValue("512");

  await paste(dialog.getByRole("button", { name: "Add a row" }), sheet);
  // All that is asked stands side by side with its column, on a phone too.
  const screen = page.viewportSize()?.width ?? 0;
  for (const asked of await mapping.getByRole("combobox").all()) {
    const box = await asked.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(screen);
  }
  await mapping.getByLabel("Unit of bare numbers in CPU").selectOption("m");
  await mapping.getByLabel("Unit of bare numbers in Memory").selectOption("Mi");
  await expect(mapping).not.toContainText("Which unit");
  await mapping.getByRole("button", { name: "Use these 40 rows" }).click();
  await expect(problems).toHaveCount(0);
  await expect(dialog.getByLabel("CPU of row 1", { exact: true })).toHaveValue("250m");
  await expect(dialog.getByLabel("Memory of row 2", { exact: true })).toHaveValue("512Mi");
  // 300 req/s of 3 replicas are 100 of one pod.
  await expect(dialog.getByLabel("req/s in (per pod) of row 1", { exact: true })).toHaveValue(
    "100",
  );
  await expect(dialog).toContainText("req/s in (of all pods): divided by each row's replicas");
  await expectAccessible(page, "[role=dialog]");
});

test("an example's rows keep its copies, and a table pasted over them has one", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const pods = await page.locator("main header").getByText(/pods$/).textContent();
  const inputs = await calculator.inputs();
  await inputs.getByText("Own rows", { exact: true }).click();
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  await dialog.getByRole("button", { name: "begin with the chosen example's" }).click();
  await expect(dialog.getByText(/× 34 copies = [\d,]+ pods$/)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await calculator.settled();
  await calculator.done();
  await expect(page.locator("main header")).toContainText(pods ?? "–");

  const again = await calculator.inputs();
  await again.getByRole("button", { name: "Edit rows" }).click();
  await paste(
    dialog.getByRole("button", { name: "Add a row" }),
    "Name\tReplicas\tCPU\tMemory\ncart\t60\t200m\t64Mi\n",
  );
  await expect(dialog.getByText("1 row · 60 pods")).toBeVisible();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(dialog.getByText(/× 34 copies/)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
});

test("a comparison is in the link, and a look at the evidence loses neither scenario", async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=60");
  await page.getByRole("button", { name: "Keep as A, then change" }).click();
  await calculator.change((inputs) => inputs.getByLabel("Pods", { exact: true }).fill("90"));
  await calculator.change((inputs) => inputs.getByLabel("Scenario name").fill("Larger"));
  const compare = page.getByRole("region", { name: "A against B", exact: true });
  const changed = compare.getByRole("list", { name: "Changed inputs" });
  // The name is no input that moves anything.
  await expect(changed.getByRole("listitem")).toHaveText(["Pods: 60 → 90"]);
  await expect(page).toHaveURL(/&a=v%3D1%26m%3D2026\.1%26from%3Dquick%26pods%3D60$/);

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const theirs = await elsewhere.newPage();
  await theirs.goto(page.url());
  await expect(theirs.getByRole("list", { name: "Changed inputs" })).toHaveText("Pods: 60 → 90");
  await elsewhere.close();

  const address = page.url();
  await page.goto("/evidence");
  await page.getByRole("link", { name: "Calculator", exact: true }).click();
  await expect(page).toHaveURL(address);
  await expect(changed).toHaveText("Pods: 60 → 90");

  await compare.getByRole("button", { name: "Stop comparing" }).press("Enter");
  await expect(page).toHaveURL(/pods=90$/);
  await expect(page.getByRole("button", { name: "Keep as A, then change" })).toBeFocused();
  await page.goto(`${page.url()}&a=%25E0%25A4&a=x`);
  await expect(page.locator("main header")).toContainText("90 pods");
});
