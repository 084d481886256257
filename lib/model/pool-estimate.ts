import { lazyFields } from "../lazy";
import type { Issue } from "../result";
import { add, NO_RESOURCES, type Resources, scale, sum } from "../units/resources";
import { bill, type BilledPool, total } from "./bill";
import { breakdown, components, meshRequest, mergedComponents, summed } from "./breakdown";
import { fairShareMicroUsd } from "./fair-share";
import { levelHere } from "./function-level";
import { pathLatency } from "./latency";
import type { PlannedPool, PoolInput } from "./node-pool";
import { DIMENSIONS } from "./pod-class";
import type { PoolRun } from "./pools";
import { assumedShares, assumedUse } from "./traffic";
import {
  type BindingResource,
  type Breakdown,
  type ClusterTotals,
  type ComparisonInput,
  type Footprint,
  type FootprintInput,
  type HopPath,
  type MeshOption,
  type NodesDecidedBy,
  OWNERS,
  type PoolEstimate,
  type PoolPart,
} from "./types";
import { smallestAllowed } from "./zone-pool";

/** One option at one level with its pools planned: what its figures are worked out from. */
type PlannedRun = {
  readonly option: MeshOption;
  readonly asked: FootprintInput;
  readonly totals: ClusterTotals;
  readonly footprint: Footprint;
  readonly pools: readonly PoolRun[];
};

/** What one planned run comes to over all its pools; all zero where it has no plan. */
export function estimatePool(comparison: ComparisonInput, run: PlannedRun): PoolEstimate {
  if (issuesOf(run).length > 0) return EMPTY_POOL;
  return lazyPool({}, new RunReadings(comparison, run));
}

/** In the order in which a file has them. */
const lazyPool = lazyFields<object, PoolEstimate>([
  "pools",
  "nodes",
  "lowerBound",
  "proven",
  "bindingResource",
  "decidedBy",
  "breakdown",
  "use",
  "meshUse",
  "meshRequest",
  "bill",
  "microUsdPerMonth",
  "fairShareMicroUsdPerMonth",
  "removed",
  "components",
  "latency",
]);

/** A run's figures, each worked out when it is read: of low and high coefficients most never are. */
class RunReadings {
  readonly #comparison: ComparisonInput;
  readonly #run: PlannedRun;

  constructor(comparison: ComparisonInput, run: PlannedRun) {
    this.#comparison = comparison;
    this.#run = run;
  }

  pools() {
    return this.#run.pools.map(partOf);
  }

  nodes() {
    return this.#run.pools.reduce((all, { pool }) => all + pool.nodes, 0);
  }

  lowerBound() {
    return this.#run.pools.reduce((all, { pool }) => all + pool.lowerBound, 0);
  }

  proven({ lowerBound, nodes }: PoolEstimate) {
    return lowerBound === nodes;
  }

  bindingResource({ pools }: PoolEstimate) {
    return largest(pools).bindingResource;
  }

  decidedBy({ pools }: PoolEstimate) {
    return largest(pools).decidedBy;
  }

  breakdown({ pools }: PoolEstimate) {
    return summed(pools.map((pool) => pool.breakdown));
  }

  use({ meshUse }: PoolEstimate) {
    return add(meshUse, sum(this.#run.pools.map(applicationsUse)));
  }

  meshUse(made: PoolEstimate) {
    return sum(made.components.map((part) => part.use));
  }

  meshRequest(made: PoolEstimate) {
    return meshRequest(made.breakdown);
  }

  bill() {
    const { cluster, prices, traffic } = this.#comparison;
    const { totals, asked, footprint, pools } = this.#run;
    const { settings, coefficients } = asked;
    return bill({
      cluster,
      prices,
      traffic,
      totals,
      footprint,
      settings,
      coefficients,
      pools: pools.map(billedPool),
    });
  }

  microUsdPerMonth(made: PoolEstimate) {
    return total(made.bill);
  }

  fairShareMicroUsdPerMonth(made: PoolEstimate) {
    return fairShareMicroUsd(made.pools, made.bill);
  }

  removed() {
    const names = this.#run.pools.flatMap(({ pool }) => pool.removed.map(({ name }) => name));
    return [...new Set(names)];
  }

  components({ pools }: PoolEstimate) {
    return mergedComponents(pools.map((pool) => pool.components));
  }

  latency() {
    const { option, asked, totals } = this.#run;
    const path = hopPath(this.#comparison, option, totals);
    return pathLatency(option.latencyPerHop(asked.coefficients, path), this.#comparison.traffic);
  }
}

/** Why a run has no plan; with several pools each reason names its own. */
export function issuesOf({ pools }: Pick<PlannedRun, "pools">): readonly Issue[] {
  if (pools.length === 1) return pools[0]?.pool.plan.issues ?? [];
  return pools.flatMap(({ name, input, pool }) =>
    pool.plan.issues.map((issue) => ({
      ...issue,
      message: `Pool "${name}" (${input.cluster.node.name}): ${issue.message}`,
    })),
  );
}

function partOf(run: PoolRun): PoolPart {
  const { nodes, lowerBound } = run.pool;
  const nodeType = run.input.cluster.node.name;
  return lazyPart(
    { name: run.name, nodeType, nodes, lowerBound, proven: lowerBound === nodes },
    new PartReadings(run),
  );
}

type PartLater = "bindingResource" | "decidedBy" | "breakdown" | "components";
const lazyPart = lazyFields<Omit<PoolPart, PartLater>, Pick<PoolPart, PartLater>>([
  "bindingResource",
  "decidedBy",
  "breakdown",
  "components",
]);

/** The same of one of its pools. */
class PartReadings {
  readonly #run: PoolRun;

  constructor(run: PoolRun) {
    this.#run = run;
  }

  bindingResource() {
    return bindingOf(this.#run.pool, this.#run.input);
  }

  decidedBy() {
    return decidedBy(this.#run.pool, this.#run.input);
  }

  breakdown() {
    return breakdown(this.#run.input, this.#run.pool);
  }

  components() {
    return components(this.#run.input, this.#run.pool);
  }
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
function applicationsUse({ input, pool }: PoolRun): Resources {
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
  const isMinimum = kind === "min-nodes" || kind === "empty";
  if (isMinimum && pool.nodes === smallestAllowed(input.cluster)) return "minimum";
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

export const EMPTY_POOL: PoolEstimate = {
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
