import { describe, expect, it } from "vitest";
import {
  type LatencyCost,
  latencyCosts,
  latencyCostTitle,
  undominated,
} from "@/lib/charts/tradeoffs/latency-cost";
import { optionOf, greedyEstimate, scenario } from "../helpers/estimates";

const point = (
  id: string,
  name: string,
  ms: number,
  usd: number,
  qualifies = true,
  assumed = false,
): LatencyCost => ({
  id,
  name,
  p50Ms: { low: ms / 2, typical: ms, high: ms * 2 },
  p99Ms: { low: ms, typical: ms * 3, high: ms * 9 },
  deltaMicroUsd: { low: 0, typical: usd * 1e6, high: usd * 2e6 },
  assumed,
  qualifies,
});

const A = point("linkerd", "Linkerd", 1, 300);
const B = point("cilium", "Cilium", 2, 100);

describe("latency against cost", () => {
  it("takes latency, cost and level from the comparison", () => {
    const estimate = greedyEstimate(scenario({ functionLevel: { layer: "l7" } }));
    const points = latencyCosts(estimate.comparison);
    expect(points.map(({ id }) => id)).not.toContain("none");
    for (const p of points) {
      const option = optionOf(estimate, p.id);
      expect(p.p50Ms.typical).toBe(option.typical.latency.p50Ms);
      expect(p.deltaMicroUsd.typical).toBe(option.delta.microUsdPerMonth.typical);
      expect(p.deltaMicroUsd.low).toBeLessThanOrEqual(p.deltaMicroUsd.typical);
      expect(p.deltaMicroUsd.high).toBeGreaterThanOrEqual(p.deltaMicroUsd.typical);
    }
    // Layer 7 is asked for: ambient without waypoints does not qualify.
    expect(points.find(({ id }) => id === "istio-ambient-l4")?.qualifies).toBe(false);
  });

  it("what another beats on one and equals on the other is dominated; a tie is not", () => {
    const worse = point("istio-sidecar", "Istio sidecar", 1, 400);
    const same = point("istio-sidecar", "Istio sidecar", 1, 300);
    expect(undominated([A, worse])).toEqual([A]);
    expect(undominated([A, same])).toEqual([A, same]);
    expect(undominated([A, B])).toEqual([A, B]);
  });
});

describe("in words", () => {
  it("a trade", () => {
    expect(latencyCostTitle([A, B])).toBe(
      "Less latency costs more: Linkerd +1.0 ms at the median for +$300 a month, Cilium +2.0 ms at the median for +$100 a month",
    );
  });

  it("says where a latency is our own assumption, and whose", () => {
    const both = point("cilium", "Cilium", 1, 100, true, true);
    expect(latencyCostTitle([A, both])).toMatch(
      /^Both fastest and cheapest .*: Cilium, .* a month \(the latency is our assumption\)$/,
    );
    const dearer = point("cilium", "Cilium", 0.5, 400, true, true);
    expect(latencyCostTitle([A, dearer])).toMatch(/\(Cilium: the latency is our assumption\)$/);
    const { comparison } = greedyEstimate(scenario());
    const assumed = latencyCosts(comparison).filter((p) => p.assumed);
    // No source states either: half an Istio hop, and a choice between two tests that disagree.
    expect(assumed.map(({ id }) => id)).toEqual(["istio-sidecar", "cilium"]);
    const layer4 = { layer: "l4", encrypted: true, workloadIdentity: false };
    const at4 = latencyCosts(greedyEstimate(scenario({ functionLevel: layer4 })).comparison);
    expect(at4.find(({ id }) => id === "cilium")?.assumed).toBe(false);
  });

  it("one option has both; one that does not qualify is not named", () => {
    const below = point("istio-ambient-l4", "Istio ambient L4", 0.1, 1, false);
    expect(latencyCostTitle([A, below, point("cilium", "Cilium", 0.5, 100)])).toBe(
      "Both fastest and cheapest at the asked level: Cilium, +0.5 ms at the median for +$100 a month",
    );
  });

  it("a tie names both", () => {
    expect(latencyCostTitle([A, { ...A, id: "cilium", name: "Cilium" }])).toBe(
      "Both fastest and cheapest at the asked level: Linkerd and Cilium, +1.0 ms at the median for +$300 a month",
    );
  });

  it("a single remaining option, and none", () => {
    expect(latencyCostTitle([A, { ...B, qualifies: false }])).toBe(
      "Linkerd: the only option at the asked level, +1.0 ms at the median for +$300 a month",
    );
    expect(latencyCostTitle([])).toBe("No option at the asked function level can be placed here");
  });
});
