import { coefficient } from "./coefficient";
import { type PoolInput, podSlots } from "./node-pool";
import { rightSizedRequests } from "./right-sized-requests";
import { saturation } from "./saturation";
import { isMeshed, podCount } from "./traffic";
import type { ComparisonInput, MeshOption, PoolEstimate, Unmeshed, Warning } from "./types";

export const WARNING_COEFFICIENTS = [
  "warning.freeOnPaper.cpu",
  "warning.freeOnPaper.memory",
  "warning.limitToRequest.ratio",
  "warning.nearSaturation.share",
] as const;

/** What an architect should know about one option's figures. Figures first, advice second. */
export function warningsFor(
  option: MeshOption,
  pool: PoolEstimate,
  input: PoolInput,
  comparison: ComparisonInput,
): readonly Warning[] {
  return [
    ...freeOnPaper(option, pool, input, comparison),
    ...saturation(option, pool, input),
    ...podSlotsExhausted(pool, input),
    ...encryptionWithoutIdentity(input, comparison),
    ...removedSystemPods(pool),
    ...leftOut(option, input, comparison),
    ...autoscalerReadings(input),
    ...qualityOfService(input),
    ...limitRatio(option, input),
  ];
}

function freeOnPaper(
  option: MeshOption,
  pool: PoolEstimate,
  input: PoolInput,
  comparison: ComparisonInput,
): readonly Warning[] {
  const { meshRequest: request, meshUse: use } = pool;
  const c = input.coefficients;
  const cpu = use.cpuMilli - request.cpuMilli > coefficient(c, "warning.freeOnPaper.cpu");
  const memory = use.memoryMiB - request.memoryMiB > coefficient(c, "warning.freeOnPaper.memory");
  if (!cpu && !memory) return [];
  const parts = [
    ...(cpu ? [`reserves ${vcpu(request.cpuMilli)}, uses ${vcpu(use.cpuMilli)} vCPU`] : []),
    ...(memory ? [`reserves ${gib(request.memoryMiB)}, uses ${gib(use.memoryMiB)} GiB`] : []),
  ];
  const advice = rightSizedRequests(option, pool, input, comparison);
  return [
    {
      code: "free-on-paper",
      message: `Free on paper: ${parts.join("; ")}. The node count holds the use as well${advice === undefined ? "" : `; right-sizing sets ${advice}`}.`,
    },
  ];
}

function encryptionWithoutIdentity(
  { settings }: PoolInput,
  comparison: ComparisonInput,
): readonly Warning[] {
  if (settings.encryption === "spire") {
    return [{ code: "no-encryption", message: "Workload identity without encryption." }];
  }
  const nodeLevel = settings.encryption === "wireguard" || settings.encryption === "ipsec";
  if (!nodeLevel || !comparison.functionLevel.encrypted) return [];
  return [{ code: "no-identity", message: "Encrypted between nodes, no workload identity." }];
}

function removedSystemPods(pool: PoolEstimate): readonly Warning[] {
  if (pool.removed.length === 0) return [];
  return [{ code: "replaces", message: `Replaces ${pool.removed.join(" and ")} on every node.` }];
}

/** Nodes are added for their pod slots while their CPU and memory stay free. */
function podSlotsExhausted(
  pool: PoolEstimate,
  { cluster, settings }: PoolInput,
): readonly Warning[] {
  if (pool.bindingResource !== "pods") return [];
  const free = (book: "cpuMilli" | "memoryMiB") =>
    percent(pool.breakdown[book].stranded / Math.max(1, cluster.node.machine[book] * pool.nodes));
  return [
    {
      code: "pod-slots",
      message: `Pod slots run out first: ${podSlots(cluster, settings)} a node, while ${free("cpuMilli")} % of CPU and ${free("memoryMiB")} % of memory stay free. A higher pod limit, where the platform allows it, saves nodes.`,
    },
  ];
}

/** Pods that stay out of this option's mesh, and why. */
function leftOut(
  option: MeshOption,
  input: PoolInput,
  comparison: ComparisonInput,
): readonly Warning[] {
  const reasons = comparison.unmeshable[option.id] ?? {};
  const pods = new Map<Unmeshed, number>();
  for (const workload of input.workloads) {
    const kind = workload.unmeshed;
    if (kind !== undefined) pods.set(kind, (pods.get(kind) ?? 0) + podCount(workload));
  }
  return [...pods].flatMap(([kind, count]) => {
    const reason = reasons[kind];
    if (reason === undefined) return [];
    return [{ code: "left-out", message: `${count} ${podsWord(count)} not meshed: ${reason}` }];
  });
}

/** A Resource-metric HPA averages over all containers: a sidecar moves what it reads. */
function autoscalerReadings(input: PoolInput): readonly Warning[] {
  const moved: string[] = [];
  input.workloads.forEach((workload, index) => {
    const load = input.footprint.perPod[index];
    const request = workload.running.cpuMilli;
    if (workload.hpaTargetCpuPercent === undefined || load === undefined || request === 0) return;
    const use = input.bare[index]?.use.cpuMilli ?? 0;
    const before = percent(use / request);
    const after = percent((use + load.use.cpuMilli) / (request + load.request.cpuMilli));
    if (before !== after) moved.push(`${workload.name} ${after} % instead of ${before} %`);
  });
  if (moved.length === 0) return [];
  const more = moved.length > 3 ? ` and ${moved.length - 3} more` : "";
  return [
    {
      code: "hpa-reading",
      message: `The HPA reads the sidecar too: ${moved.slice(0, 3).join(", ")}${more}. Give the HPA a ContainerResource metric on the application's container.`,
    },
  ];
}

/** A Guaranteed pod keeps its class only if every container's request equals its limit. */
function qualityOfService(input: PoolInput): readonly Warning[] {
  let pods = 0;
  input.workloads.forEach((workload, index) => {
    const gains = input.footprint.perPod[index] !== undefined;
    if (gains && isMeshed(workload) && workload.guaranteed) pods += podCount(workload);
  });
  if (pods === 0) return [];
  return [
    {
      code: "qos",
      message: `${pods} Guaranteed ${podsWord(pods)} become${pods === 1 ? "s" : ""} Burstable unless the proxy's requests equal its limits.`,
    },
  ];
}

/** A LimitRange with maxLimitRequestRatio refuses pods whose proxy's limit is far above its request. */
function limitRatio(option: MeshOption, input: PoolInput): readonly Warning[] {
  const limits = option.proxyLimits?.(input.coefficients);
  if (limits === undefined) return [];
  const smallest = input.footprint.perPod.reduce(
    (least, load) => Math.min(least, load?.request.cpuMilli ?? least),
    Number.POSITIVE_INFINITY,
  );
  const ratio = Math.floor(limits.cpuMilli / smallest);
  const most = coefficient(input.coefficients, "warning.limitToRequest.ratio");
  if (!Number.isFinite(smallest) || smallest === 0 || ratio <= most) return [];
  return [
    {
      code: "limit-ratio",
      message: `The proxy's CPU limit (${limits.cpuMilli}m) is ${ratio} times its smallest request: a LimitRange with maxLimitRequestRatio may refuse the pod.`,
    },
  ];
}

const podsWord = (count: number) => (count === 1 ? "pod" : "pods");
const percent = (share: number) => Math.round(share * 100);
/** "0" for nothing at all, else one digit: "5.8". */
const oneDigit = (amount: number) => (amount === 0 ? "0" : amount.toFixed(1));
const vcpu = (cpuMilli: number) => oneDigit(cpuMilli / 1000);
const gib = (memoryMiB: number) => oneDigit(memoryMiB / 1024);
