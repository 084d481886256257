import { readFileSync } from "node:fs";
import { decodeScenario } from "@/lib/scenario/codec";
import { readScenarioFile } from "@/lib/scenario/files/read-file";
import { alive } from "./helpers/calculator";
import { expectAccessible } from "./helpers/expect-accessible";
import { expect, test } from "./helpers/watched-page";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";

const QUERY = `v=1&m=${CURRENT_RELEASE}&name=Shop&from=quick&pods=60`;

type Message = { readonly type: string; readonly height: number };

test.describe("the share dialog", () => {
  test("is reached and left with the keyboard, draws without asking the server, and is accessible", async ({
    page,
  }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const opener = page.getByRole("button", { name: "Share", exact: true });
    await opener.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Share this scenario" });
    await expect(dialog.getByRole("img")).toBeVisible();
    expect(asked.filter((path) => /^\/(figure|embed|api)/.test(path))).toEqual([]);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });

  test("saves files that carry the scenario; the SVG has the route's own bytes", async ({
    page,
    request,
  }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("dialog").getByRole("img").waitFor();
    for (const kind of ["SVG", "PNG", "JSON"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: `Save ${kind}` }).click(),
      ]);
      const bytes = new Uint8Array(readFileSync(await download.path()));
      expect(readScenarioFile(bytes).scenario, kind).toEqual(decodeScenario(QUERY).scenario);
      if (kind !== "SVG") continue;
      const route = await request.get(`/figure/nodes-and-cost.svg?${QUERY}`);
      expect(new TextDecoder().decode(bytes)).toBe(await route.text());
    }
  });

  test("saves a PNG with one pixel or two for each of the drawing's", async ({ page }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("dialog").getByRole("img").waitFor();
    const savedWidth = async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save PNG" }).click(),
      ]);
      // PNG specification, 11.2.2: the width follows signature, length and type of the first chunk.
      return readFileSync(await download.path()).readUInt32BE(16);
    };
    // A figure's usual width is 760.
    expect(await savedWidth()).toBe(1520);
    await page.getByText("1×", { exact: true }).click();
    expect(await savedWidth()).toBe(760);
  });

  test("offers pinned and latest links, and follows the chosen figure", async ({ page }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const markdown = page.getByLabel("Markdown", { exact: true });
    await expect(markdown).toHaveValue(
      new RegExp(`nodes-and-cost\\.svg\\?v=1&m=${CURRENT_RELEASE}`),
    );
    await page.getByLabel("Figure", { exact: true }).selectOption("pool-by-owner");
    await page.getByText("Latest", { exact: true }).click();
    await expect(markdown).toHaveValue(/pool-by-owner\.svg\?v=1&m=latest/);
  });
});

test("while another figure is drawn, nothing is offered under the title of the one before", async ({
  page,
}) => {
  // Drawings are held back until the test lets them go.
  await page.addInitScript(() => {
    const held: (() => void)[] = [];
    let holding = false;
    class HeldWorker extends Worker {
      override postMessage(ask: unknown): void {
        const send = () => super.postMessage(ask);
        const isDrawing = typeof ask === "object" && ask !== null && "view" in ask && "size" in ask;
        if (holding && isDrawing) held.push(send);
        else send();
      }
    }
    window.Worker = HeldWorker;
    Object.assign(window, {
      hold: (hold: boolean) => {
        holding = hold;
        if (!hold) for (const send of held.splice(0)) send();
      },
    });
  });
  const hold = (on: boolean) =>
    page.evaluate((value) => {
      const { hold: set } = window as unknown as { hold: (on: boolean) => void };
      set(value);
    }, on);
  await page.goto(`/?${QUERY}`);
  await alive(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const markdown = dialog.getByLabel("Markdown", { exact: true });
  await expect(markdown).toHaveValue(/^\[!\[No option needs another node/);
  await hold(true);
  await dialog.getByLabel("Figure", { exact: true }).selectOption("pool-by-owner");
  await expect(markdown).toHaveValue(/^Drawing the figure/);
  await expect(dialog.getByRole("img")).toHaveAccessibleName("Drawing…");
  await expect(dialog.getByRole("button", { name: "Save SVG" })).toBeDisabled();
  await hold(false);
  await expect(markdown).toHaveValue(/^\[!\[The mesh itself takes .*pool-by-owner\.svg/);
  await expect(dialog.getByRole("img")).toHaveAccessibleName(/^The mesh itself takes/);
  await expect(dialog.getByRole("button", { name: "Save SVG" })).toBeEnabled();
});

test.describe("an embed", () => {
  test("shows the figure, may be framed, and leaves its address alone", async ({ page }) => {
    const response = await page.goto(`/embed/nodes-and-cost?${QUERY}`);
    expect(response?.headers()["content-security-policy"]).toContain("frame-ancestors *");
    expect(response?.headers()["set-cookie"]).toBeUndefined();
    await expect(page.getByRole("img")).toHaveJSProperty("complete", true);
    expect(new URL(page.url()).search).toBe(`?${QUERY}`);
    await expectAccessible(page);
  });

  test("tells the page around it how high it is", async ({ page, baseURL }) => {
    // A page of someone else, without a policy of its own.
    await page.route("**/someone-elses-page", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Wiki</title>" }),
    );
    await page.goto("/someone-elses-page");
    const height = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          window.addEventListener("message", ({ data }: MessageEvent<Message>) => {
            if (data.type === "meshcost:height" && data.height > 200) resolve(data.height);
          });
        }),
    );
    await page.evaluate((src) => {
      const frame = document.createElement("iframe");
      frame.width = "760";
      frame.src = src;
      document.body.append(frame);
    }, `${baseURL}/embed/nodes-and-cost?${QUERY}`);
    expect(await height).toBeLessThan(700);
  });

  test("any other page refuses to be framed", async ({ request }) => {
    for (const path of ["/", "/report"]) {
      const policy = (await request.get(path)).headers()["content-security-policy"];
      expect(policy, path).toContain("frame-ancestors 'none'");
    }
  });
});

test.describe("the report", () => {
  test("holds the finding, the table, every figure and the sources, and is accessible", async ({
    page,
  }) => {
    await page.goto(`/report?${QUERY}`);
    await expect(page.getByRole("heading", { level: 1, name: "Shop" })).toBeVisible();
    // Comparison, bill, what each mesh runs as, pods.
    await expect(page.getByRole("table")).toHaveCount(4);
    expect(await page.getByRole("img").count()).toBeGreaterThanOrEqual(4);
    for (const name of ["Comparison", "Inputs", "Assumptions and remarks", "Sources"]) {
      await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
    }
    await expectAccessible(page);
    // Tables scroll, the page does not.
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBe(0);
  });

  test("says where the ranking turns, as the calculator does", async ({ page }) => {
    await page.goto(`/?${QUERY}`);
    await alive(page);
    const note = page.getByText(/^If workload identity is needed/).first();
    const words = ((await note.textContent()) ?? "").trim();
    await page.goto(`/report?${QUERY}`);
    await expect(page.getByText(words, { exact: true })).toBeVisible();
  });

  test("its own link, printed whole, leads back to the same scenario", async ({
    page,
    baseURL,
  }) => {
    await page.goto(`/report?${QUERY}`);
    const part = page.getByRole("heading", { level: 2, name: "This scenario" }).locator("..");
    const link = part.getByRole("link");
    const address = (await link.textContent()) ?? "";
    expect(address.startsWith(`${baseURL}/?v=1&m=`)).toBe(true);
    expect(await link.getAttribute("href")).toBe(address);
    await link.click();
    await alive(page);
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("listitem").getByText("60 pods", { exact: true })).toBeVisible();
  });
});

test("a link unfolds: title, picture and oEmbed", async ({ page, request }) => {
  await page.goto(`/?${QUERY}`);
  await alive(page);
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  expect(image).toContain("/figure/nodes-and-cost.png?");
  const picture = await request.get(image ?? "");
  expect(picture.headers()["content-type"]).toBe("image/png");
  const oembed = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
  const answer = (await (await request.get(oembed ?? "")).json()) as { html: string };
  expect(answer.html).toContain("/embed/nodes-and-cost?");
});

test("pages to read unfold too: title, description and picture of their own", async ({
  page,
  request,
  baseURL,
}) => {
  const pages = ["/method", "/evidence", "/evidence/cases", "/evidence/features"];
  const told = new Set<string>();
  for (const path of [...pages, "/evidence/assumptions", "/evidence/records"]) {
    await page.goto(path);
    const meta = (key: string) =>
      page.locator(`meta[property="${key}"], meta[name="${key}"]`).getAttribute("content");
    const title = (await meta("og:title")) ?? "";
    expect(await page.title(), path).toBe(`${title} · Meshcost`);
    expect(await meta("twitter:title"), path).toBe(title);
    const description = (await meta("description")) ?? "";
    expect(description.length, path).toBeGreaterThan(40);
    expect(await meta("og:description"), path).toBe(description);
    expect(await meta("twitter:description"), path).toBe(description);
    expect(await meta("twitter:card"), path).toBe("summary_large_image");
    const image = (await meta("og:image")) ?? "";
    expect(image, path).toContain(`${baseURL}/figure/`);
    expect(await meta("twitter:image"), path).toBe(image);
    expect((await request.get(image)).headers()["content-type"], path).toBe("image/png");
    told.add(`${title}: ${description}`);
  }
  expect(told.size).toBe(6);
});
