import { describe, expect, it } from "vitest";
import { MESH_OPTIONS } from "@/lib/model/options";
import { explain } from "@/lib/model/explain";
import { pathLatency } from "@/lib/model/latency";
import { greedyEstimate, optionOf, scenario } from "../helpers/estimates";

const HOP = { p50Ms: 1, p99Ms: 2 };

describe("a path of hops", () => {
  it("sums medians, and p99 as an upper bound", () => {
    expect(pathLatency(HOP, { hops: 3, fanOut: 1 })).toEqual({ p50Ms: 3, p99Ms: 6 });
  });

  it("takes the slowest of four parallel calls on each hop", () => {
    // The slowest of 4 has its median where one call has 0.5^(1/4) = 0.8409 and its p99 where one
    // call has 0.99^(1/4) = 0.99749. On the tail from p50 to p99 that is
    // ln(0.5 ÷ 0.159104) ÷ ln(50) = 1.14505 ÷ 3.91202 = 0.29270 of the way, and
    // ln(0.00250945) ÷ ln(0.01) = 5.98770 ÷ 4.60517 = 1.30021 times the p99.
    const { p50Ms, p99Ms } = pathLatency(HOP, { hops: 3, fanOut: 4 });
    expect(p50Ms).toBeCloseTo(3 * (1 + 0.2927), 3);
    expect(p99Ms).toBeCloseTo(3 * 2 * 1.30021, 3);
  });

  it.each([1, 2, 5, 20, 60])("is exact for an exponential latency and %i calls at once", (k) => {
    // Mean 1 ms: quantile q of one call is −ln(1 − q), of the slowest of k −ln(1 − q^(1/k)).
    const quantile = (q: number) => -Math.log(1 - q);
    const one = { p50Ms: quantile(0.5), p99Ms: quantile(0.99) };
    const { p50Ms, p99Ms } = pathLatency(one, { hops: 1, fanOut: k });
    expect(p50Ms).toBeCloseTo(quantile(0.5 ** (1 / k)), 6);
    expect(p99Ms).toBeCloseTo(quantile(0.99 ** (1 / k)), 6);
  });

  it("never gets faster with more calls, and its median never passes the p99", () => {
    const at = [1, 2, 3, 10, 69, 70, 1000].map((fanOut) => pathLatency(HOP, { hops: 1, fanOut }));
    for (const [index, { p50Ms, p99Ms }] of at.entries()) {
      const before = at[index - 1] ?? { p50Ms: 0, p99Ms: 0 };
      expect(p50Ms).toBeGreaterThanOrEqual(before.p50Ms);
      expect(p99Ms).toBeGreaterThanOrEqual(before.p99Ms);
      expect(p50Ms).toBeLessThanOrEqual(HOP.p99Ms);
    }
  });
});

describe("the latency of an option", () => {
  it("blends layer 7 and 4 by the share, and adds the detour between zones", () => {
    const estimate = greedyEstimate(
      scenario({ traffic: { hops: 2, l7SharePercent: 30 }, cluster: { zones: 3 } }),
    );
    // A hop: 1.0 × 0.3 + 0.2 × 0.7 = 0.44, and a round trip of 0.8 × 0.3 × 2/3 = 0.16; twice.
    const { typical } = optionOf(estimate, "istio-ambient-waypoints");
    expect(typical.latency.p50Ms).toBeCloseTo(2 * (0.44 + 0.16), 9);
    // Cilium: 0.5 × 0.3 + 0 × 0.7 = 0.15.
    const cilium = optionOf(estimate, "cilium");
    expect(cilium.typical.latency.p50Ms).toBeCloseTo(2 * 0.15, 9);
  });

  it.each(MESH_OPTIONS.slice(1))("$id: it can be derived, from hop to path", (option) => {
    const estimate = greedyEstimate(scenario({ traffic: { fanOut: 3 } }));
    const { typical } = optionOf(estimate, option.id);
    const steps = explain(estimate.input, option, "typical", typical);
    const path = steps.filter(({ subject }) => subject === "Latency of the path");
    expect(path.map(({ result }) => result)).toEqual([
      typical.latency.p50Ms,
      typical.latency.p99Ms,
    ]);
    const cited = steps
      .filter(({ subject }) => subject.startsWith("Latency"))
      .flatMap(({ coefficients }) => coefficients.map(({ id }) => id));
    expect(cited.filter((id) => id.startsWith("latency.")).length).toBeGreaterThanOrEqual(2);
  });
});
