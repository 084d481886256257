// @ts-check
import { CHECKS, runChecks } from "./house/checks.mjs";
import { runMain } from "./house/process.mjs";

/** `npm run check` runs all of them; `node .ci/check.mjs lint types` those two. */
await runMain(() => {
  const wanted = process.argv.slice(2);
  return runChecks(wanted.length > 0 ? wanted : Object.keys(CHECKS));
});
