// @ts-check
import { ensureBrowser } from "./house/browser.mjs";
import { runJourneys } from "./house/journeys.mjs";
import { runMain } from "./house/process.mjs";

await runMain(async () =>
  runJourneys({ executablePath: await ensureBrowser(), args: process.argv.slice(2) }),
);
