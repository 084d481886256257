import { platformPrices } from "../catalog/platform-prices";
import type { Replay } from "../catalog/replays-schema";
import type { CatalogSlice, SliceKey } from "../catalog/slice";
import { estimateWith, type ScenarioEstimate } from "../estimate";
import { bill, total } from "../model/bill";
import { footprintInput, settingsFor } from "../model/compare";
import { DEFAULT_POOL } from "../model/default-pool";
import { MESH_OPTIONS } from "../model/options";
import { LEVELS, type Level, type MeshOption, type Owner, type PoolEstimate } from "../model/types";
import { simpleBound } from "../packing/simple-bounds";
import { parseScenario } from "../scenario/parse";
import type { Scenario } from "../scenario/schema";
import { MILLI_PER_CPU } from "../units/bytes";
import { MICRO_USD_PER_USD } from "../units/money";
import { HOURS_PER_MONTH } from "../units/time";
import { numberInput, type Prediction } from "./types";

/*
 * Solo's cost table through the whole estimate: one cluster of 200 pods, the requests of its time
 * as overrides. The source counts neither istiod nor istio-cni, and gives each namespace one
 * waypoint whatever its load, so the scenario does too.
 */

const OPTION_OF: Readonly<Record<string, string>> = {
  "solo-none": "none",
  "solo-sidecar": "istio-sidecar",
  "solo-ambient": "istio-ambient-l4",
  "solo-ambient-waypoints": "istio-ambient-waypoints",
};

/** What the table counts as reserved. */
const COUNTED: readonly Owner[] = [
  "applications",
  "per-pod-proxies",
  "per-node-agents",
  "waypoints",
];

const PLACE = { provider: "gcp", region: "us-central1" } as const;

export type SliceOf = (key: SliceKey) => CatalogSlice;

/** Predictions for Solo's rows, by replay id and output. One estimate serves all of them. */
export function soloPredictions(
  replays: readonly Replay[],
  sliceOf: SliceOf,
): Readonly<Record<string, Readonly<Record<string, Prediction>>>> {
  const rows = replays.filter((replay) => OPTION_OF[replay.id] !== undefined);
  if (rows.length === 0) return {};
  const slice = sliceOf({ ...PLACE, example: undefined });
  const estimate = estimateWith(soloScenario(rows), slice);
  return Object.fromEntries(rows.map((row) => [row.id, predictRow(row, estimate, slice)]));
}

function soloScenario(rows: readonly Replay[]): Scenario {
  const given = Object.assign({}, ...rows.map((row) => row.inputs)) as Replay["inputs"];
  const all: Replay = { ...(rows[0] as Replay), inputs: given };
  const input = (name: string) => numberInput(all, name);
  const deployments = input("deploymentsPerNamespace");
  const { scenario, issues } = parseScenario({
    name: "Solo's cost table",
    cluster: {
      platform: "custom",
      ...PLACE,
      customCpuMilli: input("nodeAllocatableCpuMilli"),
      // An n2-standard-8 has 32 GB; the table divides CPU only.
      customMemoryMiB: 32 * 1024,
      capacityType: "own-price",
      ownPriceUsdPerHour: usdPerNodeMonth(rows) / HOURS_PER_MONTH,
      maxPods: 110,
      zones: 1,
      minNodes: 1,
    },
    workloads: {
      source: "rows",
      namespaceCopies: input("namespaces"),
      rows: Array.from({ length: deployments }, (_, index) => ({
        name: `tier ${index + 1}`,
        namespace: "namespace",
        replicas: input("replicas"),
        cpuRequestMilli: input("applicationCpuMilli"),
        memoryRequestMiB: input("applicationMemoryMi"),
        // The table is about requests: what the applications use decides nothing in it.
        cpuUseMilli: 0,
        memoryUseMiB: 0,
      })),
    },
    traffic: {
      httpRequestsPerSecondPerPod: input("requestsPerSecondPerNamespace") / deployments,
      l7SharePercent: 100,
    },
    sizing: { policy: "chart-production" },
    overrides: soloOverrides(input),
  });
  if (scenario === undefined) throw new Error(`Solo's scenario: ${JSON.stringify(issues)}`);
  return scenario;
}

function soloOverrides(input: (name: string) => number) {
  const values = {
    "sidecar.request.cpu": input("sidecarCpuMilli"),
    "sidecar.request.memory": input("sidecarMemoryMi"),
    "ztunnel.request.cpu": input("ztunnelCpuMilli"),
    "ztunnel.request.memory": input("ztunnelMemoryMi"),
    "waypoint.request.cpu": input("waypointCpuMilli"),
    "waypoint.request.memory": input("waypointMemoryMi"),
    "waypoint.replicas.haMin": 1,
    "waypoint.replicas.max": 1,
    "istio.cni.request.cpu": 0,
    "istio.cni.request.memory": 0,
    "istiod.request.cpu": 0,
    "istiod.request.memory": 0,
  };
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, { low: value, typical: value, high: value }]),
  );
}

/** What one node costs in the table: the difference of its two plain rows. */
function usdPerNodeMonth(rows: readonly Replay[]): number {
  const published = (id: string, output: string) =>
    rows.find((row) => row.id === id)?.published.find((figure) => figure.output === output)
      ?.value ?? Number.NaN;
  const usd = published("solo-sidecar", "cluster.cost") - published("solo-none", "cluster.cost");
  const nodes =
    published("solo-sidecar", "cluster.nodes") - published("solo-none", "cluster.nodes");
  return usd / nodes;
}

function predictRow(
  row: Replay,
  estimate: ScenarioEstimate,
  slice: CatalogSlice,
): Readonly<Record<string, Prediction>> {
  const option = MESH_OPTIONS.find((one) => one.id === OPTION_OF[row.id]);
  const result = estimate.comparison.options.find((one) => one.id === option?.id);
  if (option === undefined || result === undefined) return {};
  const ranged = (by: string, value: (pool: PoolEstimate, level: Level) => number): Prediction => ({
    by,
    ...(Object.fromEntries(LEVELS.map((level) => [level, value(result[level], level)])) as Record<
      Level,
      number
    >),
  });
  const packed = result.typical.nodes;
  const divided = dividedNodes(result.typical, row);
  const remark =
    packed === divided ? undefined : `Packed as whole pods, the model needs ${packed} nodes.`;
  return {
    "cluster.cpuReserved": ranged(
      "the whole estimate, requests by owner",
      (pool) => reserved(pool, "cpuMilli") / MILLI_PER_CPU,
    ),
    "cluster.memoryReserved": ranged(
      "the whole estimate, requests by owner, in GiB",
      (pool) => reserved(pool, "memoryMiB") / 1024,
    ),
    "cluster.nodes": {
      ...ranged("the planner's bound by total CPU, as the authors count", (pool) =>
        dividedNodes(pool, row),
      ),
      remark,
    },
    "cluster.cost": ranged(
      "the bill for that many nodes, at the table's own price of a node",
      (pool, level) =>
        billOf(option, level, dividedNodes(pool, row), estimate, slice) / MICRO_USD_PER_USD,
    ),
  };
}

function reserved(pool: PoolEstimate, resource: "cpuMilli" | "memoryMiB"): number {
  return COUNTED.reduce((sum, owner) => sum + pool.breakdown[resource][owner], 0);
}

/** The authors divide total CPU by a node's, as the planner's simplest bound does. */
function dividedNodes(pool: PoolEstimate, row: Replay): number {
  const capacity = [numberInput(row, "nodeAllocatableCpuMilli")];
  return simpleBound({
    nodeTypes: [{ name: "node", capacity }],
    podClasses: [{ size: [reserved(pool, "cpuMilli")], count: 1 }],
  }).lowerBound;
}

function billOf(
  option: MeshOption,
  level: Level,
  nodes: number,
  { input }: ScenarioEstimate,
  slice: CatalogSlice,
): number {
  const asked = footprintInput(input, option, level);
  const { controlPlane } = platformPrices(slice.platforms, PLACE.provider, PLACE.region);
  const lines = bill({
    cluster: input.cluster,
    prices: {
      ...input.prices,
      nodeDiskMicroUsdPerMonth: 0,
      controlPlaneMicroUsdPerHour: controlPlane["standard"]?.value ?? 0,
    },
    traffic: input.traffic,
    totals: asked.totals,
    footprint: option.footprint(asked),
    settings: settingsFor(input, option),
    coefficients: asked.coefficients,
    pools: [{ name: DEFAULT_POOL, node: input.cluster.node, nodes, nodeDiskMicroUsdPerMonth: 0 }],
  });
  return total(lines);
}
