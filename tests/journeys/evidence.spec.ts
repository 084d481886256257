import { alive } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";

const PAGES = [
  { path: "/evidence", heading: "Evidence" },
  { path: "/evidence/cases", heading: "Published against predicted" },
  { path: "/evidence/features", heading: "Features and platforms" },
  { path: "/evidence/assumptions", heading: "Assumptions" },
  { path: "/evidence/records", heading: "Evidence records" },
  { path: "/evidence/records?mesh=cilium", heading: "Cilium" },
  { path: "/method", heading: "Method" },
];

for (const { path, heading } of PAGES) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${path} is readable by everyone, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(widths[0], "no sideways scrolling").toBe(widths[1]);
      await expectAccessible(page);
    });
  }
}

test("the evidence page stays below 600 kB", async ({ request }) => {
  const body = await (await request.get("/evidence")).body();
  expect(body.length).toBeLessThan(600_000);
});

test("a link to a coefficient opens it and brings it into view", async ({ page }) => {
  await page.goto("/evidence#envoy.memory.base");
  const card = page.locator('[id="envoy.memory.base"]');
  await expect(card).toBeInViewport();
  await expect(card).toContainText("LiveWyer");
});

test("searching narrows the list, and clearing brings it back", async ({ page }) => {
  await page.goto("/evidence");
  await alive(page);
  const shown = page.getByRole("search").getByRole("status");
  const all = await shown.textContent();
  await page.getByRole("searchbox", { name: "Search" }).fill("ztunnel memory");
  await expect(shown).not.toHaveText(all ?? "");
  await expect(page.getByText("Envoy memory without configuration")).toBeHidden();
  await expect(page.locator('details:has([id="ztunnel.memory.base"])')).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("");
  await expect(shown).toHaveText(all ?? "");
});

test("the list can be narrowed to one mesh, and to what rests on assumptions", async ({ page }) => {
  await page.goto("/evidence");
  await alive(page);
  await page.getByLabel("Mesh").selectOption({ label: "Linkerd" });
  await page.getByLabel("Rests on").selectOption({ label: "our assumption" });
  await expect(page.getByRole("heading", { name: "Linkerd", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Cilium", exact: true })).toBeHidden();
  const cards = page.locator("#coefficient-list details:not([hidden])");
  const kinds = () =>
    cards.evaluateAll((all) => all.map((card) => (card as HTMLElement).dataset["kinds"] ?? ""));
  await expect
    .poll(async () => (await kinds()).filter((each) => !each.includes("assumption")))
    .toEqual([]);
  expect(await cards.count()).toBeGreaterThan(3);
});

test("a search that hides a coefficient gives way to a link to it", async ({ page }) => {
  await page.goto("/evidence");
  await alive(page);
  await page.getByRole("searchbox", { name: "Search" }).fill("linkerd");
  await page.evaluate(() => {
    window.location.hash = "cilium.bpf.memory";
  });
  await expect(page.locator('[id="cilium.bpf.memory"]')).toBeInViewport();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
});

test("the id of a record leads to the record, also from the evidence page", async ({ page }) => {
  await page.goto("/evidence#cs-agent-mem");
  await expect(page).toHaveURL(/\/evidence\/records\?mesh=cilium#cs-agent-mem$/);
  await expect(page.locator("#cs-agent-mem")).toBeInViewport();
});

test("an id nobody knows gets an answer in words", async ({ page }) => {
  await page.goto("/evidence/records?id=no-such-record");
  await expect(page.getByText("No record has this id.")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the evidence is a plain long page", async ({ page }) => {
    await page.goto("/evidence");
    await expect(page.getByRole("search")).toBeHidden();
    const card = page.locator('details:has([id="hardware.factor"])');
    await card.locator("summary").click();
    await expect(card).toContainText("shared e2 cores");
  });
});
