// @ts-check
import { ensureBuilt } from "./house/build.mjs";
import { runMain } from "./house/process.mjs";

await runMain(async () => {
  await ensureBuilt();
  return 0;
});
