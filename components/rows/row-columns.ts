import { type AmountKind, readAmount, writeAmount } from "@/components/inputs/read-amount";
import { err, ok, type Result } from "@/lib/result";
import type { Limits } from "@/lib/scenario/limits";
import type { WorkloadRow } from "@/lib/scenario/schema";

type CellAmount = Exclude<AmountKind, "nodeCpu">;

/** One column of the workload table: how its cell is written and read. */
export type RowColumn = {
  readonly key: keyof WorkloadRow;
  readonly title: string;
  readonly widthPx: number;
  /** Other headings a spreadsheet may give it. */
  readonly aliases: readonly string[];
  /** What it is, for those who meet the term here. */
  readonly hint?: string;
  /** Shown only when asked for. */
  readonly more?: true;
} & (
  | { readonly kind: "text" }
  | { readonly kind: "flag" }
  /** One of a few words; left empty, the scenario's own choice holds. */
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  /** Optional amounts may be left empty: the scenario's own figure holds then. */
  | { readonly kind: "amount"; readonly amount: CellAmount; readonly optional: boolean }
);

/** In the order of the table, and of pasted cells without headings. */
export const ROW_COLUMNS: readonly RowColumn[] = [
  { key: "name", title: "Name", widthPx: 180, kind: "text", aliases: ["workload", "service"] },
  { key: "namespace", title: "Namespace", widthPx: 130, kind: "text", aliases: ["ns"] },
  amount("replicas", "Replicas", 90, "plain", false, ["pods", "count"]),
  amount("cpuRequestMilli", "CPU", 90, "cpu", false, ["cpu request", "cpurequest"]),
  amount("memoryRequestMiB", "Memory", 90, "memory", false, ["memory request", "mem"]),
  amount("httpRequestsPerSecondIn", "req/s in (per pod)", 130, "plain", true, [
    "rps",
    "rps in",
    "req/s",
    "req/s in",
  ]),
  amount("httpRequestsPerSecondOut", "req/s out (per pod)", 140, "plain", true, [
    "rps out",
    "req/s out",
  ]),
  amount("l7SharePercent", "L7 %", 80, "plain", true, ["l7", "l7 share"]),
  { key: "meshed", title: "In mesh", widthPx: 80, kind: "flag", aliases: ["mesh", "meshed"] },
  ...[
    choice("protocol", "Protocol", 90, ["http1", "grpc", "tcp"], "Of the pod's requests"),
    hinted(amount("payloadKB", "KB", 80, "plain", true, ["payload"]), "Request and response"),
    hinted(
      amount("connections", "Connections", 110, "plain", true, []),
      "Open through the pod's proxy",
    ),
    hinted(amount("cpuUseMilli", "CPU used", 100, "cpu", true, ["cpu use"]), "At peak, of one pod"),
    hinted(
      amount("memoryUseMiB", "Memory used", 110, "memory", true, ["memory use"]),
      "At peak, of one pod",
    ),
    hinted(
      amount("initCpuMilli", "Init CPU", 90, "cpu", false, []),
      "Largest request of the init phase",
    ),
    hinted(
      amount("initMemoryMiB", "Init memory", 110, "memory", false, []),
      "Largest request of the init phase",
    ),
    hinted(
      amount("podCpuRequestMilli", "Pod-level CPU", 120, "cpu", true, []),
      "Request of the pod as a whole (pod-level resources)",
    ),
    hinted(
      amount("podMemoryRequestMiB", "Pod-level memory", 140, "memory", true, []),
      "Request of the pod as a whole (pod-level resources)",
    ),
    hinted(
      amount("overheadCpuMilli", "Overhead CPU", 120, "cpu", true, []),
      "Pod overhead of its RuntimeClass",
    ),
    hinted(
      amount("overheadMemoryMiB", "Overhead memory", 140, "memory", true, []),
      "Pod overhead of its RuntimeClass",
    ),
    hinted(
      amount("maxPerNode", "Most a node", 110, "plain", true, ["max per node"]),
      "Spread over hosts: at most so many replicas on one node",
    ),
    hinted(
      amount("hpaTargetCpuPercent", "HPA CPU %", 100, "plain", true, ["hpa"]),
      "Target of a HorizontalPodAutoscaler on CPU utilisation",
    ),
    choice(
      "unmeshable",
      "Kind left out",
      130,
      ["host-network", "daemonset", "job", "windows"],
      "Pods that some meshes cannot take in",
    ),
    {
      key: "guaranteed",
      title: "Guaranteed",
      widthPx: 100,
      kind: "flag",
      aliases: ["qos guaranteed"],
      hint: "QoS class Guaranteed: every container's limits equal its requests",
    } as const,
  ].map((column) => ({ ...column, more: true as const })),
];

/**
 * With several node pools the table has a column for them, after those that are always shown;
 * `always` asks for it even where there is but the default one.
 */
export function columnsWith(pools: readonly string[], always = false): readonly RowColumn[] {
  if (pools.length === 0 && !always) return ROW_COLUMNS;
  const first = ROW_COLUMNS.filter((column) => column.more !== true);
  const rest = ROW_COLUMNS.filter((column) => column.more === true);
  return [...first, poolColumn(pools), ...rest];
}

/** The node pool of a row's pods; empty, or "default", is the default one. */
function poolColumn(pools: readonly string[]): RowColumn {
  const hint = "Node pool its pods run in; empty: the default one";
  return { ...choice("pool", "Pool", 110, pools, hint), aliases: ["node pool", "nodepool"] };
}

function hinted(column: RowColumn, hint: string): RowColumn {
  return { ...column, hint };
}

function choice(
  key: keyof WorkloadRow,
  title: string,
  widthPx: number,
  choices: readonly string[],
  hint: string,
): RowColumn {
  return { key, title, widthPx, kind: "choice", choices, aliases: [], hint };
}

function amount(
  key: keyof WorkloadRow,
  title: string,
  widthPx: number,
  kind: CellAmount,
  optional: boolean,
  aliases: readonly string[],
): RowColumn {
  return { key, title, widthPx, kind: "amount", amount: kind, optional, aliases };
}

export type CellValue = string | number | boolean | undefined;

/** A cell's text → its value, or the rule it breaks. */
export function readCell(
  column: RowColumn,
  text: string,
  limits: Limits | undefined,
): Result<CellValue> {
  switch (column.kind) {
    case "text":
      return readText(column, text);
    case "flag":
      return readFlag(column, text);
    case "choice":
      return readChoice(column, column.choices, text);
    case "amount":
      if (text.trim() === "" && column.optional) return ok(undefined);
      return readAmount(text, column.amount, limits ?? NO_LIMITS, column.title);
  }
}

const NO_LIMITS: Limits = { low: 0, high: Number.MAX_SAFE_INTEGER, whole: false };
const LONGEST_NAME = 200;

function readText(column: RowColumn, text: string): Result<CellValue> {
  const trimmed = text.trim();
  if (trimmed !== "" && trimmed.length <= LONGEST_NAME) return ok(trimmed);
  const message =
    trimmed === "" ? "Must not be empty." : `Must be at most ${LONGEST_NAME} characters.`;
  return err({ code: "bad-name", path: column.title, message, received: text.slice(0, 80) });
}

function readFlag(column: RowColumn, text: string): Result<CellValue> {
  const word = text.trim().toLowerCase();
  if (["", "1", "yes", "y", "true", "x", "✓"].includes(word)) return ok(true);
  if (["0", "no", "n", "false", "-"].includes(word)) return ok(false);
  const message = "Write yes or no.";
  return err({ code: "not-a-flag", path: column.title, message, received: text.slice(0, 80) });
}

function readChoice(
  column: RowColumn,
  choices: readonly string[],
  text: string,
): Result<CellValue> {
  const word = text.trim().toLowerCase();
  if (word === "" || (column.key === "pool" && word === "default")) return ok(undefined);
  const meant = column.key === "protocol" ? (PROTOCOL_WORDS[word] ?? word) : word;
  const found = choices.find((each) => each.toLowerCase() === meant);
  if (found !== undefined) return ok(found);
  const message =
    choices.length === 0
      ? "Leave it empty: there is no other."
      : `Write one of: ${choices.join(", ")}; or leave it empty.`;
  return err({ code: "not-a-choice", path: column.title, message, received: text.slice(0, 80) });
}

/** What people call protocols; a proxy pays for gRPC as for HTTP/2, which carries it. */
const PROTOCOL_WORDS: Readonly<Record<string, string>> = {
  http: "http1",
  https: "http1",
  "http/1": "http1",
  "http/1.1": "http1",
  "http 1.1": "http1",
  rest: "http1",
  h2: "grpc",
  h2c: "grpc",
  http2: "grpc",
  "http/2": "grpc",
};

/** A value as its cell shows it. */
export function writeCell(column: RowColumn, row: WorkloadRow): string {
  const value = row[column.key];
  if (value === undefined) return "";
  if (column.kind === "amount") return writeAmount(Number(value), column.amount);
  if (column.kind === "flag") return value === true ? "yes" : "no";
  return String(value);
}

/** A row with one cell replaced; an optional cell left empty is left out. */
export function withCell(row: WorkloadRow, column: RowColumn, value: CellValue): WorkloadRow {
  const { [column.key]: _, ...others } = row;
  return (value === undefined ? others : { ...others, [column.key]: value }) as WorkloadRow;
}

/** Whether a row says something in a column that is not shown at first. */
export function usesMoreColumns(row: WorkloadRow): boolean {
  const plain: Readonly<Record<string, unknown>> = newRow(1);
  return ROW_COLUMNS.some(({ key, more }) => more === true && row[key] !== plain[key]);
}

/** A row as the table adds it. */
export function newRow(index: number): WorkloadRow {
  return {
    name: `workload-${index}`,
    namespace: "default",
    replicas: 1,
    cpuRequestMilli: 100,
    memoryRequestMiB: 128,
    initCpuMilli: 0,
    initMemoryMiB: 0,
    meshed: true,
    guaranteed: false,
  };
}
