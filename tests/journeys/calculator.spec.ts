import { CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

const OPTIONS = [
  "No mesh",
  "Istio sidecar",
  "Istio ambient L4",
  "Istio ambient + waypoints",
  "Linkerd",
  "Cilium",
];

test("the HTML alone holds the finding and the figures of six options", async ({ request }) => {
  const response = await request.get("/");
  expect(response.status()).toBe(200);
  const html = await response.text();
  const rows = html.match(/<tr[^>]*data-option="[^"]+".*?<\/tr>/gs) ?? [];
  expect(rows).toHaveLength(6);
  for (const [index, name] of OPTIONS.entries()) {
    expect(rows[index]).toContain(name);
    expect(rows[index]).toMatch(/>\d+<\/button>/);
    expect(rows[index]).toMatch(/\$[\d,]+/);
    expect(rows[index]).toMatch(/at least/);
  }
  expect(html).toMatch(/<h1[^>]*>[^<]*more nodes? than no mesh/);
  expect(html).toContain("Who occupies the pool");
});

test("the page opens on the example, complete and accessible", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await expect(calculator.finding).toContainText("nodes than no mesh");
  // 34 namespaces of 12 one-replica services.
  await expect(page.locator("main header")).toContainText("408 pods");
  expect(await calculator.nodes()).toHaveLength(6);
  await expect(page.getByText("The example states no traffic")).toBeVisible();
  await expectAccessible(page);
});

test("changing inputs moves link and figures; a reload and another browser agree", async ({
  page,
  browser,
  baseURL,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await calculator.change((inputs) =>
    inputs.getByLabel("Application", { exact: true }).selectOption("opentelemetry-demo").then(),
  );
  await expect(page).toHaveURL(/app=opentelemetry-demo/);
  await calculator.change((inputs) => inputs.getByLabel("Region").selectOption("eu-west-1").then());
  await expect(page).toHaveURL(/region=eu-west-1/);
  await calculator.change((inputs) => inputs.getByLabel("Namespace copies").fill("12"));
  await expect(page).toHaveURL(/ns=12/);
  await calculator.change((inputs) =>
    inputs.getByLabel("Requests into every pod", { exact: true }).fill("55"),
  );
  await expect(page).toHaveURL(/rps=55/);
  const finding = (await calculator.finding.textContent()) ?? "";
  const nodes = await calculator.nodes();

  await page.reload();
  await expect(calculator.finding).toHaveText(finding);
  await expect.poll(() => calculator.nodes()).toEqual(nodes);

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const theirs = new CalculatorPage(await elsewhere.newPage());
  await theirs.page.goto(page.url());
  await expect(theirs.finding).toHaveText(finding);
  await expect.poll(() => theirs.nodes()).toEqual(nodes);
  await elsewhere.close();
});

test("another platform brings its own region and machine; Back undoes it", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const first = await calculator.finding.textContent();
  await calculator.change((inputs) =>
    inputs.getByLabel("Platform").selectOption("gke-standard").then(),
  );
  await expect(page.locator("main header")).toContainText("e2-standard-4");
  await expect(calculator.finding).not.toHaveText(first ?? "");
  await page.goBack();
  await expect(calculator.finding).toHaveText(first ?? "");
  await expect(page.locator("main header")).toContainText("m6i.xlarge");
  await page.goForward();
  await expect(page.locator("main header")).toContainText("e2-standard-4");
});

test("the machine is found by its facts and chosen by keyboard", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await calculator.change(async (inputs) => {
    await inputs.getByRole("button", { name: /Instance type/ }).click();
    const search = page.getByRole("combobox", { name: /Search/ });
    await search.fill("m7g arm64 8 vcpu");
    const found = page.locator("[role=listbox] [role=option]");
    await expect(found.first()).toContainText("m7g.2xlarge");
    await expect(found.first()).toContainText("8 vCPU");
    await expect(found.first()).toContainText("32 GiB");
    await expectAccessible(page, "[role=listbox]");
    await search.press("Enter");
  });
  await expect(page).toHaveURL(/type=m7g\.2xlarge/);
  await expect(page.locator("main header")).toContainText("m7g.2xlarge");
});

test("text that is no amount keeps what was typed, names the rule and leaves the result", async ({
  page,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("from=quick");
  const finding = (await calculator.finding.textContent()) ?? "";
  const inputs = await calculator.inputs();
  const memory = inputs.getByLabel("Memory request of a pod");
  await memory.fill("lots");
  await expect(memory).toHaveValue("lots");
  await expect(memory).toHaveAttribute("aria-invalid", "true");
  await expect(inputs.getByText("Write a number with an optional Kubernetes suffix")).toBeVisible();
  await memory.fill("512");
  await expect(inputs.getByText("Write the unit: 512Mi or 512Gi.")).toBeVisible();
  await calculator.settled();
  await expect(calculator.finding).toHaveText(finding);
  await memory.fill("0.5Gi");
  await expect(page).toHaveURL(/mem=512/);
  await expect(memory).toHaveValue("0.5Gi");
  await expect(memory).not.toHaveAttribute("aria-invalid", "true");
});

test("a node count opens its derivation, its coefficients and their sources", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const opener = calculator.row("istio-sidecar").getByRole("button", { name: /nodes with/ });
  const nodes = await opener.textContent();
  await opener.click();
  const panel = page.getByRole("complementary", { name: "Derivation for Istio sidecar" });
  await expect(panel.getByRole("heading", { level: 2 })).toContainText(`why ${nodes} nodes`);
  await expect(panel.getByText("CPU of one Envoy").first()).toBeVisible();
  const memory = panel.locator('[data-coefficient="envoy.memory.base"]');
  await memory.locator("summary").click();
  await expect(memory).toContainText("Range");
  await expect(
    memory.getByRole("list", { name: "Sources" }).getByRole("link").first(),
  ).toHaveAttribute("href", /^https:/);
  await expect(memory).toContainText(/20\d\d/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(opener).toBeFocused();
});

test("the field report's figures name the extra nodes", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open(
    "from=quick&pods=5050&cpu=70&mem=128&services=10&rps=5&type=c6i.xlarge&set=field-report&form=share-of-application",
  );
  const sentence = await page.getByText("Nodes against no mesh").textContent();
  const extra = (name: string) =>
    Number(new RegExp(`${name} \\+?(\\d+)`).exec(sentence ?? "")?.[1] ?? Number.NaN);
  await expect(calculator.row("none")).toContainText("100");
  expect(extra("Istio sidecar")).toBeGreaterThan(extra("Linkerd"));
  expect(extra("Linkerd")).toBeGreaterThan(extra("Cilium"));
});

const BAD_LINKS = [
  ["type=m9z.mega", "cluster.instanceType (type)", "must be an instance type"],
  ["type=m9z.mega", "Instance type must be an instance type", "Received: m9z.mega."],
  ["ns=-3", "workloads.namespaceCopies (ns)", "must be a whole number from 1 to 10,000"],
  [
    "from=quick&pods=1e12",
    "workloads.quickPods (pods)",
    "must be a whole number from 0 to 1,000,000",
  ],
  ["region=mars-1", "cluster.region (region)", "must be a region of aws"],
  ["zzz=1", "zzz", "is not a field this site knows"],
  ["rows=1.garbage", "rows", ""],
  ["pods=90&servi", "servi", "the link may have been cut short there"],
  ["%E0%A4%A=%ZZ&&&=&v=99", "v", "must be 1"],
] as const;

for (const [query, field, rule] of BAD_LINKS) {
  test(`a bad link says what is wrong: ${query}, ${field}`, async ({ page }) => {
    const calculator = new CalculatorPage(page);
    await calculator.open(query);
    const problems = page.getByRole("region", { name: "Problems with the link" });
    await expect(problems).toContainText(field);
    await expect(problems).toContainText(rule);
    expect(await calculator.nodes()).toHaveLength(6);
  });
}

test("a link far too long is answered with a page that says so", async ({ request }) => {
  const response = await request.get(`/?name=${"x".repeat(12_000)}`);
  expect(response.status()).toBe(200);
  expect(await response.text()).toContain("must be at most 200 characters");
});

test("without scripts the form is sent as a link", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto("/");
  // Sock Shop has 14 services of one replica.
  await page.getByLabel("Namespace copies").fill("10");
  await page.getByLabel("Application", { exact: true }).selectOption("sock-shop");
  await page.getByRole("button", { name: "Calculate" }).click();
  await expect(page).toHaveURL(/ns=10/);
  await expect(page.locator("main header")).toContainText("140 pods");
  await expect(page.getByRole("region", { name: "Problems with the link" })).toHaveCount(0);
  // A default that is sent along is no override: it would lose its range.
  await expect(page).not.toHaveURL(/k\./);
  await context.close();
});

test("without scripts the sections below are in their places, before the last one", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto("/");
  const main = page.locator("main");
  for (const id of ["money", "upgrade", "evidence"]) {
    await expect(main.locator(`section[aria-labelledby=${id}]`)).toBeVisible();
  }
  const order = await main.locator("h2").filter({ visible: true }).allTextContents();
  const places = ["What a month costs", "The next minor upgrade", "Share and keep"].map((title) =>
    order.indexOf(title),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  // $2,102 of nodes, 15 × $0.192 × 730; and what one restart of every meshed pod interrupts.
  const bill = main.getByRole("row", { name: /^Nodes \(m6i\.xlarge\)/ });
  await expect(bill).toContainText("$2,102");
  const upgrade = main.locator("section[aria-labelledby=upgrade]");
  await expect(upgrade.getByRole("row", { name: /^Linkerd/ })).toContainText(
    "Every meshed pod restarts",
  );
  // Once each: what scripts would have put here stays hidden.
  for (const title of order) expect(order.filter((other) => other === title)).toHaveLength(1);
  await context.close();
});

test("nothing scrolls sideways, light or dark, and axe is content in the dark", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  const width = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(width[0]).toBe(width[1]);
  await expectAccessible(page);
});
