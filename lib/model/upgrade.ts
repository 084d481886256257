import type { PackingProblem } from "../packing/types";
import { ceilWhole } from "../units/numbers";
import { coefficient } from "./coefficient";
import { type Formula, run, type Trace } from "./formula";
import { type PlannedPool, type Planner, type PoolInput, packingProblem } from "./node-pool";
import { podCount } from "./traffic";
import type { Coefficients, Level, UpgradeEstimate, UpgradeFacts } from "./types";

export const UPGRADE_COEFFICIENTS = [
  "upgrade.podStartSeconds",
  "upgrade.drainSeconds",
  "upgrade.maxSurgePercent",
  "upgrade.parallelShare",
] as const;

/**
 * Workloads restart `parallelShare` of them at a time; each replaces `surgePercent` of its pods at
 * once, so it takes 100 ÷ surge batches, each as long as a pod takes to start and to end.
 */
const ROLLING_RESTART: Formula<"parallelShare" | "surgePercent" | "start" | "drain"> = {
  label: "Duration of a rolling restart",
  unit: "s",
  text: "⌈1 ÷ {parallelShare}⌉ × ⌈100 ÷ {surgePercent}⌉ × ({start} + {drain})",
  source: "assume.upgrade.podStartSeconds",
  evaluate: (v) =>
    ceilWhole(1 / v.parallelShare) * ceilWhole(100 / v.surgePercent) * (v.start + v.drain),
};

/** Agents are replaced a few nodes at a time; each batch starts anew and ends. */
const AGENT_ROLL: Formula<"nodes" | "atOnce" | "start" | "drain"> = {
  label: "Duration of rolling the node agents",
  unit: "s",
  text: "⌈{nodes} ÷ {atOnce}⌉ × ({start} + {drain})",
  source: "cilium-maxunavail",
  evaluate: (v) => ceilWhole(v.nodes / v.atOnce) * (v.start + v.drain),
};

type UpgradedPool = { readonly pool: PlannedPool; readonly input: PoolInput };

export type UpgradeInput = {
  readonly facts: UpgradeFacts;
  /** Every node pool of the cluster. */
  readonly pools: readonly UpgradedPool[];
  /** The option's coefficients at each level: start-up times have a range too. */
  readonly coefficients: Readonly<Record<Level, Coefficients>>;
};

/** What moving to the next minor version costs while it lasts. */
export function upgradeEstimate(asked: UpgradeInput, plan: Planner): UpgradeEstimate {
  const { facts, pools, coefficients } = asked;
  const podsRestarted = facts.restartsPods
    ? sumOver(pools, ({ input }) => podsWithProxy(input))
    : 0;
  const size = { nodes: sumOver(pools, ({ pool }) => pool.nodes), podsRestarted };
  const seconds = (level: Level) => upgradeSeconds(facts, size, coefficients[level]);
  const surges =
    facts.restartsPods || facts.doublesControlPlane
      ? pools.map((each) => ({ pool: each.pool, ...surgeProblem(facts, each) }))
      : [];
  return {
    ...facts,
    podsRestarted,
    agentsRolled: facts.rollsAgents
      ? sumOver(pools, ({ pool }) => pool.nodes * agentPods(pool))
      : 0,
    surgePods: sumOver(surges, ({ pods }) => pods),
    extraNodes: sumOver(surges, ({ pool, problem }) =>
      problem === undefined ? 0 : nodesBeyond(pool.nodes, problem, plan),
    ),
    durationSeconds: { low: seconds("low"), typical: seconds("typical"), high: seconds("high") },
  };
}

/** Nodes the problem needs beyond those there are: mostly none, which is quickly shown. */
function nodesBeyond(nodes: number, problem: PackingProblem, plan: Planner): number {
  const within = plan({ ...problem, enoughNodes: nodes });
  if (within.issues.length > 0 || within.nodeCount <= nodes) return 0;
  return (within.proven ? within : plan(problem)).nodeCount - nodes;
}

function podsWithProxy({ workloads, footprint }: PoolInput): number {
  let pods = 0;
  for (const [index, workload] of workloads.entries()) {
    if (footprint.perPod[index] !== undefined) pods += podCount(workload);
  }
  return pods;
}

function sumOver<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

function agentPods(pool: PlannedPool): number {
  return pool.agents.reduce((pods, agent) => pods + agent.pods, 0);
}

/** How long one rolling restart of the workloads takes, in seconds. */
export function restartSeconds(c: Coefficients, trace?: Trace): number {
  return run(
    ROLLING_RESTART,
    {
      start: coefficient(c, "upgrade.podStartSeconds"),
      drain: coefficient(c, "upgrade.drainSeconds"),
      parallelShare: coefficient(c, "upgrade.parallelShare"),
      surgePercent: coefficient(c, "upgrade.maxSurgePercent"),
    },
    trace,
    "Upgrade",
    {
      start: "upgrade.podStartSeconds",
      drain: "upgrade.drainSeconds",
      parallelShare: "upgrade.parallelShare",
      surgePercent: "upgrade.maxSurgePercent",
    },
  );
}

/** How long moving the data plane takes, in seconds: pods restarted in batches, then agents rolled. */
export function upgradeSeconds(
  facts: UpgradeFacts,
  size: { readonly nodes: number; readonly podsRestarted: number },
  c: Coefficients,
  trace?: Trace,
): number {
  const times = {
    start: coefficient(c, "upgrade.podStartSeconds"),
    drain: coefficient(c, "upgrade.drainSeconds"),
  };
  const cited = { start: "upgrade.podStartSeconds", drain: "upgrade.drainSeconds" };
  let seconds = 0;
  if (facts.restartsPods && size.podsRestarted > 0) seconds += restartSeconds(c, trace);
  if (facts.rollsAgents) {
    const id = facts.agentsAtOnceId;
    const atOnce = id === undefined ? 1 : Math.max(1, coefficient(c, id));
    seconds += run(AGENT_ROLL, { ...times, nodes: size.nodes, atOnce }, trace, "Upgrade", {
      ...cited,
      ...(id === undefined ? {} : { atOnce: id }),
    });
  }
  return seconds;
}

type Surge = { readonly problem: PackingProblem | undefined; readonly pods: number };

const NO_SURGE: Surge = { problem: undefined, pods: 0 };

/** The pool's problem at the worst moment: surge pods of the workloads under way, a second control plane. */
function surgeProblem(facts: UpgradeFacts, { pool, input }: UpgradedPool): Surge {
  const { restartsPods, doublesControlPlane } = facts;
  const c = input.coefficients;
  const share =
    (coefficient(c, "upgrade.maxSurgePercent") / 100) * coefficient(c, "upgrade.parallelShare");
  const problem = packingProblem(input, pool.servingNodes, pool.nodes);
  const controlPlane = new Set(
    pool.deployments
      .filter((deployment) => deployment.owner === "control-plane")
      .map((deployment) => `mesh ${deployment.name}`),
  );
  let pods = 0;
  const podClasses = problem.podClasses.map((podClass, index) => {
    const meshed = restartsPods && input.footprint.perPod[index] !== undefined;
    const doubled = doublesControlPlane && controlPlane.has(podClass.name ?? "");
    const extra = meshed ? ceilWhole(podClass.count * share) : doubled ? podClass.count : 0;
    pods += extra;
    return extra === 0 ? podClass : { ...podClass, count: podClass.count + extra };
  });
  return pods === 0 ? NO_SURGE : { problem: { ...problem, podClasses }, pods };
}
