// @ts-check
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { NEXT, QUIET_NEXT, ensureBuilt } from "./house/build.mjs";
import { carries, markersOf, scriptPaths } from "./house/bundle.mjs";
import { listFiles } from "./house/fingerprint.mjs";
import { freePort } from "./house/free-port.mjs";
import { END_WITH_US, ROOT, Refusal, runMain } from "./house/process.mjs";

/** First-load JavaScript by page, in kB of gzip (1 kB = 1000 B). */
const BUDGETS = [{ path: "/", budgetKb: 220 }];

/**
 * Data that must not be in the first load: who measured what is read on demand, and a price list
 * comes when its region is chosen.
 */
const ON_DEMAND = [/^lib\/evidence\/data\//, /^lib\/catalog\/data\/.*(price|region|instance)/];

await runMain(async () => {
  await ensureBuilt();
  const pages = await fetchPages(BUDGETS.map(({ path }) => path));
  const problems = BUDGETS.flatMap(({ path, budgetKb }, index) =>
    pageProblems(path, budgetKb, scriptPaths(pages[index] ?? "")),
  );
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
});

/**
 * @param {string} path
 * @param {number} budgetKb
 * @param {readonly string[]} scripts
 * @returns {string[]}
 */
function pageProblems(path, budgetKb, scripts) {
  if (scripts.length === 0) return [`${path} loads no script at all: the budget measures nothing.`];
  const files = scripts.map((script) => readFileSync(join(ROOT, fileOf(script))));
  const sizeKb = files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1000;
  console.log(`${path}: ${sizeKb.toFixed(1)} of ${budgetKb} kB in ${files.length} scripts`);
  const text = files.map((file) => file.toString("utf8")).join("\n");
  return [
    ...(sizeKb > budgetKb
      ? [`${path} loads ${sizeKb.toFixed(1)} kB; its budget is ${budgetKb}.`]
      : []),
    ...onDemandFiles()
      .filter((file) =>
        carries(text, markersOf(JSON.parse(readFileSync(join(ROOT, file), "utf8")))),
      )
      .map((file) => `${path} carries ${file} in its first load; load it on demand.`),
  ];
}

function onDemandFiles() {
  return listFiles(ROOT, ["lib"]).filter(
    (file) => file.endsWith(".json") && ON_DEMAND.some((pattern) => pattern.test(file)),
  );
}

/**
 * The pages' HTML: they are rendered per request, so no file holds it. Next's own server still
 * names every script where it is loaded; ours leaves them for later.
 *
 * @param {readonly string[]} paths
 * @returns {Promise<string[]>}
 */
async function fetchPages(paths) {
  const portNumber = await freePort(43_217);
  const server = spawn(
    process.execPath,
    [...END_WITH_US, NEXT, "start", "-H", "127.0.0.1", "-p", String(portNumber)],
    { cwd: ROOT, env: { ...process.env, ...QUIET_NEXT }, stdio: ["ignore", "ignore", "inherit"] },
  );
  try {
    /** @type {string[]} */
    const pages = [];
    for (const path of paths) pages.push(await fetchText(`http://127.0.0.1:${portNumber}${path}`));
    return pages;
  } finally {
    server.kill();
  }
}

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
async function fetchText(url, attemptsLeft = 150) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    if (attemptsLeft === 0) throw error;
    await sleep(100);
    return fetchText(url, attemptsLeft - 1);
  }
  if (!response.ok) throw new Refusal(`${url} answered ${response.status}.`);
  return response.text();
}

/**
 * Where the file behind a script's address lies.
 *
 * @param {string} script
 */
function fileOf(script) {
  return script.startsWith("/_next/") ? script.replace("/_next/", ".next/") : `public${script}`;
}
