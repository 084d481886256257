// @ts-check
import { ROOT, runMain, runNode } from "./house/process.mjs";
import { listFiles } from "./house/fingerprint.mjs";

/** Runs every benchmark in turn (never two at once: they would measure each other). */
await runMain(async () => {
  const wanted = process.argv[2] ?? "";
  const benches = listFiles(ROOT, ["tests/bench"]).filter(
    (file) => file.endsWith(".bench.ts") && file.includes(wanted),
  );
  let worst = 0;
  for (const bench of benches) {
    console.log(`── ${bench}`);
    worst = Math.max(worst, await runNode("node_modules/tsx/dist/cli.mjs", [bench]));
  }
  if (benches.length === 0) console.log("No benchmark by that name in tests/bench.");
  return worst;
});
