import type { Page } from "@playwright/test";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import { alive, CalculatorPage } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

/* What a reader looks at goes with the link: the options shown, their order, what money is for. */

const VIEW = "show=istio-sidecar,linkerd&sort=-cost&money=year";

/** The comparison as it stands: every row's option and cells, in order. */
const table = (page: Page) => page.locator("tr[data-option]").allInnerTexts();

const order = (page: Page) =>
  page
    .locator("tr[data-option]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-option")));

async function show(page: Page, hidden: readonly string[]): Promise<void> {
  await page.locator("summary", { hasText: /^Options:/ }).click();
  for (const name of hidden) await page.getByRole("checkbox", { name, exact: true }).uncheck();
  await page.keyboard.press("Escape");
}

test("options, order and unit are chosen, shared, and seen by who opens the link", async ({
  page,
  browser,
  baseURL,
}, { project }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open();
  await show(page, ["Istio ambient L4", "Istio ambient + waypoints", "Cilium"]);
  // Cards on a phone have a list in the place of heads, which knows one direction.
  const head = page.getByRole("button", { name: "A month", exact: true });
  const wide = await head.isVisible();
  if (wide) {
    await head.click();
    await head.click();
  } else await page.getByLabel("Sort").selectOption("cost");
  await page.getByRole("radio", { name: "Year", exact: true }).check({ force: true });
  const view = wide ? VIEW : VIEW.replace("-cost", "cost");
  await expect(page).toHaveURL(`/?v=1&m=${CURRENT_RELEASE}&${view}`);
  const cheapestLast = ["none", "istio-sidecar", "linkerd"];
  expect(await order(page)).toEqual(wide ? cheapestLast : ["none", "linkerd", "istio-sidecar"]);
  await expect(page.locator("main h1")).toContainText(/\$[\d,]+ a year more/);

  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share this scenario" });
  await expect(dialog.getByRole("img")).toHaveAccessibleName(
    /^Of the options shown, Istio sidecars/,
  );
  await expect(dialog.getByText(/draw those the comparison shows/)).toBeVisible();
  await expectAccessible(page, '[role="dialog"]');
  const link = await dialog.getByLabel("Plain link").inputValue();
  expect(new URL(link).search).toBe(`?v=1&m=${CURRENT_RELEASE}&${view}`);
  const markdown = await dialog.getByLabel("Markdown", { exact: true }).inputValue();
  await page.keyboard.press("Escape");

  const [, figure = ""] = /\((http[^)]*\/figure\/[^)]*)\)/.exec(markdown) ?? [];
  const drawn = await page.request.get(figure);
  expect(drawn.headers()["x-figure-status"]).toBe("ok");
  const svg = await drawn.text();
  expect(svg).toContain(">Linkerd<");
  expect(svg).not.toContain(">Cilium<");
  expect(svg).toContain("&amp;show=istio-sidecar,linkerd");

  const here = await table(page);
  const elsewhere = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: project.use.viewport ?? null,
  });
  const theirs = await elsewhere.newPage();
  await theirs.goto(link);
  await alive(theirs);
  expect(await table(theirs)).toEqual(here);
  await expect(theirs.getByText("Options: 3 of 6")).toBeVisible();
  await expect(theirs.getByRole("radio", { name: "Year", exact: true })).toBeChecked();
  await elsewhere.close();
});

test("the server's own page has the very rows: nothing jumps when the code arrives", async ({
  page,
  request,
}) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        (window as unknown as { shifted: number }).shifted += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const html = await (await request.get(`/?${VIEW}`)).text();
  const sent = [...html.matchAll(/<tr[^>]* data-option="([^"]+)"/g)].map(([, id]) => id);
  expect(sent).toEqual(["none", "istio-sidecar", "linkerd"]);
  expect(html).toMatch(/<h1[^>]*>[^<]*a year more/);
  await page.goto(`/?${VIEW}`);
  await alive(page);
  expect(await order(page)).toEqual(sent);
  expect(
    await page.evaluate(() => (window as unknown as { shifted: number }).shifted),
  ).toBeLessThan(0.02);
  // It is the page's own choice from here on.
  expect(new URL(page.url()).search).toBe(`?${VIEW}`);
});

test("Back and Forward step through what was looked at; inputs keep it", async ({ page }) => {
  const calculator = new CalculatorPage(page);
  await calculator.open("show=linkerd");
  await page.getByRole("radio", { name: "Hour", exact: true }).check({ force: true });
  await expect(page).toHaveURL(/&show=linkerd&money=hour$/);
  await page.goBack();
  await expect(page.getByRole("radio", { name: "Month", exact: true })).toBeChecked();
  expect(await order(page)).toEqual(["none", "linkerd"]);
  await page.goForward();
  await expect(page.getByRole("radio", { name: "Hour", exact: true })).toBeChecked();
  await calculator.settled();
  await calculator.change((inputs) => inputs.getByLabel("Namespace copies").fill("9"));
  await expect(page).toHaveURL(/ns=9&show=linkerd&money=hour$/);
  await page.reload();
  await alive(page);
  await expect(page.getByRole("radio", { name: "Hour", exact: true })).toBeChecked();
  expect(await order(page)).toEqual(["none", "linkerd"]);
  // The way back from another page leads to what was looked at, too.
  await page.goto("/evidence");
  await page.locator("a[data-calculator]").first().click();
  await expect(page).toHaveURL(/ns=9&show=linkerd&money=hour$/);
});

test("differences against what runs today are a matter of the link, too", async ({
  page,
  request,
}) => {
  const query = "movefrom=istio-sidecar&against=today";
  expect(await (await request.get(`/?${query}`)).text()).toContain("Against today");
  await new CalculatorPage(page).open(query);
  const comparison = page.getByRole("region", { name: "Comparison", exact: true });
  const against = comparison.getByRole("combobox", { name: "Against" });
  await expect(against).toHaveValue("today");
  await against.selectOption("none");
  await expect(page).toHaveURL(/movefrom=istio-sidecar$/);
});

test("many choices in a row write the address once", async ({ page }) => {
  await page.addInitScript(() => {
    const writes: string[] = [];
    Object.assign(window, { writes });
    for (const method of ["pushState", "replaceState"] as const) {
      const usual = window.history[method].bind(window.history);
      window.history[method] = (...given) => {
        writes.push(String(given[2]));
        usual(...given);
      };
    }
  });
  await new CalculatorPage(page).open();
  const written = () => page.evaluate(() => (window as unknown as { writes: string[] }).writes);
  const before = (await written()).length;
  await page.evaluate(() => {
    // What an arrow key held down does: each step is a choice of its own.
    const radios = document.querySelectorAll<HTMLInputElement>('input[name="money"]');
    for (let step = 0; step < 120; step += 1) radios[(step + 2) % radios.length]?.click();
    radios[2]?.click();
  });
  await expect(page).toHaveURL(/&money=year$/);
  expect((await written()).length - before).toBe(1);
});

test("a private link stays private, whatever is looked at and changed", async ({
  page,
  request,
}) => {
  const sent: string[] = [];
  page.on("request", (asked) => sent.push(`${asked.url()} ${asked.headers()["referer"] ?? ""}`));
  const calculator = new CalculatorPage(page);
  await page.goto(`/#v=1&m=${CURRENT_RELEASE}&name=Secret&${VIEW}`);
  await alive(page);
  await expect(page.getByText("Options: 3 of 6")).toBeVisible();
  expect(await order(page)).toEqual(["none", "istio-sidecar", "linkerd"]);
  await page.getByRole("radio", { name: "Pod", exact: true }).check({ force: true });
  await expect(page).toHaveURL(/#v=1&m=.*&money=pod$/);
  await calculator.change((inputs) => inputs.getByLabel("Namespace copies").fill("9"));
  const { search, hash } = new URL(page.url());
  expect(search).toBe("");
  expect(hash).toContain("ns=9&show=istio-sidecar,linkerd&sort=-cost&money=pod");
  expect(sent.filter((line) => /Secret|linkerd/.test(line))).toEqual([]);
  // As it was before: the server has never heard of it.
  expect(await (await request.get("/")).text()).not.toContain("Secret");
});

test("what cannot be looked at is named, the rest is shown", async ({ page }) => {
  await new CalculatorPage(page).open("show=linkerd,consul&sort=price&money=eur");
  const problems = page.getByRole("region", { name: "Problems with the link" });
  await expect(problems).toContainText("3 fields could not be used as given");
  await expect(problems).toContainText(
    /Options to show must name options.*Received: linkerd,consul/,
  );
  expect(await order(page)).toEqual(["none", "linkerd"]);
  await expectAccessible(page, "main");
  await problems.getByRole("button", { name: "Understood" }).click();
  await expect(problems).toBeHidden();
});

test("a saved scenario and a figure's file bring back what was looked at", async ({
  page,
  request,
}) => {
  const calculator = new CalculatorPage(page);
  await calculator.open(VIEW);
  await page.getByRole("button", { name: "Saved scenarios" }).click();
  const saved = page.getByRole("dialog", { name: "Saved scenarios" });
  await saved.getByLabel("Save the present scenario as").fill("Two of them");
  await saved.getByRole("button", { name: "Save", exact: true }).click();
  await saved.getByRole("button", { name: "Close" }).click();
  await calculator.open();
  await page.getByRole("button", { name: "Saved scenarios" }).click();
  await saved.getByRole("button", { name: "Open Two of them" }).click();
  await expect.poll(() => order(page)).toEqual(["none", "istio-sidecar", "linkerd"]);
  await expect(page).toHaveURL(new RegExp(`&${VIEW}$`));

  const svg = await request.get("/figure/pool-by-owner.svg?v=1&show=cilium");
  await page.getByLabel("Scenario file").setInputFiles({
    name: "figure.svg",
    mimeType: "image/svg+xml",
    buffer: await svg.body(),
  });
  await expect.poll(() => order(page)).toEqual(["none", "cilium"]);
});
