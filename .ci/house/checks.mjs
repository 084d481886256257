// @ts-check
import { ensureBuilt, NEXT } from "./build.mjs";
import { Refusal, runNode } from "./process.mjs";

const BIOME = "node_modules/@biomejs/biome/bin/biome";
const OXLINT = "node_modules/oxlint/bin/oxlint";
const TSC = "node_modules/typescript/bin/tsc";
const KNIP = "node_modules/knip/bin/knip.js";

/**
 * Every check by name, cheapest first. Each resolves to an exit code.
 *
 * @type {Record<string, () => Promise<number>>}
 */
export const CHECKS = {
  format: () => runNode(BIOME, ["format", "."]),
  lint: () => runNode(OXLINT, ["--type-aware", "--deny-warnings", "."]),
  types: checkTypes,
  unused: () => runNode(KNIP, ["--no-progress"]),
  bundle: checkBundle,
};

/** Route types are generated: without them a fresh clone has no next-env.d.ts. */
async function checkTypes() {
  const generated = await runNode(NEXT, ["typegen"], { quiet: true });
  return generated === 0 ? runNode(TSC, ["--noEmit", "-p", "."]) : generated;
}

async function checkBundle() {
  await ensureBuilt();
  return runNode(".ci/bundle-budget.mjs", []);
}

/**
 * Runs checks to the end whatever fails on the way, then says which did.
 *
 * @param {readonly string[]} names
 * @returns {Promise<number>} exit code
 */
export async function runChecks(names) {
  /** @type {string[]} */
  const failed = [];
  for (const name of names) {
    const check = CHECKS[name];
    if (!check)
      throw new Refusal(`No check is called "${name}": ${Object.keys(CHECKS).join(", ")}.`);
    console.log(`check:${name}`);
    if ((await check()) !== 0) failed.push(name);
  }
  if (failed.length > 0)
    console.error(`Failed: ${failed.map((name) => `check:${name}`).join(", ")}`);
  return failed.length > 0 ? 1 : 0;
}
