import type { MoveIn, MoveLine, MovesIn } from "../charts/tradeoffs/moving-in";
import { coefficient } from "../model/coefficient";
import { type Planning, plannedTogether, type PreparedRun, preparedRun } from "../model/compare";
import { nodePools } from "../model/pools";
import { restartSeconds } from "../model/rollout";
import { podCount } from "../model/traffic";
import type {
  Comparison,
  ComparisonInput,
  Level,
  ManagedForm,
  MeshOption,
  OptionEstimate,
  PoolEstimate,
  Range,
  Workload,
} from "../model/types";

import { ceilWhole } from "../units/numbers";
import { HOURS_PER_MONTH } from "../units/time";
import { sideBySide } from "./side-by-side";

const SECONDS_PER_DAY = 86_400;
const HOURS_PER_DAY = 24;

/** What a move is asked for with. */
export type Moving = {
  /** The option that runs today. */
  readonly from: string;
  readonly days: number;
  readonly engineerDays: number;
  readonly microUsdPerDay: number;
};

/** What it takes to come to every option that can be had here, from what runs today. */
export function movingIn(
  moving: Moving,
  input: ComparisonInput,
  here: Comparison,
  options: readonly MeshOption[],
  planning: Planning,
): MovesIn {
  const estimateOf = (id: string) =>
    here.options.find((one) => one.id === id && one.issues.length === 0);
  const engineersCounted = moving.engineerDays * moving.microUsdPerDay > 0;
  const from = options.find(({ id }) => id === moving.from);
  const now = estimateOf(moving.from);
  if (from === undefined || now === undefined) {
    const name = from?.name ?? moving.from;
    return { from: { id: moving.from, name }, engineersCounted, moves: [] };
  }
  const moves = options.slice(1).flatMap((to) => {
    const after = estimateOf(to.id);
    if (to.id === from.id || after === undefined || after.feasibility.status === "infeasible")
      return [];
    return [{ ...moveOf({ moving, input, from, to, now, after, planning }), engineersCounted }];
  });
  return { from: { id: from.id, name: from.name }, engineersCounted, moves };
}

type Asked = {
  readonly moving: Moving;
  readonly input: ComparisonInput;
  readonly from: MeshOption;
  readonly to: MeshOption;
  readonly now: OptionEstimate;
  readonly after: OptionEstimate;
  readonly planning: Planning;
};

function moveOf(asked: Asked): Omit<MoveIn, "engineersCounted"> {
  const { moving, from, to, now, after } = asked;
  const form = newClusterForm(asked);
  const at = (level: Level) => meanwhile(asked, level);
  const [low, typical, high] = [at("low"), at("typical"), at("high")];
  const seconds = { low: low.seconds, typical: typical.seconds, high: high.seconds };
  const days = (of: Meanwhile) => Math.max(moving.days, of.seconds / SECONDS_PER_DAY);
  const linesAt = (of: Meanwhile) => moveLines(asked, of, days(of));
  const costs = [low, typical, high].map((of) => sumOf(linesAt(of)));
  return {
    id: to.id,
    name: to.name,
    nodesNow: now.typical.nodes,
    nodesMeanwhile: typical.nodes,
    nodesAfter: after.typical.nodes,
    extraNodes: ordered(low.extraNodes, typical.extraNodes, high.extraNodes),
    podsRestarted: typical.podsRestarted,
    rounds: typical.rounds,
    nodesRecreated: typical.nodesRecreated,
    durationSeconds: seconds,
    twoControlPlanes: typical.twoControlPlanes,
    days: days(typical),
    lines: linesAt(typical),
    microUsd: ordered(costs[0] ?? 0, costs[1] ?? 0, costs[2] ?? 0),
    newCluster: form !== undefined,
    deltaMicroUsdPerMonth: after.typical.microUsdPerMonth - now.typical.microUsdPerMonth,
    ...(form === undefined
      ? {
          caution: to.moveIn.caution,
          steps: to.moveIn.steps,
          evidence: [...new Set([...to.moveIn.evidence, ...from.moveIn.evidence])],
        }
      : newClusterFacts(form, to)),
  };
}

type ManagedHere = { readonly managed: ManagedForm; readonly evidence: readonly string[] };

/**
 * The managed form that a move comes to or leaves, where the platform only takes it when a cluster
 * is created: no node is handed over, everything moves into another cluster.
 */
function newClusterForm({ input, from, to }: Asked): ManagedHere | undefined {
  const [form] = [to, from].flatMap(({ id }) => {
    const { managed, evidence = [] } = input.feasibility[id] ?? {};
    return managed?.atCreation === true ? [{ managed, evidence }] : [];
  });
  return form;
}

function newClusterFacts({ managed, evidence }: ManagedHere, to: MeshOption) {
  const kind = to.moveIn.replacesCni ? `with ${managed.form}` : `without ${managed.form}`;
  return {
    caution: `${managed.by} lets ${managed.form} be chosen only as a cluster is created. Counted are the nodes and the control plane of both clusters for the days side by side; moving data, addresses and load balancers is not.`,
    steps: [
      `Create a second cluster ${kind}`,
      "Deploy the workloads there and move traffic over, one after the other",
      "Delete the old cluster",
    ],
    evidence,
  };
}

/** Differences of whole nodes need not be in the order of the coefficients. */
const ordered = (low: number, typical: number, high: number): Range => ({
  low: Math.min(low, typical, high),
  typical,
  high: Math.max(low, typical, high),
});

type Meanwhile = {
  readonly nodes: number;
  readonly extraNodes: number;
  /** The extra nodes by pool, the default one first. */
  readonly extraByPool: readonly number[];
  readonly podsRestarted: number;
  readonly rounds: number;
  readonly nodesRecreated: number;
  readonly seconds: number;
  readonly twoControlPlanes: boolean;
};

/** Two clusters at once: all nodes of the smaller one come on top, and every pod starts anew. */
function inTwoClusters({ now, after }: Asked, then: PreparedRun, level: Level): Meanwhile {
  const extraByPool = after[level].pools.map(({ name, nodes }) =>
    Math.min(nodes, nodesIn(now[level], name)),
  );
  return {
    nodes: now[level].nodes + after[level].nodes,
    extraNodes: extraByPool.reduce((sum, extra) => sum + extra, 0),
    extraByPool,
    podsRestarted: podsOf(then.asked.workloads),
    rounds: 1,
    nodesRecreated: 0,
    seconds: 0,
    twoControlPlanes: false,
  };
}

/** The worst moment of the move at one level: what runs, what restarts, and how long it takes. */
function meanwhile(asked: Asked, level: Level): Meanwhile {
  const { input, from, to, now, after, planning } = asked;
  const [before, then] = [preparedRun(input, from, level), preparedRun(input, to, level)];
  if (newClusterForm(asked) !== undefined) return inTwoClusters(asked, then, level);
  const c = then.asked.coefficients;
  const swaps = replacesCni(from, before) !== replacesCni(to, then);
  const rounds = to.moveIn.roundsFrom?.[from.id] ?? (restarts(from, to) ? 1 : 0);
  const workloads = swaps ? then.asked.workloads : rounds > 0 ? meshedBy(before, then) : [];
  const restarted = podsOf(workloads);
  const atOnce = Math.max(1, ceilWhole(coefficient(c, "upgrade.nodesAtOnce")));
  const both = then.pools.map((pool, index) => {
    const own = before.pools[index] ?? pool;
    return { ...pool, ...sideBySide(own.input, pool.input, rounds > 0) };
  });
  const always = { ...planning, quickPlan: planning.plan };
  const planned = plannedTogether([{ ...then, pools: both }], always).flatMap(({ pools }) => pools);
  // Nodes come as a drained one leaves: its pods need room elsewhere until it is back.
  const spare = swaps ? atOnce : 0;
  const larger = planned.map(({ name }) =>
    Math.max(nodesIn(now[level], name), nodesIn(after[level], name)),
  );
  const misfit = planned.some(({ pool }) => pool.plan.issues.length > 0);
  const most = larger.indexOf(Math.max(...larger));
  const extraByPool = planned.map(({ pool }, index) => {
    const least = larger[index] ?? 0;
    const meanwhileNodes = (misfit ? least : pool.nodes) + (index === most ? spare : 0);
    return Math.max(0, meanwhileNodes - least);
  });
  const extraNodes = extraByPool.reduce((sum, extra) => sum + extra, 0);
  const recreated = swaps ? now[level].nodes : 0;
  // A drained node restarts its pods anyway.
  const restartTime = swaps ? 0 : rounds * restartSeconds(workloads, c);
  const recreateTime =
    ceilWhole(recreated / atOnce) * coefficient(c, "upgrade.nodeRecreateSeconds");
  return {
    nodes: larger.reduce((sum, least) => sum + least, extraNodes),
    extraNodes,
    extraByPool,
    podsRestarted: restarted,
    rounds: swaps ? Math.max(1, rounds) : rounds,
    nodesRecreated: recreated,
    seconds: restartTime + recreateTime,
    twoControlPlanes: both.some(({ twoControlPlanes }) => twoControlPlanes),
  };
}

const nodesIn = ({ pools }: PoolEstimate, name: string) =>
  pools.find((pool) => pool.name === name)?.nodes ?? 0;

const restarts = (from: MeshOption, to: MeshOption) =>
  from.moveIn.restartsPods || to.moveIn.restartsPods;

/** Whether the option brings the CNI itself, and has not done so already. */
const replacesCni = (option: MeshOption, { asked }: PreparedRun) =>
  option.moveIn.replacesCni && !asked.settings.alreadyInstalled;

const podsOf = (workloads: readonly Workload[]) =>
  workloads.reduce((pods, workload) => pods + podCount(workload), 0);

/** Workloads whose pods are in one mesh or the other. */
function meshedBy(before: PreparedRun, then: PreparedRun): readonly Workload[] {
  const meshed = (run: PreparedRun, index: number) => run.footprint.perPod[index] !== undefined;
  return then.asked.workloads.filter((_, index) => meshed(before, index) || meshed(then, index));
}

/** What the move costs beyond the bill before or after it. */
function moveLines(asked: Asked, { extraByPool }: Meanwhile, days: number): readonly MoveLine[] {
  const { moving, input, now, after } = asked;
  const { cluster, prices } = input;
  const secondControlPlane =
    newClusterForm(asked) === undefined
      ? 0
      : prices.controlPlaneMicroUsdPerHour * days * HOURS_PER_DAY * cluster.clusters;
  const months = (days * HOURS_PER_DAY) / HOURS_PER_MONTH;
  const perMonth = nodePools(input).reduce((sum, pool, index) => {
    const { priceMicroUsdPerHour } = pool.cluster.node;
    const nodeMonth = priceMicroUsdPerHour * HOURS_PER_MONTH + pool.nodeDiskMicroUsdPerMonth;
    return sum + (extraByPool[index] ?? 0) * nodeMonth;
  }, 0);
  const feeOf = ({ typical }: OptionEstimate) =>
    typical.bill.find((line) => line.id === "fee")?.microUsdPerMonth ?? 0;
  const lines = [
    { label: "Nodes meanwhile", microUsd: perMonth * months * cluster.clusters },
    { label: "Control plane of the second cluster", microUsd: secondControlPlane },
    // One of two fees is paid before or after anyway.
    { label: "Fees of both", microUsd: Math.min(feeOf(now), feeOf(after)) * months },
    { label: "Engineers", microUsd: moving.engineerDays * moving.microUsdPerDay },
  ];
  return lines
    .map(({ label, microUsd }) => ({ label, microUsd: Math.round(microUsd) }))
    .filter(({ microUsd }) => microUsd > 0);
}

const sumOf = (lines: readonly MoveLine[]) =>
  lines.reduce((sum, { microUsd }) => sum + microUsd, 0);
