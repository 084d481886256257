import type { ReplayBasis } from "../catalog/replays-schema";
import { formatList } from "../format/amounts";
import type { Range } from "../model/types";

/*
 * Published against predicted, as ratios: cases in vCPU, GB and dollars then share one axis, with
 * "as published" in the middle.
 */

/** What the view needs of a run case; lib/replay.ts makes these. */
export type ComparedFigure = {
  readonly output: string;
  readonly published: number;
  readonly predicted: Range | undefined;
  readonly basis: ReplayBasis;
  readonly verdict: "holds" | "fails" | "disagrees" | "not-comparable";
};
export type ComparedCase = {
  readonly id: string;
  readonly label: string;
  readonly figures: readonly ComparedFigure[];
};

export type RatioPoint = {
  readonly id: string;
  readonly label: string;
  /** Typical prediction over the published figure; low and high of the prediction likewise. */
  readonly ratio: Range;
  readonly basis: ReplayBasis;
  readonly agrees: boolean;
};

/** Figures of one kind by one source, on one line of the chart. */
export type RatioRow = {
  readonly id: string;
  readonly label: string;
  readonly points: readonly RatioPoint[];
  /** From the lowest low to the highest high. */
  readonly span: { readonly low: number; readonly high: number };
};

/** The case's source: "Istio tools series: 10 requests/s" → "Istio tools series". */
function sourceOf(label: string): string {
  return label.split(":")[0] ?? label;
}

/** One row for each source and output, in the order of the cases. What cannot be compared is left out. */
export function ratioRows(cases: readonly ComparedCase[]): readonly RatioRow[] {
  return rowsBy(cases, (one, figure) => `${sourceOf(one.label)}: ${outputLabel(figure.output)}`);
}

/** One row for each source, whatever it measured. */
export function ratioRowsBySource(cases: readonly ComparedCase[]): readonly RatioRow[] {
  return rowsBy(cases, (one) => sourceOf(one.label));
}

function rowsBy(
  cases: readonly ComparedCase[],
  label: (one: ComparedCase, figure: ComparedFigure) => string,
): readonly RatioRow[] {
  const rows = new Map<string, RatioPoint[]>();
  for (const one of cases) {
    for (const figure of one.figures) {
      const point = ratioPoint(one, figure);
      if (point === undefined) continue;
      const key = label(one, figure);
      const row = rows.get(key);
      if (row === undefined) rows.set(key, [point]);
      else row.push(point);
    }
  }
  return [...rows].map(([label, points]) => ({
    id: label,
    label,
    points,
    span: {
      low: Math.min(...points.map((point) => point.ratio.low)),
      high: Math.max(...points.map((point) => point.ratio.high)),
    },
  }));
}

function ratioPoint(one: ComparedCase, figure: ComparedFigure): RatioPoint | undefined {
  const { predicted, published, verdict } = figure;
  if (predicted === undefined || published === 0 || verdict === "not-comparable") return undefined;
  return {
    id: `${one.id} ${figure.output}`,
    label: `${one.label}, ${outputLabel(figure.output)}`,
    ratio: {
      low: predicted.low / published,
      typical: predicted.typical / published,
      high: predicted.high / published,
    },
    basis: figure.basis,
    agrees: verdict === "holds",
  };
}

/** How many figures agree, those the model was fitted to apart from those it had not seen. */
export function agreementInWords(rows: readonly RatioRow[]): string {
  const points = rows.flatMap((row) => row.points);
  const counted = (of: readonly RatioPoint[]) =>
    `${of.filter((point) => point.agrees).length} of ${of.length}`;
  const parts = BASES.flatMap(({ basis, words }) => {
    const of = points.filter((point) => point.basis === basis);
    return of.length === 0 ? [] : [`${counted(of)} ${words}`];
  });
  return `${counted(points)} published figures are within the agreed tolerance of the model: ${formatList(parts)}.`;
}

const BASES: readonly { readonly basis: ReplayBasis; readonly words: string }[] = [
  { basis: "held-out", words: "held out, which no coefficient has seen" },
  { basis: "fitted", words: "that coefficients were fitted to" },
  { basis: "arithmetic", words: "sums of published requests" },
];

const OUTPUT_LABELS: Readonly<Record<string, string>> = {
  "istiod.cpu": "istiod CPU",
  "istiod.memory": "istiod memory",
  "sidecar.cpu": "sidecar CPU",
  "sidecar.memory": "sidecar memory",
  "sidecars.cpu": "CPU of all sidecars",
  "sidecars.memory": "memory of all sidecars",
  "sidecars.memoryPerReplica": "memory of one sidecar more",
  "twoProxies.cpu": "CPU of client and server proxy",
  "client.cpu": "client proxy CPU",
  "server.cpu": "server proxy CPU",
  "path.p90Added": "added p90 of the path",
  "waypoint.cpu": "waypoint CPU",
  "waypoint.memory": "waypoint memory",
  "ztunnel.cpu": "ztunnel CPU",
  "ztunnel.memory": "ztunnel memory",
  "ztunnel.memoryPerReplica": "ztunnel memory, one pod more",
  "agent.memory": "agent memory",
  "agent.bpfMemory": "BPF maps",
  "agent.memoryPerPod": "agent memory, one pod more",
  "cluster.cpuReserved": "CPU reserved",
  "cluster.memoryReserved": "memory reserved",
  "cluster.nodes": "nodes",
  "cluster.cost": "cost",
};

/** What was published, in words. */
export function outputLabel(output: string): string {
  return OUTPUT_LABELS[output] ?? output;
}

/* ------------------------------------------------------------------- axis */

/** Ends of the axis: an eighth of the published figure to eight times it. */
const AXIS_POWER = 3;

export const RATIO_TICKS = [
  { ratio: 1 / 8, label: "⅛" },
  { ratio: 1 / 4, label: "¼" },
  { ratio: 1 / 2, label: "½" },
  { ratio: 1, label: "as published" },
  { ratio: 2, label: "2×" },
  { ratio: 4, label: "4×" },
  { ratio: 8, label: "8×" },
] as const;

/** Where a ratio stands on a logarithmic axis, in percent of its width; clipped at the ends. */
export function ratioPosition(ratio: number): number {
  if (ratio <= 0) return 0;
  const share = (Math.log2(ratio) + AXIS_POWER) / (2 * AXIS_POWER);
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}
