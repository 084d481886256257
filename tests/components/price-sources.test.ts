import { describe, expect, it } from "vitest";
import { priceSources } from "@/components/worker/price-sources";
import { greedyEstimate, optionOf, scenario } from "../helpers/estimates";

function pricesOf(figure: Parameters<typeof priceSources>[0], asked = scenario()) {
  const estimate = greedyEstimate(asked);
  const { bill } = optionOf(estimate, "istio-sidecar").typical;
  return priceSources(figure, bill, estimate.scenario, estimate.catalogue());
}

describe("prices of a bill say where they were read", () => {
  it("the machine's: list, region and day", () => {
    expect(pricesOf("bill:nodes")).toEqual([
      {
        what: "m6i.xlarge, on-demand, us-east-1: $0.192 an hour",
        title: expect.stringContaining("Karpenter AWS provider"),
        href: "https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/pricing/zz_generated.pricing_aws.go",
        date: "2026-07-20",
      },
    ]);
  });

  it("the disk's: size, price of a GiB and what they make", () => {
    // 20 GiB × $0.08 = $1.60
    expect(pricesOf("bill:disks").map(({ what }) => what)).toEqual([
      "gp3, 20 GiB × $0.08 a GiB and month = $1.60 a month",
    ]);
  });

  it("a whole bill's: every line that is on it, each with a link", () => {
    const prices = pricesOf("cost");
    expect(prices.map(({ what }) => what.split(":")[0]?.split(",")[0])).toEqual([
      "m6i.xlarge",
      "gp3",
      "Managed control plane",
      "Data between zones",
    ]);
    for (const { href, date } of prices) {
      expect(href).toMatch(/^https:/);
      expect(date).not.toBe("");
    }
  });

  it("none for figures that are no money, for prices of one's own, and for lines that are not there", () => {
    expect(pricesOf("nodes")).toEqual([]);
    const own = { capacityType: "own-price", ownPriceUsdPerHour: 0.3 };
    expect(pricesOf("bill:nodes", scenario({ cluster: own }))).toEqual([]);
    const bare = scenario({ cluster: { platform: "kubeadm-default" } });
    expect(pricesOf("cost", bare).map(({ what }) => what)).not.toContainEqual(
      expect.stringContaining("control plane"),
    );
  });
});
