// @ts-check
import { ensureBuilt } from "./build.mjs";
import { freePort } from "./free-port.mjs";
import { runNode } from "./process.mjs";

/** Out of the way of anybody's dev server; the next free one is taken when it is in use. */
const FIRST_PORT = 43_117;

/**
 * Builds if needed, serves the build, and runs the browser tests against it.
 *
 * @param {{ executablePath: string, report?: string, args: readonly string[] }} options report is
 *   where to write Playwright's JSON; args go to Playwright
 * @returns {Promise<number>} exit code
 */
export async function runJourneys({ executablePath, report, args }) {
  await ensureBuilt();
  const reporters = report ? ["--reporter=list,json"] : [];
  return runNode("node_modules/@playwright/test/cli.js", ["test", ...reporters, ...args], {
    env: {
      CHROMIUM_PATH: executablePath,
      JOURNEYS_PORT: String(await freePort(FIRST_PORT)),
      ...(report ? { PLAYWRIGHT_JSON_OUTPUT_FILE: report } : {}),
    },
  });
}
