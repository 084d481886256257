import type {
  ExampleApplication,
  ExampleContainer,
  ExampleWorkload,
  SystemPod,
} from "../catalog/schema";
import { DEFAULT_POOL } from "../model/default-pool";
import type { SystemDaemonSet, Unmeshed, Workload } from "../model/types";
import { add, max, NO_RESOURCES, type Resources } from "../units/resources";
import type { Scenario, WorkloadRow } from "./schema";

/** Something taken for granted while a scenario was turned into pods, in words for the page. */
export type Note = { readonly code: string; readonly message: string };

export type Expanded = {
  readonly workloads: readonly Workload[];
  /** DaemonSets of the application itself: one pod on every node. */
  readonly daemonSets: readonly SystemDaemonSet[];
  readonly notes: readonly Note[];
};

/** The scenario's workloads as pods: example, quick numbers and rows all end in the same form. */
export function expandWorkloads(
  scenario: Scenario,
  example: ExampleApplication | undefined,
): Expanded {
  const expanded = expandSource(scenario, example);
  const notes = [...expanded.notes, ...copiedRowsNotes(scenario), ...fieldReportNotes(scenario)];
  return { ...expanded, notes };
}

/** A row written by hand is easily taken for the whole: the default is that of the examples. */
function copiedRowsNotes({ workloads }: Scenario): readonly Note[] {
  const { source, namespaceCopies, rows } = workloads;
  if (source !== "rows" || namespaceCopies === 1 || rows.length === 0) return [];
  return [
    {
      code: "copied-rows",
      message: `Each row stands for ${namespaceCopies} copies of itself, a namespace each, as "Namespace copies" says (ns in a link).`,
    },
  ];
}

function expandSource(scenario: Scenario, example: ExampleApplication | undefined): Expanded {
  switch (scenario.workloads.source) {
    case "example":
      return example === undefined
        ? { workloads: [], daemonSets: [], notes: [] }
        : expandExample(scenario, example);
    case "quick":
      return { workloads: expandQuick(scenario), daemonSets: [], notes: [] };
    case "rows":
      return {
        workloads: scenario.workloads.rows.map((row) => fromRow(row, scenario)),
        daemonSets: [],
        notes: balanceNotes(scenario),
      };
  }
}

function fieldReportNotes(scenario: Scenario): readonly Note[] {
  if (scenario.coefficientSet !== "field-report") return [];
  return [
    {
      code: "field-report",
      message:
        "Field report: its figures stand for the sidecars of Istio and Linkerd, for Istio's control plane and for Linkerd's median latency. Cilium runs without a layer-7 proxy, as in the report, and so does layer 4 alone. Ambient is not in the report and keeps the catalogue's figures.",
    },
  ];
}

/* ---------------------------------------------------------------- examples */

type Assumed = { cpu: number; memory: number; limits: number };

function expandExample(scenario: Scenario, example: ExampleApplication): Expanded {
  const assumed: Assumed = { cpu: 0, memory: 0, limits: 0 };
  const workloads: Workload[] = [];
  const daemonSets: SystemDaemonSet[] = [];
  for (const item of example.workloads) {
    const pod = podResources(item, scenario, assumed);
    if (item.kind === "DaemonSet") {
      daemonSets.push({ name: item.name, role: "application", request: pod.running });
    } else {
      workloads.push(fromExample(item, pod, example, scenario));
    }
  }
  return { workloads, daemonSets, notes: exampleNotes(assumed, scenario) };
}

/** A row's other columns at their defaults. */
const PLAIN = {
  initCpuMilli: 0,
  initMemoryMiB: 0,
  meshed: true,
  guaranteed: false,
} as const;

function fromExample(
  item: ExampleWorkload,
  pod: { running: Resources; initPeak: Resources },
  example: ExampleApplication,
  scenario: Scenario,
): Workload {
  const row: WorkloadRow = {
    name: item.name,
    namespace: example.id,
    replicas: item.replicas ?? 1,
    cpuRequestMilli: pod.running.cpuMilli,
    memoryRequestMiB: pod.running.memoryMiB,
    ...PLAIN,
    initCpuMilli: pod.initPeak.cpuMilli,
    initMemoryMiB: pod.initPeak.memoryMiB,
    guaranteed: isGuaranteed(item),
    ...(item.hostNetwork === true ? { unmeshable: "host-network" as const } : {}),
    pool: scenario.workloads.pools[item.name],
  };
  return fromRow(row, scenario);
}

/** The request of one system pod, as its manifest or the observed node states it; nothing stated is nothing. */
export function systemPodRequest(pod: Pick<SystemPod, "containers" | "initContainers">): Resources {
  const { sidecars, initPeak } = initPhase(pod.initContainers ?? []);
  return max(pod.containers.map(statedRequest).reduce(add, sidecars), initPeak);
}

/** Every container states CPU and memory limits, and no request below them. */
function isGuaranteed(item: ExampleWorkload): boolean {
  return item.containers.every(
    (c) =>
      c.cpuLimitMilli !== undefined &&
      c.memoryLimitMiB !== undefined &&
      (c.cpuRequestMilli ?? c.cpuLimitMilli) === c.cpuLimitMilli &&
      (c.memoryRequestMiB ?? c.memoryLimitMiB) === c.memoryLimitMiB,
  );
}

/** A pod's running sum and init peak: native sidecars of its own count in both. */
function podResources(
  item: ExampleWorkload,
  scenario: Scenario,
  assumed: Assumed,
): { running: Resources; initPeak: Resources } {
  const main = item.containers.map((c) => containerRequest(c, scenario, assumed));
  const { sidecars, initPeak } = initPhase(item.initContainers ?? []);
  return { running: main.reduce(add, sidecars), initPeak };
}

/** Init containers in their order: native sidecars keep running beside the plain ones after them. */
function initPhase(initContainers: readonly ExampleContainer[]): {
  sidecars: Resources;
  initPeak: Resources;
} {
  let sidecars = NO_RESOURCES;
  let initPeak = NO_RESOURCES;
  for (const container of initContainers) {
    const request = statedRequest(container);
    if (container.restartPolicy === "Always") sidecars = add(sidecars, request);
    else initPeak = max(initPeak, add(sidecars, request));
  }
  return { sidecars, initPeak };
}

/** Kubernetes sets request = limit where only a limit is stated; nothing stated counts as nothing. */
function statedRequest(container: ExampleContainer): Resources {
  return {
    cpuMilli: container.cpuRequestMilli ?? container.cpuLimitMilli ?? 0,
    memoryMiB: container.memoryRequestMiB ?? container.memoryLimitMiB ?? 0,
  };
}

/** As above, but what states nothing gets the scenario's visible assumption, never a silent zero. */
function containerRequest(
  container: ExampleContainer,
  scenario: Scenario,
  assumed: Assumed,
): Resources {
  const cpu = container.cpuRequestMilli ?? container.cpuLimitMilli;
  const memory = container.memoryRequestMiB ?? container.memoryLimitMiB;
  if (cpu === undefined) assumed.cpu += 1;
  if (memory === undefined) assumed.memory += 1;
  const byLimit =
    (container.cpuRequestMilli === undefined && cpu !== undefined) ||
    (container.memoryRequestMiB === undefined && memory !== undefined);
  if (byLimit) assumed.limits += 1;
  return {
    cpuMilli: cpu ?? scenario.workloads.missingCpuMilli,
    memoryMiB: memory ?? scenario.workloads.missingMemoryMiB,
  };
}

function exampleNotes(assumed: Assumed, scenario: Scenario): readonly Note[] {
  const { missingCpuMilli, missingMemoryMiB } = scenario.workloads;
  const notes: Note[] = [];
  if (assumed.limits > 0) {
    notes.push({
      code: "limit-is-request",
      message: `${containers(assumed.limits)} a limit but no request; Kubernetes sets request = limit.`,
    });
  }
  if (assumed.cpu > 0) {
    notes.push({
      code: "assumed-cpu-request",
      message: `${containers(assumed.cpu)} no CPU request or limit; ${missingCpuMilli}m each is assumed.`,
    });
  }
  if (assumed.memory > 0) {
    notes.push({
      code: "assumed-memory-request",
      message: `${containers(assumed.memory)} no memory request or limit; ${missingMemoryMiB}Mi each is assumed.`,
    });
  }
  notes.push({
    code: "assumed-traffic",
    message: `The example states no traffic; ${scenario.traffic.httpRequestsPerSecondPerPod} requests per second into every pod at peak is assumed.`,
  });
  return notes;
}

const containers = (count: number) =>
  count === 1 ? "1 container of the example states" : `${count} containers of the example state`;

/* -------------------------------------------------------------- quick mode */

/**
 * A handful of numbers as rows: equal services of equal pods, namespace by namespace. What does not
 * fill a namespace is one of its own: as one row among full ones it would count in every copy.
 */
function expandQuick(scenario: Scenario): readonly Workload[] {
  const { quickPods, quickPodsPerService, quickServicesPerNamespace } = scenario.workloads;
  const perNamespace = quickPodsPerService * quickServicesPerNamespace;
  const fullNamespaces = Math.floor(quickPods / perNamespace);
  const podsLeft = quickPods - fullNamespaces * perNamespace;
  const full = services(quickServicesPerNamespace * quickPodsPerService, quickPodsPerService);
  const service = fromRow(quickRow(scenario), scenario);
  const rows = (counts: readonly number[], namespace: string, copies: number) =>
    counts.map((replicas, index): Workload => {
      const name = `service ${index + 1}`;
      return { ...service, name, namespace, replicas, copies };
    });
  return [
    ...(fullNamespaces > 0 ? rows(full, "namespace", fullNamespaces) : []),
    ...rows(services(podsLeft, quickPodsPerService), "last namespace", 1),
  ];
}

/** Pods as services of so many each; the last one takes what is left. */
function services(pods: number, each: number): readonly number[] {
  const count = Math.ceil(pods / each);
  return Array.from({ length: count }, (_, index) => Math.min(each, pods - index * each));
}

/** What all of them have in common. */
function quickRow({ workloads }: Scenario): WorkloadRow {
  return {
    name: "service",
    namespace: "namespace",
    replicas: 1,
    cpuRequestMilli: workloads.quickCpuMilli,
    memoryRequestMiB: workloads.quickMemoryMiB,
    ...PLAIN,
  };
}

/* -------------------------------------------------------------------- rows */

/** One row of the workload table as pods, with the scenario's defaults where the row is silent. */
function fromRow(row: WorkloadRow, scenario: Scenario): Workload {
  const { traffic, functionLevel } = scenario;
  const protocol = row.protocol ?? traffic.protocol;
  const inbound = row.httpRequestsPerSecondIn ?? traffic.httpRequestsPerSecondPerPod;
  const l7Percent = row.l7SharePercent ?? traffic.l7SharePercent;
  return {
    name: row.name,
    namespace: row.namespace,
    replicas: row.replicas,
    copies: scenario.workloads.namespaceCopies,
    running: { cpuMilli: row.cpuRequestMilli, memoryMiB: row.memoryRequestMiB },
    initPeak: { cpuMilli: row.initCpuMilli, memoryMiB: row.initMemoryMiB },
    podOverhead: {
      cpuMilli: row.overheadCpuMilli ?? 0,
      memoryMiB: row.overheadMemoryMiB ?? 0,
    },
    podLevel: {
      ...(row.podCpuRequestMilli === undefined ? {} : { cpuMilli: row.podCpuRequestMilli }),
      ...(row.podMemoryRequestMiB === undefined ? {} : { memoryMiB: row.podMemoryRequestMiB }),
    },
    use: {
      ...(row.cpuUseMilli === undefined ? {} : { cpuMilli: row.cpuUseMilli }),
      ...(row.memoryUseMiB === undefined ? {} : { memoryMiB: row.memoryUseMiB }),
    },
    httpRequestsPerSecondIn: inbound,
    httpRequestsPerSecondOut:
      row.httpRequestsPerSecondOut ?? inbound * (1 - traffic.ingressPercent / 100),
    connections: row.connections,
    protocol,
    payloadKB: row.payloadKB ?? traffic.payloadKB,
    l7Share: functionLevel.layer === "l4" || protocol === "tcp" ? 0 : l7Percent / 100,
    unmeshed: unmeshedReason(row),
    maxPerNode: row.maxPerNode,
    hpaTargetCpuPercent: row.hpaTargetCpuPercent,
    guaranteed: row.guaranteed,
    pool: row.pool === DEFAULT_POOL ? undefined : row.pool,
  };
}

function unmeshedReason(row: WorkloadRow): Unmeshed | undefined {
  return row.unmeshable ?? (row.meshed ? undefined : "excluded");
}

/** Mesh-wide, requests in + egress must equal requests out + ingress: more out than in is reported. */
function balanceNotes(scenario: Scenario): readonly Note[] {
  let inbound = 0;
  let outbound = 0;
  for (const row of scenario.workloads.rows) {
    const rowIn = row.httpRequestsPerSecondIn ?? scenario.traffic.httpRequestsPerSecondPerPod;
    inbound += row.replicas * rowIn;
    outbound +=
      row.replicas *
      (row.httpRequestsPerSecondOut ?? rowIn * (1 - scenario.traffic.ingressPercent / 100));
  }
  if (outbound <= inbound * 1.000001) return [];
  return [
    {
      code: "unbalanced-traffic",
      message: `The rows send ${Math.round(outbound)} requests per second and receive ${Math.round(inbound)}; the difference is taken to leave the cluster.`,
    },
  ];
}
