import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { agentCrossings } from "@/lib/charts/tradeoffs/agent-crossing";
import {
  cheapestInWords,
  pairInWords,
  type Sweep,
  type SweepSegment,
} from "@/lib/charts/tradeoffs/sweep";
import { sliceKey } from "@/lib/estimate";
import { MESH_OPTIONS } from "@/lib/model/options";
import { resolved, scenario } from "../helpers/estimates";
import { sweepAxis } from "@/lib/tradeoffs/sweep-axes";
import { risingSteps, stretches } from "@/lib/tradeoffs/steps";
import {
  expectBruteForce,
  expectNeverCheaper,
  overheadSweep,
  randomSweep,
} from "../helpers/brute-sweep";

describe("steps of a staircase", () => {
  it("are those of every whole number, asked at far fewer", () => {
    const heights = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(heights, (rises) => {
        const values = rises.map((_, index) => rises.slice(0, index + 1).reduce((a, b) => a + b));
        const steps = risingSteps(5, 4 + values.length, (at) => values[at - 5] ?? 0);
        const spread = steps.flatMap(({ from, to, value }) =>
          Array.from({ length: to - from + 1 }, () => value),
        );
        expect(spread).toEqual(values);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("a long flat stretch is asked at its ends only", () => {
    const asked = new Set<number>();
    risingSteps(0, 1_000_000, (at) => {
      asked.add(at);
      return at < 10 ? 1 : 2;
    });
    // 2 ends and two for each of ⌈log2 1,000,000⌉ = 20 halvings.
    expect(asked.size).toBeLessThanOrEqual(2 + 2 * 20);
  });

  it("a tie between two winners is a stretch of its own", () => {
    // Costs 10 − at and at: equal at 5 alone.
    const state = (at: number) => (10 - at === at ? "a b" : at < 10 - at ? "b" : "a");
    expect(stretches([0], 10, state)).toEqual([
      { from: 0, to: 4, state: "b" },
      { from: 5, to: 5, state: "a b" },
      { from: 6, to: 10, state: "a" },
    ]);
  });
});

describe("ambient against sidecars at chart defaults", () => {
  const coefficients = resolved(scenario()).input.coefficients["istio-ambient-l4"]?.typical ?? {};

  it("3 pods a node on CPU and 4.8 on memory", () => {
    const [cpu, memory] = agentCrossings(coefficients, false);
    // (200 + 100) ÷ 100 and (512 + 100) ÷ 128
    expect(cpu?.podsPerNode).toBe(3);
    expect(memory?.podsPerNode).toBeCloseTo(4.78, 2);
    expect(memory?.text).toBe(
      "memory: (512 + 100) MiB a node ÷ 128 MiB a pod = 4.8 pods on a node",
    );
  });

  it("2 and 4 where istio-cni runs under sidecars too", () => {
    // 200 ÷ 100 and 512 ÷ 128
    expect(agentCrossings(coefficients, true).map(({ podsPerNode }) => podsPerNode)).toEqual([
      2, 4,
    ]);
  });
});

describe("in words", () => {
  const axis: Sweep["axis"] = {
    id: "pods",
    label: "Pods",
    unit: "pods",
    low: 1,
    high: 50,
    here: 20,
    names: [],
  };
  const lines = [
    { id: "linkerd", name: "Linkerd", spots: [], band: [] },
    { id: "cilium", name: "Cilium", spots: [], band: [] },
  ];
  const say = (cheapest: readonly SweepSegment[]) => cheapestInWords({ axis, lines, cheapest });

  it("a turn, with a tie", () => {
    expect(
      say([
        { from: 1, to: 9, cheapest: ["linkerd"] },
        { from: 10, to: 10, cheapest: ["linkerd", "cilium"] },
        { from: 11, to: 50, cheapest: ["cilium"] },
      ]),
    ).toBe(
      "Cheapest: Linkerd from 1 to 9 pods; Linkerd and Cilium at 10 pods; Cilium from 11 to 50 pods.",
    );
  });

  it("never within range, and nothing to rank", () => {
    expect(say([{ from: 1, to: 50, cheapest: ["cilium"] }])).toBe(
      "The ranking does not turn within this range: Cilium is cheapest from 1 to 50 pods.",
    );
    expect(say([{ from: 1, to: 50, cheapest: [] }])).toMatch(/^No option/);
  });

  it("a crossing over pods is told in meshed pods per node too", () => {
    const [a, b] = lines;
    if (a === undefined || b === undefined) throw new Error("two lines");
    expect(
      pairInWords(axis, a, b, [
        { from: 1, to: 9, cheapest: ["linkerd"], meshedPodsPerNode: 3 },
        { from: 10, to: 50, cheapest: ["cilium"], meshedPodsPerNode: 3.36 },
      ]),
    ).toBe(
      "Linkerd is cheaper than Cilium from 1 to 9 pods. Cilium is cheaper than Linkerd from 10 to 50 pods (from 3.4 meshed pods per node).",
    );
  });

  it("many turns: the first six, and how many more", () => {
    const turns = Array.from({ length: 9 }, (_, index) => ({
      from: index,
      to: index,
      cheapest: [index % 2 === 0 ? "linkerd" : "cilium"],
    }));
    expect(say(turns)).toMatch(/Cilium at 5 pods; and 3 turns more\.$/);
  });

  it("two options, one of them never cheaper", () => {
    const [a, b] = lines;
    if (a === undefined || b === undefined) throw new Error("two lines");
    expect(
      pairInWords(axis, a, b, [
        { from: 1, to: 9, cheapest: ["linkerd", "cilium"] },
        { from: 10, to: 50, cheapest: ["cilium"] },
      ]),
    ).toBe(
      "Linkerd is never cheaper than Cilium within this range. Cilium is cheaper than Linkerd from 10 to 50 pods. Both cost the same from 1 to 9 pods.",
    );
  });
});

describe("sweeps against brute force over every whole number", () => {
  // One of each input; 168 showed one pod more asking for a node less.
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 168])("random sweep %i", (seed) => {
    expectBruteForce(randomSweep(seed));
  });
});

describe("growing overhead", () => {
  it.each([1, 2, 3, 4])("random sweep %i: no option gets cheaper", (seed) => {
    expectNeverCheaper(overheadSweep(seed));
  });
});

describe("axes", () => {
  it("reproduce the scenario at its own value", () => {
    const asked = scenario({ workloads: { source: "quick", quickPods: 60 } });
    const slice = sliceOf(catalog, sliceKey(asked));
    const here = resolved(asked).input;
    for (const id of [
      "pods",
      "pod-size",
      "requests",
      "l7-share",
      "namespaces",
      "headroom",
      "node-size",
    ] as const) {
      const axis = sweepAxis(asked, slice, id);
      expect(axis, id).toBeDefined();
      expect(axis?.inputAt(axis.here), id).toEqual(here);
    }
    expect(MESH_OPTIONS.length).toBe(6);
  });
});
