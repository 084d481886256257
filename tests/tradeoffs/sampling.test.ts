import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cheaperThanTodayInWords,
  draftInWords,
  type OptionOutcome,
  outcomeInWords,
  shareText,
  uncertaintyTitle,
} from "@/lib/charts/tradeoffs/uncertainty";
import { FULL_PLANNING } from "@/lib/estimate";
import { percentParts } from "@/lib/format/percent-parts";
import { compare } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Scenario } from "@/lib/scenario/schema";
import { finished } from "@/lib/tradeoffs/for-scenario";
import { FULL_SAMPLING, type SamplingSize, sampling } from "@/lib/tradeoffs/sampling";
import { resolved, scenario } from "../helpers/estimates";

const CANDIDATES = ["istio-sidecar", "istio-ambient-waypoints", "linkerd"];
const SMALL: SamplingSize = { samples: 120, anchors: 3, closePlans: 10 };

const of = (asked: Scenario, size = SMALL, seed = 1, candidates = CANDIDATES) =>
  finished(sampling(resolved(asked).input, MESH_OPTIONS, candidates, FULL_PLANNING, size, seed));

const quick = (workloads: object, rest: object = {}) =>
  scenario({ workloads: { source: "quick", ...workloads }, ...rest });

describe("sampling", () => {
  const asked = quick({ quickPods: 90 });

  it("the same seed gives the same, another seed another sample", () => {
    expect(of(asked)).toEqual(of(structuredClone(asked)));
    expect(of(asked, SMALL, 2)).not.toEqual(of(asked));
  });

  it("2,000 samples: probabilities sum to 1, nobody who does not compete has one", () => {
    const found = of(asked, FULL_SAMPLING);
    expect(found.samples).toBeGreaterThanOrEqual(2000);
    const shares = found.options.map(({ cheapestShare }) => cheapestShare);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    for (const { id, candidate, cheapestShare } of found.options) {
      expect(candidate).toBe(CANDIDATES.includes(id));
      if (!candidate) expect(cheapestShare).toBe(0);
    }
  });

  it("tells how often each costs less than what runs today, and nothing without it", () => {
    const { input } = resolved(asked);
    const found = finished(
      sampling(input, MESH_OPTIONS, CANDIDATES, FULL_PLANNING, SMALL, 1, "istio-sidecar"),
    );
    expect(found.today).toBe("istio-sidecar");
    for (const { id, cheaperThanTodayShare: share, microUsdPerMonth } of found.options) {
      if (id === "istio-sidecar") {
        expect(share).toBeUndefined();
        continue;
      }
      const today = found.options.find((option) => option.id === "istio-sidecar");
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      // Nine of ten samples lie below its P90, nine of ten of today's above its own P10.
      if (microUsdPerMonth.p90 < (today?.microUsdPerMonth.p10 ?? 0)) {
        expect(share).toBeGreaterThanOrEqual(0.8);
      }
    }
    expect(of(asked).options.every((one) => one.cheaperThanTodayShare === undefined)).toBe(true);
    expect(
      { ...found, today: undefined }.options.map(({ cheapestShare }) => cheapestShare),
    ).toEqual(of(asked).options.map(({ cheapestShare }) => cheapestShare));
  });

  it("quantiles are in order and the middle lies between everything low and everything high", () => {
    const scenarios = fc.record({
      pods: fc.integer({ min: 5, max: 150 }),
      cpu: fc.integer({ min: 20, max: 600 }),
      memory: fc.integer({ min: 32, max: 900 }),
      traffic: fc.integer({ min: 0, max: 150 }),
    });
    const property = fc.property(scenarios, ({ pods, cpu, memory, traffic }) => {
      const one = quick(
        { quickPods: pods, quickCpuMilli: cpu, quickMemoryMiB: memory },
        { traffic: { httpRequestsPerSecondPerPod: traffic } },
      );
      for (const { nodes, microUsdPerMonth, lowNodes, highNodes } of of(one).options) {
        for (const { p10, p50, p90 } of [nodes, microUsdPerMonth]) {
          expect(p10).toBeLessThanOrEqual(p50);
          expect(p50).toBeLessThanOrEqual(p90);
        }
        expect(nodes.p10).toBeGreaterThanOrEqual(lowNodes);
        expect(nodes.p90).toBeLessThanOrEqual(highNodes);
      }
    });
    fc.assert(property, { seed: 5, numRuns: 12 });
  });

  it("the middle lies within the low–high range of the comparison itself", () => {
    for (const pods of [60, 400]) {
      const one = quick({ quickPods: pods });
      const { options } = compare(resolved(one).input, MESH_OPTIONS, FULL_PLANNING);
      for (const { id, nodes, microUsdPerMonth } of of(one, { ...SMALL, samples: 400 }).options) {
        const estimate = options.find((option) => option.id === id);
        expect(nodes.p50, id).toBeGreaterThanOrEqual(estimate?.low.nodes ?? Number.NaN);
        expect(nodes.p50, id).toBeLessThanOrEqual(estimate?.high.nodes ?? Number.NaN);
        expect(microUsdPerMonth.p50, id).toBeGreaterThanOrEqual(
          estimate?.low.microUsdPerMonth ?? Number.NaN,
        );
        expect(microUsdPerMonth.p50, id).toBeLessThanOrEqual(
          estimate?.high.microUsdPerMonth ?? Number.NaN,
        );
      }
    }
  });

  it("with everything pinned but traffic, and no traffic, every sample is the comparison's own", () => {
    const { input } = resolved(
      quick({ quickPods: 90 }, { traffic: { httpRequestsPerSecondPerPod: 0 } }),
    );
    const coefficients = Object.fromEntries(
      Object.entries(input.coefficients).map(([id, { typical }]) => [
        id,
        { low: typical, typical, high: typical },
      ]),
    );
    const pinned = { ...input, coefficients };
    const { options } = compare(pinned, MESH_OPTIONS, FULL_PLANNING);
    const found = finished(sampling(pinned, MESH_OPTIONS, CANDIDATES, FULL_PLANNING, SMALL, 1));
    for (const { id, nodes, microUsdPerMonth } of found.options) {
      const own = options.find((option) => option.id === id)?.typical;
      expect(nodes, id).toEqual({ p10: own?.nodes, p50: own?.nodes, p90: own?.nodes });
      expect(microUsdPerMonth.p50, id).toBe(own?.microUsdPerMonth);
    }
  });

  it("an option that always ties with itself under another name shares evenly", () => {
    const [none, sidecar] = MESH_OPTIONS;
    if (none === undefined || sidecar === undefined) throw new Error("six options");
    const { input } = resolved(quick({ quickPods: 60 }));
    const own = <Value>(record: Readonly<Record<string, Value>>) =>
      ({ ...record, twin: record[sidecar.id] }) as Record<string, Value>;
    const doubled = {
      ...input,
      coefficients: own(input.coefficients),
      settings: own(input.settings),
      unmeshable: own(input.unmeshable),
    };
    const options = [none, sidecar, { ...sidecar, id: "twin", name: "Twin" }];
    const found = finished(
      sampling(doubled, options, ["istio-sidecar", "twin"], FULL_PLANNING, SMALL, 1),
    );
    // The same coefficients are drawn once, so both cost the same in every sample.
    expect(found.tiedShare).toBe(1);
    expect(found.options.map(({ cheapestShare }) => cheapestShare)).toEqual([0, 0.5, 0.5]);
  });

  it("nothing that competes, nothing that is cheapest", () => {
    const found = of(asked, SMALL, 1, []);
    expect(found.options.every(({ cheapestShare }) => cheapestShare === 0)).toBe(true);
  });
});

describe("in words", () => {
  const outcome = (id: string, name: string, cheapestShare: number, candidate = true) =>
    ({
      id,
      name,
      candidate,
      cheapestShare,
      nodes: { p10: 12, p50: 14, p90: 19 },
    }) as OptionOutcome;
  const title = (...options: readonly OptionOutcome[]) => uncertaintyTitle({ options });

  it("the likeliest and the next", () => {
    expect(
      title(outcome("linkerd", "Linkerd", 0.62), outcome("istio-sidecar", "Istio sidecar", 0.38)),
    ).toBe("Linkerd is cheapest in 62 % of the samples, Istio sidecars in 38 %");
  });

  it("whole percents of all sum to 100, whichever way halves would round", () => {
    expect(percentParts([0.945, 0.055])).toEqual([95, 5]);
    expect(percentParts([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
    expect(percentParts([0.335, 0.335, 0.33])).toEqual([34, 33, 33]);
    expect(percentParts([])).toEqual([]);
    const weightsOf = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 6 });
    const property = fc.property(weightsOf, (weights) => {
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const parts = percentParts(weights.map((weight) => weight / all));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
      for (const [index, part] of parts.entries()) {
        expect(Math.abs(part - ((weights[index] ?? 0) / all) * 100)).toBeLessThan(1 + 1e-9);
      }
    });
    fc.assert(property, { seed: 7, numRuns: 200 });
    expect(title(outcome("linkerd", "Linkerd", 0.945), outcome("cilium", "Cilium", 0.055))).toBe(
      "Linkerd is cheapest in 95 % of the samples, Cilium in 5 %",
    );
  });

  it("fewer samples than the page draws are called a draft, with the error of either", () => {
    // 1.96 × √(0.5 × 0.5 ÷ 200) = 1.96 × 0.03536 = 0.0693; ÷ 2,000: 1.96 × 0.01118 = 0.0219
    expect(draftInWords({ samples: 200 })).toBe(
      " A draft: with 200 samples shares are known to ±7 points (95 % interval, at its widest), with the 2,000 the page draws to ±2.",
    );
    // 1.96 × √(0.25 ÷ 50) = 1.96 × 0.07071 = 0.1386
    expect(draftInWords({ samples: 50 })).toContain(
      "with 50 samples shares are known to ±14 points",
    );
    expect(draftInWords({ samples: 2000 })).toBe("");
  });

  it("how likely each is cheaper than what runs today; silent where no mesh does", () => {
    const options = [
      outcome("istio-sidecar", "Istio sidecar", 0),
      { ...outcome("cilium", "Cilium", 0.4), cheaperThanTodayShare: 0.97 },
      { ...outcome("linkerd", "Linkerd", 0.6), cheaperThanTodayShare: 1 },
    ];
    expect(cheaperThanTodayInWords(options, "istio-sidecar")).toBe(
      "Cheaper than today’s Istio sidecars: Linkerd in 100 % and Cilium in 97 % of the samples.",
    );
    expect(cheaperThanTodayInWords(options, "none")).toBe("");
  });

  it("equals, certainty, a single option and none", () => {
    const [linkerd, cilium] = [
      outcome("linkerd", "Linkerd", 0.5),
      outcome("cilium", "Cilium", 0.5),
    ];
    expect(title(linkerd, cilium)).toBe(
      "Linkerd and Cilium are equally likely the cheapest: each in 50 % of the samples",
    );
    expect(title(outcome("linkerd", "Linkerd", 1), outcome("cilium", "Cilium", 0))).toBe(
      "Linkerd is cheapest in 100 % of the samples",
    );
    expect(title(outcome("istio-sidecar", "Istio sidecar", 1))).toBe(
      "Istio sidecars are the only option at the asked level: nothing else can be cheaper",
    );
    expect(title(outcome("linkerd", "Linkerd", 0, false))).toBe(
      "No option at the asked function level can be placed here",
    );
  });

  it("rare is not never, nearly is not always", () => {
    expect([0, 0.001, 0.004, 0.5, 0.996, 1].map(shareText)).toEqual([
      "0 %",
      "under 1 %",
      "under 1 %",
      "50 %",
      "over 99 %",
      "100 %",
    ]);
  });

  it("one option's nodes", () => {
    expect(outcomeInWords(outcome("linkerd", "Linkerd", 0.62))).toBe(
      "Linkerd: 14 nodes in the middle, 12 to 19 in eight of ten samples; cheapest in 62 %.",
    );
  });
});
