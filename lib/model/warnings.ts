import type { Resources } from "../units/resources";
import { coefficient } from "./coefficient";
import { podSlots } from "./node-pool";
import { rightSizedRequests } from "./right-sized-requests";
import { saturation } from "./saturation";
import { applicationUse, assumedShares, isMeshed, podCount } from "./traffic";
import type {
  Cluster,
  ComparisonInput,
  Footprint,
  FootprintInput,
  MeshOption,
  OptionOverPools,
  PoolEstimate,
  Unmeshed,
  Warning,
} from "./types";

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
  whole: OptionOverPools,
  comparison: ComparisonInput,
): readonly Warning[] {
  const { asked } = whole;
  return [
    ...freeOnPaper(option, pool, asked, comparison),
    ...saturation(option, pool, whole),
    ...podSlotsExhausted(pool, asked, comparison),
    ...encryptionWithoutIdentity(asked, comparison),
    ...removedSystemPods(pool),
    ...leftOut(option, asked, comparison),
    ...autoscalerReadings(whole),
    ...qualityOfService(whole),
    ...limitRatio(option, whole),
  ];
}

function freeOnPaper(
  option: MeshOption,
  pool: PoolEstimate,
  input: FootprintInput,
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
  { settings }: FootprintInput,
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
  estimate: PoolEstimate,
  { settings }: FootprintInput,
  comparison: ComparisonInput,
): readonly Warning[] {
  const several = estimate.pools.length > 1;
  return estimate.pools.flatMap((pool) => {
    const cluster = clusterOf(pool.name, comparison);
    // Where a rule on nodes decides, slots are not what nodes are added for.
    if (pool.decidedBy !== "pods") return [];
    const free = (book: "cpuMilli" | "memoryMiB") =>
      percent(pool.breakdown[book].stranded / Math.max(1, cluster.node.machine[book] * pool.nodes));
    return [
      {
        code: "pod-slots",
        message: `Pod slots run out first${several ? ` in pool ${pool.name}` : ""}: ${podSlots(cluster, settings)} a node, while ${free("cpuMilli")} % of CPU and ${free("memoryMiB")} % of memory stay free. A higher pod limit, where the platform allows it, saves nodes.`,
      },
    ];
  });
}

function clusterOf(pool: string, { cluster, otherPools = [] }: ComparisonInput): Cluster {
  return otherPools.find(({ name }) => name === pool)?.cluster ?? cluster;
}

/** Pods that stay out of this option's mesh, and why. */
function leftOut(
  option: MeshOption,
  input: FootprintInput,
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
function autoscalerReadings({ asked, footprint }: OptionOverPools): readonly Warning[] {
  const moved: string[] = [];
  const shares = assumedShares(asked.coefficients);
  asked.workloads.forEach((workload, index) => {
    const load = footprint.perPod[index];
    const request = workload.running.cpuMilli;
    if (workload.hpaTargetCpuPercent === undefined || load === undefined || request === 0) return;
    const use = applicationUse(workload, shares).cpuMilli;
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
function qualityOfService({ asked, footprint }: OptionOverPools): readonly Warning[] {
  let pods = 0;
  asked.workloads.forEach((workload, index) => {
    const gains = footprint.perPod[index] !== undefined;
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
function limitRatio(option: MeshOption, { asked, footprint }: OptionOverPools): readonly Warning[] {
  const limits = option.proxyLimits?.(asked.coefficients, asked.settings) ?? {};
  const most = coefficient(asked.coefficients, "warning.limitToRequest.ratio");
  const beyond = LIMITED.flatMap(({ resource, name, unit }) => {
    const limit = limits[resource];
    const smallest = smallestProxyRequest(resource, footprint);
    if (limit === undefined || smallest === undefined) return [];
    const ratio = Math.floor(limit / smallest);
    return ratio > most ? [{ limit: `${name} limit (${limit}${unit})`, ratio }] : [];
  });
  const [first, second] = beyond;
  if (first === undefined) return [];
  const also = second === undefined ? "" : `, its ${second.limit} ${second.ratio} times`;
  return [
    {
      code: "limit-ratio",
      message: `The proxy's ${first.limit} is ${first.ratio} times its smallest request${also}: a LimitRange with maxLimitRequestRatio may refuse the pod.`,
    },
  ];
}

const LIMITED = [
  { resource: "cpuMilli", name: "CPU", unit: "m" },
  { resource: "memoryMiB", name: "memory", unit: "Mi" },
] as const;

/** Undefined where no proxy runs, or one requests nothing: a ratio is not defined then. */
function smallestProxyRequest(
  resource: keyof Resources,
  { perPod }: Footprint,
): number | undefined {
  const smallest = perPod.reduce(
    (least, load) => Math.min(least, load?.request[resource] ?? least),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(smallest) && smallest > 0 ? smallest : undefined;
}

const podsWord = (count: number) => (count === 1 ? "pod" : "pods");
const percent = (share: number) => Math.round(share * 100);
/** "0" for nothing at all, else one digit: "5.8". */
const oneDigit = (amount: number) => (amount === 0 ? "0" : amount.toFixed(1));
const vcpu = (cpuMilli: number) => oneDigit(cpuMilli / 1000);
const gib = (memoryMiB: number) => oneDigit(memoryMiB / 1024);
