import type { AmountKind } from "@/components/inputs/read-amount";
import type { RowColumn } from "./row-columns";

/** A limit of a container: a request where none is stated beside it, and no part of a row itself. */
export type LimitColumn = {
  readonly key: "cpuLimit" | "memoryLimit";
  readonly title: string;
  readonly kind: "limit";
  readonly amount: AmountKind;
};

/** What a pasted column can be. */
export type PasteTarget = RowColumn | LimitColumn;

export const LIMIT_COLUMNS: readonly LimitColumn[] = [
  { key: "cpuLimit", title: "CPU limit", kind: "limit", amount: "cpu" },
  { key: "memoryLimit", title: "Memory limit", kind: "limit", amount: "memory" },
];

/** The column a heading names in the table's own words. */
export function namedColumn(heading: string, columns: readonly RowColumn[]): RowColumn | undefined {
  const word = heading.trim().toLowerCase();
  return columns.find(
    (column) =>
      column.title.toLowerCase() === word ||
      column.key.toLowerCase() === word ||
      column.aliases.includes(word),
  );
}

/** Words of a heading that speak for a column; the first that fits counts. */
const WORDS: readonly (readonly [key: PasteTarget["key"], words: RegExp])[] = [
  ["cpuLimit", /\b(cpus?|vcpus?|cores?)\b.*\blim|\blim\w*\b.*\b(cpus?|vcpus?|cores?)\b/],
  ["memoryLimit", /\b(mem|memory|ram)\b.*\blim|\blim\w*\b.*\b(mem|memory|ram)\b/],
  ["initCpuMilli", /\binit\b.*\bcpu\b|\bcpu\b.*\binit\b/],
  ["initMemoryMiB", /\binit\b.*\bmem|\bmem\w*\b.*\binit\b/],
  ["hpaTargetCpuPercent", /\bhpa\b/],
  [
    "cpuUseMilli",
    /\b(cpus?|vcpus?|cores?)\b.*\bus(e|ed|age)\b|\bus(e|ed|age)\b.*\b(cpus?|vcpus?|cores?)\b/,
  ],
  ["memoryUseMiB", /\b(mem|memory|ram)\b.*\bus(e|ed|age)\b|\bus(e|ed|age)\b.*\b(mem|memory|ram)\b/],
  ["cpuRequestMilli", /\b(cpus?|vcpus?|cores?|millicores?)\b/],
  ["memoryRequestMiB", /\b(mem|memory|ram)\b/],
  [
    "httpRequestsPerSecondOut",
    /\b(rps|qps|tps|reqs?|requests?)\b.*\bout(bound)?\b|\bout(bound)?\b.*\b(rps|qps|tps|reqs?|requests?)\b/,
  ],
  ["httpRequestsPerSecondIn", /\b(rps|qps|tps|requests?|reqs?)\b/],
  ["l7SharePercent", /\bl7\b/],
  ["namespace", /\b(namespaces?|ns|team)\b/],
  ["maxPerNode", /\b(per|a) node\b/],
  ["pool", /\bpool\b/],
  ["connections", /\bconn(ection)?s?\b/],
  ["payloadKB", /\b(payload|kb)\b/],
  ["replicas", /\b(replicas?|copies|pods|instances|count)\b/],
  ["protocol", /\bproto(col)?\b/],
  ["meshed", /\b(mesh|meshed|inject(ed|ion)?)\b/],
  ["guaranteed", /\b(guaranteed|qos)\b/],
  [
    "name",
    /\b(deployments?|workloads?|services?|microservices?|apps?|applications?|name|component)\b/,
  ],
];

/** The column a heading in somebody's own words most likely means. */
export function likelyColumn(
  heading: string,
  columns: readonly RowColumn[],
): PasteTarget | undefined {
  const words = wordsOf(heading);
  const key = WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  return [...columns, ...LIMIT_COLUMNS].find((column) => column.key === key);
}

/** "cpuReq (m)" → "cpu req m". */
function wordsOf(heading: string): string {
  return heading
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, " ")
    .trim();
}

const HEADING_UNITS: Readonly<Record<"cpu" | "memory", readonly (readonly [RegExp, string])[]>> = {
  cpu: [[/\b(m|mcpu|millicpu|millicores?)\b/, "m"]],
  memory: [
    [/\b(mi|mib)\b/, "Mi"],
    [/\b(gi|gib)\b/, "Gi"],
    [/\b(m|mb)\b/, "M"],
    [/\b(g|gb)\b/, "G"],
  ],
};

/** The unit a heading states for the bare numbers below it, as a suffix: "Memory (MiB)" → "Mi". */
export function unitOf(heading: string, target: PasteTarget | undefined): string {
  const amount = target?.kind === "amount" || target?.kind === "limit" ? target.amount : "plain";
  if (amount === "plain") return "";
  const words = wordsOf(heading);
  return HEADING_UNITS[amount].find(([pattern]) => pattern.test(words))?.[1] ?? "";
}

/** Headings a person may use, for the help beside the box. */
export const KNOWN_HEADINGS =
  "deployment, service or app; namespace or team; replicas, copies, pods or count; CPU request; memory, mem or RAM; CPU limit, memory limit; RPS, req/s or requests per second (of one pod); protocol; connections; L7 %";
