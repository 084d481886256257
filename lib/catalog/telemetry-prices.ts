import prices from "./data/telemetry-prices.json";
import type { TelemetryPrice } from "./telemetry-prices-schema";

/** Public prices of managed metrics and logs. Checked by the data tests, hence the plain cast. */
export const telemetryPrices = prices as readonly unknown[] as readonly TelemetryPrice[];
