import { describe, expect, it } from "vitest";
import { feasibilityOptions } from "@/lib/catalog/feasibility-schema";
import { allDistributions, distributionsFor, findDistribution } from "@/lib/catalog/fees";
import { distributionFileSchema } from "@/lib/catalog/fees-schema";
import { findEvidence } from "@/lib/evidence/find-evidence";

describe("distribution fees", () => {
  it("obey the schema", () => {
    expect(distributionFileSchema.safeParse(allDistributions).error?.issues ?? []).toEqual([]);
  });

  it("give each id once", () => {
    const ids = allDistributions.map((distribution) => distribution.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(feasibilityOptions)("begin with a free upstream distribution for %s", (option) => {
    expect(distributionsFor(option)[0]?.fee).toEqual({ per: "cluster", microUsdPerMonth: 0 });
  });

  it("rest each figure that is not zero on a price list with a link", () => {
    for (const { id, fee, evidence } of allDistributions) {
      if (fee === null || fee.microUsdPerMonth === 0) continue;
      const records = evidence.map(findEvidence);
      expect(
        records.every((record) => record?.kind === "price-list"),
        id,
      ).toBe(true);
      expect(
        records.every((record) => record?.sourceUrl !== undefined),
        id,
      ).toBe(true);
    }
  });

  it("carry the 2,000 USD a cluster a month announced for Buoyant's distribution in 2024", () => {
    expect(findDistribution("linkerd-buoyant")).toMatchObject({
      date: "2024-02",
      fee: { per: "cluster", microUsdPerMonth: 2_000 * 1_000_000 },
    });
  });

  it("leave what is by quote to the user", () => {
    const byQuote = allDistributions.filter((d) => d.fee === null).map((d) => d.id);
    expect(byQuote).toContain("cilium-isovalent");
    expect(byQuote).toContain("istio-solo");
  });
});
