import { findPlatformCni, platformCnis } from "@/lib/catalog/feasibility";
import { type BillsTable, billsTable } from "@/lib/charts/bills";
import { type ComparisonRow, comparisonRows } from "@/lib/charts/comparison-rows";
import { moneyUnits } from "@/lib/charts/money-units";
import { assumedDistributions } from "@/lib/scenario/assumed-distributions";
import { type DaemonSetRow, daemonSetRows } from "@/lib/scenario/daemon-set-rows";
import { type NodeAnatomy, nodeAnatomy } from "@/lib/charts/node-anatomy";
import {
  POOL_RESOURCES,
  type PoolChart,
  type PoolResource,
  poolByOwner,
} from "@/lib/charts/pool-by-owner";
import { nothingPlannedReason } from "@/lib/charts/unplanned-reason";
import { type UpgradeRow, upgradeRows } from "@/lib/charts/upgrade-rows";
import type { ScenarioEstimate } from "@/lib/estimate";
import { plain } from "@/lib/lazy";
import { againstToday } from "@/lib/format/against-today";
import { EMPTY_CLUSTER, noPods } from "@/lib/format/no-pods";
import { type Assumed, finding, recommendation } from "@/lib/format/finding";
import type { MoneyUnits } from "@/lib/format/money-basis";
import type { MoneyPeriod } from "@/lib/format/money-period";
import type { Issue } from "@/lib/result";
import type { Note } from "@/lib/scenario/expand";
import { FAMILY_OF } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";
import { fieldReportNote } from "@/lib/tradeoffs/field-report";
import { planningFor } from "./planning";

/** Everything the page shows of an estimate: plain data, small enough to ride in the HTML. */
export type PageView = {
  /** A first answer: plans without proof, which is to follow. */
  readonly preliminary: boolean;
  readonly finding: string;
  /** The sentences, for each span money can be told in. */
  readonly words: Readonly<Record<MoneyPeriod, FindingWords>>;
  /** With the field report's figures: the extra nodes of its three meshes, and those of today's evidence. */
  readonly fieldReport: string | undefined;
  readonly rows: readonly ComparisonRow[];
  readonly pools: Readonly<Record<PoolResource, PoolChart>>;
  readonly bills: BillsTable;
  readonly upgrades: readonly UpgradeRow[];
  /** One node of the default pool. */
  readonly node: NodeAnatomy;
  /** One node of every other pool. */
  readonly poolNodes: readonly { readonly pool: string; readonly node: NodeAnatomy }[];
  readonly daemonSets: readonly DaemonSetRow[];
  readonly pods: number;
  /** What a month's bill is divided by to show it for a pod or for 1,000 requests. */
  readonly moneyUnits: MoneyUnits;
  readonly notes: readonly Note[];
  /** What of the scenario had to fall back when it met the catalogue. */
  readonly issues: readonly Issue[];
  readonly pricesAsOf: string;
  /** The CNIs the platform can have, its own first, and the one in force. */
  readonly cnis: readonly { readonly id: string; readonly label: string }[];
  readonly cni: string;
};

export type FindingWords = {
  readonly finding: string;
  readonly recommendation: string;
  /** What the options cost against the mesh that runs today, where one does. */
  readonly againstToday: string | undefined;
};

export function pageView(estimate: ScenarioEstimate, preliminary: boolean): PageView {
  const { scenario, comparison, input } = estimate;
  const pods = input.workloads.reduce(
    (sum, workload) => sum + workload.replicas * workload.copies,
    0,
  );
  const nothing = noPods(scenario.workloads.source, pods);
  const family = FAMILY_OF[scenario.cluster.platform];
  return {
    preliminary,
    finding: nothing ?? finding(comparison, "month", assumedOf(scenario)),
    words: wordsOf(estimate, nothing),
    fieldReport:
      nothing === undefined ? fieldReportNote(estimate, planningFor(!preliminary)) : undefined,
    rows: rowsOf(estimate, nothing),
    pools: poolsOf(estimate),
    bills: billsTable(comparison),
    upgrades: upgradeRows(comparison),
    node: nodeAnatomy(input.cluster),
    poolNodes: (input.otherPools ?? []).map(({ name, cluster }) => ({
      pool: name,
      node: nodeAnatomy(cluster),
    })),
    daemonSets: daemonSetRows(scenario, estimate.catalogue().systemPods),
    pods,
    moneyUnits: moneyUnits(input),
    notes: estimate.notes,
    issues: estimate.issues,
    pricesAsOf: estimate.pricesAsOf,
    cnis: platformCnis
      .filter((pair) => pair.platform === family)
      .map(({ cni, label }) => ({ id: cni, label })),
    cni: findPlatformCni(family, scenario.cluster.cni)?.cni ?? scenario.cluster.cni,
  };
}

/** Empty clusters are not ranked: none of them is called cheapest. */
function rowsOf(
  { comparison, input }: ScenarioEstimate,
  nothing: string | undefined,
): readonly ComparisonRow[] {
  const rows = comparisonRows(comparison, input).map(plain);
  return nothing === undefined ? rows : rows.map((row) => ({ ...row, cheapest: false }));
}

/** `nothing` is what to say of a scenario without pods, in place of a comparison of empty clusters. */
function wordsOf(
  { comparison, input, scenario }: ScenarioEstimate,
  nothing: string | undefined,
): PageView["words"] {
  if (nothing !== undefined) {
    const words = {
      finding: nothing,
      recommendation: EMPTY_CLUSTER,
      againstToday: undefined,
    };
    return { hour: words, month: words, year: words };
  }
  const tooLarge = nothingPlannedReason(comparison, input);
  const assumed = assumedOf(scenario);
  const at = (period: MoneyPeriod): FindingWords => ({
    finding: finding(comparison, period, assumed),
    recommendation: recommendation(comparison, tooLarge, period),
    againstToday: againstToday(comparison, scenario.moving.from, period),
  });
  return { hour: at("hour"), month: at("month"), year: at("year") };
}

/** What the finding names beside the options. */
export function assumedOf(scenario: Scenario): Assumed {
  return {
    clusters: scenario.cluster.clusters,
    distributions: assumedDistributions(scenario),
  };
}

function poolsOf({ comparison }: ScenarioEstimate): Readonly<Record<PoolResource, PoolChart>> {
  const [cpu, memory, pods] = POOL_RESOURCES;
  return {
    [cpu]: poolByOwner(comparison, cpu),
    [memory]: poolByOwner(comparison, memory),
    [pods]: poolByOwner(comparison, pods),
  };
}

/**
 * The scenario to go on with after an estimate: what could not be had has become what was used
 * instead. "The platform's own CNI" stays what it was, so that links do not spell it out.
 */
export function adopted(asked: Scenario, settled: Scenario): Scenario {
  const cni = asked.cluster.cni === "default" ? asked.cluster.cni : settled.cluster.cni;
  return { ...settled, cluster: { ...settled.cluster, cni } };
}
