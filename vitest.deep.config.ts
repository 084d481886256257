import { mergeConfig } from "vitest/config";
import shared from "./vitest.config";

/** Long tests, for before a release: `npm run test:deep`. They are not part of `npm test`. */
const config = mergeConfig(shared, { test: { testTimeout: 1_800_000, passWithNoTests: true } });
// Lists add up when merged, and the shared ones leave exactly these tests out.
config.test = {
  ...config.test,
  include: ["tests/deep/**/*.test.{ts,tsx}"],
  exclude: ["node_modules/**"],
};

export default config;
