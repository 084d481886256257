import { lazyFields } from "../lazy";
import type { PackingProblem, Plan } from "../packing/types";
import type { Issue } from "../result";
import { add, NO_RESOURCES, type Resources, scale, sum } from "../units/resources";
import { bill, type BilledPool, total } from "./bill";
import { breakdown, components, meshRequest, mergedComponents, summed } from "./breakdown";
import { coefficient } from "./coefficient";
import { fairShareMicroUsd } from "./fair-share";
import type { Trace } from "./formula";
import { levelHere, providedHere, shortOfLevel } from "./function-level";
import { packingProblem, type PlannedPool, type PoolInput } from "./node-pool";
import { DIMENSIONS } from "./pod-class";
import { planningOrder, planPool, type PoolRun, preparedPools, type PreparedPool } from "./pools";
import { pathLatency } from "./latency";
import { cheapestOf } from "./qualifies";
import { assumedShares, assumedUse, clusterTotals } from "./traffic";
import {
  type BindingResource,
  type Breakdown,
  type ClusterTotals,
  type Comparison,
  type ComparisonInput,
  type Footprint,
  type FootprintInput,
  type HopPath,
  LEVELS,
  type Level,
  type MeshOption,
  type NodesDecidedBy,
  type OptionEstimate,
  type OptionSettings,
  OWNERS,
  type PoolEstimate,
  type PoolPart,
  type UpgradeEstimate,
  type Warning,
  type Workload,
} from "./types";
import { upgradeEstimate } from "./upgrade";
import { upgradeFactsIn } from "./upgrade-facts";
import { warningsFor } from "./warnings";
import { smallestAllowed } from "./zone-pool";

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
      const { option, level } = run;
      const before = [...pools.values()];
      pools.set(index, { ...pool, option, level, ...planPool(pool, before, planning.plan) });
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

/** Every option at typical coefficients alone, for sweeps over many sizes: a third of the work. */
export function typicalPools(
  comparison: ComparisonInput,
  options: readonly MeshOption[],
  planning: Planning,
): readonly (PoolEstimate & { readonly planned: boolean })[] {
  return plannedRuns(comparison, options, planning, ["typical"]).map((run) => ({
    ...estimatePool(comparison, run),
    planned: issuesOf(run).length === 0,
  }));
}

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

function estimatePool(comparison: ComparisonInput, run: Run): PoolEstimate {
  const { option, totals, asked, footprint } = run;
  if (issuesOf(run).length > 0) return EMPTY_POOL;
  const pools = run.pools.map(partOf);
  const lines = bill({
    cluster: comparison.cluster,
    prices: comparison.prices,
    traffic: comparison.traffic,
    totals,
    footprint,
    settings: asked.settings,
    coefficients: asked.coefficients,
    pools: run.pools.map(billedPool),
  });
  const meshParts = mergedComponents(pools.map((pool) => pool.components));
  const meshUse = sum(meshParts.map((part) => part.use));
  const perHop = option.latencyPerHop(asked.coefficients, hopPath(comparison, option, totals));
  const parts = summed(pools.map((pool) => pool.breakdown));
  const nodes = pools.reduce((all, pool) => all + pool.nodes, 0);
  const lowerBound = pools.reduce((all, pool) => all + pool.lowerBound, 0);
  return {
    pools,
    nodes,
    lowerBound,
    proven: lowerBound === nodes,
    bindingResource: largest(pools).bindingResource,
    decidedBy: largest(pools).decidedBy,
    breakdown: parts,
    use: add(meshUse, applicationsUse(run)),
    meshUse,
    meshRequest: meshRequest(parts),
    bill: lines,
    microUsdPerMonth: total(lines),
    fairShareMicroUsdPerMonth: fairShareMicroUsd(pools, lines),
    removed: [
      ...new Set(run.pools.flatMap(({ pool }) => pool.removed.map((daemonSet) => daemonSet.name))),
    ],
    components: meshParts,
    latency: pathLatency(perHop, comparison.traffic),
  };
}

/** Why a run has no plan; with several pools each reason names its own. */
export function issuesOf({ pools }: Run): readonly Issue[] {
  if (pools.length === 1) return pools[0]?.pool.plan.issues ?? [];
  return pools.flatMap(({ name, input, pool }) =>
    pool.plan.issues.map((issue) => ({
      ...issue,
      message: `Pool "${name}" (${input.cluster.node.name}): ${issue.message}`,
    })),
  );
}

function partOf({ name, input, pool }: PoolRun): PoolPart {
  return {
    name,
    nodeType: input.cluster.node.name,
    nodes: pool.nodes,
    lowerBound: pool.lowerBound,
    proven: pool.lowerBound === pool.nodes,
    bindingResource: bindingOf(pool, input),
    decidedBy: decidedBy(pool, input),
    breakdown: breakdown(input, pool),
    components: components(input, pool),
  };
}

/** A pool as the bill has it. */
export function billedPool({ name, nodeDiskMicroUsdPerMonth, input, pool }: PoolRun): BilledPool {
  return { name, nodeDiskMicroUsdPerMonth, node: input.cluster.node, nodes: pool.nodes };
}

/** The pool of most nodes, the first of several such: what binds there binds the cluster. */
function largest(pools: readonly PoolPart[]): PoolPart {
  return pools.reduce((most, pool) => (pool.nodes > most.nodes ? pool : most));
}

/** What the added latency of one hop depends on: requests at layer 7, zones, and whose figures. */
export function hopPath(
  comparison: ComparisonInput,
  option: MeshOption,
  totals: ClusterTotals,
): HopPath {
  const { layer } = levelHere(comparison.functionLevel, comparison.feasibility[option.id]);
  const none = layer === "l4" || totals.meshedInboundPerSecond === 0;
  return {
    l7Share: none ? 0 : totals.meshedL7InboundPerSecond / totals.meshedInboundPerSecond,
    zones: comparison.cluster.zones,
    coefficientSet: comparison.coefficientSet,
  };
}

/** Predicted use of applications and of the system pods that stay. */
function applicationsUse({ pools }: Run): Resources {
  return sum(pools.map(applicationsUseIn));
}

function applicationsUseIn({ input, pool }: PoolRun): Resources {
  const agents = scale(input.perNode.request, pool.nodes);
  const system = sum(input.cluster.deployments.map((d) => scale(d.request, d.replicas)));
  return add(
    input.bare.together.use,
    assumedUse(add(agents, system), assumedShares(input.coefficients)),
  );
}

/** The dimension whose total demand is the largest against what the nodes offer. */
function bindingOf(pool: PlannedPool, input: PoolInput): BindingResource {
  const { kind } = pool.plan.certificate;
  if (pool.nodes === smallestAllowed(input.cluster) && kind === "min-nodes") {
    return "minimum";
  }
  return DIMENSIONS[pool.plan.bindingResource ?? 0] ?? "cpu";
}

/** The same, but a resource is named only where pods, and no rule on nodes, ask for so many. */
function decidedBy(pool: PlannedPool, input: PoolInput): NodesDecidedBy {
  const { kind } = pool.plan.certificate;
  const isRule = kind === "min-nodes" || kind === "host-spread" || kind === "empty";
  if (isRule && pool.nodes === smallestAllowed(input.cluster)) return "minimum";
  return kind === "host-spread" ? "spread" : bindingOf(pool, input);
}

const NOTHING = Object.fromEntries(OWNERS.map((owner) => [owner, 0])) as Breakdown["pods"];

const EMPTY_POOL: PoolEstimate = {
  pools: [],
  nodes: 0,
  lowerBound: 0,
  proven: false,
  bindingResource: "cpu",
  decidedBy: "cpu",
  breakdown: { cpuMilli: NOTHING, memoryMiB: NOTHING, pods: NOTHING },
  use: NO_RESOURCES,
  meshUse: NO_RESOURCES,
  meshRequest: NO_RESOURCES,
  bill: [],
  microUsdPerMonth: 0,
  fairShareMicroUsdPerMonth: 0,
  removed: [],
  components: [],
  latency: { p50Ms: 0, p99Ms: 0 },
};

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
