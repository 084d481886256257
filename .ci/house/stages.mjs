// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureInstalled } from "./install.mjs";
import { runJourneys } from "./journeys.mjs";
import { ROOT, runNode } from "./process.mjs";
import { playwrightCounts, stageCounts, sumCounts, summaryLine, vitestCounts } from "./reports.mjs";

const REPORTS = "test-results";

/** @typedef {import("./reports.mjs").Counts} Counts */
/** @typedef {{ name: string, exitCode: number, counts: Counts, seconds: number, reason: string }} Stage */

/**
 * Everything there is to test, to the end whatever fails on the way, then the sum. Resolves to the
 * exit code.
 */
export async function runStages() {
  await ensureInstalled();
  const stages = [await check(), await unit(), await journeys()];
  console.log("");
  for (const stage of stages) console.log(describe(stage));
  console.log(summaryLine(sumCounts(stages.map((stage) => stage.counts))));
  return stages.every((stage) => stage.exitCode === 0 && stage.counts.failed === 0) ? 0 : 1;
}

/** Holds no tests: it adds to the sum only when it fails. */
async function check() {
  return stage("check", async () => {
    const exitCode = await runNode(".ci/check.mjs", []);
    return { exitCode, counts: sumCounts([]) };
  });
}

async function unit() {
  return stage("unit", async () => {
    const report = freshReport("vitest.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const exitCode = await runNode("node_modules/vitest/vitest.mjs", ["run", ...reporters]);
    return { exitCode, counts: readCounts(report, vitestCounts) };
  });
}

/** Without a browser this stage fails, and says why: it is never left out. */
async function journeys() {
  return stage("journeys", async () => {
    const executablePath = await ensureBrowser();
    const report = freshReport("playwright.json");
    const exitCode = await runJourneys({ executablePath, report, args: [] });
    return { exitCode, counts: readCounts(report, playwrightCounts) };
  });
}

/**
 * @param {string} name
 * @param {() => Promise<{ exitCode: number, counts: Counts | undefined }>} work
 * @returns {Promise<Stage>}
 */
async function stage(name, work) {
  console.log(`\n── ${name}`);
  const startedMs = performance.now();
  /** @type {{ exitCode: number, counts: Counts | undefined }} */
  let outcome;
  let reason = "";
  try {
    outcome = await work();
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    outcome = { exitCode: 1, counts: undefined };
  }
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  return { name, exitCode: outcome.exitCode, counts: stageCounts(outcome), seconds, reason };
}

/** @param {Stage} stage */
function describe({ name, exitCode, counts, seconds, reason }) {
  const verdict = exitCode === 0 && counts.failed === 0 ? "ok" : "FAILED";
  return `${name.padEnd(9)} ${verdict.padEnd(6)} ${String(seconds).padStart(4)} s  ${summaryLine(counts)}${reason && `: ${reason}`}`;
}

/**
 * Where a stage writes its report: an absolute path, and no older report there.
 *
 * @param {string} name
 */
function freshReport(name) {
  // Beside Playwright's own output folder, which it empties at its start.
  const path = join(ROOT, REPORTS, "reports", name);
  mkdirSync(join(path, ".."), { recursive: true });
  rmSync(path, { force: true });
  return path;
}

/**
 * @template Report
 * @param {string} path
 * @param {(report: Report) => Counts} count
 */
function readCounts(path, count) {
  return existsSync(path) ? count(JSON.parse(readFileSync(path, "utf8"))) : undefined;
}
