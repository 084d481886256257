import type { SweepSpot } from "../charts/tradeoffs/sweep";
import {
  type Planning,
  plannedTogether,
  type PreparedRun,
  preparedRun,
  type Run,
} from "../model/compare";
import { podCount } from "../model/traffic";
import { type ComparisonInput, type Level, LEVELS, type MeshOption } from "../model/types";
import { servingNodes } from "../model/zone-pool";
import { add, NO_RESOURCES, type Resources, scale, sum } from "../units/resources";
import { monthlyCost } from "./monthly-cost";
import { type PoolCounts, totalOf } from "./pool-counts";
import { everyStep, risingSteps, type Step } from "./steps";

/** One option at one value and level. */
type Known = {
  readonly at: number;
  readonly level: Level;
  /** Infinite where a pod fits no node. */
  readonly pools: PoolCounts;
  readonly nodes: number;
  /** The sum of the pools' bounds. */
  readonly atLeast: number;
  /** So many kinds of pods that no proof was tried: an open gap says nothing then. */
  readonly large: boolean;
};

/** So many heavier values are asked beside one whose gap stays open, and so many in all. */
const HEAVIER_TRIED = 3;
const MOST_HEAVIER = 12;

/** One option along an axis; everything asked twice is remembered. */
export class SweepTrack {
  private readonly known = new Map<string, Known>();
  /** With several pools: how a total was made up, for values between steps. */
  private readonly makeUp = new Map<string, PoolCounts>();
  private readonly spots = new Map<string, SweepSpot>();

  constructor(
    readonly option: MeshOption,
    private readonly inputAt: (at: number) => ComparisonInput,
    private readonly planning: Planning,
    private readonly rising: boolean,
  ) {}

  /** Infinity where a pod fits no node. */
  nodesAt(at: number, level: Level): number {
    const found = this.known.get(keyOf(at, level));
    if (found !== undefined) return found.nodes;
    const [run] = plannedTogether([this.prepared(at, level)], this.planning);
    return run === undefined ? Number.POSITIVE_INFINITY : this.note(at, run).nodes;
  }

  /** Takes over a run that was planned elsewhere. */
  note(at: number, { level, pools }: Run): Known {
    const counts = pools.map(({ pool }) =>
      pool.plan.issues.length > 0 ? Number.POSITIVE_INFINITY : pool.nodes,
    );
    const known: Known = {
      at,
      level,
      pools: counts,
      nodes: totalOf(counts),
      atLeast: totalOf(pools.map(({ pool }) => pool.lowerBound)),
      large: pools.some(({ input }) => input.large),
    };
    this.known.set(keyOf(at, level), known);
    this.makeUp.set(keyOf(known.nodes, level), counts);
    return known;
  }

  /** The staircase at typical coefficients. */
  steps({
    low,
    high,
    here,
  }: {
    readonly low: number;
    readonly high: number;
    readonly here: number;
  }): readonly Step[] {
    const valueAt = (at: number) => this.nodesAt(at, "typical");
    // The scenario's own value is always one of those asked.
    const find = () => {
      if (!this.rising) return everyStep(low, high, valueAt);
      return here <= low || here >= high
        ? risingSteps(low, high, valueAt)
        : joined(risingSteps(low, here, valueAt), risingSteps(here, high, valueAt));
    };
    const steps = find();
    if (this.rising) this.askBeyondGaps(steps);
    return this.repaired() ? find() : steps;
  }

  /**
   * A plan for more load is a plan for less. Where the planner's search ended with a gap, a run
   * further along the axis or at higher coefficients may have the plan it missed; one whose problem
   * asks for at least as much in every respect, which `plannedTogether` checks class by class, gives
   * its plan away. Says whether any count of nodes fell.
   */
  repaired(): boolean {
    let changed = false;
    for (const open of [...this.known.values()].filter(isOpen)) {
      const better = [...this.known.values()].find(
        ({ at, level, nodes }) =>
          at >= open.at &&
          LEVELS.indexOf(level) >= LEVELS.indexOf(open.level) &&
          nodes < open.nodes &&
          nodes >= open.atLeast,
      );
      if (better === undefined) continue;
      const runs = [open, better].map(({ at, level }) => this.prepared(at, level));
      const [run] = plannedTogether(runs, this.planning);
      if (run !== undefined && this.note(open.at, run).nodes < open.nodes) changed = true;
    }
    return changed;
  }

  /** Plans a few values beyond those whose gap is open, within the same step: one may have the plan. */
  private askBeyondGaps(steps: readonly Step[]): void {
    let asked = 0;
    for (const { at: from, nodes, large } of [...this.known.values()].filter(isOpen)) {
      if (large) continue;
      const step = steps.find((one) => one.from <= from && from <= one.to);
      for (
        let beyond = 1;
        beyond <= HEAVIER_TRIED && from + beyond <= (step?.to ?? 0);
        beyond += 1
      ) {
        asked += 1;
        if (asked > MOST_HEAVIER || this.nodesAt(from + beyond, "typical") < nodes) break;
      }
    }
  }

  /** The figures at a known node count: nothing is planned. */
  spotAt(at: number, level: Level, nodes: number): SweepSpot {
    const key = `${keyOf(at, level)} ${nodes}`;
    const found = this.spots.get(key);
    if (found !== undefined) return found;
    const asked = this.known.get(keyOf(at, level));
    const pools = asked?.nodes === nodes ? asked.pools : this.makeUp.get(keyOf(nodes, level));
    const nodesAtLeast = asked?.nodes === nodes ? asked.atLeast : this.boundAt(at, level, nodes);
    const spot = {
      ...spotOf(at, this.inputAt(at), this.prepared(at, level), pools ?? []),
      nodesAtLeast,
    };
    this.spots.set(key, spot);
    return spot;
  }

  /** Between two values that were asked: what is proved for less load holds for more. */
  private boundAt(at: number, level: Level, nodes: number): number {
    const lighter = [...this.known.values()].filter((one) => one.level === level && one.at <= at);
    return Math.min(nodes, Math.max(0, ...lighter.map(({ atLeast }) => atLeast)));
  }

  private prepared(at: number, level: Level): PreparedRun {
    return preparedRun(this.inputAt(at), this.option, level);
  }
}

const isOpen = ({ nodes, atLeast }: Known) => Number.isFinite(nodes) && nodes > atLeast;

const keyOf = (at: number, level: Level) => `${level} ${at}`;

/** Two staircases that share their middle value. */
function joined(first: readonly Step[], second: readonly Step[]): readonly Step[] {
  const [last, next] = [first.at(-1), second[0]];
  if (last === undefined || next === undefined) return [...first, ...second];
  return [...first.slice(0, -1), { ...last, to: next.to }, ...second.slice(1)];
}

/** The figures at known node counts: nothing is planned. */
function spotOf(
  at: number,
  comparison: ComparisonInput,
  run: PreparedRun,
  nodes: PoolCounts,
): Omit<SweepSpot, "nodesAtLeast"> {
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
