import type { Sweep, SweepLine, SweepSegment, SweepSpot } from "../charts/tradeoffs/sweep";
import { type Planning, plannedTogether, type PreparedRun, preparedRun } from "../model/compare";
import { podCount } from "../model/traffic";
import type { ComparisonInput, Level, MeshOption } from "../model/types";
import { servingNodes } from "../model/zone-pool";
import { add, NO_RESOURCES, type Resources, scale, sum } from "../units/resources";
import { type PoolCounts, totalOf } from "./pool-counts";
import { monthlyCost } from "./monthly-cost";
import { everyStep, risingSteps, type Step, stretches } from "./steps";
import type { SweepAxis } from "./sweep-axes";

/** Values at which low and high are planned too; 0 leaves the band out. */
const BAND_POINTS = 9;

/** One option along the axis; everything asked twice is remembered. */
type Track = {
  readonly option: MeshOption;
  /** Infinity where a pod fits no node. */
  readonly nodesAt: (at: number, level: Level) => number;
  readonly spotAt: (at: number, level: Level, nodes: number) => SweepSpot;
};

/**
 * Every option along one input. Node counts come from a bisection that plans only where the two
 * ends of a stretch differ; between steps only the bill is computed, which changes evenly there, so
 * that where two options cross is found to the whole number. `candidates` compete for cheapest.
 */
export function* sweep(
  axis: SweepAxis,
  options: readonly MeshOption[],
  candidates: readonly string[],
  planning: Planning,
  bandPoints = BAND_POINTS,
): Generator<{ readonly done: number; readonly total: number }, Sweep> {
  const work = { plans: 0 };
  const inputAt = remembered(axis.inputAt);
  const tracks = options.map((option) => track(option, inputAt, planning, work));
  const planned: { readonly track: Track; readonly steps: readonly Step[] }[] = [];
  const lines: SweepLine[] = [];
  for (const [index, one] of tracks.entries()) {
    const valueAt = (at: number) => one.nodesAt(at, "typical");
    const find = axis.rising ? risingSteps : everyStep;
    const steps = find(axis.low, axis.high, valueAt);
    planned.push({ track: one, steps });
    yield { done: index * 2 + 1, total: tracks.length * 2 };
    lines.push(lineOf(one, steps, axis, bandPoints));
    yield { done: index * 2 + 2, total: tracks.length * 2 };
  }
  const { id, label, unit, low, high, here, names } = axis;
  const segments = (ids: readonly string[]) =>
    segmentsOf(
      planned.filter(({ track: { option } }) => ids.includes(option.id)),
      axis,
    );
  return {
    axis: { id, label, unit, low, high, here, names },
    lines,
    cheapest: segments(candidates),
    pairs: pairsOf(options.map((option) => option.id)).map(([a, b]) => ({
      a,
      b,
      segments: segments([a, b]),
    })),
    plans: work.plans,
  };
}

function pairsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const));
}

function remembered<Value>(compute: (at: number) => Value): (at: number) => Value {
  const known = new Map<number, Value>();
  return (at) => {
    const found = known.get(at);
    if (found !== undefined) return found;
    const fresh = compute(at);
    known.set(at, fresh);
    return fresh;
  };
}

function track(
  option: MeshOption,
  inputAt: (at: number) => ComparisonInput,
  planning: Planning,
  work: { plans: number },
): Track {
  const known = new Map<string, PoolCounts>();
  /** With several pools: how a total was made up, for values between steps. */
  const makeUp = new Map<string, PoolCounts>();
  const plan: Planning["plan"] = (problem) => {
    work.plans += 1;
    return planning.plan(problem);
  };
  const plans = { ...planning, plan, quickPlan: plan };
  const spots = new Map<string, SweepSpot>();
  return {
    option,
    nodesAt: (at, level) => {
      const key = `${level} ${at}`;
      const found = known.get(key) ?? poolNodes(preparedRun(inputAt(at), option, level), plans);
      const nodes = totalOf(found);
      known.set(key, found);
      makeUp.set(`${level} ${nodes}`, found);
      return nodes;
    },
    spotAt: (at, level, nodes) => {
      const key = `${level} ${at} ${nodes}`;
      const found = spots.get(key);
      if (found !== undefined) return found;
      const input = inputAt(at);
      const asked = known.get(`${level} ${at}`);
      const pools =
        asked !== undefined && totalOf(asked) === nodes ? asked : makeUp.get(`${level} ${nodes}`);
      const spot = spotOf(at, input, preparedRun(input, option, level), pools ?? []);
      spots.set(key, spot);
      return spot;
    },
  };
}

function poolNodes(run: PreparedRun, planning: Planning): PoolCounts {
  return plannedTogether([run], planning).flatMap(({ pools }) =>
    pools.map(({ pool }) => (pool.plan.issues.length > 0 ? Number.POSITIVE_INFINITY : pool.nodes)),
  );
}

/** The figures at known node counts: nothing is planned. */
function spotOf(
  at: number,
  comparison: ComparisonInput,
  run: PreparedRun,
  nodes: PoolCounts,
): SweepSpot {
  const mesh = meshRequests(run, nodes);
  return {
    at,
    meshedPods: run.totals.meshedPods,
    pods: run.asked.workloads.reduce((pods, workload) => pods + podCount(workload), 0),
    nodes: totalOf(nodes),
    microUsdPerMonth: monthlyCost(comparison, run, nodes),
    meshCpuMilli: mesh.cpuMilli,
    meshMemoryMiB: mesh.memoryMiB,
  };
}

/** Requests of proxies, agents and deployments over all pools. */
function meshRequests({ asked, footprint, pools }: PreparedRun, nodes: PoolCounts): Resources {
  const proxies = asked.workloads.reduce((requests, workload, index) => {
    const load = footprint.perPod[index];
    return load === undefined ? requests : add(requests, scale(load.request, podCount(workload)));
  }, NO_RESOURCES);
  const agents = pools.map(({ input }, index) => {
    const own = nodes[index] ?? 0;
    if (own === 0) return NO_RESOURCES;
    const each = input.footprint.agents(servingNodes(input.cluster, own));
    return scale(sum(each.map(({ load }) => load.request)), own);
  });
  const deployments = footprint
    .deployments(totalOf(nodes))
    .map(({ load, replicas }) => scale(load.request, replicas));
  return sum([proxies, ...agents, ...deployments]);
}

function lineOf(
  { option, nodesAt, spotAt }: Track,
  steps: readonly Step[],
  axis: SweepAxis,
  bandPoints: number,
): SweepLine {
  const spots = steps
    .filter(({ value }) => Number.isFinite(value))
    .flatMap(({ from, to, value }) =>
      (from === to ? [from] : [from, to]).map((at) => spotAt(at, "typical", value)),
    );
  const span = axis.high - axis.low;
  const points = Math.min(bandPoints, span + 1);
  const band = Array.from({ length: points }, (_, index) =>
    Math.round(axis.low + (span * index) / Math.max(1, points - 1)),
  ).flatMap((at) => {
    const [low, high] = [nodesAt(at, "low"), nodesAt(at, "high")];
    if (!Number.isFinite(low) || !Number.isFinite(high)) return [];
    return [{ low: spotAt(at, "low", low), high: spotAt(at, "high", high) }];
  });
  return { id: option.id, name: option.name, spots, band };
}

/** Where which options are the cheapest: pieces end wherever a node count changes. */
function segmentsOf(
  competing: readonly { readonly track: Track; readonly steps: readonly Step[] }[],
  axis: SweepAxis,
): readonly SweepSegment[] {
  const starts = [axis.low, ...competing.flatMap(({ steps }) => steps.map(({ from }) => from))];
  const stateAt = (at: number): string => {
    let least = Number.POSITIVE_INFINITY;
    let ids: string[] = [];
    for (const { track: one, steps } of competing) {
      const nodes = valueOn(steps, at);
      if (!Number.isFinite(nodes)) continue;
      const cost = one.spotAt(at, "typical", nodes).microUsdPerMonth;
      if (cost < least) ids = [];
      if (cost <= least) ids.push(one.option.id);
      least = Math.min(least, cost);
    }
    return ids.join(" ");
  };
  const perNodeAt = (at: number, id: string | undefined): number | undefined => {
    const winner = competing.find(({ track: one }) => one.option.id === id);
    if (winner === undefined) return undefined;
    const nodes = valueOn(winner.steps, at);
    return winner.track.spotAt(at, "typical", nodes).meshedPods / nodes;
  };
  return stretches(starts, axis.high, stateAt).map(({ from, to, state }) => {
    const cheapest = state === "" ? [] : state.split(" ");
    return { from, to, cheapest, meshedPodsPerNode: perNodeAt(from, cheapest[0]) };
  });
}

function valueOn(steps: readonly Step[], at: number): number {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((steps[middle]?.to ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return steps[low]?.value ?? Number.POSITIVE_INFINITY;
}
