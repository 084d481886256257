import type { Issue } from "@/lib/result";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { parseCpuMilli, parseMemoryMiB } from "@/lib/units/quantity";
import type { Pasted } from "./rows-of-table";
import { newRow } from "./row-columns";

type Bag = Readonly<Record<string, unknown>>;

/** Whether pasted text is JSON, as `kubectl … -o json` prints it. */
export function isKubernetesJson(text: string): boolean {
  return text.trimStart().startsWith("{");
}

/**
 * What `kubectl get deploy,sts -A -o json` prints → rows: a workload's replicas and the requests of
 * its pod, as the scheduler counts them. Only what sizing needs is read; names of containers,
 * images and environment stay unread.
 */
export function parseWorkloads(text: string, most: number): Pasted {
  const json = parseJson(text);
  if (json === undefined) return refused("not-json", "The text is not complete JSON.");
  const items = json["kind"] === "List" ? listOf(json["items"]) : [json];
  const issues: Issue[] = [];
  const rows = items.flatMap((item, index) => readItem(bagOf(item), index, issues));
  if (rows.length === 0 && issues.length === 0) {
    return refused("no-workloads", "The JSON lists no Deployment, StatefulSet or DaemonSet.");
  }
  if (rows.length > most) {
    issues.push({
      code: "too-many-rows",
      path: "rows",
      message: `Only the first ${most} rows were taken; a scenario holds no more.`,
      received: String(rows.length),
    });
  }
  return { rows: rows.slice(0, most), issues, notes: [] };
}

function refused(code: string, message: string): Pasted {
  return { rows: [], issues: [{ code, path: "pasted JSON", message }], notes: [] };
}

function parseJson(text: string): Bag | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Bag) : undefined;
  } catch {
    return undefined;
  }
}

const bagOf = (value: unknown): Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Bag) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
/** A name as a scenario takes it: short, and well-formed after the cut. */
const nameOf = (value: unknown): string =>
  textOf(value)
    .slice(0, LONGEST_NAME)
    .replace(/\p{Surrogate}/gu, "");

/* As the schema has them; the file itself brings a validator the page does not need. */
const LONGEST_NAME = 200;
const MOST_REPLICAS = 1_000_000;
const MOST: Request = { cpu: 1_000_000, memory: 100_000_000 };

const KINDS: readonly string[] = ["Deployment", "StatefulSet", "ReplicaSet", "DaemonSet", "Job"];

function readItem(item: Bag, index: number, issues: Issue[]): readonly WorkloadRow[] {
  const kind = textOf(item["kind"]);
  const metadata = bagOf(item["metadata"]);
  const name = nameOf(metadata["name"]);
  const place = `item ${index + 1}${name === "" ? "" : `, ${kind} ${name}`}`;
  if (!KINDS.includes(kind) || name === "") {
    const message = "is not a Deployment, StatefulSet, ReplicaSet, DaemonSet or Job with a name";
    issues.push({ code: "not-a-workload", path: place, message, received: kind.slice(0, 80) });
    return [];
  }
  // What another workload owns is counted with its owner.
  if (listOf(metadata["ownerReferences"]).length > 0) return [];
  const spec = bagOf(item["spec"]);
  const pod = bagOf(bagOf(spec["template"])["spec"]);
  const note = (message: string) => issues.push({ code: "bad-quantity", path: place, message });
  const containers = listOf(pod["containers"]).map((c) => requestOf(bagOf(c), note));
  const { sidecars, peak } = initPhase(listOf(pod["initContainers"]).map(bagOf), note);
  const running = containers.reduce(add, sidecars);
  return [
    {
      ...newRow(index + 1),
      name,
      namespace: nameOf(metadata["namespace"]) || "default",
      replicas: replicasOf(kind, item),
      cpuRequestMilli: running.cpu,
      memoryRequestMiB: running.memory,
      initCpuMilli: peak.cpu,
      initMemoryMiB: peak.memory,
      ...podLevel(bagOf(pod["resources"]), note),
      ...overheadOf(bagOf(pod["overhead"]), note),
      ...unmeshable(kind, pod),
      guaranteed: isGuaranteed(listOf(pod["containers"]).map(bagOf)),
    },
  ];
}

/** A missing count is one replica; a DaemonSet's is that of the nodes it ran on. */
function replicasOf(kind: string, item: Bag): number {
  const spec = bagOf(item["spec"]);
  const count =
    kind === "DaemonSet"
      ? bagOf(item["status"])["desiredNumberScheduled"]
      : spec[kind === "Job" ? "parallelism" : "replicas"];
  return typeof count === "number" && Number.isInteger(count) && count >= 0
    ? Math.min(count, MOST_REPLICAS)
    : 1;
}

type Request = { readonly cpu: number; readonly memory: number };
type Note = (message: string) => void;

const NOTHING: Request = { cpu: 0, memory: 0 };
const add = (a: Request, b: Request): Request => ({
  cpu: Math.min(a.cpu + b.cpu, MOST.cpu),
  memory: Math.min(a.memory + b.memory, MOST.memory),
});

/** Kubernetes sets request = limit where only a limit is stated. */
function requestOf(container: Bag, note: Note): Request {
  const resources = bagOf(container["resources"]);
  const [requests, limits] = [bagOf(resources["requests"]), bagOf(resources["limits"])];
  return {
    cpu: quantity(requests["cpu"] ?? limits["cpu"], parseCpuMilli, note),
    memory: quantity(requests["memory"] ?? limits["memory"], parseMemoryMiB, note),
  };
}

function quantity(value: unknown, parse: typeof parseCpuMilli, note: Note): number {
  if (value === undefined || value === null) return 0;
  const text = typeof value === "number" ? String(value) : textOf(value);
  const parsed = parse(text, "resources");
  const most = parse === parseCpuMilli ? MOST.cpu : MOST.memory;
  if (parsed.ok && parsed.value <= most) return Math.ceil(parsed.value);
  const fault = parsed.ok ? "more than a pod can have" : "no quantity";
  note(`"${text.slice(0, 40)}" is ${fault}; nothing is requested in its place`);
  return 0;
}

/** Init containers in their order: with restart policy Always they keep running beside the rest. */
function initPhase(
  init: readonly Bag[],
  note: Note,
): { readonly sidecars: Request; readonly peak: Request } {
  let sidecars = NOTHING;
  let peak = NOTHING;
  for (const container of init) {
    const request = requestOf(container, note);
    if (container["restartPolicy"] === "Always") sidecars = add(sidecars, request);
    else {
      const here = add(sidecars, request);
      peak = { cpu: Math.max(peak.cpu, here.cpu), memory: Math.max(peak.memory, here.memory) };
    }
  }
  return { sidecars, peak };
}

function podLevel(resources: Bag, note: Note) {
  const { cpu, memory } = bagOf(resources["requests"]);
  return {
    ...(cpu === undefined ? {} : { podCpuRequestMilli: quantity(cpu, parseCpuMilli, note) }),
    ...(memory === undefined
      ? {}
      : { podMemoryRequestMiB: quantity(memory, parseMemoryMiB, note) }),
  };
}

function overheadOf({ cpu, memory }: Bag, note: Note) {
  return {
    ...(cpu === undefined ? {} : { overheadCpuMilli: quantity(cpu, parseCpuMilli, note) }),
    ...(memory === undefined ? {} : { overheadMemoryMiB: quantity(memory, parseMemoryMiB, note) }),
  };
}

function unmeshable(kind: string, pod: Bag): Pick<WorkloadRow, "unmeshable"> {
  if (pod["hostNetwork"] === true) return { unmeshable: "host-network" };
  if (bagOf(pod["nodeSelector"])["kubernetes.io/os"] === "windows")
    return { unmeshable: "windows" };
  if (kind === "DaemonSet") return { unmeshable: "daemonset" };
  return kind === "Job" ? { unmeshable: "job" } : {};
}

/** Every container states CPU and memory limits, and no request beside them that differs. */
function isGuaranteed(containers: readonly Bag[]): boolean {
  return (
    containers.length > 0 &&
    containers.every((container) => {
      const resources = bagOf(container["resources"]);
      const [requests, limits] = [bagOf(resources["requests"]), bagOf(resources["limits"])];
      return ["cpu", "memory"].every(
        (name) => limits[name] !== undefined && (requests[name] ?? limits[name]) === limits[name],
      );
    })
  );
}
