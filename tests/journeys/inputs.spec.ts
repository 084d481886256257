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
  // The headline is told of those that meet it.
  await expect(calculator.finding).not.toContainText("Cilium needs");
  await expect(calculator.finding).toContainText("and Cilium each lack a requirement.");
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
  const features = page.locator("summary", { hasText: "Features and requirements" });
  await features.scrollIntoViewIfNeeded();
  await features.click();
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
  await inputs.getByRole("button", { name: "Add a cost line" }).click();
  // The line waits in the form, whatever else is changed, until it says something.
  await expect(inputs.getByLabel("For what")).toBeFocused();
  await inputs.getByLabel("Mesh upgrades a year").fill("5");
  await expect(page).toHaveURL(/upgrades=5/);
  await expect(page).not.toHaveURL(/own=/);
  await inputs.getByLabel("Mesh upgrades a year").fill("4");
  await inputs.getByLabel("For what").fill("Audit");
  await inputs.getByLabel("An engineer's day").fill("800");
  await inputs.locator("summary", { hasText: /^Engineer days/ }).click();
  const work = inputs.getByRole("group", { name: /^Engineer days/ });
  await work.getByLabel("Linkerd").fill("3");
  await inputs.getByLabel("Amount a month").fill("250");
  await inputs.getByRole("checkbox", { name: "Istio sidecar" }).uncheck();
  await expect(page).toHaveURL(/own=250~cluster~istio-ambient-l4,.*~Audit/);
  await expect(page).toHaveURL(/dayrate=800&linkerd\.days=3/);
  await calculator.settled();
  await expectAccessible(page, "form");
  await calculator.done();
  const bill = page.getByRole("region", { name: /Bill of a month/ });
  // 3 days × 4 upgrades ÷ 12 months × $800 = $800, and $250 for the audit.
  await expect(bill.getByRole("row", { name: /^Work on upgrades your own/ })).toContainText("$800");
  await expect(bill.getByRole("row", { name: /^of it your own lines/ })).toContainText("$1,050");
  await expect(page.locator("main header")).toContainText("with your own cost lines");
});

test("a version is chosen or typed, says where its figures come from, and is reset", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  const section = inputs.locator("details").filter({ hasText: /^Istio sidecar/ });
  await section.locator("summary").first().click();
  const version = section.getByRole("combobox", { name: "Version" });
  await version.fill("1.12x");
  await expect(section.getByText("Must be a version such as 1.30 or 1.30.2.")).toBeVisible();
  await expect(page).not.toHaveURL(/version/);
  await expect(version).toHaveValue("1.12x");
  await version.fill("1.12");
  await expect(page).toHaveURL(/istio-sidecar\.version=1\.12/);
  await expect(section.getByText(/^Of \d+ figures: \d+ published for it/)).toBeVisible();
  await calculator.settled();
  await section.getByRole("button", { name: "Reset version" }).click();
  await expect(page).not.toHaveURL(/version/);
  await expect(version).toHaveValue("1.30");
});

test("what the applications use is a coefficient: overridden with a range, marked, reset", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  await inputs.locator("summary", { hasText: /^Use of the applications/ }).click();
  const share = inputs.getByLabel("Share of its CPU request an application uses", { exact: true });
  await expect(share).toHaveAccessibleDescription("Default 0.35 (0.2–0.6) share of request");
  await share.fill("0.5");
  await expect(page).toHaveURL(/k\.application\.cpu\.useShare=0\.5(&|$)/);
  await inputs.locator("summary", { hasText: /^Its range/ }).click();
  await inputs.getByLabel("High", { exact: true }).fill("0.4");
  await expect(inputs.getByText("Must be an amount from 0.5 to")).toBeVisible();
  await inputs.getByLabel("High", { exact: true }).fill("0.7");
  await expect(page).toHaveURL(/useShare=0\.5~0\.5~0\.7/);
  await calculator.settled();
  await expectAccessible(page, "form");
  await inputs.getByRole("button", { name: /^Reset Share of its CPU request/ }).click();
  await expect(page).not.toHaveURL(/useShare/);
});

test("a public price of telemetry is taken over with its source, and shows in the bill", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("istio-sidecar.metrics=managed&istio-sidecar.log=1");
  const bill = page.getByRole("region", { name: /Bill of a month/ });
  await expect(bill).not.toContainText("Managed metrics");
  await calculator.change(async (inputs) => {
    await inputs.locator("summary", { hasText: /^Telemetry prices/ }).click();
    await inputs.getByLabel("Prices of", { exact: true }).selectOption({ index: 1 });
    await expect(inputs.getByLabel("One GB of access logs")).toHaveValue("0.465661");
    await expect(inputs.getByRole("link", { name: /Google Cloud Observability/ })).toHaveCount(2);
  });
  await expect(bill).toContainText("Managed metrics");
  await expect(bill).toContainText("Access logs");
});

test("deployments pasted as kubectl prints them become rows, with the less usual columns in sight", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=rows&ns=1");
  const inputs = await calculator.inputs();
  await inputs.getByRole("button", { name: "Edit rows" }).click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  await expect(dialog.getByText("No rows yet.")).toBeVisible();
  await dialog.getByText("Paste from a spreadsheet").click();
  const container = (cpu: string) => ({ resources: { requests: { cpu, memory: "256Mi" } } });
  const list = {
    kind: "List",
    items: [
      {
        kind: "Deployment",
        metadata: { name: "cart", namespace: "shop" },
        spec: {
          replicas: 60,
          template: {
            spec: {
              containers: [container("200m"), container("50m")],
              initContainers: [container("1")],
            },
          },
        },
      },
    ],
  };
  await dialog.getByLabel(/Cells copied/).fill(JSON.stringify(list));
  await dialog.getByRole("button", { name: "Use what was typed" }).click();
  await expect(dialog.getByLabel("CPU of row 1", { exact: true })).toHaveValue("250m");
  await expect(dialog.getByLabel("Init CPU of row 1")).toHaveValue("1");
  await dialog.getByLabel("Protocol of row 1").selectOption("grpc");
  await expectAccessible(page, "[role=dialog]");
  await dialog.getByRole("button", { name: "Fewer columns" }).click();
  await expect(dialog.getByLabel("Init CPU of row 1")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Done" }).click();
  await calculator.settled();
  await calculator.done();
  await expect(page.locator("main header")).toContainText("60 pods");
});

test("a measured figure goes in beside the one it replaces, in its own unit", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await calculator.row("istio-sidecar").locator('[data-figure="nodes"]').click();
  const panel = page.getByRole("complementary", { name: /^Derivation for Istio sidecar/ });
  await panel.locator("[data-coefficient='envoy.memory.base'] > summary").click();
  const field = panel.getByLabel("Envoy memory without configuration", { exact: true });
  await field.fill("65m");
  await expect(panel.getByText("Write a number in MiB, such as 65.")).toBeVisible();
  await expect(page).not.toHaveURL(/envoy\.memory\.base/);
  // Key by key: the field is not drawn anew by the first digit.
  await field.fill("");
  await field.pressSequentially("65Mi");
  await expect(field).toBeFocused();
  await expect(page).toHaveURL(/k\.envoy\.memory\.base=65(&|$)/);
  await expect(field).toHaveValue("65Mi");
  await calculator.settled();
  await field.fill("6500");
  await expect(panel.getByText(/^Taken as given, but outside the range of/)).toBeVisible();
  await expect(page).toHaveURL(/k\.envoy\.memory\.base=6500(&|$)/);
  await calculator.settled();
  await expectAccessible(page, "aside");
  await panel.getByRole("button", { name: /^Reset Envoy memory/ }).click();
  await expect(page).not.toHaveURL(/envoy\.memory/);
});

test("requests are the charts' until one's own are given, right under the choice", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=60");
  const inputs = await calculator.inputs();
  const policy = inputs.getByLabel("Mesh requests", { exact: true });
  if (!(await policy.isVisible())) {
    await inputs.locator("summary", { hasText: /^Sizing/ }).click();
  }
  await policy.selectOption("own");
  const group = inputs.getByRole("group", { name: /^Own requests: Istio sidecar/ }).first();
  await expect(group).toContainText("These are still the chart's values.");
  const request = group.getByLabel("Sidecar memory request", { exact: true });
  await expect(request).toHaveValue("128");
  await request.fill("80Mi");
  await expect(page).toHaveURL(/k\.sidecar\.request\.memory=80(&|$)/);
  await expect(group).not.toContainText("These are still");
  await calculator.settled();
  await expectAccessible(page, "form");
});

test("a measured sidecar and the traffic of a whole cluster go in as they are known", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick&pods=50");
  const inputs = await calculator.inputs();
  await expect(inputs.getByText(/= 1,000 requests\/s in all/)).toBeVisible();
  await inputs.getByRole("button", { name: "Give it for the whole cluster" }).click();
  await inputs.getByLabel("Requests into all pods", { exact: true }).fill("4000");
  // 4,000 ÷ 50 pods.
  await expect(page).toHaveURL(/rps=80(&|$)/);
  await expect(inputs.getByText(/= 80 requests\/s into every pod/)).toBeVisible();
  await calculator.settled();

  const section = inputs.locator("details").filter({ hasText: /^Istio sidecar/ });
  await section.locator("summary").first().click();
  await section.getByText("Coefficients in use").click();
  const measured = section.getByLabel("Memory of one sidecar, in all", { exact: true });
  await measured.fill("90");
  await expect(page).toHaveURL(/k\.envoy\.memory\.base=[\d.]+/);
  await expect(measured).toHaveValue("90");
  await measured.fill("1");
  await expect(section.getByText(/^Must be an amount from/)).toBeVisible();
  await calculator.settled();
  await expectAccessible(page, "form");
});

test("a distribution that cannot be had on the platform says so, and a link's choice stays", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("istio-sidecar.dist=istio-aks-addon");
  const inputs = await calculator.inputs();
  const istio = inputs.locator("details").filter({ hasText: /^Istio sidecar/ });
  await istio.locator("summary").first().click();
  await expect(istio.getByLabel("Distribution")).toHaveValue("istio-aks-addon");
  await expect(istio).toContainText("Not to be had on this platform: part of AKS.");
  await inputs.getByLabel("Platform").selectOption({ label: "GKE Standard" });
  await expect(page).toHaveURL(/platform=gke-standard/);
  const cilium = inputs.locator("details").filter({ hasText: /^Cilium/ });
  await cilium.locator("summary").first().click();
  await expect(cilium.getByLabel("Distribution").locator("option")).toHaveText([
    "Cilium, upstream (not here: only as Dataplane V2)",
    "Cilium as the cloud runs it",
    "Azure CNI by Cilium with Advanced Container Networking Services (not here: part of AKS)",
    "Isovalent Enterprise for Cilium",
  ]);
  await cilium.getByLabel("Distribution").selectOption("cilium-cloud-managed");
  await expect(cilium).not.toContainText("Not to be had");
  await calculator.settled();
  await expectAccessible(page, "form");
});

test("without rows the first thing to do is said, and old prices are", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=rows&ns=1&region=eu-central-1");
  await expect(calculator.finding).toHaveText("Add rows first: there are no pods to place yet.");
  await expect(page.locator("main header")).toContainText(
    "Prices of this region are from 2025-04-04",
  );
  await calculator.open("region=us-east-1");
  await expect(page.locator("main header")).not.toContainText("Prices of this region");
});

test("the list of machines opens where the chosen one is", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  await inputs.getByRole("button", { name: /^Instance type/ }).click();
  await expect(page.getByRole("option", { name: /^m6i\.xlarge / })).toBeInViewport();
});
