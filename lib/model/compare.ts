import { lazyFields } from "../lazy";
import type { PackingProblem, Plan } from "../packing/types";
import { coefficient } from "./coefficient";
import type { Trace } from "./formula";
import { levelHere, providedHere, shortOfLevel } from "./function-level";
import { packingProblem, type PlannedPool, type PoolInput } from "./node-pool";
import { EMPTY_POOL, estimatePool, issuesOf } from "./pool-estimate";
import { planningOrder, planPool, type PoolRun, preparedPools, type PreparedPool } from "./pools";
import { cheapestOf } from "./qualifies";
import { clusterTotals } from "./traffic";
import {
  type ClusterTotals,
  type Comparison,
  type ComparisonInput,
  type Footprint,
  type FootprintInput,
  LEVELS,
  type Level,
  type MeshOption,
  type OptionEstimate,
  type OptionSettings,
  type PoolEstimate,
  type UpgradeEstimate,
  type Warning,
  type Workload,
} from "./types";
import { upgradeEstimate } from "./upgrade";
import { upgradeFactsIn } from "./upgrade-facts";
import { warningsFor } from "./warnings";

/** How pods are planned onto nodes, and how a plan for more is carried over to less. */
export type Planning = {
  readonly plan: (problem: PackingProblem) => Plan;
  /** A greedy plan with the bound of the sums: for those who ask for very many. */
  readonly quickPlan: (problem: PackingProblem) => Plan;
  /** Whether `a` asks for at most what `b` asks for, in every respect. */
  readonly asksAtMost: (a: PackingProblem, b: PackingProblem) => boolean;
  /** B's plan with A's pods on it. */
  readonly adopt: (a: PackingProblem, b: PackingProblem, plan: Plan) => Plan;
};

/** One option at one level: what it adds to the cluster, and what each pool must hold. */
export type PreparedRun = {
  readonly option: MeshOption;
  readonly level: Level;
  readonly asked: FootprintInput;
  readonly totals: ClusterTotals;
  /** Over all pools. */
  readonly footprint: Footprint;
  /** The default pool first. */
  readonly pools: readonly PreparedPool[];
};

/** The same with its pools planned, on its way to an estimate. */
export type Run = Omit<PreparedRun, "pools"> & { readonly pools: readonly PoolRun[] };

/**
 * Compares every option with the baseline, which is the first of them. All options are planned at
 * low, typical and high coefficients; differences are always taken at one level.
 */
export function compare(
  comparison: ComparisonInput,
  options: readonly MeshOption[],
  planning: Planning,
): Comparison {
  return compareRuns(comparison, options, plannedRuns(comparison, options, planning), planning);
}

/** The same of runs that are planned already: every option at every level. */
export function compareRuns(
  comparison: ComparisonInput,
  options: readonly MeshOption[],
  runs: readonly Run[],
  planning: Planning,
): Comparison {
  const pools = runs.map((run) => estimatePool(comparison, run));
  fillUnplannedHighs(pools);
  const baseline = pools.slice(0, LEVELS.length);
  const estimates = options.map((option, index) =>
    optionEstimate(
      comparison,
      option,
      runs.slice(index * LEVELS.length, (index + 1) * LEVELS.length),
      pools.slice(index * LEVELS.length, (index + 1) * LEVELS.length),
      baseline,
      planning,
    ),
  );
  return { options: estimates, cheapest: cheapestOf(estimates) };
}

/** Every option at every level, planned and repaired to be monotone: levels.length runs an option. */
export function plannedRuns(
  comparison: ComparisonInput,
  options: readonly MeshOption[],
  planning: Planning,
  levels: readonly Level[] = LEVELS,
): readonly Run[] {
  const prepared = options.flatMap((option) =>
    levels.map((level) => preparedRun(comparison, option, level)),
  );
  return plannedTogether(prepared, planning);
}

/** Runs planned pool by pool; in each, a run that asks for more never gets fewer nodes. */
export function plannedTogether(
  prepared: readonly PreparedRun[],
  planning: Planning,
): readonly Run[] {
  const planned = prepared.map((run) => ({ run, pools: new Map<number, PoolRun>() }));
  for (const index of planningOrder(prepared[0]?.pools ?? [])) {
    for (const { run, pools } of planned) {
      const pool = run.pools[index];
      if (pool === undefined) continue;
      pools.set(index, plannedRun(run, pool, [...pools.values()], planning));
    }
    makeMonotone(
      planned.flatMap(({ pools }) => pools.get(index) ?? []),
      planning,
    );
  }
  return planned.map(({ run, pools }) => ({
    ...run,
    pools: run.pools.flatMap((_, index) => pools.get(index) ?? []),
  }));
}

function plannedRun(
  { option, level }: PreparedRun,
  prepared: PreparedPool,
  before: readonly PoolRun[],
  planning: Planning,
): PoolRun {
  const { name, nodeDiskMicroUsdPerMonth, system } = prepared;
  const { input, pool } = planPool(prepared, before, planning.plan);
  return { name, nodeDiskMicroUsdPerMonth, system, option, level, input, pool };
}

/** Every option at typical coefficients alone, for sweeps over many sizes: a third of the work. */
export function typicalPools(
  comparison: ComparisonInput,
  options: readonly MeshOption[],
  planning: Planning,
): readonly PlannedCost[] {
  return plannedRuns(comparison, options, planning, ["typical"]).map((run) => {
    const { nodes, microUsdPerMonth } = estimatePool(comparison, run);
    return { nodes, microUsdPerMonth, planned: issuesOf(run).length === 0 };
  });
}

type PlannedCost = Pick<PoolEstimate, "nodes" | "microUsdPerMonth"> & { readonly planned: boolean };

/** What an option adds, before any node is planned. */
export function footprintInput(
  comparison: ComparisonInput,
  option: MeshOption,
  level: Level,
): FootprintInput {
  const coefficients = valuesFor(comparison, option, level);
  const workloads = workloadsFor(comparison, option);
  const totals = clusterTotals(workloads, coefficient(coefficients, "connections.perPod"));
  return {
    workloads,
    totals,
    served: totals,
    traffic: comparison.traffic,
    functionLevel: levelHere(comparison.functionLevel, comparison.feasibility[option.id]),
    coefficientSet: comparison.coefficientSet,
    proxyCpuForm: comparison.proxyCpuForm,
    settings: settingsFor(comparison, option),
    sizing: comparison.sizing,
    coefficients,
  };
}

/** The workloads as this option sees them: kinds of pods it can mesh are in its mesh. */
function workloadsFor(comparison: ComparisonInput, option: MeshOption): readonly Workload[] {
  const out = comparison.unmeshable[option.id] ?? {};
  const joins = ({ unmeshed }: Workload) =>
    unmeshed !== undefined && unmeshed !== "excluded" && out[unmeshed] === undefined;
  if (!comparison.workloads.some(joins)) return comparison.workloads;
  return comparison.workloads.map((workload) =>
    joins(workload) ? { ...workload, unmeshed: undefined } : workload,
  );
}

function valuesFor(comparison: ComparisonInput, option: MeshOption, level: Level) {
  const values = comparison.coefficients[option.id]?.[level];
  if (values === undefined) throw new Error(`No coefficients for option "${option.id}".`);
  return values;
}

export function settingsFor(comparison: ComparisonInput, option: MeshOption): OptionSettings {
  const settings = comparison.settings[option.id];
  if (settings === undefined) throw new Error(`No settings for option "${option.id}".`);
  return settings;
}

/** What the pools of one option must hold at one level. Of a pool's cluster, only the node may be swapped. */
export function preparedRun(
  comparison: ComparisonInput,
  option: MeshOption,
  level: Level,
  trace?: Trace,
): PreparedRun {
  const asked = footprintInput(comparison, option, level);
  const footprint = option.footprint(asked, trace);
  const pools = preparedPools(comparison, option, asked, footprint);
  return { option, level, asked, totals: asked.totals, footprint, pools };
}

/**
 * Unproven plans could let an option that asks for more get fewer nodes. Where B asks for at least
 * what A asks for at B's own node count, B's plan carries A, so A takes it over.
 */
export function makeMonotone(
  runs: readonly { readonly input: PoolInput; pool: PlannedPool }[],
  planning: Pick<Planning, "asksAtMost" | "adopt">,
): void {
  const sound = runs.filter(({ pool }) => pool.plan.issues.length === 0 && pool.nodes > 0);
  const byNodes = [...sound].sort((a, b) => a.pool.nodes - b.pool.nodes);
  for (const more of byNodes) {
    for (const less of sound) {
      // What is proved to need more nodes than these cannot ask for at most what they carry.
      if (less.pool.nodes <= more.pool.nodes || less.pool.lowerBound > more.pool.nodes) continue;
      const { nodes, servingNodes } = more.pool;
      const asked = packingProblem(less.input, servingNodes, nodes);
      const offered = packingProblem(more.input, servingNodes, nodes);
      if (!planning.asksAtMost(asked, offered)) continue;
      less.pool = {
        ...less.pool,
        nodes,
        servingNodes,
        lowerBound: Math.min(less.pool.lowerBound, nodes),
        plan: planning.adopt(asked, offered, more.pool.plan),
        agents: less.input.footprint.agents(servingNodes),
        deployments: less.input.footprint.deployments(nodes),
      };
    }
  }
}

/**
 * Where a pod outgrows the node only at the high end, there is no upper figure: the typical one
 * stands in, and a warning says so.
 */
function fillUnplannedHighs(pools: PoolEstimate[]): void {
  for (let index = 0; index < pools.length; index += LEVELS.length) {
    const typical = pools[index + LEVELS.indexOf("typical")];
    const high = index + LEVELS.indexOf("high");
    if (typical !== undefined && pools[high] === EMPTY_POOL) pools[high] = typical;
  }
}

function optionEstimate(
  comparison: ComparisonInput,
  option: MeshOption,
  runs: readonly Run[],
  pools: readonly PoolEstimate[],
  baseline: readonly PoolEstimate[],
  planning: Planning,
): OptionEstimate {
  const [low = EMPTY_POOL, typical = EMPTY_POOL, high = EMPTY_POOL] = pools;
  const run = runs[LEVELS.indexOf("typical")];
  const [low0 = EMPTY_POOL, typical0 = EMPTY_POOL, high0 = EMPTY_POOL] = baseline;
  const settings = settingsFor(comparison, option);
  const cost = typical0.microUsdPerMonth;
  const given: Omit<OptionEstimate, keyof Later> = {
    id: option.id,
    name: option.name,
    feasibility: comparison.feasibility[option.id] ?? {
      status: "feasible",
      reason: "",
      evidence: [],
    },
    belowLevel: shortOfLevel(
      providedHere(
        option.provides(settings, comparison.coefficientSet),
        settings,
        comparison.feasibility[option.id],
      ),
      comparison.functionLevel,
    ),
    requirements: comparison.requirements[option.id] ?? [],
    low,
    typical,
    high,
    delta: {
      nodes: {
        low: low.nodes - low0.nodes,
        typical: typical.nodes - typical0.nodes,
        high: high.nodes - high0.nodes,
      },
      microUsdPerMonth: {
        low: low.microUsdPerMonth - low0.microUsdPerMonth,
        typical: typical.microUsdPerMonth - cost,
        high: high.microUsdPerMonth - high0.microUsdPerMonth,
      },
      share: cost === 0 ? 0 : (typical.microUsdPerMonth - cost) / cost,
    },
    issues: run === undefined ? [] : issuesOf(run),
  };
  return lazyOption(given, {
    upgrade: () => upgradeOf(comparison, option, runs, planning),
    warnings: () => [
      ...(run === undefined ? [] : warningsFor(option, typical, run, comparison)),
      ...noUpperFigure(runs),
    ],
  });
}

/** Upgrades take plans of their own: they wait until somebody reads them, as do warnings. */
type Later = Pick<OptionEstimate, "upgrade" | "warnings">;
const lazyOption = lazyFields<Omit<OptionEstimate, keyof Later>, Later>(["upgrade", "warnings"]);

function upgradeOf(
  comparison: ComparisonInput,
  option: MeshOption,
  runs: readonly Run[],
  planning: Planning,
): UpgradeEstimate {
  const run = runs[LEVELS.indexOf("typical")];
  const coefficients = comparison.coefficients[option.id];
  const facts = upgradeFactsIn(comparison, option);
  if (run === undefined || coefficients === undefined || issuesOf(run).length > 0) {
    return { ...facts, ...NO_UPGRADE };
  }
  return upgradeEstimate({ facts, pools: run.pools, coefficients }, planning.plan);
}

const NO_UPGRADE = {
  podsRestarted: 0,
  agentsRolled: 0,
  surgePods: 0,
  extraNodes: 0,
  durationSeconds: { low: 0, typical: 0, high: 0 },
};

function noUpperFigure(runs: readonly Run[]): readonly Warning[] {
  const fails = (level: Level) => {
    const run = runs[LEVELS.indexOf(level)];
    return run !== undefined && issuesOf(run).length > 0;
  };
  if (fails("typical") || !fails("high")) return [];
  return [
    {
      code: "no-upper-figure",
      message:
        "At the high end of the ranges a pod or agent no longer fits this node type: there is no upper figure.",
    },
  ];
}
