import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { agentCrossings } from "@/lib/charts/tradeoffs/agent-crossing";
import { type Corner, levels, staircase } from "@/lib/charts/tradeoffs/staircase";
import {
  axisSpan,
  axisTitle,
  cheapestInWords,
  cheapestTitle,
  gapsInWords,
  metricOf,
  nodesText,
  pairInWords,
  type Sweep,
  type SweepSegment,
  type SweepSpot,
  valueText,
} from "@/lib/charts/tradeoffs/sweep";
import { FULL_PLANNING, sliceKey } from "@/lib/estimate";
import { type Planning, plannedRuns, preparedRun } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import { firstAnswer, planNodes } from "@/lib/packing/plan-nodes";
import { fullEstimate, resolved, scenario } from "../helpers/estimates";
import { AXIS_CHOICES, axisChoices, usualMapAxes } from "@/lib/tradeoffs/axis-choices";
import { mapAxesOf } from "@/lib/tradeoffs/for-scenario";
import { sweep } from "@/lib/tradeoffs/sweep";
import { sweepAxis } from "@/lib/tradeoffs/sweep-axes";
import { risingSteps, stretches } from "@/lib/tradeoffs/steps";
import {
  expectBruteForce,
  expectNeverCheaper,
  overheadSweep,
  randomSweep,
  swept,
} from "../helpers/brute-sweep";

describe("steps of a staircase", () => {
  it("months last: the last amount has a width too, and no upright line ends the chart", () => {
    const spot = (at: number, nodes: number) => ({ at, nodes }) as SweepSpot;
    const corners = levels([spot(0, 3), spot(1, 3), spot(2, 5)], ({ nodes }) => nodes);
    expect(corners).toEqual([
      [0, 3],
      [1, 3],
      [1, 3],
      [2, 3],
      [2, 5],
      [3, 5],
    ]);
  });

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
    ).toBe("Cheapest: Linkerd from 1 to 9 pods; Linkerd and Cilium at 10; Cilium from 11 to 50.");
  });

  it("never within range, and nothing to rank", () => {
    expect(say([{ from: 1, to: 50, cheapest: ["cilium"] }])).toBe(
      "The ranking does not turn within this range: Cilium is cheapest from 1 to 50 pods.",
    );
    expect(say([{ from: 1, to: 50, cheapest: [] }])).toMatch(/^No option/);
  });

  it("an axis says its unit once", () => {
    expect(axisTitle(axis)).toBe("Pods");
    expect(axisTitle({ ...axis, label: "Headroom", unit: "% kept free" })).toBe(
      "Headroom (% kept free)",
    );
    const named = { ...axis, label: "Copies of all workloads", unit: "copies of all workloads" };
    expect(axisTitle(named)).toBe("Copies of all workloads");
    expect(axisTitle({ ...axis, label: "Node size", unit: "" })).toBe("Node size");
    const requests = { label: "Requests per second", unit: "requests per second and pod" };
    expect(axisTitle(requests)).toBe("Requests per second and pod");
  });

  it("a sentence says the unit of its values once, and one of a thing in the singular", () => {
    const copies = { ...axis, label: "Copies of all workloads", unit: "copies of all workloads" };
    expect(axisSpan({ ...copies, high: 68 })).toBe("Copies of all workloads from 1 to 68");
    expect(valueText(copies, 1)).toBe("1 copy of all workloads");
    expect(valueText({ ...axis, unit: "% kept free" }, 1)).toBe("1 % kept free");
    const turns: readonly SweepSegment[] = [
      { from: 1, to: 5, cheapest: ["linkerd"] },
      ...Array.from({ length: 4 }, (_, index) => ({
        from: 6 + index,
        to: 6 + index,
        cheapest: [index % 2 === 0 ? "cilium" : "linkerd"],
      })),
      { from: 10, to: 50, cheapest: ["cilium"] },
    ];
    const told = cheapestInWords({ axis: copies, lines, cheapest: turns });
    expect(told).toContain("Linkerd up to 5 copies of all workloads, mixed from 6 to 9 (");
    expect(told).toContain(", Cilium from 10.");
  });

  it("values that were looked at every so many are told as such", () => {
    const found = { axis: { ...axis, high: 91 }, lines, every: 10 };
    // Linkerd at 1 and 11; then Cilium at 21, Linkerd at 31 and 41, Cilium at 51; Cilium from 61.
    const cheapest: readonly SweepSegment[] = [
      { from: 1, to: 11, cheapest: ["linkerd"] },
      { from: 21, to: 21, cheapest: ["cilium"] },
      { from: 31, to: 41, cheapest: ["linkerd"] },
      { from: 51, to: 51, cheapest: ["linkerd", "cilium"] },
      { from: 61, to: 91, cheapest: ["cilium"] },
    ];
    // No share of the mixed middle: that of all its values is not known.
    const words =
      "Looked at every 10 pods, cheapest: Linkerd up to 11 pods, mixed from 21 to 51 (whole nodes decide), Cilium from 61";
    expect(cheapestInWords({ ...found, cheapest })).toBe(`${words}.`);
    expect(cheapestTitle({ ...found, cheapest })).toBe(words);
    const turn = [cheapest[0]!, { from: 21, to: 91, cheapest: ["cilium"] }];
    expect(cheapestTitle({ ...found, cheapest: turn })).toBe(
      "Looked at every 10 pods: Linkerd is cheapest up to 11 pods, Cilium from 21",
    );
    const alone = [{ from: 1, to: 91, cheapest: ["cilium"] }];
    expect(cheapestInWords({ ...found, cheapest: alone })).toBe(
      "Looked at every 10 pods, the ranking does not turn within this range: Cilium is cheapest from 1 to 91 pods.",
    );
  });

  it("an open gap is told with its bound", () => {
    const spot = (at: number, nodes: number, nodesAtLeast: number): SweepSpot => ({
      at,
      pods: at,
      meshedPods: at,
      nodes,
      nodesAtLeast,
      microUsdPerMonth: nodes,
      meshCpuMilli: 0,
      meshMemoryMiB: 0,
    });
    const cilium = { id: "cilium", name: "Cilium", band: [] };
    const open = { ...cilium, spots: [spot(1, 2, 2), spot(9, 18, 17), spot(10, 19, 17)] };
    expect(gapsInWords({ axis, lines: [open] })).toBe(
      "Rings: fewer nodes were not ruled out there (Cilium at 9 pods: 18 nodes, at least 17, and 1 more).",
    );
    expect(gapsInWords({ axis, lines: [{ ...cilium, spots: [spot(1, 2, 2)] }] })).toBe("");
    expect(nodesText(spot(9, 1800, 1700))).toBe("1,800 (at least 1,700)");
    expect(nodesText(spot(9, 18, 18))).toBe("18");
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

  it("many turns: the ends, and who holds most of the mixed middle", () => {
    const turns = Array.from({ length: 9 }, (_, index) => ({
      from: index,
      to: index,
      cheapest: [index % 2 === 0 ? "linkerd" : "cilium"],
    }));
    // 1 to 7: Cilium at 1, 3, 5 and 7, four of seven values.
    expect(say(turns)).toBe(
      "Cheapest: mixed from 1 to 7 pods (whole nodes decide, Cilium at 57 % of the values), otherwise Linkerd.",
    );
    expect(say([...turns, { from: 9, to: 20, cheapest: ["cilium"] }])).toBe(
      "Cheapest: Linkerd up to 0 pods, mixed from 1 to 8 (whole nodes decide, Cilium at 50 % of the values), Cilium from 9.",
    );
  });

  it("a tie between two stretches of one winner", () => {
    expect(
      say([
        { from: 1, to: 16, cheapest: ["linkerd"] },
        { from: 17, to: 22, cheapest: ["linkerd", "cilium"] },
        { from: 23, to: 50, cheapest: ["linkerd"] },
      ]),
    ).toBe("Cheapest: a tie of Linkerd and Cilium from 17 to 22 pods, otherwise Linkerd.");
    expect(
      say([
        { from: 1, to: 16, cheapest: ["linkerd"] },
        { from: 17, to: 17, cheapest: ["cilium"] },
        { from: 18, to: 50, cheapest: ["linkerd"] },
      ]),
    ).toBe("Cheapest: Cilium at 17 pods, otherwise Linkerd.");
  });

  it("a pair that crosses many times is one sentence", () => {
    const [a, b] = lines;
    if (a === undefined || b === undefined) throw new Error("two lines");
    const crossing = [
      { from: 1, to: 74, cheapest: ["linkerd"] },
      { from: 75, to: 94, cheapest: ["cilium"] },
      { from: 95, to: 103, cheapest: ["linkerd"] },
      { from: 104, to: 127, cheapest: ["linkerd", "cilium"] },
      { from: 128, to: 152, cheapest: ["linkerd"] },
      { from: 153, to: 500, cheapest: ["cilium"] },
    ];
    // 75 to 152 are 78 values; 9 + 25 = 34 of them Linkerd's, 44 %.
    expect(pairInWords(axis, a, b, crossing)).toBe(
      "Linkerd and Cilium, the cheaper one: Linkerd up to 74 pods, mixed from 75 to 152 (whole nodes decide, Linkerd at 44 % of the values), Cilium from 153.",
    );
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

describe("the inputs offered", () => {
  const rows = scenario({ workloads: { source: "rows" } });
  const quick = scenario({ workloads: { source: "quick", quickPods: 60 } });
  const own = scenario({ cluster: { platform: "custom" }, workloads: { source: "rows" } });
  const ids = (asked: typeof rows) => axisChoices(asked).map(({ value }) => value);

  it("are those of a scenario: each of them has an axis", () => {
    for (const asked of [rows, quick, own]) {
      const slice = sliceOf(catalog, sliceKey(asked));
      for (const id of ids(asked)) expect(sweepAxis(asked, slice, id)?.id).toBe(id);
    }
  });

  it("and no input with an axis is kept back", () => {
    for (const asked of [rows, quick, own]) {
      const slice = sliceOf(catalog, sliceKey(asked));
      const having = AXIS_CHOICES.filter(({ value }) => sweepAxis(asked, slice, value));
      expect(ids(asked)).toEqual(having.map(({ value }) => value));
    }
    expect(ids(quick)).toContain("namespaces");
    expect(ids(rows)).not.toContain("namespaces");
    expect(ids(own)).not.toContain("node-size");
  });

  it("sizes of a node among them: no machine of the catalogue is the only one of its family", () => {
    for (const { types } of Object.values(catalog.instanceTypes)) {
      for (const { name, family } of types) {
        const others = types.filter((type) => type.family === family && type.name !== name);
        expect(others.length, name).toBeGreaterThan(0);
      }
    }
  });

  it("a map asked for over another spans the usual ones", () => {
    expect(mapAxesOf(rows, "namespaces", "pods")).toEqual(usualMapAxes(rows));
    expect(mapAxesOf(quick, "namespaces", "pods")).toEqual({ x: "namespaces", y: "pods" });
  });
});

describe("sweeps against brute force over every whole number", () => {
  // One of each input; 168 showed one pod more asking for a node less.
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 168])("random sweep %i", (seed) => {
    expectBruteForce(randomSweep(seed));
  });
});

describe("the band from low to high", () => {
  const METRICS = ["cost", "nodes", "costPerPod", "meshCpu", "meshMemory"] as const;

  /** Height of a line through corners at one place: the two ends of an upright are both there. */
  const heights = (corners: readonly Corner[], x: number): readonly number[] =>
    corners.flatMap(([at, value], index) => {
      if (at === x) return [value];
      const after = corners[index + 1];
      if (after === undefined || at > x || after[0] <= x) return [];
      return [value + ((after[1] - value) * (x - at)) / (after[0] - at)];
    });

  function expectContained(sweep: Sweep): void {
    for (const { id, spots, band } of sweep.lines) {
      expect(band.length, id).toBe(spots.length);
      for (const metric of METRICS) {
        const corners = (of: readonly SweepSpot[]) =>
          staircase(of, (spot) => metricOf(spot, metric));
        const line = corners(spots);
        const low = corners(band.map((ends) => ends.low));
        const high = corners(band.map((ends) => ends.high));
        const last = spots.at(-1)?.at ?? 0;
        for (let x = spots[0]?.at ?? 0; x <= last; x += 0.25) {
          const here = heights(line, x);
          const slack = 1e-9 * Math.max(1, ...here);
          const where = `${id}, ${metric} at ${x}`;
          expect(Math.min(...heights(low, x)), where).toBeLessThanOrEqual(
            Math.min(...here) + slack,
          );
          expect(Math.max(...heights(high, x)), where).toBeGreaterThanOrEqual(
            Math.max(...here) - slack,
          );
        }
      }
    }
  }

  it.each([1, 2, 3, 5, 7, 8, 11])(
    "random sweep %i: holds the line wherever it is drawn",
    (seed) => {
      expectContained(swept(randomSweep(seed)));
    },
  );

  it("a long staircase, planned at some of its steps only, holds the line too", () => {
    const asked = scenario({ workloads: { source: "quick", quickPods: 120, quickCpuMilli: 1500 } });
    const axis = sweepAxis(asked, sliceOf(catalog, sliceKey(asked)), "pods");
    if (axis === undefined) throw new Error("pods");
    const sweep = swept({ ...axis, low: 1, high: 150 });
    const planned = sweep.lines.flatMap(({ band }) => band.map((ends) => ends.planned));
    expect(new Set(planned)).toEqual(new Set([true, false]));
    expectContained(sweep);
  });

  const asked = scenario();
  const estimate = fullEstimate(asked);
  it.each(["pods", "l7-share", "requests", "headroom"] as const)(
    "%s: at the scenario’s own value all three are those of the comparison",
    (id) => {
      const axis = sweepAxis(asked, sliceOf(catalog, sliceKey(asked)), id);
      if (axis === undefined) throw new Error(id);
      const around = { low: Math.max(axis.low, axis.here - 3), high: axis.here + 3 };
      const { lines } = swept({ ...axis, ...around });
      for (const option of estimate.comparison.options) {
        const line = lines.find((one) => one.id === option.id);
        const index = line?.spots.findIndex(({ at }) => at === axis.here) ?? -1;
        const { low, high } = line?.band[index] ?? {};
        const shown = [low, line?.spots[index], high];
        const wanted = [option.low, option.typical, option.high];
        expect(shown.map((spot) => spot?.microUsdPerMonth)).toEqual(
          wanted.map(({ microUsdPerMonth }) => microUsdPerMonth),
        );
        expect(shown.map((spot) => spot?.nodes)).toEqual(wanted.map(({ nodes }) => nodes));
      }
    },
  );
});

describe("more of it never looks cheaper", () => {
  const asked = scenario();
  const full = sweepAxis(asked, sliceOf(catalog, sliceKey(asked)), "l7-share");
  if (full === undefined) throw new Error("l7-share");
  const axis = { ...full, low: 80, high: 92, here: 85 };

  it("no node less for more traffic at layer 7, in the sweep or at any single value", () => {
    expectBruteForce(axis);
    for (const { id, spots } of swept(axis).lines) {
      spots.forEach(({ nodes, at }, index) => {
        expect(nodes, `${id} at ${at}`).toBeGreaterThanOrEqual(spots[index - 1]?.nodes ?? 0);
      });
    }
  });

  it("a plan the search missed is taken from the heavier load that has it", () => {
    // A planner that never looks further than one value: there it answers the greedy plan, open.
    const waypoints = MESH_OPTIONS.filter(({ id }) => id === "istio-ambient-waypoints");
    const blind = (limit: number): Planning => ({
      ...FULL_PLANNING,
      plan: (problem) => {
        const waypoint = problem.podClasses.find(({ name }) => name?.includes("waypoint"));
        const plan = (waypoint?.size[0] ?? 0) === limit ? firstAnswer(problem) : planNodes(problem);
        return plan;
      },
    });
    const waypointAt = (at: number) =>
      preparedRun(axis.inputAt(at), waypoints[0] ?? MESH_OPTIONS[0]!, "typical")
        .footprint.deployments(17)
        .find(({ name }) => name.includes("waypoint"))?.load.request.cpuMilli ?? 0;
    const planning = blind(waypointAt(85));
    const alone = (at: number) =>
      plannedRuns(axis.inputAt(at), waypoints, planning, ["typical"])[0]?.pools[0]?.pool.nodes;
    // Alone, 85 % takes a node more than 86 %, which asks for more.
    expect([alone(85), alone(86)]).toEqual([18, 17]);
    const work = sweep({ ...axis, here: 80 }, waypoints, [], planning, ["typical"]);
    let step = work.next();
    while (step.done !== true) step = work.next();
    const [line] = step.value.lines;
    const nodes = line?.spots.map((spot) => spot.nodes) ?? [];
    expect(nodes).toEqual([...nodes].sort((a, b) => a - b));
    expect(line?.spots.find(({ nodes: count }) => count === 18)?.at).toBe(91);
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
