// @ts-check
import { chromium as playwright } from "@playwright/test";
import { median, row } from "./target.mjs";

/** A phone-class core: four times slower than this machine's. */
const THROTTLE = 4;
const RUNS = 3;

/**
 * @typedef {import("@playwright/test").Page} Page
 */

/**
 * What a hand feels: the longest main-thread task while a slider is dragged on a slow core, the
 * time from letting go to the first answer, and the time from 5,000 pasted rows to theirs.
 *
 * @param {string} executablePath
 * @param {string} url
 */
export async function measureHands(executablePath, url) {
  const browser = await playwright.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    /** @type {Awaited<ReturnType<typeof dragSlider>>[]} */
    const drags = [];
    /** @type {number[]} */
    const pastes = [];
    for (let turn = 0; turn < RUNS; turn += 1) {
      drags.push(await inPage(dragSlider));
      pastes.push(await inPage(pasteRows));
    }
    return [
      row("slider dragged, longest main-thread task", median(drags.map((d) => d.longestTaskMs)), {
        atMost: 50,
        unit: " ms",
      }),
      row("slider released, first answer on screen", median(drags.map((d) => d.answerMs)), {
        atMost: 100,
        unit: " ms",
      }),
      row("5,000 rows pasted, answer on screen", median(pastes), { atMost: 2000, unit: " ms" }),
    ];
  } finally {
    await browser.close();
  }

  /**
   * @template Value
   * @param {(page: Page) => Promise<Value>} measure
   */
  async function inPage(measure) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(3000);
    const value = await measure(page);
    await context.close();
    return value;
  }
}

/** @param {Page} page */
async function dragSlider(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  const slider = page.getByRole("slider", { name: "Requests into every pod, slider" });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (box === null) throw new Error("The traffic slider is not on screen.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  // The first move fetches and starts the worker; what follows is dragging.
  await page.mouse.move(box.x + box.width * 0.32, y);
  await page.waitForTimeout(2500);
  await page.evaluate(watchTasks);
  for (let step = 0; step <= 40; step += 1) {
    await page.mouse.move(box.x + box.width * (0.32 + step * 0.012), y);
    await page.waitForTimeout(25);
  }
  // The hand lets go where it has just arrived: what is on screen by then belongs to another stop.
  const answered = page.evaluate(untilAnswered);
  await page.mouse.move(box.x + box.width * 0.95, y);
  await page.mouse.up();
  const answerMs = await answered;
  await page.waitForTimeout(1500);
  const longestTaskMs = await page.evaluate(
    () => /** @type {any} */ (globalThis).longestTaskMs ?? 0,
  );
  return { longestTaskMs, answerMs };
}

/** Runs in the page: notes the longest task from now on (tasks under 50 ms are not reported). */
function watchTasks() {
  const scope = /** @type {any} */ (globalThis);
  scope.longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      scope.longestTaskMs = Math.max(scope.longestTaskMs, entry.duration);
    }
  }).observe({ type: "longtask" });
}

/** Runs in the page: from the pointer's release to other numbers in the comparison. */
function untilAnswered() {
  return new Promise((resolve) => {
    const table = document.querySelector("main table.figures tbody");
    let released = Number.NaN;
    const watch = new MutationObserver(() => {
      if (Number.isNaN(released)) return;
      watch.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - released));
    });
    const changes = { subtree: true, characterData: true, childList: true };
    watch.observe(/** @type {Element} */ (table), changes);
    addEventListener("pointerup", () => (released = performance.now()), { once: true });
    setTimeout(() => resolve(10_000), 10_000);
  });
}

/**
 * From the paste of 5,000 rows of different sizes to a table of results that counts their pods.
 *
 * @param {Page} page
 */
async function pasteRows(page) {
  await page.goto(`${new URL(page.url()).origin}/?from=rows&ns=1`, { waitUntil: "load" });
  await page.getByRole("button", { name: "Edit rows" }).first().click();
  const dialog = page.getByRole("dialog", { name: /Workload rows/ });
  await dialog.getByText("Paste from a spreadsheet").click();
  await page.waitForTimeout(1500);
  return dialog.getByLabel(/Cells copied/).evaluate(untilCounted, workloadLines(5000));
}

/** Lines of a spreadsheet: no two rows ask for the same. @param {number} count */
function workloadLines(count) {
  return Array.from({ length: count }, (_, index) =>
    [
      `svc-${index}`,
      `team-${index % 40}`,
      (index % 7) + 1,
      `${50 + ((index * 37) % 997)}m`,
      `${64 + ((index * 61) % 1499)}Mi`,
    ].join("\t"),
  ).join("\n");
}

/**
 * Runs in the page: pastes, and waits until the head of the results counts thousands of pods.
 *
 * @param {Element} box
 * @param {string} text
 * @returns {Promise<number>} milliseconds
 */
function untilCounted(box, text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const start = performance.now();
  const head = /** @type {Element} */ (document.querySelector("main header"));
  const before = head.textContent;
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (head.textContent === before || !/[0-9],[0-9]{3} pods/.test(head.textContent ?? ""))
        return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    }).observe(head, { subtree: true, characterData: true, childList: true });
    box.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
    setTimeout(() => resolve(60_000), 60_000);
  });
}
