import type { PackingProblem } from "../packing/types";
import { ceilWhole } from "../units/numbers";
import { coefficient } from "./coefficient";
import { type Formula, run, type Trace } from "./formula";
import { type PlannedPool, type Planner, type PoolInput, packingProblem } from "./node-pool";
import { type Rollout, restartSeconds, surgePods } from "./rollout";
import { podCount } from "./traffic";
import type { Coefficients, Level, UpgradeEstimate, UpgradeFacts, Workload } from "./types";

export const UPGRADE_COEFFICIENTS = [
  "upgrade.podStartSeconds",
  "upgrade.drainSeconds",
  "upgrade.maxSurgePercent",
  "upgrade.parallelShare",
] as const;

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
  const restarted = facts.restartsPods
    ? pools.flatMap(({ input }) => withProxy(input).filter((workload) => workload !== undefined))
    : [];
  const size = { nodes: sumOver(pools, ({ pool }) => pool.nodes), restarted };
  const seconds = (level: Level) => upgradeSeconds(facts, size, coefficients[level]);
  const surges =
    facts.restartsPods || facts.doublesControlPlane
      ? pools.map((each) => ({ pool: each.pool, ...surgeProblem(facts, each) }))
      : [];
  return {
    ...facts,
    podsRestarted: sumOver(restarted, podCount),
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

/** By workload, in order: those whose pods carry a proxy. */
function withProxy({ workloads, footprint }: PoolInput): readonly (Workload | undefined)[] {
  return workloads.map((workload, index) =>
    footprint.perPod[index] === undefined ? undefined : workload,
  );
}

function sumOver<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

function agentPods(pool: PlannedPool): number {
  return pool.agents.reduce((pods, agent) => pods + agent.pods, 0);
}

/** How long moving the data plane takes, in seconds: pods restarted in batches, then agents rolled. */
export function upgradeSeconds(
  facts: UpgradeFacts,
  size: { readonly nodes: number; readonly restarted: readonly Rollout[] },
  c: Coefficients,
  trace?: Trace,
): number {
  const times = {
    start: coefficient(c, "upgrade.podStartSeconds"),
    drain: coefficient(c, "upgrade.drainSeconds"),
  };
  const cited = { start: "upgrade.podStartSeconds", drain: "upgrade.drainSeconds" };
  let seconds = facts.restartsPods ? restartSeconds(size.restarted, c, trace) : 0;
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
  const surges = restartsPods ? surgePods(withProxy(input), input.coefficients) : [];
  const problem = packingProblem(input, pool.servingNodes, pool.nodes);
  const controlPlane = new Set(
    pool.deployments
      .filter((deployment) => deployment.owner === "control-plane")
      .map((deployment) => `mesh ${deployment.name}`),
  );
  let pods = 0;
  const podClasses = problem.podClasses.map((podClass, index) => {
    const doubled = doublesControlPlane && controlPlane.has(podClass.name ?? "");
    const extra = doubled ? podClass.count : (surges[index] ?? 0);
    pods += extra;
    return extra === 0 ? podClass : { ...podClass, count: podClass.count + extra };
  });
  return pods === 0 ? NO_SURGE : { problem: { ...problem, podClasses }, pods };
}
