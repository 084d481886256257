import type { CostByPods } from "@/lib/charts/cost-by-pods";
import type { NodeBin, OptionBins } from "@/lib/charts/node-bins";
import type { FigureFacts, Provenance } from "@/lib/charts/figures/figure";
import { type Growth, growthOf } from "@/lib/charts/tradeoffs/growth";
import type { Sweep, SweepSpot } from "@/lib/charts/tradeoffs/sweep";
import type { MoveIn, MovesIn } from "@/lib/charts/tradeoffs/moving-in";
import type { BreakEvenMap } from "@/lib/charts/tradeoffs/break-even";
import type { RightSizingGain } from "@/lib/charts/tradeoffs/right-sizing";
import type { Tornado, TornadoBar } from "@/lib/charts/tradeoffs/tornado";
import type { Uncertainty } from "@/lib/charts/tradeoffs/uncertainty";
import {
  type Breakdown,
  type Cluster,
  type Comparison,
  type OptionEstimate,
  OWNERS,
  type PoolEstimate,
} from "@/lib/model/types";

/*
 * Made-up facts for figures, without the model or its data: a golden drawing must change only when
 * the painter does. Round numbers, so that a drawing can be checked by eye.
 */

const HOUR_MICRO_USD = 192_000;
/** 0.192 × 730 */
const NODE_MONTH_MICRO_USD = HOUR_MICRO_USD * 730;

function book(nodes: number, mesh: number): Readonly<Record<(typeof OWNERS)[number], number>> {
  const all = Object.fromEntries(OWNERS.map((owner) => [owner, 0])) as Record<
    (typeof OWNERS)[number],
    number
  >;
  const total = nodes * 4000;
  all.reserved = nodes * 80;
  all.system = nodes * 150;
  all["per-pod-proxies"] = Math.floor(mesh * 0.7);
  all["per-node-agents"] = Math.floor(mesh * 0.2);
  all["control-plane"] = mesh - all["per-pod-proxies"] - all["per-node-agents"];
  all.applications = Math.floor((total - all.reserved - all.system - mesh) * 0.9);
  all.stranded = total - all.reserved - all.system - mesh - all.applications;
  return all;
}

function pool(nodes: number, mesh: number, proven: boolean): PoolEstimate {
  const cpu = book(nodes, mesh);
  const breakdown: Breakdown = { cpuMilli: cpu, memoryMiB: cpu, pods: cpu };
  const nothing = { cpuMilli: 0, memoryMiB: 0 };
  const first = {
    nodes,
    lowerBound: proven ? nodes : nodes - 1,
    proven,
    bindingResource: "cpu" as const,
    decidedBy: "cpu" as const,
    breakdown,
    components: [],
  };
  return {
    ...first,
    pools: [{ ...first, name: "default", nodeType: "m6i.xlarge" }],
    use: nothing,
    meshUse: nothing,
    meshRequest: { cpuMilli: mesh, memoryMiB: mesh },
    bill: [{ id: "nodes", label: "Nodes", microUsdPerMonth: nodes * NODE_MONTH_MICRO_USD }],
    microUsdPerMonth: nodes * NODE_MONTH_MICRO_USD,
    fairShareMicroUsdPerMonth: mesh,
    removed: [],
    latency: { p50Ms: mesh / 10_000, p99Ms: mesh / 2500 },
  };
}

export type MadeOption = {
  readonly id: string;
  readonly name: string;
  /** Low, typical, high. */
  readonly nodes: readonly [number, number, number];
  readonly proven?: boolean;
  readonly belowLevel?: readonly string[];
  readonly planned?: boolean;
};

function option(made: MadeOption, baseline: MadeOption): OptionEstimate {
  const proven = made.proven ?? true;
  const [low, typical, high] = made.nodes;
  const [low0, typical0, high0] = baseline.nodes;
  const mesh = (nodes: number) => (made.id === "none" ? 0 : nodes * 300);
  return {
    id: made.id,
    name: made.name,
    feasibility: { status: "feasible", reason: "", evidence: [] },
    belowLevel: made.belowLevel ?? [],
    requirements: [],
    low: pool(low, mesh(low), proven),
    typical: pool(typical, mesh(typical), proven),
    high: pool(high, mesh(high), proven),
    delta: {
      nodes: { low: low - low0, typical: typical - typical0, high: high - high0 },
      microUsdPerMonth: {
        low: (low - low0) * NODE_MONTH_MICRO_USD,
        typical: (typical - typical0) * NODE_MONTH_MICRO_USD,
        high: (high - high0) * NODE_MONTH_MICRO_USD,
      },
      share: (typical - typical0) / typical0,
    },
    upgrade: upgradeOf(made),
    warnings: [],
    issues:
      made.planned === false
        ? [{ code: "does-not-fit", path: "", message: "A pod of it is larger than a node." }]
        : [],
  };
}

/** Sidecars restart 400 pods and want two nodes more; the others roll one agent a node. */
function upgradeOf({ id, nodes: [, nodes] }: MadeOption): OptionEstimate["upgrade"] {
  const restartsPods = id === "istio-sidecar" || id === "linkerd";
  const seconds = restartsPods ? 600 : 60 * nodes;
  return {
    restartsPods,
    rollsAgents: !restartsPods,
    doublesControlPlane: id === "istio-sidecar",
    interrupts: restartsPods ? "Every meshed pod restarts." : "Connections of one node at a time.",
    steps: ["Take the new version", "Roll it out"],
    evidence: [],
    podsRestarted: restartsPods ? 400 : 0,
    agentsRolled: restartsPods ? 0 : nodes,
    surgePods: restartsPods ? 100 : 0,
    extraNodes: restartsPods ? 2 : 0,
    durationSeconds: { low: seconds / 2, typical: seconds, high: seconds * 3 },
  };
}

export const SIX_OPTIONS: readonly MadeOption[] = [
  { id: "none", name: "No mesh", nodes: [41, 41, 41] },
  { id: "istio-sidecar", name: "Istio sidecar", nodes: [52, 55, 71] },
  {
    id: "istio-ambient-l4",
    name: "Istio ambient L4",
    nodes: [42, 43, 46],
    belowLevel: ["no layer-7 policy"],
  },
  { id: "istio-ambient-waypoints", name: "Istio ambient + waypoints", nodes: [43, 44, 47] },
  { id: "linkerd", name: "Linkerd", nodes: [44, 46, 52], proven: false },
  { id: "cilium", name: "Cilium", nodes: [40, 41, 48] },
];

/** The parts of a cluster that figures look at. */
const CLUSTER = {
  node: {
    name: "m6i.xlarge",
    machine: { cpuMilli: 4000, memoryMiB: 16_384 },
    allocatable: { cpuMilli: 3920, memoryMiB: 14_800 },
    maxPods: 58,
    parts: [
      {
        id: "hypervisor-kernel",
        label: "Firmware, hypervisor and kernel",
        cpuMilli: 0,
        memoryMiB: 600,
      },
      { id: "kube-reserved", label: "Kube-reserved", cpuMilli: 80, memoryMiB: 884 },
      { id: "eviction-threshold", label: "Eviction threshold", cpuMilli: 0, memoryMiB: 100 },
      { id: "allocatable", label: "Allocatable", cpuMilli: 3920, memoryMiB: 14_800 },
    ],
    capacityBasis: "measured",
    priceMicroUsdPerHour: HOUR_MICRO_USD,
  },
  daemonSets: [
    { name: "aws-node", role: "cni", request: { cpuMilli: 50, memoryMiB: 0 } },
    { name: "kube-proxy", role: "kube-proxy", request: { cpuMilli: 100, memoryMiB: 0 } },
  ],
  clusters: 1,
} as unknown as Cluster;

const PROVENANCE: Provenance = {
  scenarioName: "Payments platform",
  place: "EKS us-east-1, m6i.xlarge on demand",
  pricesAsOf: "2026-07-20",
  sources: "made-up figures for a test",
  release: "toy",
  query: "v=1&m=toy&pods=400",
  erratum: undefined,
  fallbacks: [],
};

function madeCosts(comparison: Comparison): CostByPods {
  const points = [100, 200, 300, 400, 500, 600, 700, 800].map((pods) => ({
    pods,
    options: comparison.options.map(({ id, name, typical, issues }) => ({
      id,
      name,
      nodes: Math.ceil((typical.nodes * pods) / 400),
      microUsdPerMonth: Math.ceil((typical.nodes * pods) / 400) * NODE_MONTH_MICRO_USD,
      planned: issues.length === 0,
    })),
  }));
  return { here: 400, points };
}

/**
 * Nodes of 4 vCPU and 16 GiB: 80m and 1,584 MiB are kept by kernel and kubelet, 150m by DaemonSets.
 * Of each pool all nodes but two carry ten pods of 300m and 512 MiB (nine beside sidecars of 40m and
 * 50 MiB each), one carries two, and one none.
 */
export function madeBins(
  { options }: Pick<Comparison, "options">,
  name = "cart or 11 others alike",
): readonly OptionBins[] {
  return options.filter(isPlanned).map(({ id, name: option, typical: { nodes } }) => {
    const sidecars = id === "istio-sidecar" || id === "linkerd";
    const full = sidecars ? 9 : 10;
    return {
      id,
      name: option,
      pools: [
        {
          pool: "default",
          nodeType: "m6i.xlarge",
          nodes,
          machineCpuMilli: 4000,
          machineMemoryMiB: 16_384,
          bins: [
            [full, nodes - 2],
            [2, 1],
            [0, 1],
          ].map(([pods = 0, count = 0]) => madeBin(pods, count, sidecars, name)),
        },
      ],
    };
  });
}

function madeBin(pods: number, count: number, sidecars: boolean, name: string): NodeBin {
  const held = [
    { owner: "applications", cpuMilli: 300 * pods, memoryMiB: 512 * pods },
    {
      owner: "per-pod-proxies",
      cpuMilli: sidecars ? 40 * pods : 0,
      memoryMiB: sidecars ? 50 * pods : 0,
    },
    { owner: "system", cpuMilli: 150, memoryMiB: 0 },
    { owner: "reserved", cpuMilli: 80, memoryMiB: 1584 },
  ] as const;
  return {
    count,
    pods,
    contents: pods === 0 ? [] : [{ name, count: pods }],
    slices: held
      .filter(({ cpuMilli, memoryMiB }) => cpuMilli > 0 || memoryMiB > 0)
      .map((slice) => ({
        ...slice,
        cpuShare: slice.cpuMilli / 4000,
        memoryShare: slice.memoryMiB / 16_384,
      })),
  };
}

/** The chart wants a fifth more nodes, at $1,682 a year each; one option's chart wants fewer. */
function madeGains({ options }: Comparison): readonly RightSizingGain[] {
  const yearMicroUsd = NODE_MONTH_MICRO_USD * 12;
  return options
    .slice(1)
    .filter(({ issues }) => issues.length === 0)
    .map(({ id, name, typical: { nodes } }) => {
      const more = id === "cilium" ? -2 : Math.round(nodes / 5);
      return {
        id,
        name,
        chartNodes: nodes + more,
        rightSizedNodes: nodes,
        gainMicroUsdPerYear: {
          low: (more - 2) * yearMicroUsd,
          typical: more * yearMicroUsd,
          high: (more + 1) * yearMicroUsd,
        },
        settings: [],
      };
    });
}

/** Sidecars restart 400 pods, Cilium recreates every node of today; two weeks side by side. */
function madeMoves({ options }: Comparison): MovesIn {
  const [now, ...others] = options;
  if (now === undefined) throw new Error("a comparison has a baseline");
  const moves = others
    .filter(({ issues }) => issues.length === 0)
    .map(({ id, name, typical: { nodes, microUsdPerMonth } }): MoveIn => {
      const swaps = id === "cilium";
      const extra = swaps ? 2 : id === "linkerd" ? 1 : 0;
      const restarted = swaps || id === "linkerd" || id === "istio-sidecar" ? 400 : 0;
      const seconds = swaps ? 180 * now.typical.nodes : restarted === 0 ? 0 : 2000;
      // 14 of 730 ÷ 24 days
      const usd = (count: number) => Math.round((count * NODE_MONTH_MICRO_USD * 14 * 24) / 730);
      return {
        id,
        name,
        nodesNow: now.typical.nodes,
        nodesMeanwhile: Math.max(nodes, now.typical.nodes) + extra,
        nodesAfter: nodes,
        extraNodes: { low: extra, typical: extra, high: extra + 1 },
        podsRestarted: restarted,
        rounds: restarted === 0 ? 0 : 1,
        newCluster: false,
        deltaMicroUsdPerMonth: microUsdPerMonth - now.typical.microUsdPerMonth,
        engineersCounted: true,
        nodesRecreated: swaps ? now.typical.nodes : 0,
        durationSeconds: { low: seconds / 2, typical: seconds, high: seconds * 3 },
        twoControlPlanes: false,
        days: 14,
        lines: extra === 0 ? [] : [{ label: "Nodes meanwhile", microUsd: usd(extra) }],
        microUsd: { low: usd(extra), typical: usd(extra), high: usd(extra + 1) },
        caution: "",
        steps: ["Install it", "Move to it"],
        evidence: [],
      };
    });
  return { from: { id: now.id, name: now.name }, engineersCounted: true, moves };
}

/** A year of 5 % a month on 400 pods; Cilium starts two nodes dearer and grows by half as much. */
function madeGrowth({ options }: Comparison): Growth {
  const months = Array.from({ length: 12 }, (_, month) => month);
  const able = options.filter(({ issues }) => issues.length === 0);
  const spots = ({ id, typical }: OptionEstimate) =>
    months.map((month) => {
      const grown = typical.nodes * (1 + (month * 5) / 100 / (id === "cilium" ? 2 : 1));
      const nodes = Math.ceil(grown) + (id === "cilium" ? 5 : 0);
      return {
        at: month,
        pods: 400 + 20 * month,
        meshedPods: 400 + 20 * month,
        nodes,
        nodesAtLeast: nodes,
        microUsdPerMonth: nodes * NODE_MONTH_MICRO_USD,
        meshCpuMilli: 0,
        meshMemoryMiB: 0,
      };
    });
  const axis = {
    id: "growth",
    label: "Month",
    unit: "",
    low: 0,
    high: 11,
    here: 0,
    names: months.map((month) => `Month ${month + 1}`),
  };
  // A node less at low coefficients, two more at high ones.
  const moved = (spot: SweepSpot, by: number) => ({
    ...spot,
    nodes: spot.nodes + by,
    microUsdPerMonth: (spot.nodes + by) * NODE_MONTH_MICRO_USD,
  });
  const band = (one: OptionEstimate) =>
    spots(one).map((spot) => ({ low: moved(spot, -1), high: moved(spot, 2), planned: true }));
  const lines = able.map((one) => ({
    id: one.id,
    name: one.name,
    spots: spots(one),
    band: band(one),
  }));
  const candidates = able.filter(({ belowLevel }) => belowLevel.length === 0);
  const ids = candidates.slice(1).map(({ id }) => id);
  return growthOf({ axis, lines, cheapest: [], pairs: [], plans: 0 }, ids);
}

const isPlanned = ({ issues }: OptionEstimate) => issues.length === 0;

/** Sidecars, fourteen nodes above no mesh: one value moves them by −5 and +6 nodes, one upwards only. */
function madeTornado({ options }: Comparison): Tornado | undefined {
  const option = options.slice(1).find(isPlanned);
  if (option === undefined) return undefined;
  const delta = (nodes: number) => ({ nodes, microUsdPerMonth: nodes * NODE_MONTH_MICRO_USD });
  const bar = (id: string, kind: TornadoBar["kind"], low: number, high: number): TornadoBar => ({
    id,
    label: `A made-up value called ${id}`,
    kind,
    lowText: "0.5 ratio",
    highText: "2 ratio",
    low: delta(low),
    high: delta(high),
  });
  return {
    option: { id: option.id, name: option.name },
    here: delta(14),
    bars: [
      bar("hardware", "coefficient", 9, 20),
      bar("traffic", "input", 12, 17),
      bar("machine", "choice", 17, 15),
      bar("spread", "coefficient", 14, 15),
    ],
    unmoved: 30,
  };
}

/** The middle sample is the typical count; candidates share the samples in halves of what is left. */
function madeUncertainty({ options }: Comparison): Uncertainty {
  const planned = options.filter(isPlanned);
  const candidates = planned.slice(1).filter(({ belowLevel }) => belowLevel.length === 0);
  return {
    samples: 200,
    seed: 1,
    tiedShare: 0.04,
    closeShare: 0.1,
    plans: 30,
    options: planned.map((option) => {
      const rank = candidates.indexOf(option);
      const last = rank === candidates.length - 1;
      const nodes = {
        p10: option.low.nodes,
        p50: option.typical.nodes,
        p90: option.high.nodes,
      };
      const usd = (count: number) => count * NODE_MONTH_MICRO_USD;
      return {
        id: option.id,
        name: option.name,
        candidate: rank >= 0,
        nodes,
        microUsdPerMonth: { p10: usd(nodes.p10), p50: usd(nodes.p50), p90: usd(nodes.p90) },
        lowNodes: nodes.p10,
        highNodes: nodes.p90,
        cheapestShare: rank < 0 ? 0 : 1 / 2 ** (last ? rank : rank + 1),
      };
    }),
  };
}

/** The first mesh below the diagonal, the last above it, both on it. */
function madeMap({ options }: Comparison): BreakEvenMap | undefined {
  const competing = options.slice(1).filter(isPlanned);
  const [first, last] = [competing[0], competing.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const values = [1, 11, 21, 31, 41, 51];
  const axis = { id: "pods", label: "Pods", unit: "pods", scale: "linear", names: [] } as const;
  const cells = values.flatMap((_, row) =>
    values.map((__, column) => ({
      cheapest:
        column === row && first !== last
          ? [first.id, last.id]
          : [column >= row ? first.id : last.id],
      margin: column === row ? 0 : Math.abs(column - row) / 30,
      open: [],
    })),
  );
  return {
    x: { ...axis, values, here: 31 },
    y: {
      ...axis,
      id: "requests",
      label: "Requests per second",
      unit: "requests",
      values,
      here: 11,
    },
    cells,
    // Along the second row the tie begins at 6 and ends before 15.
    edges: [
      { direction: "x", column: 0, row: 1, at: 6 },
      { direction: "x", column: 1, row: 1, at: 15 },
    ],
    options: competing.map(({ id, name }) => ({ id, name })),
    stage: "sharp",
    plans: 12,
  };
}

/** From 100 to 900 in steps of a node for every 100; the first mesh is the cheapest up to 499. */
function madeSweep({ options }: Comparison, id: string): Sweep {
  const planned = options.filter(isPlanned);
  const [, first, second = first] = planned;
  const ids = (one: OptionEstimate | undefined) => (one === undefined ? [] : [one.id]);
  const spot = (rank: number, at: number): SweepSpot => {
    const nodes = Math.ceil(at / 100) + rank;
    return {
      at,
      pods: at,
      meshedPods: at,
      nodes,
      nodesAtLeast: nodes,
      microUsdPerMonth: nodes * NODE_MONTH_MICRO_USD,
      meshCpuMilli: rank * at * 10,
      meshMemoryMiB: rank * at * 64,
    };
  };
  return {
    axis: { id, label: "Pods", unit: "pods", low: 100, high: 900, here: 400, names: [] },
    lines: planned.map(({ id: option, name }, rank) => ({
      id: option,
      name,
      spots: [100, 200, 201, 400, 500, 501, 900].map((at) => spot(rank, at)),
      band: [],
    })),
    cheapest: [
      { from: 100, to: 499, cheapest: ids(first) },
      { from: 500, to: 900, cheapest: ids(second) },
    ],
    pairs: [],
    plans: 40,
  };
}

export function madeFacts(
  options: readonly MadeOption[] = SIX_OPTIONS,
  provenance: Partial<Provenance> = {},
): FigureFacts {
  const [baseline] = options;
  if (baseline === undefined) throw new Error("a comparison has a baseline");
  const comparison: Comparison = {
    options: options.map((made) => option(made, baseline)),
    cheapest: options[1]?.id,
  };
  return {
    comparison,
    cluster: CLUSTER,
    pods: 400,
    hops: 3,
    fanOut: 1,
    costByPods: () => madeCosts(comparison),
    nodeBins: () => madeBins(comparison),
    rightSizing: () => madeGains(comparison),
    movingIn: () => madeMoves(comparison),
    growth: () => madeGrowth(comparison),
    tornado: () => madeTornado(comparison),
    sweep: (view) => ({ ...madeSweep(comparison, view?.axis ?? "pods"), every: 1 }),
    uncertainty: () => madeUncertainty(comparison),
    breakEven: () => madeMap(comparison),
    provenance: { ...PROVENANCE, ...provenance },
  };
}
