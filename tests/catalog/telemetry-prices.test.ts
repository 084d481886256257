import { describe, expect, it } from "vitest";
import { telemetryPrices } from "@/lib/catalog/telemetry-prices";
import { telemetryPriceSchema } from "@/lib/catalog/telemetry-prices-schema";
import { findEvidence } from "@/lib/evidence/find-evidence";

const price = (id: string) => telemetryPrices.find((row) => row.id === id);

describe("prices of managed telemetry", () => {
  it("obey the schema and give each id once", () => {
    for (const row of telemetryPrices) expect(telemetryPriceSchema.parse(row)).toEqual(row);
    expect(new Set(telemetryPrices.map((row) => row.id)).size).toBe(telemetryPrices.length);
  });

  it("rest on price lists with a link, or on an assumption that says why", () => {
    for (const id of telemetryPrices.flatMap((row) => row.evidence)) {
      const record = findEvidence(id);
      expect(["price-list", "assumption"], id).toContain(record?.kind);
      expect(record?.sourceUrl ?? record?.reasoning, id).toBeDefined();
    }
  });

  it("Google: 0.06 USD for a million samples, one every 30 s of 730 hours; 0.50 USD for 2^30 bytes", () => {
    const samples = (730 * 3600) / 30;
    expect(price("google-cloud")?.metricSeriesMicroUsdPerMonth).toBe(Math.round(samples * 0.06));
    expect(price("google-cloud")?.logMicroUsdPerGB).toBe(Math.round((0.5e6 * 1e9) / 2 ** 30));
  });

  it("CloudWatch: 0.50 USD a GB; Grafana: 0.05 processed + 0.40 written", () => {
    expect(price("aws-cloudwatch-logs")?.logMicroUsdPerGB).toBe(500_000);
    expect(price("grafana-cloud-logs")?.logMicroUsdPerGB).toBe(50_000 + 400_000);
  });
});
