import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { axisTurns, type Turns, turnsInWords } from "@/lib/charts/tradeoffs/turns";
import { FULL_PLANNING, sliceKey } from "@/lib/estimate";
import { qualifies } from "@/lib/model/qualifies";
import { decodeScenario } from "@/lib/scenario/codec";
import type { Scenario } from "@/lib/scenario/schema";
import { findTurns } from "@/lib/tradeoffs/turns";
import { fullEstimate, scenario } from "../helpers/estimates";

const OPTIONS = [
  { id: "none", name: "No mesh" },
  { id: "istio-sidecar", name: "Istio sidecar" },
  { id: "istio-ambient-waypoints", name: "Istio ambient + waypoints" },
  { id: "linkerd", name: "Linkerd" },
  { id: "cilium", name: "Cilium" },
];

const axis = (here: number) => ({
  id: "l7-share",
  label: "Layer 7 share",
  unit: "% of traffic at layer 7",
  low: 0,
  high: 100,
  here,
  names: [],
});

const alongL7 = (
  here: number,
  ...segments: readonly (readonly [from: number, to: number, ...cheapest: string[]])[]
) =>
  axisTurns({
    axis: axis(here),
    cheapest: segments.map(([from, to, ...cheapest]) => ({ from, to, cheapest })),
  });

const told = (turns: Partial<Turns>) =>
  turnsInWords({ candidates: 4, levels: [], axes: [], ...turns }, OPTIONS);

describe("on what a recommendation turns, in words", () => {
  it.each<[string, Partial<Turns>, string]>([
    [
      "another is cheaper above",
      { axes: [alongL7(30, [0, 38, "cilium"], [39, 100, "linkerd"])] },
      "Above 38 % of traffic at layer 7 Linkerd is cheaper.",
    ],
    [
      "and below",
      {
        axes: [alongL7(30, [0, 9, "istio-sidecar"], [10, 38, "cilium"], [39, 100, "linkerd"])],
      },
      "Above 38 % of traffic at layer 7 Linkerd is cheaper. Below 10 % of traffic at layer 7 Istio sidecars are cheaper.",
    ],
    [
      "a strict turn is told rather than the tie before it",
      {
        axes: [alongL7(30, [0, 40, "cilium"], [41, 60, "linkerd", "cilium"], [61, 100, "linkerd"])],
      },
      "Above 60 % of traffic at layer 7 Linkerd is cheaper.",
    ],
    [
      "a tie where nothing is strictly cheaper",
      { axes: [alongL7(30, [0, 66, "cilium"], [67, 100, "linkerd", "cilium"])] },
      "Above 66 % of traffic at layer 7 Linkerd costs the same.",
    ],
    [
      "what turns back is told with both its ends, on either side",
      {
        axes: [
          alongL7(
            30,
            [0, 3, "cilium"],
            [4, 13, "linkerd", "cilium"],
            [14, 38, "cilium"],
            [39, 39, "linkerd"],
            [40, 100, "cilium"],
          ),
        ],
      },
      "At 39 % of traffic at layer 7 Linkerd is cheaper. From 4 to 13 % of traffic at layer 7 Linkerd costs the same.",
    ],
    [
      "a tie that is won again further on claims nothing of the rest",
      {
        axes: [
          alongL7(
            20,
            [0, 16, "linkerd"],
            [17, 22, "linkerd", "cilium"],
            [23, 60, "linkerd"],
            [61, 100, "cilium"],
          ),
        ],
      },
      "From 23 to 60 % of traffic at layer 7 Linkerd alone is cheapest. Below 17 % of traffic at layer 7 Linkerd alone is cheapest.",
    ],
    [
      "a tie here that one of them wins",
      { axes: [alongL7(30, [0, 66, "linkerd", "cilium"], [67, 100, "cilium"])] },
      "Above 66 % of traffic at layer 7 Cilium alone is cheapest.",
    ],
    [
      "a tie that one and the same wins on both sides",
      {
        axes: [
          alongL7(20, [0, 16, "linkerd"], [17, 22, "linkerd", "cilium"], [23, 100, "linkerd"]),
        ],
      },
      "From 17 to 22 % of traffic at layer 7 Linkerd and Cilium cost the same, otherwise Linkerd is cheapest.",
    ],
    [
      "a tie that each wins on one side stays two statements",
      {
        axes: [alongL7(20, [0, 16, "linkerd"], [17, 22, "linkerd", "cilium"], [23, 100, "cilium"])],
      },
      "Above 22 % of traffic at layer 7 Cilium alone is cheapest. Below 17 % of traffic at layer 7 Linkerd alone is cheapest.",
    ],
    [
      "cheaper at another level, but only in the managed form",
      {
        candidates: 1,
        levels: [
          {
            needs: "layer-4-only",
            cheapest: ["linkerd"],
            extraMicroUsdPerMonth: 0,
            excluded: [{ id: "cilium", reason: "Google offers it only as Dataplane V2" }],
          },
        ],
      },
      "It is the only option left at this level, so no amount of pods or traffic turns it. If layer 4 is enough, Linkerd is cheapest (at the cost of the cheapest now); Cilium would cost less, but Google offers it only as Dataplane V2.",
    ],
    [
      "never within the range",
      { axes: [alongL7(30, [0, 100, "cilium"])] },
      "Nothing turns it from 0 to 100 % of traffic at layer 7.",
    ],
    [
      "nothing fits beyond",
      { axes: [alongL7(30, [0, 80, "cilium"], [81, 100])] },
      "Above 80 % of traffic at layer 7 no option fits these nodes.",
    ],
    [
      "one option is left",
      { candidates: 1 },
      "It is the only option left at this level, so no amount of pods or traffic turns it.",
    ],
    ["none is left", { candidates: 0 }, ""],
    [
      "another level turns it",
      {
        candidates: 1,
        levels: [
          { needs: "layer-4-only", cheapest: ["cilium", "linkerd"], extraMicroUsdPerMonth: 0 },
          { needs: "identity", cheapest: [], extraMicroUsdPerMonth: 0 },
        ],
      },
      "It is the only option left at this level, so no amount of pods or traffic turns it. If layer 4 is enough, Cilium and Linkerd are cheapest (at the cost of the cheapest now). If workload identity is needed, no option can be had here.",
    ],
    [
      "the nearest two of several",
      {
        levels: [{ needs: "layer-7", cheapest: ["linkerd"], extraMicroUsdPerMonth: 142_000_000 }],
        axes: [
          alongL7(30, [0, 1, "istio-sidecar"], [2, 60, "cilium"], [61, 100, "linkerd"]),
          alongL7(50, [0, 54, "cilium"], [55, 100, "istio-ambient-waypoints"]),
        ],
      },
      "If layer 7 is needed too, Linkerd is cheapest ($142 a month more). Above 54 % of traffic at layer 7 ambient with waypoints is cheaper. Below 2 % of traffic at layer 7 Istio sidecars are cheaper.",
    ],
  ])("%s", (_, turns, words) => {
    expect(told(turns)).toBe(words);
  });
});

const small = {
  workloads: { source: "quick", quickPods: 40, quickCpuMilli: 150, quickMemoryMiB: 200 },
};

describe("turns found are where estimates turn", () => {
  it.each([
    ["by default", {}],
    ["with much traffic", { traffic: { httpRequestsPerSecondPerPod: 120, l7SharePercent: 50 } }],
    ["with identity", { functionLevel: { workloadIdentity: true } }],
    ["at layer 4", { functionLevel: { layer: "l4" } }],
  ])(
    "%s",
    (_, differences) => {
      const asked = scenario({ ...small, ...differences });
      const slice = sliceOf(catalog, sliceKey(asked));
      const found = findTurns(asked, fullEstimate(asked), slice, FULL_PLANNING);
      const [l7, requests] = found.axes;
      expect(l7?.here).toEqual(cheapest(asked));
      expect(requests?.here).toEqual(cheapest(asked));
      for (const { at, direction, until, cheapest: ids } of l7?.turns ?? []) {
        const beyond = direction === "above" ? at + 1 : at - 1;
        expect(cheapest(withL7(asked, beyond))).toEqual(ids);
        expect(cheapest(withL7(asked, until ?? (direction === "above" ? 100 : 0)))).toEqual(ids);
        expect(cheapest(withL7(asked, at))).not.toEqual(ids);
      }
      for (const { at, direction, until, cheapest: ids } of requests?.turns ?? []) {
        const beyond = direction === "above" ? at + 1 : at - 1;
        expect(cheapest(withRequests(asked, beyond))).toEqual(ids);
        if (until !== undefined) {
          expect(cheapest(withRequests(asked, until))).toEqual(ids);
          const past = direction === "above" ? until + 1 : until - 1;
          expect(cheapest(withRequests(asked, past))).not.toEqual(ids);
        }
        expect(cheapest(withRequests(asked, at))).not.toEqual(ids);
      }
      for (const { needs, cheapest: ids, extraMicroUsdPerMonth } of found.levels) {
        const other = atLevel(asked, needs);
        expect(cheapest(other)).toEqual(ids);
        expect(costOf(other) - costOf(asked)).toBe(extraMicroUsdPerMonth);
      }
    },
    60_000,
  );
});

describe("another level is offered only where the requirements can be had at it", () => {
  const gke =
    "v=1&m=2026.1&platform=gke-standard&provider=gcp&region=europe-west1&type=e2-standard-4&from=quick&pods=240&services=40&rps=100";
  const turnsOf = (query: string) => {
    const asked = decodeScenario(query).scenario;
    return findTurns(asked, fullEstimate(asked), sliceOf(catalog, sliceKey(asked)), FULL_PLANNING);
  };

  it("routing by weight needs layer 7, so that layer 4 is no condition", () => {
    const { levels } = turnsOf(`${gke}&identity=1&needs=mtls,l7-weighted-split`);
    expect(levels.map(({ needs }) => needs)).toEqual([]);
  });

  it("mutual TLS does not: layer 4 is, and what was said of Cilium's lack is not repeated", () => {
    const { levels } = turnsOf(`${gke}&identity=1&needs=mtls`);
    expect(levels).toMatchObject([
      {
        needs: "layer-4-only",
        cheapest: ["istio-ambient-l4", "istio-ambient-waypoints", "linkerd"],
        excluded: [],
      },
    ]);
  });

  it("without requirements the form alone keeps Cilium out at layer 4, which is said", () => {
    const { levels } = turnsOf(gke);
    expect(levels.find(({ needs }) => needs === "layer-4-only")?.excluded).toEqual([
      { id: "cilium", reason: "Google offers it only as Dataplane V2" },
    ]);
  });
});

function cheapest(asked: Scenario): readonly string[] {
  const able = fullEstimate(asked).comparison.options.slice(1).filter(qualifies);
  const least = Math.min(...able.map((option) => option.typical.microUsdPerMonth));
  return able.filter((o) => o.typical.microUsdPerMonth === least).map(({ id }) => id);
}

function costOf(asked: Scenario): number {
  const able = fullEstimate(asked).comparison.options.slice(1).filter(qualifies);
  return Math.min(...able.map((option) => option.typical.microUsdPerMonth));
}

const withL7 = (asked: Scenario, l7SharePercent: number): Scenario => ({
  ...asked,
  traffic: { ...asked.traffic, l7SharePercent },
});

const withRequests = (asked: Scenario, httpRequestsPerSecondPerPod: number): Scenario => ({
  ...asked,
  traffic: { ...asked.traffic, httpRequestsPerSecondPerPod },
});

function atLevel(asked: Scenario, needs: "identity" | "layer-7" | "layer-4-only"): Scenario {
  const { functionLevel } = asked;
  const changed =
    needs === "identity"
      ? { workloadIdentity: true }
      : { layer: needs === "layer-7" ? ("l7" as const) : ("l4" as const) };
  return { ...asked, functionLevel: { ...functionLevel, ...changed } };
}
