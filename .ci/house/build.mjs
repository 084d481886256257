// @ts-check
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readStamp, writeStamp } from "./fingerprint.mjs";
import { ROOT, Refusal, runNode } from "./process.mjs";

/** Serves the build; its arguments are host and port. */
export const SERVER = ".ci/server.mjs";
export const NEXT = "node_modules/next/dist/bin/next";
/** Whatever we start is for use, not for telling anybody about it; and it must not need a network. */
export const QUIET_NEXT = /** @type {const} */ ({
  NEXT_TELEMETRY_DISABLED: "1",
  NODE_ENV: "production",
});

const STAMP = ".next/meshcost-build";
const INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/**
 * What to do about the build: `build` when there is none, when it was cut short, or when it was
 * made from other sources.
 *
 * @param {{ wanted: string, stamp: string | undefined, buildPresent: boolean }} state
 * @returns {"build" | "keep"}
 */
export function buildDecision({ wanted, stamp, buildPresent }) {
  return buildPresent && stamp === wanted ? "keep" : "build";
}

/** Builds the site unless the build there was made from these very sources. */
export async function ensureBuilt() {
  // Taken before the build: an edit while it runs then counts as a change.
  const wanted = fingerprint(ROOT, INPUTS);
  const stampPath = join(ROOT, STAMP);
  const state = {
    wanted,
    stamp: readStamp(stampPath),
    buildPresent: existsSync(join(ROOT, ".next/BUILD_ID")),
  };
  if (buildDecision(state) === "keep") return;
  rmSync(stampPath, { force: true });
  const code = await runNode(NEXT, ["build"], { env: QUIET_NEXT });
  if (code !== 0) throw new Refusal(`The build failed with exit code ${code}; see above.`);
  writeStamp(stampPath, wanted);
}
