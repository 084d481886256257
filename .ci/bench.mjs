// @ts-check
import { basename, join } from "node:path";
import { build } from "esbuild";
import { listFiles } from "./house/fingerprint.mjs";
import { ROOT, runMain, runNode } from "./house/process.mjs";

/**
 * Runs every benchmark in turn (never two at once: they would measure each other). Each is bundled
 * first, as the product is: file by file, with every function wrapped to keep its name, the same
 * code takes half as long again.
 */
await runMain(async () => {
  const wanted = process.argv[2] ?? "";
  const benches = listFiles(ROOT, ["tests/bench"]).filter(
    (file) => file.endsWith(".bench.ts") && file.includes(wanted),
  );
  let worst = 0;
  for (const bench of benches) {
    console.log(`── ${bench}`);
    worst = Math.max(worst, await runNode(await bundled(bench), []));
  }
  if (benches.length === 0) console.log("No benchmark by that name in tests/bench.");
  return worst;
});

/**
 * @param {string} bench
 * @returns {Promise<string>} where the bundle is
 */
async function bundled(bench) {
  const outfile = join(ROOT, "test-results/bench", `${basename(bench, ".ts")}.mjs`);
  await build({
    entryPoints: [join(ROOT, bench)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  return outfile;
}
