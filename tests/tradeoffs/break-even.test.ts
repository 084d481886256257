import { breakEvenContent } from "@/lib/charts/figures/break-even-map";
import { describe, expect, it } from "vitest";
import {
  type BreakEvenMap,
  cellInWords,
  mapInWords,
  mapLines,
  mapShares,
  mapTitle,
  type MapCell,
} from "@/lib/charts/tradeoffs/break-even";
import { mapShapes } from "@/lib/charts/tradeoffs/map-shapes";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { FULL_PLANNING, sliceKey } from "@/lib/estimate";
import { FULL_MAP } from "@/lib/tradeoffs/break-even";
import { breakEvenOf } from "@/lib/tradeoffs/for-scenario";
import { expectCells, expectEdges, randomMap } from "../helpers/checked-map";
import { scenario } from "../helpers/estimates";

const SMALL = { cells: 12, plans: 400 };

describe("the map against the whole comparison", () => {
  it.each([1, 2, 3, 4, 5, 6])("random map %i", (seed) => {
    expectCells(randomMap(seed, SMALL), 8);
  });

  it("leaves open what the budget does not reach, and never says too much", () => {
    const map = randomMap(1, { cells: 12, plans: 0 });
    expectCells(map, 20);
  });

  it.each([2, 6])("map %i turns at the very whole number along its borders", (seed) => {
    expect(expectEdges(randomMap(seed, SMALL), 12)).toBeGreaterThan(0);
  });

  it("comes coarse first, then finer; every stage is a picture of its own", () => {
    const asked = scenario({ workloads: { source: "quick", quickPods: 40 } });
    const slice = sliceOf(catalog, sliceKey(asked));
    const steps = breakEvenOf(
      { scenario: asked, slice, planning: FULL_PLANNING },
      { x: "l7-share", y: "pod-size", candidates: ["linkerd", "istio-sidecar"] },
      FULL_MAP,
    );
    if (steps === undefined) throw new Error("no map");
    const seen: string[] = [];
    let share = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        expect(step.value.stage).toBe("sharp");
        break;
      }
      expect(step.value.share).toBeGreaterThanOrEqual(share);
      share = step.value.share;
      const { map } = step.value;
      if (map === undefined) continue;
      seen.push(`${map.stage} ${map.x.values.length} × ${map.y.values.length}`);
      expect(map.cells).toHaveLength(map.x.values.length * map.y.values.length);
    }
    expect(seen).toEqual([
      "coarse 6 × 6",
      "refining 6 × 6",
      "refining 11 × 11",
      "refining 21 × 21",
      "whole 40 × 40",
    ]);
  });

  it("no axis, nobody who competes: no map", () => {
    const asked = scenario();
    const slice = sliceOf(catalog, sliceKey(asked));
    const join = { scenario: asked, slice, planning: FULL_PLANNING };
    const none = breakEvenOf(join, { x: "requests", y: "l7-share", candidates: [] }, FULL_MAP);
    // Services per namespace are an input of clusters described in a few numbers only.
    const absent = breakEvenOf(
      join,
      { x: "namespaces", y: "l7-share", candidates: ["linkerd"] },
      FULL_MAP,
    );
    expect([none, absent]).toEqual([undefined, undefined]);
  });
});

const VALUES = [10, 20, 30];
const cell = (...cheapest: readonly string[]): MapCell => ({
  cheapest,
  margin: cheapest.length === 1 ? 0.05 : cheapest.length === 0 ? undefined : 0,
  open: [],
});
const made = (cells: readonly MapCell[], edges: BreakEvenMap["edges"] = []): BreakEvenMap => ({
  x: {
    id: "pods",
    label: "Pods",
    unit: "pods",
    scale: "linear",
    values: VALUES,
    here: 20,
    names: [],
  },
  y: {
    id: "l7-share",
    label: "Layer 7 share",
    unit: "% at layer 7",
    scale: "linear",
    values: VALUES,
    here: 10,
    names: [],
  },
  cells,
  edges,
  options: [
    { id: "linkerd", name: "Linkerd" },
    { id: "istio-ambient-waypoints", name: "Istio ambient + waypoints" },
  ],
  stage: "sharp",
  plans: 0,
});
const [L, A, TIE, NOTHING] = [
  cell("linkerd"),
  cell("istio-ambient-waypoints"),
  cell("linkerd", "istio-ambient-waypoints"),
  cell(),
];

describe("in words", () => {
  it("a turn is told to the whole number, along the line of this scenario", () => {
    const map = made(
      [L, A, A, L, L, A, L, L, L],
      [
        { direction: "x", column: 0, row: 0, at: 14 },
        { direction: "y", column: 1, row: 0, at: 17 },
      ],
    );
    expect(mapTitle(map)).toBe(
      "At 10 % at layer 7 (3 places looked at): Linkerd is cheapest up to 13 pods, ambient with waypoints from 14",
    );
    expect(mapInWords(map)).toBe(
      "At 10 % at layer 7 (3 places looked at): Linkerd is cheapest up to 13 pods, ambient with waypoints from 14. At 20 pods (3 places looked at): ambient with waypoints is cheapest up to 16 % at layer 7, Linkerd from 17.",
    );
  });

  it("claims no more than was looked at: bands may lie between places, not where all values are", () => {
    const turned = made(
      [L, A, A, L, L, A, L, L, L],
      [{ direction: "x", column: 0, row: 0, at: 14 }],
    );
    const { caption } = breakEvenContent(turned).words;
    expect(caption).toMatch(
      /^3 × 3 places; between two neighbours that differ a border is found to the whole number, but narrower bands may lie between places; the ring/,
    );
    const every = { ...turned.x, values: [10, 11, 12] };
    const exact = { ...turned, x: every, y: { ...turned.y, values: [10, 11, 12] }, edges: [] };
    expect(mapTitle(exact)).toBe(
      "At 10 % at layer 7: Linkerd is cheapest at 10 pods, ambient with waypoints from 11",
    );
    expect(breakEvenContent(exact).words.caption).toMatch(
      /^3 × 3 places, every value of both inputs, so borders are exact; the ring/,
    );
    expect(mapTitle({ ...exact, cells: exact.cells.map(() => L) })).toBe(
      "Linkerd is cheapest all over this map",
    );
  });

  it("line by line, for a table", () => {
    const map = made([L, A, A, L, L, A, L, L, L], [{ direction: "x", column: 0, row: 0, at: 14 }]);
    expect(mapLines(map)).toEqual([
      {
        at: "10 % at layer 7",
        text: "Linkerd is cheapest up to 13 pods, ambient with waypoints from 14",
      },
      {
        at: "20 % at layer 7",
        text: "Linkerd is cheapest up to 29 pods, ambient with waypoints at 30",
      },
      { at: "30 % at layer 7", text: "Linkerd is cheapest up to 30 pods" },
    ]);
  });

  it("a tie between two turns is a stretch of its own", () => {
    const map = made(
      [L, TIE, A, L, L, L, L, L, L],
      [
        { direction: "x", column: 0, row: 0, at: 18 },
        { direction: "x", column: 1, row: 0, at: 21 },
      ],
    );
    expect(mapTitle(map)).toBe(
      "At 10 % at layer 7 (3 places looked at): Linkerd is cheapest up to 17 pods, Linkerd and ambient with waypoints from 18 to 20, ambient with waypoints from 21",
    );
  });

  it("where only the line upwards turns, the title says at which value across", () => {
    // Upwards through 20 pods: Linkerd at 10 %, ambient at 20 and 30 %; across, at 10 %, no turn.
    const map = made([L, L, L, L, A, L, L, A, L], [{ direction: "y", column: 1, row: 0, at: 17 }]);
    expect(mapTitle(map)).toBe(
      "At 20 pods (3 places looked at): Linkerd is cheapest up to 16 % at layer 7, ambient with waypoints from 17",
    );
  });

  it("never within range: the rest of the map, or nothing at all", () => {
    expect(mapTitle(made([L, L, L, L, L, L, L, L, A]))).toBe(
      "Linkerd is cheapest on 89 % of the 9 places, ambient with waypoints on 11 %",
    );
    expect(mapTitle(made(VALUES.flatMap(() => [L, L, L])))).toBe(
      "Linkerd is cheapest at all 9 places of this map",
    );
    expect(mapInWords(made(VALUES.flatMap(() => [L, L, L])))).toBe(
      "At 10 % at layer 7 (3 places looked at) the ranking does not turn along pods: Linkerd. At 20 pods (3 places looked at) the ranking does not turn along layer 7 share: Linkerd.",
    );
    expect(mapTitle(made(VALUES.flatMap(() => [TIE, TIE, TIE])))).toBe(
      "Linkerd and ambient with waypoints are cheapest at all 9 places of this map",
    );
    expect(mapTitle(made(VALUES.flatMap(() => [NOTHING, NOTHING, NOTHING])))).toBe(
      "No option that meets the function level fits anywhere on this map",
    );
  });

  it("one cell: alone, tied, too close to call, nothing", () => {
    const close = { ...L, open: ["istio-ambient-waypoints"] };
    const map = made([{ ...L, margin: undefined }, TIE, close, NOTHING, L, L, L, L, L]);
    expect([0, 1, 2].map((column) => cellInWords(map, column, 0))).toEqual([
      "10 pods, 10 % at layer 7: Linkerd is cheapest, alone.",
      "20 pods, 10 % at layer 7: Linkerd and ambient with waypoints cost the same and are cheapest.",
      "30 pods, 10 % at layer 7: Linkerd is cheapest by sums, within a node of ambient with waypoints.",
    ]);
    expect(cellInWords(map, 0, 1)).toBe("10 pods, 20 % at layer 7: nothing that competes fits.");
    expect(cellInWords(map, 1, 1)).toBe("20 pods, 20 % at layer 7: Linkerd is cheapest, by 5 %.");
  });

  it("shares are those of the cells", () => {
    expect(mapShares(made([L, A, TIE, L, L, A, L, L, L])).map(({ share }) => share)).toEqual([
      6 / 9,
      2 / 9,
    ]);
  });
});

describe("areas", () => {
  const scales = { x: (value: number) => value, y: (value: number) => -value };
  /** Of all subpaths, by the shoelace formula. */
  const areaOf = (d: string) =>
    d
      .split("M")
      .filter((part) => part !== "")
      .reduce((sum, part) => {
        const points = part
          .replace("Z", "")
          .split("L")
          .map((point) => point.split(" ").map(Number));
        const twice = points.reduce((all, [x = 0, y = 0], index) => {
          const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? [];
          return all + x * nextY - nextX * y;
        }, 0);
        return sum + Math.abs(twice) / 2;
      }, 0);

  it("cover the map without gap or overlap", () => {
    const map = made(
      [L, A, A, L, TIE, A, L, L, NOTHING],
      [
        { direction: "x", column: 0, row: 0, at: 14 },
        { direction: "y", column: 2, row: 1, at: 21 },
      ],
    );
    const { areas } = mapShapes(map, scales);
    // 20 × 20 values between the outermost places.
    expect(areas.reduce((sum, { d }) => sum + areaOf(d), 0)).toBeCloseTo(400, 0);
  });

  it("one option everywhere is one rectangle a row and no border", () => {
    const { areas, borders } = mapShapes(made(VALUES.flatMap(() => [L, L, L])), scales);
    expect(areas).toEqual([
      { key: "linkerd", step: 1, d: "M10 -10L30 -10L30 -20L10 -20ZM10 -20L30 -20L30 -30L10 -30Z" },
    ]);
    expect(borders).toBe("");
  });

  it("a border passes through the value at which it turns", () => {
    const map = made(
      [L, A, A, L, A, A, L, A, A],
      [0, 1, 2].map((row) => ({
        direction: "x" as const,
        column: 0,
        row,
        at: 14,
      })),
    );
    const { areas } = mapShapes(map, scales);
    // Linkerd holds 10 to 13.5 of 20 across, 20 up.
    expect(areaOf(areas.find(({ key }) => key === "linkerd")?.d ?? "")).toBeCloseTo(3.5 * 20, 5);
  });
});
