// @ts-check
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readStamp, writeStamp } from "./fingerprint.mjs";
import { ROOT, Refusal, run } from "./process.mjs";

const LOCK = "package-lock.json";
const STAMP = "node_modules/.meshcost-install";

/**
 * What to do about packages: `install` when none are there, or when those there came from another
 * lockfile (or another platform: some packages are native).
 *
 * @param {{ wanted: string, stamp: string | undefined, modulesPresent: boolean }} state
 * @returns {"install" | "keep"}
 */
export function installDecision({ wanted, stamp, modulesPresent }) {
  return modulesPresent && stamp === wanted ? "keep" : "install";
}

/**
 * The packages whose version or content differs between two lockfiles. npm releases disagree about
 * decorations such as "peer" or "libc" flags, and registries about which platforms' optional
 * builds they carry; an optional package more or less is no difference, another version of it is.
 *
 * @param {string} before text of a package-lock.json
 * @param {string} after
 * @returns {string[]}
 */
export function lockDrift(before, after) {
  const old = lockedPackages(before);
  const now = lockedPackages(after);
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].filter((name) => differs(old.get(name), now.get(name))).sort();
}

/**
 * @param {LockedPackage | undefined} before
 * @param {LockedPackage | undefined} after
 */
function differs(before, after) {
  if (before === undefined || after === undefined) return !(before ?? after)?.optional;
  return before.content !== after.content;
}

/** @typedef {{ content: string, optional: boolean }} LockedPackage version and integrity */

/**
 * @param {string} lock
 * @returns {Map<string, LockedPackage>} by path below the root
 */
function lockedPackages(lock) {
  const packages = JSON.parse(lock).packages ?? {};
  return new Map(
    Object.entries(packages)
      .filter(([path]) => path !== "")
      .map(([path, entry]) => [
        path,
        {
          content: `${entry.version} ${entry.integrity}`,
          optional: entry.optional === true || entry.devOptional === true,
        },
      ]),
  );
}

/**
 * Installs the packages of the lockfile unless they are installed already. With everything in
 * place it reads two small files and touches no network.
 *
 * `npm install` and not `npm ci`: npm 11's `ci` refuses a good lockfile ("Missing: … from lock
 * file") where the registry in use lacks some platforms' optional packages (npm/cli#9846). That
 * the lockfile held is checked here instead.
 */
export async function ensureInstalled() {
  const wanted = fingerprint(ROOT, [LOCK, "package.json"], [process.platform, process.arch]);
  const stampPath = join(ROOT, STAMP);
  const state = {
    wanted,
    stamp: readStamp(stampPath),
    modulesPresent: existsSync(join(ROOT, "node_modules/next/package.json")),
  };
  if (installDecision(state) === "keep") return;
  console.log("Installing packages …");
  await installFromLock();
  writeStamp(stampPath, wanted);
}

async function installFromLock() {
  const lockPath = join(ROOT, LOCK);
  const before = readFileSync(lockPath, "utf8");
  // Build tools are dev dependencies: NODE_ENV=production or omit=dev must not lose them.
  const args = ["install", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await runNpm(args);
  const after = readFileSync(lockPath, "utf8");
  if (after !== before) writeFileSync(lockPath, before);
  if (code !== 0) throw new Refusal(`npm install failed with exit code ${code}; see above.`);
  const drift = lockDrift(before, after);
  if (drift.length > 0) {
    throw new Refusal(
      `package-lock.json does not match package.json (${drift.slice(0, 5).join(", ")}); run "npm install" and commit the lockfile.`,
    );
  }
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", NODE_ENV: "development" };
  // Set when npm runs us: the very npm in use, with no shell or PATH between.
  const npm = process.env["npm_execpath"];
  if (npm?.endsWith(".js")) return run(process.execPath, [npm, ...args], { env });
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, { env });
}
