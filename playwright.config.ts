import { defineConfig } from "@playwright/test";
import { SERVER } from "./.ci/house/build.mjs";
import { SERVER_FLAGS } from "./.ci/house/process.mjs";

const portNumber = Number(process.env["JOURNEYS_PORT"] ?? 43_117);
const baseURL = `http://127.0.0.1:${portNumber}`;
const executablePath = process.env["CHROMIUM_PATH"];
// Chromium's sandbox refuses to run as root, as in most containers.
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  testDir: "tests/journeys",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/journeys",
  fullyParallel: true,
  forbidOnly: true,
  // What passes only then is counted apart, and named at the end of the list.
  retries: 1,
  workers: 2,
  // Generous: no journey is about the clock, and machines are busy.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    baseURL,
    locale: "en-US",
    timezoneId: "UTC",
    // Traces are recorded for every test and cost more than all of them together.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...sandbox, "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
  ],
  webServer: {
    command: ["node", ...SERVER_FLAGS, SERVER, "127.0.0.1", portNumber].join(" "),
    url: baseURL,
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
