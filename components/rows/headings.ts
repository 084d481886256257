import type { RowColumn } from "./row-columns";

/** A limit of a container: a request where none is stated beside it, and no part of a row itself. */
export type LimitColumn = {
  readonly key: "cpuLimit" | "memoryLimit";
  readonly title: string;
  readonly kind: "limit";
  readonly amount: "cpu" | "memory";
};

/** A rate of all pods of a row together: divided by its replicas it is a row's own, of one pod. */
export type TotalColumn = {
  readonly key: "totalIn" | "totalOut";
  readonly title: string;
  readonly kind: "total";
  readonly of: "httpRequestsPerSecondIn" | "httpRequestsPerSecondOut";
};

/** What a pasted column can be. */
export type PasteTarget = RowColumn | LimitColumn | TotalColumn;

/** What a pasted column can be though the table has no such column. */
export const PASTED_ONLY: readonly (LimitColumn | TotalColumn)[] = [
  { key: "cpuLimit", title: "CPU limit", kind: "limit", amount: "cpu" },
  { key: "memoryLimit", title: "Memory limit", kind: "limit", amount: "memory" },
  { key: "totalIn", title: "req/s in (of all pods)", kind: "total", of: "httpRequestsPerSecondIn" },
  {
    key: "totalOut",
    title: "req/s out (of all pods)",
    kind: "total",
    of: "httpRequestsPerSecondOut",
  },
];

/** What a column says of a row: two that say the same cannot both be taken. */
export function saysOf(target: PasteTarget | undefined): string | undefined {
  return target?.kind === "total" ? target.of : target?.key;
}

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

/** A sum over the pods of a workload, unless it is said to be of one pod. */
const OF_ALL =
  /\b(totals?|all|sum|overall|aggregated?|combined|(per|a|by) (service|workload|deployment|app|application))\b/;
const OF_ONE = /\b(per|a|each|every|one) (pod|replica|instance|copy)\b/;

/** What a row has of one pod: a sum is none of these, and its rates alone can be divided. */
const PER_POD: readonly string[] = [
  "cpuLimit",
  "memoryLimit",
  "cpuRequestMilli",
  "memoryRequestMiB",
  "cpuUseMilli",
  "memoryUseMiB",
  "connections",
];

/** The column a heading in somebody's own words most likely means; none for a sum of another thing than a rate. */
export function likelyColumn(
  heading: string,
  columns: readonly RowColumn[],
): PasteTarget | undefined {
  const words = wordsOf(heading);
  const key = WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  if (OF_ALL.test(words) && !OF_ONE.test(words)) {
    const total = PASTED_ONLY.find((column) => column.kind === "total" && column.of === key);
    if (total !== undefined) return total;
    if (key !== undefined && PER_POD.includes(key)) return undefined;
  }
  return [...columns, ...PASTED_ONLY].find((column) => column.key === key);
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
  cpu: [
    [/\b(m|mcpu|millicpu|millicores?|millis?)\b/, "m"],
    [/\b(vcpus?|cores?)\b/, "vCPU"],
  ],
  memory: [
    [/\b(mi|mib)\b/, "Mi"],
    [/\b(gi|gib)\b/, "Gi"],
    [/\b(m|mb)\b/, "M"],
    [/\b(g|gb)\b/, "G"],
    [/\bbytes?\b/, "bytes"],
  ],
};

/** The unit a heading states for the bare numbers below it, as a suffix: "Memory (MiB)" → "Mi". */
export function unitOf(heading: string, amount: "cpu" | "memory"): string | undefined {
  const words = wordsOf(heading);
  return HEADING_UNITS[amount].find(([pattern]) => pattern.test(words))?.[1];
}

/** Headings a person may use, for the help beside the box. */
export const KNOWN_HEADINGS =
  "deployment, service or app; namespace or team; replicas, copies, pods or count; CPU request; memory, mem or RAM; CPU limit, memory limit; RPS, req/s or requests per second (of one pod, or with “total” of all); protocol; connections; L7 %";
