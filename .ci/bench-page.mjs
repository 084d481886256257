// @ts-check
import { spawn } from "node:child_process";
import { ensureBrowser } from "./house/browser.mjs";
import { ensureBuilt, QUIET_NEXT, SERVER } from "./house/build.mjs";
import { freePort } from "./house/free-port.mjs";
import { END_WITH_US, ROOT, SERVER_FLAGS, runMain } from "./house/process.mjs";
import { measureLighthouse } from "./page/lighthouse.mjs";
import { measureHands } from "./page/hands.mjs";

/**
 * npm run bench:page: the production build of the calculator as Lighthouse sees it (mobile and
 * desktop, medians of three), and what a hand feels: dragging a slider on a phone-class core, and
 * 5,000 pasted rows. `npm run bench:page -- lighthouse` or `-- hands` runs one half.
 */
await runMain(async () => {
  const wanted = process.argv[2] ?? "";
  const executablePath = await ensureBrowser();
  await ensureBuilt();
  const portNumber = await freePort(43_317);
  const server = spawn(
    process.execPath,
    [...END_WITH_US, ...SERVER_FLAGS, SERVER, "127.0.0.1", String(portNumber)],
    { cwd: ROOT, env: { ...process.env, ...QUIET_NEXT }, stdio: ["ignore", "ignore", "inherit"] },
  );
  const url = `http://127.0.0.1:${portNumber}/`;
  try {
    await untilReady(url);
    const rows = [
      ...(wanted === "hands" ? [] : await measureLighthouse(executablePath, url)),
      ...(wanted === "lighthouse" ? [] : await measureHands(executablePath, url)),
    ];
    for (const { what, value, target, met } of rows) {
      console.log(`${met ? "ok  " : "MISS"} ${what.padEnd(52)} ${value.padStart(9)}  ${target}`);
    }
    return rows.every(({ met }) => met) ? 0 : 1;
  } finally {
    server.kill();
  }
});

/** @param {string} url */
async function untilReady(url, attemptsLeft = 150) {
  try {
    await (await fetch(url)).arrayBuffer();
  } catch (error) {
    if (attemptsLeft === 0) throw error;
    await new Promise((resume) => setTimeout(resume, 100));
    await untilReady(url, attemptsLeft - 1);
  }
}
