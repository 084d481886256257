import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/helpers/equal-when-read.ts"],
    exclude: ["tests/journeys/**", "tests/deep/**", "tests/bench/**", "node_modules/**"],
    // Two workers suit the smallest machine this runs on, and keep timings steady on larger ones.
    maxWorkers: 2,
    // Generous: no test is about the clock, and machines are busy.
    testTimeout: 120_000,
    env: { TZ: "UTC" },
  },
});
