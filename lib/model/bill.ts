import { HOURS_PER_MONTH, MONTHS_PER_YEAR, SECONDS_PER_MONTH } from "../units/time";
import { coefficient } from "./coefficient";
import { type Formula, run, type Trace } from "./formula";
import { DEFAULT_POOL } from "./default-pool";
import type {
  BillLine,
  Cluster,
  ClusterTotals,
  Coefficients,
  Fee,
  Footprint,
  NodeShape,
  OptionSettings,
  OwnCost,
  Prices,
  Traffic,
} from "./types";

export const BILL_COEFFICIENTS = ["traffic.meanShare", "telemetry.accessLog.bytesPerLine"] as const;

const NODES: Formula<"nodes" | "price" | "clusters"> = {
  label: "Nodes",
  unit: "µ$ a month",
  text: `{nodes} × {price} × ${HOURS_PER_MONTH} × {clusters}`,
  source: "price-list",
  words: "nodes × $ an hour × hours a month × clusters",
  evaluate: (v) => v.nodes * v.price * HOURS_PER_MONTH * v.clusters,
};

const PER_HOUR: Formula<"price" | "clusters"> = {
  label: "Managed control plane",
  unit: "µ$ a month",
  text: `{price} × ${HOURS_PER_MONTH} × {clusters}`,
  source: "price-list",
  words: "$ an hour × hours a month × clusters",
  evaluate: (v) => v.price * HOURS_PER_MONTH * v.clusters,
};

const PER_UNIT: Formula<"count" | "price" | "clusters"> = {
  label: "Units at a monthly price",
  unit: "µ$ a month",
  text: "{count} × {price} × {clusters}",
  source: "price-list",
  words: "how many × $ a month each × clusters",
  evaluate: (v) => v.count * v.price * v.clusters,
};

/** Of z zones, the share of pod-to-pod bytes that leave theirs: (z − 1) ÷ z, less what locality keeps in. */
const CROSS_ZONE: Formula<
  "gbPerSecond" | "meanShare" | "zones" | "locality" | "detourGbPerSecond" | "price" | "clusters"
> = {
  label: "Traffic between zones",
  unit: "µ$ a month",
  text: `({gbPerSecond} × (1 − {locality}) + {detourGbPerSecond}) × {meanShare} × ${SECONDS_PER_MONTH} × ({zones} − 1) ÷ {zones} × {price} × {clusters}`,
  source: "platform-prices",
  words:
    "(GB a second between pods × (1 − share kept in the zone) + GB a second of detours) × mean load as a share of the peak × seconds a month × (zones − 1) ÷ zones × $ a GB × clusters",
  evaluate: (v) =>
    ((v.gbPerSecond * (1 - v.locality) + v.detourGbPerSecond) *
      v.meanShare *
      SECONDS_PER_MONTH *
      (v.zones - 1) *
      v.price *
      v.clusters) /
    v.zones,
};

const ACCESS_LOG: Formula<"perSecond" | "meanShare" | "bytesPerLine" | "price" | "clusters"> = {
  label: "Access logs",
  unit: "µ$ a month",
  text: `{perSecond} × {meanShare} × ${SECONDS_PER_MONTH} × {bytesPerLine} ÷ 1000000000 × {price} × {clusters}`,
  source: "assume.telemetry.accessLog.bytesPerLine",
  words:
    "logged requests a second at peak × mean load as a share of the peak × seconds a month × bytes a line ÷ bytes a GB × $ a GB × clusters",
  evaluate: (v) =>
    (v.perSecond * v.meanShare * SECONDS_PER_MONTH * v.bytesPerLine * v.price * v.clusters) / 1e9,
};

const UPGRADE_WORK: Formula<"days" | "perYear" | "dayRate" | "clusters"> = {
  label: "Work on upgrades",
  unit: "µ$ a month",
  text: `{days} × {perYear} ÷ ${MONTHS_PER_YEAR} × {dayRate} × {clusters}`,
  source: "own-figures",
  words: "days an upgrade × upgrades a year ÷ months a year × $ a day × clusters",
  evaluate: (v) => (v.days * v.perYear * v.dayRate * v.clusters) / MONTHS_PER_YEAR,
};

const OWN_UNITS: Formula<"count" | "price" | "clusters"> = {
  label: "Units at a price of one's own",
  unit: "µ$ a month",
  text: "{count} × {price} × {clusters}",
  source: "own-figures",
  words: "how many × $ a month each × clusters",
  evaluate: (v) => v.count * v.price * v.clusters,
};

export type BillInput = {
  readonly cluster: Cluster;
  readonly prices: Prices;
  readonly traffic: Traffic;
  readonly totals: ClusterTotals;
  readonly footprint: Footprint;
  readonly settings: OptionSettings;
  readonly coefficients: Coefficients;
  /** The default pool first. */
  readonly pools: readonly BilledPool[];
};

/** The nodes of one pool, and what the disk of each costs. */
export type BilledPool = {
  readonly name: string;
  readonly node: NodeShape;
  readonly nodes: number;
  readonly nodeDiskMicroUsdPerMonth: number;
};

/** The default pool's lines are plainly "nodes" and "disks"; the others' carry their name. */
const lineOf = (kind: "nodes" | "disks", pool: string) =>
  pool === DEFAULT_POOL ? kind : `${kind}:${pool}`;

/** Whether a bill line is about nodes: of one pool, or of any. */
export function isNodeLine(id: string, pool?: string): boolean {
  if (pool !== undefined) return id === lineOf("nodes", pool) || id === lineOf("disks", pool);
  return /^(nodes|disks)(:|$)/.test(id);
}

const nodesOf = ({ pools }: BillInput) => pools.reduce((sum, pool) => sum + pool.nodes, 0);

/**
 * The monthly bill of one option, line by line; lines of nothing are left out. A step of the trace
 * has its line's label for a subject.
 */
export function bill(input: BillInput, trace?: Trace): readonly BillLine[] {
  const { cluster, prices } = input;
  const clusters = cluster.clusters;
  const line = (id: string, label: string, microUsdPerMonth: number): BillLine => ({
    id,
    label,
    microUsdPerMonth: Math.round(microUsdPerMonth),
  });
  const lines = [
    ...input.pools.map((pool) => nodesLine(pool, clusters, trace, line)),
    ...input.pools.map((pool) => disksLine(pool, clusters, trace, line)),
    line(
      "platform",
      "Managed Kubernetes control plane",
      run(
        PER_HOUR,
        { price: prices.controlPlaneMicroUsdPerHour, clusters },
        trace,
        "Managed Kubernetes control plane",
      ),
    ),
    feeLine(input, trace, line),
    crossZoneLine(input, trace, line),
    ...telemetryLines(input, trace, line),
    ...ownLines(input, trace, line),
  ];
  return lines.filter((entry) => entry.microUsdPerMonth > 0);
}

type MakeLine = (id: string, label: string, microUsdPerMonth: number) => BillLine;

function nodesLine(
  { name, node, nodes }: BilledPool,
  clusters: number,
  trace: Trace | undefined,
  line: MakeLine,
): BillLine {
  const first = name === DEFAULT_POOL;
  const values = { nodes, price: node.priceMicroUsdPerHour, clusters };
  const label = first ? `Nodes (${node.name})` : `Nodes of ${name} (${node.name})`;
  return line(lineOf("nodes", name), label, run(NODES, values, trace, label));
}

function disksLine(
  { name, nodes, nodeDiskMicroUsdPerMonth }: BilledPool,
  clusters: number,
  trace: Trace | undefined,
  line: MakeLine,
): BillLine {
  const label = name === DEFAULT_POOL ? "Node disks" : `Node disks of ${name}`;
  const values = { count: nodes, price: nodeDiskMicroUsdPerMonth, clusters };
  return line(lineOf("disks", name), label, run(PER_UNIT, values, trace, label));
}

function feeLine(input: BillInput, trace: Trace | undefined, line: MakeLine): BillLine {
  const { fee } = input.settings;
  if (fee === undefined) return line("fee", "Distribution fee", 0);
  const count = feeUnits(fee, input);
  const values = { count, price: fee.microUsdPerMonth, clusters: input.cluster.clusters };
  return line("fee", fee.label, run(PER_UNIT, values, trace, fee.label));
}

function feeUnits(fee: Fee, input: BillInput): number {
  const units = {
    cluster: 1,
    node: nodesOf(input),
    pod: input.totals.meshedPods,
    vcpu: input.pools.reduce(
      (sum, { node, nodes }) => sum + (node.machine.cpuMilli / 1000) * nodes,
      0,
    ),
    proxy: input.footprint.proxies(nodesOf(input)),
  };
  return units[fee.per];
}

function crossZoneLine(input: BillInput, trace: Trace | undefined, line: MakeLine): BillLine {
  const { coefficients: c, totals, traffic, cluster, prices } = input;
  const value = run(
    CROSS_ZONE,
    {
      gbPerSecond: totals.internalGBPerSecond,
      detourGbPerSecond: input.footprint.extraGBPerSecond,
      locality: traffic.zoneLocality,
      meanShare: coefficient(c, "traffic.meanShare"),
      zones: cluster.zones,
      price: prices.crossZoneMicroUsdPerGB,
      clusters: cluster.clusters,
    },
    trace,
    "Traffic between zones",
    { meanShare: "traffic.meanShare" },
  );
  return line("cross-zone", "Traffic between zones", value);
}

function telemetryLines(
  input: BillInput,
  trace: Trace | undefined,
  line: MakeLine,
): readonly BillLine[] {
  const { coefficients: c, footprint, prices, settings } = input;
  const clusters = input.cluster.clusters;
  const series = settings.metrics === "managed" ? footprint.metricSeries(nodesOf(input)) : 0;
  const metrics = { count: series, price: prices.metricSeriesMicroUsdPerMonth, clusters };
  const logs = {
    perSecond: footprint.loggedRequestsPerSecond,
    meanShare: coefficient(c, "traffic.meanShare"),
    bytesPerLine: coefficient(c, "telemetry.accessLog.bytesPerLine"),
    price: prices.logMicroUsdPerGB,
    clusters,
  };
  return [
    line("metrics", "Managed metrics", run(PER_UNIT, metrics, trace, "Managed metrics")),
    line("logs", "Access logs", run(ACCESS_LOG, logs, trace, "Access logs")),
  ];
}

/** The user's own costs, marked as such: no evidence stands behind them. */
function ownLines(input: BillInput, trace: Trace | undefined, line: MakeLine): readonly BillLine[] {
  return input.settings.ownCosts.map((cost) => ({
    ...line(cost.id, cost.label, ownCost(cost, input, trace)),
    own: true as const,
  }));
}

function ownCost(cost: OwnCost, input: BillInput, trace: Trace | undefined): number {
  const { clusters } = input.cluster;
  if (cost.kind === "upgrades") {
    const { days, perYear, microUsdPerDay: dayRate } = cost;
    return run(UPGRADE_WORK, { days, perYear, dayRate, clusters }, trace, cost.label);
  }
  const units = {
    fleet: 1,
    cluster: 1,
    node: nodesOf(input),
    pod: input.totals.pods,
    "meshed-pod": input.totals.meshedPods,
  };
  const times = cost.per === "fleet" ? 1 : clusters;
  const values = { count: units[cost.per], price: cost.microUsdPerMonth, clusters: times };
  return run(OWN_UNITS, values, trace, cost.label);
}

export function total(lines: readonly BillLine[]): number {
  return lines.reduce((sum, entry) => sum + entry.microUsdPerMonth, 0);
}
