import { expect } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { type BreakEvenMap, cellAt } from "@/lib/charts/tradeoffs/break-even";
import { FULL_PLANNING, sliceKey } from "@/lib/estimate";
import { compare } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { ComparisonInput } from "@/lib/model/types";
import type { MapSize } from "@/lib/tradeoffs/break-even";
import { breakEvenOf, finished } from "@/lib/tradeoffs/for-scenario";
import type { AxisId } from "@/lib/tradeoffs/axis-choices";
import { inputAtBoth, sweepAxis } from "@/lib/tradeoffs/sweep-axes";
import { scenario } from "./estimates";

const CANDIDATES = ["istio-sidecar", "istio-ambient-waypoints", "linkerd", "cilium"];
const AXES: readonly (readonly [AxisId, AxisId])[] = [
  ["requests", "l7-share"],
  ["pods", "requests"],
  ["pod-size", "l7-share"],
  ["services-known", "pods"],
  ["headroom", "pod-size"],
  ["node-size", "requests"],
];

export type CheckedMap = {
  readonly map: BreakEvenMap;
  readonly inputAt: (x: number, y: number) => ComparisonInput;
  /** The next whole number from 0 to one below `count`; the same seed gives the same ones. */
  readonly draw: (count: number) => number;
};

/** The map of a small random cluster over two of its inputs. The same seed, the same map. */
export function randomMap(seed: number, size: MapSize): CheckedMap {
  let state = seed * 2_654_435_761;
  const draw = (count: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const asked = scenario({
    workloads: {
      source: "quick",
      quickPods: 10 + draw(80),
      quickPodsPerService: 1 + draw(4),
      quickServicesPerNamespace: 1 + draw(6),
      quickCpuMilli: 50 + draw(500),
      quickMemoryMiB: 64 + draw(800),
    },
    traffic: { httpRequestsPerSecondPerPod: draw(60) },
    sizing: { policy: draw(3) === 0 ? "chart-production" : "right-sized" },
  });
  const slice = sliceOf(catalog, sliceKey(asked));
  const [x, y] = AXES[seed % AXES.length] ?? (["requests", "l7-share"] as const);
  const steps = breakEvenOf(
    { scenario: asked, slice, planning: FULL_PLANNING },
    { x, y, candidates: CANDIDATES },
    size,
  );
  const [axisX, axisY] = [sweepAxis(asked, slice, x), sweepAxis(asked, slice, y)];
  if (steps === undefined || axisX === undefined || axisY === undefined) throw new Error("no map");
  return { map: finished(steps), inputAt: inputAtBoth(asked, slice, axisX, axisY), draw };
}

/** Who is cheapest by the whole comparison, everything planned. */
function cheapestDirectly(input: ComparisonInput): readonly string[] {
  const competing = compare(input, MESH_OPTIONS, FULL_PLANNING).options.filter(
    ({ id, issues }) => CANDIDATES.includes(id) && issues.length === 0,
  );
  const least = Math.min(...competing.map(({ typical }) => typical.microUsdPerMonth));
  return competing.filter(({ typical }) => typical.microUsdPerMonth === least).map(({ id }) => id);
}

/** Some random cells of a map must name the options the whole comparison names; returns how many were left open. */
export function expectCells({ map, inputAt, draw }: CheckedMap, count: number): number {
  let open = 0;
  for (let checked = 0; checked < count; checked += 1) {
    const [column, row] = [draw(map.x.values.length), draw(map.y.values.length)];
    const cell = cellAt(map, column, row);
    const [atX, atY] = [map.x.values[column] ?? 0, map.y.values[row] ?? 0];
    const direct = cheapestDirectly(inputAt(atX, atY));
    const where = `${map.x.id} ${atX}, ${map.y.id} ${atY}`;
    if (cell.open.length === 0) expect(cell.cheapest, where).toEqual(direct);
    else {
      open += 1;
      for (const id of direct) expect([...cell.cheapest, ...cell.open], where).toContain(id);
    }
  }
  return open;
}

/** At some borders the first value beyond must differ from the one before, which is like its place. */
export function expectEdges({ map, inputAt, draw }: CheckedMap, count: number): number {
  const settled = map.edges.filter(({ column, row }) => cellAt(map, column, row).open.length === 0);
  for (let checked = 0; checked < Math.min(count, settled.length); checked += 1) {
    const edge = settled[draw(settled.length)];
    if (edge === undefined) continue;
    const { direction, column, row, at } = edge;
    const [atX, atY] = [map.x.values[column] ?? 0, map.y.values[row] ?? 0];
    const directAt = (value: number) =>
      cheapestDirectly(direction === "x" ? inputAt(value, atY) : inputAt(atX, value));
    const { cheapest } = cellAt(map, column, row);
    expect(directAt(at - 1), `${direction} before ${at}`).toEqual(cheapest);
    expect(directAt(at), `${direction} at ${at}`).not.toEqual(cheapest);
  }
  return settled.length;
}
