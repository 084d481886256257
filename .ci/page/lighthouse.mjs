// @ts-check
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal, run } from "../house/process.mjs";
import { median, row } from "./target.mjs";

/** Fetched when asked for: a hundred packages that only this measurement needs. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const RUNS = 3;

/** @typedef {{ categories: Record<string, { score: number }>, audits: Record<string, { numericValue?: number }> }} Report */

/**
 * Medians of three runs of Lighthouse's mobile and desktop profiles.
 *
 * @param {string} chromium
 * @param {string} url
 */
export async function measureLighthouse(chromium, url) {
  const mobile = await reports(chromium, url, []);
  const desktop = await reports(chromium, url, ["--preset=desktop"]);
  /** @param {readonly Report[]} from @param {string} id */
  const score = (from, id) =>
    median(from.map((report) => (report.categories[id]?.score ?? 0) * 100));
  /** @param {string} id */
  const audit = (id) =>
    median(mobile.map((report) => report.audits[id]?.numericValue ?? Number.NaN));
  return [
    row("mobile performance", score(mobile, "performance"), { atLeast: 95 }),
    row("mobile accessibility", score(mobile, "accessibility"), { atLeast: 100 }),
    row("mobile best practices", score(mobile, "best-practices"), { atLeast: 100 }),
    row("mobile SEO", score(mobile, "seo"), { atLeast: 100 }),
    row("mobile largest contentful paint", audit("largest-contentful-paint") / 1000, {
      atMost: 1.8,
      unit: " s",
      digits: 2,
    }),
    row("mobile layout shift", audit("cumulative-layout-shift"), { atMost: 0.02, digits: 3 }),
    row("mobile total blocking time", audit("total-blocking-time"), { atMost: 200, unit: " ms" }),
    row("desktop performance", score(desktop, "performance"), { atLeast: 100 }),
  ];
}

/**
 * @param {string} chromium
 * @param {string} url
 * @param {readonly string[]} flags
 * @returns {Promise<Report[]>}
 */
async function reports(chromium, url, flags) {
  const folder = mkdtempSync(join(tmpdir(), "meshcost-lighthouse-"));
  const sandbox = process.getuid?.() === 0 ? " --no-sandbox" : "";
  try {
    /** @type {Report[]} */
    const found = [];
    for (let turn = 0; turn < RUNS; turn += 1) {
      const path = join(folder, `${turn}.json`);
      const code = await run(
        "npm",
        [
          "exec",
          "--yes",
          `--package=${LIGHTHOUSE}`,
          "--",
          "lighthouse",
          url,
          "--quiet",
          `--chrome-flags=--headless=new --disable-gpu --disable-dev-shm-usage${sandbox}`,
          "--output=json",
          `--output-path=${path}`,
          ...flags,
        ],
        { env: { CHROME_PATH: chromium } },
      );
      if (code !== 0) throw new Refusal(`Lighthouse ended with exit code ${code}.`);
      found.push(JSON.parse(readFileSync(path, "utf8")));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
