import { expect } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { FULL_PLANNING, sliceKey } from "@/lib/estimate";
import { compare } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Scenario } from "@/lib/scenario/schema";
import { sweep } from "@/lib/tradeoffs/sweep";
import { type SweepAxis, sweepAxis } from "@/lib/tradeoffs/sweep-axes";
import { scenario } from "./estimates";

const CANDIDATES = ["istio-sidecar", "istio-ambient-waypoints", "linkerd", "cilium"];
const AXES = ["pods", "l7-share", "requests", "headroom"] as const;
const POINTS = 14;

/** A small random cluster and a short stretch of one of its inputs. The same seed, the same sweep. */
export function randomSweep(seed: number): SweepAxis {
  let state = seed * 2_654_435_761;
  const draw = (low: number, high: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + (state % (high - low + 1));
  };
  const asked: Scenario = scenario({
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
  const slice = sliceOf(catalog, sliceKey(asked));
  const axis = sweepAxis(asked, slice, AXES[seed % AXES.length] ?? "pods");
  if (axis === undefined) throw new Error("no such axis");
  const low = draw(axis.low, Math.max(axis.low, axis.high - POINTS));
  return { ...axis, low, high: Math.min(axis.high, low + POINTS - 1) };
}

/** The whole comparison at every whole number must name the same cheapest options and node counts. */
export function expectBruteForce(axis: SweepAxis): void {
  const work = sweep(axis, MESH_OPTIONS, CANDIDATES, FULL_PLANNING);
  let step = work.next();
  while (step.done !== true) step = work.next();
  const { cheapest, lines, pairs } = step.value;
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
    for (const { a, b, segments } of pairs) {
      expect(segments.find(within)?.cheapest, `${a}, ${b} at ${at}`).toEqual(least([a, b]));
    }
    for (const { id, typical } of planned) {
      // More load, less room: never fewer nodes.
      expect(typical.nodes, `${id} at ${at}`).toBeGreaterThanOrEqual(before.get(id) ?? 0);
      before.set(id, typical.nodes);
      const spot = lines.find((line) => line.id === id)?.spots.find((one) => one.at === at);
      if (spot === undefined) continue;
      expect(spot.nodes, `${id} at ${at}`).toBe(typical.nodes);
      expect(spot.microUsdPerMonth).toBe(typical.microUsdPerMonth);
      expect(spot.meshCpuMilli).toBe(typical.meshRequest.cpuMilli);
      expect(spot.meshMemoryMiB).toBe(typical.meshRequest.memoryMiB);
    }
  }
}
