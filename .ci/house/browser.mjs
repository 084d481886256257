// @ts-check
import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { ROOT, Refusal, run, runNode } from "./process.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The one sentence for whoever runs the tests where no browser can be had. */
export const NO_BROWSER =
  "The browser tests need Chromium and none could be found or installed: install chromium or google-chrome, or set CHROMIUM_PATH to one.";

/**
 * Where a browser may be, best guess first: the one asked for (and then no other), those on the
 * PATH, the usual places on a Mac, Playwright's own download.
 *
 * @param {{ asked?: string | undefined, path: string, platform: string, playwrights?: string | undefined }} machine
 * @returns {string[]}
 */
export function browserCandidates({ asked, path, platform, playwrights }) {
  if (asked) return [asked];
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const apps = platform === "darwin" ? MAC_APPS : [];
  return [...onPath, ...apps, ...(playwrights ? [playwrights] : [])];
}

/**
 * What may be tried where no candidate works, in order. An explicit wish that failed is answered by
 * an error instead: another browser would not be what was asked for.
 *
 * @param {{ asked?: string | undefined, platform: string, isRoot: boolean, hasApt: boolean }} machine
 * @returns {("apt" | "playwright")[]}
 */
export function browserRemedies({ asked, platform, isRoot, hasApt }) {
  if (asked) return [];
  // Debian's package brings its shared libraries along; Playwright's download does not.
  return platform === "linux" && isRoot && hasApt ? ["apt", "playwright"] : ["playwright"];
}

/** @returns {Promise<string>} path of a browser that starts; throws a Refusal when none can be had */
export async function ensureBrowser() {
  const asked = process.env["CHROMIUM_PATH"];
  const found = findBrowser();
  if (found) return found;
  const machine = {
    asked,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasApt: isExecutable("/usr/bin/apt-get"),
  };
  for (const remedy of browserRemedies(machine)) {
    await installBrowser(remedy);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Refusal(asked ? `CHROMIUM_PATH is ${asked}, which does not start.` : NO_BROWSER);
}

function findBrowser() {
  const candidates = browserCandidates({
    asked: process.env["CHROMIUM_PATH"],
    path: process.env["PATH"] ?? "",
    platform: process.platform,
    playwrights: playwrightsOwn(),
  });
  return candidates.find((path) => isExecutable(path) && starts(path));
}

/** Where Playwright would keep its download; undefined while Playwright is not installed. */
function playwrightsOwn() {
  try {
    return createRequire(join(ROOT, "package.json"))("playwright-core").chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** @param {"apt" | "playwright"} remedy */
async function installBrowser(remedy) {
  console.log(`No browser found; trying to install one (${remedy}) …`);
  try {
    if (remedy === "apt") await aptInstall();
    else await runNode("node_modules/playwright-core/cli.js", ["install", "chromium"]);
  } catch {
    // The next remedy, or the closing sentence, is the answer to that.
  }
}

async function aptInstall() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Ubuntu's chromium-browser may be a stub that only asks for a snap: the file's presence proves
 * nothing.
 *
 * @param {string} path
 */
function starts(path) {
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
