import { expect } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { FULL_PLANNING, sliceKey } from "@/lib/estimate";
import { compare, preparedRun } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Scenario } from "@/lib/scenario/schema";
import type { Sweep } from "@/lib/charts/tradeoffs/sweep";
import { sweep } from "@/lib/tradeoffs/sweep";
import { AXIS_CHOICES } from "@/lib/tradeoffs/axis-choices";
import { type SweepAxis, sweepAxis } from "@/lib/tradeoffs/sweep-axes";
import { resolved, scenario } from "./estimates";
import { OVERHEAD_IDS } from "./overhead-ids";

const CANDIDATES = ["istio-sidecar", "istio-ambient-waypoints", "linkerd", "cilium"];
const POINTS = 14;

type Draw = (low: number, high: number) => number;

function drawing(seed: number): Draw {
  let state = seed * 2_654_435_761;
  return (low, high) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + (state % (high - low + 1));
  };
}

const smallScenario = (draw: Draw): Scenario =>
  scenario({
    workloads: {
      source: "quick",
      quickPods: draw(5, 60),
      quickPodsPerService: draw(1, 4),
      quickServicesPerNamespace: draw(1, 6),
      quickCpuMilli: draw(20, 600),
      quickMemoryMiB: draw(32, 900),
    },
    traffic: { httpRequestsPerSecondPerPod: draw(0, 200) },
    sizing: { policy: draw(0, 1) === 0 ? "right-sized" : "chart-production" },
  });

/** A small random cluster and a short stretch of one of its inputs. The same seed, the same sweep. */
export function randomSweep(seed: number): SweepAxis {
  const draw = drawing(seed);
  const asked = smallScenario(draw);
  const { value } = AXIS_CHOICES[seed % AXIS_CHOICES.length] ?? AXIS_CHOICES[0];
  const axis = sweepAxis(asked, sliceOf(catalog, sliceKey(asked)), value);
  if (axis === undefined) throw new Error(`no axis ${value}`);
  const low = draw(axis.low, Math.max(axis.low, axis.high - POINTS));
  return { ...axis, low, high: Math.min(axis.high, low + POINTS - 1) };
}

const OVERHEAD_STEPS = 8;

/** A small random cluster whose overhead grows: one coefficient of it, or all of them at once. */
export function overheadSweep(seed: number): SweepAxis {
  const draw = drawing(seed);
  const here = resolved(smallScenario(draw)).input;
  const only = OVERHEAD_IDS[draw(0, OVERHEAD_IDS.length - 1)];
  const grows = draw(0, 1) === 0 ? OVERHEAD_IDS : [only];
  const times = draw(2, 20) / 10;
  return {
    id: "overhead",
    label: "Overhead",
    unit: "steps",
    low: 0,
    high: OVERHEAD_STEPS,
    here: 0,
    rising: true,
    names: [],
    inputAt: (step) => ({ ...here, coefficients: scaled(here.coefficients, 1 + step * times) }),
  };

  function scaled(all: typeof here.coefficients, factor: number): typeof here.coefficients {
    const level = (values: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        Object.entries(values).map(([id, value]) => [
          id,
          grows.includes(id) ? value * factor : value,
        ]),
      );
    return Object.fromEntries(
      Object.entries(all).map(([option, { low, typical, high }]) => [
        option,
        { low: level(low), typical: level(typical), high: level(high) },
      ]),
    );
  }
}

/** The sweep of an axis, run to its end. */
export function swept(axis: SweepAxis): Sweep {
  const work = sweep(axis, MESH_OPTIONS, CANDIDATES, FULL_PLANNING);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** The whole comparison at every whole number must name the same cheapest options and node counts. */
export function expectBruteForce(axis: SweepAxis): void {
  const { cheapest, lines, pairs } = swept(axis);
  const before = new Map<string, number>();
  for (let at = axis.low; at <= axis.high; at += 1) {
    const { options } = compare(axis.inputAt(at), MESH_OPTIONS, FULL_PLANNING);
    const planned = options.filter((option) => option.issues.length === 0);
    const costOf = (id: string) =>
      planned.find((option) => option.id === id)?.typical.microUsdPerMonth ??
      Number.POSITIVE_INFINITY;
    const least = (ids: readonly string[]) => {
      const lowest = Math.min(...ids.map(costOf));
      return Number.isFinite(lowest) ? ids.filter((id) => costOf(id) === lowest) : [];
    };
    const within = ({ from, to }: { readonly from: number; readonly to: number }) =>
      from <= at && at <= to;
    expect(cheapest.find(within)?.cheapest, `cheapest at ${at}`).toEqual(least(CANDIDATES));
    const turn = cheapest.find(({ from }) => from === at);
    if (turn?.cheapest[0] !== undefined) {
      const { totals } = preparedRun(axis.inputAt(at), optionOf(turn.cheapest[0]), "typical");
      const nodes = planned.find(({ id }) => id === turn.cheapest[0])?.typical.nodes ?? 0;
      expect(turn.meshedPodsPerNode).toBe(totals.meshedPods / nodes);
    }
    for (const { a, b, segments } of pairs) {
      expect(segments.find(within)?.cheapest, `${a}, ${b} at ${at}`).toEqual(least([a, b]));
    }
    for (const { id, low, typical, high } of planned) {
      // More load, less room: never fewer nodes.
      if (axis.rising) {
        expect(typical.nodes, `${id} at ${at}`).toBeGreaterThanOrEqual(before.get(id) ?? 0);
        before.set(id, typical.nodes);
      }
      const line = lines.find((one) => one.id === id);
      const index = line?.spots.findIndex((one) => one.at === at) ?? -1;
      const [spot, ends] = [line?.spots[index], line?.band[index]];
      if (spot === undefined) continue;
      expect(spot.nodesAtLeast, `${id} at ${at}`).toBeLessThanOrEqual(spot.nodes);
      for (const [end, level] of [
        [ends?.low, low],
        [ends?.high, high],
      ] as const) {
        expect(end?.at).toBe(at);
        expect(end?.nodes, `${id} at ${at}, an end`).toBe(level.nodes);
        expect(end?.microUsdPerMonth).toBe(level.microUsdPerMonth);
      }
      expect(spot.nodes, `${id} at ${at}`).toBe(typical.nodes);
      expect(spot.microUsdPerMonth).toBe(typical.microUsdPerMonth);
      expect(spot.meshCpuMilli).toBe(typical.meshRequest.cpuMilli);
      expect(spot.meshMemoryMiB).toBe(typical.meshRequest.memoryMiB);
    }
  }
}

function optionOf(id: string) {
  const found = MESH_OPTIONS.find((option) => option.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** Law 3 along a sweep: as overhead grows no option gets cheaper, in the sweep or in a comparison. */
export function expectNeverCheaper(axis: SweepAxis): void {
  for (const { id, spots } of swept(axis).lines) {
    spots.forEach(({ at, nodes, microUsdPerMonth }, index) => {
      const before = spots[index - 1];
      if (before === undefined) return;
      expect(nodes, `${id}, sweep at ${at}`).toBeGreaterThanOrEqual(before.nodes);
      expect(microUsdPerMonth, `${id}, sweep at ${at}`).toBeGreaterThanOrEqual(
        before.microUsdPerMonth,
      );
    });
  }
  const before = new Map<string, number>();
  for (let at = axis.low; at <= axis.high; at += 1) {
    const { options } = compare(axis.inputAt(at), MESH_OPTIONS, FULL_PLANNING);
    for (const { id, issues, typical } of options) {
      // What no longer fits any node costs more than any bill.
      const cost = issues.length > 0 ? Number.POSITIVE_INFINITY : typical.microUsdPerMonth;
      expect(cost, `${id} at ${at}`).toBeGreaterThanOrEqual(before.get(id) ?? 0);
      before.set(id, cost);
    }
  }
}
