import type { ComparisonInput, OptionSettings, PoolEstimate, Warning } from "./types";

/** Amounts below these are noise, not a warning: a tenth of a core, 100 MiB. */
const NOTABLE_CPU_MILLI = 100;
const NOTABLE_MEMORY_MIB = 100;

/** What an architect should know about one option's figures. Figures first, advice second. */
export function warningsFor(
  pool: PoolEstimate,
  settings: OptionSettings,
  comparison: ComparisonInput,
): readonly Warning[] {
  return [
    ...freeOnPaper(pool),
    ...saturated(pool),
    ...encryptionWithoutIdentity(settings, comparison),
    ...removedSystemPods(pool),
  ];
}

function freeOnPaper(pool: PoolEstimate): readonly Warning[] {
  const { meshRequest: request, meshUse: use } = pool;
  const cpu = use.cpuMilli - request.cpuMilli > NOTABLE_CPU_MILLI;
  const memory = use.memoryMiB - request.memoryMiB > NOTABLE_MEMORY_MIB;
  if (!cpu && !memory) return [];
  const parts = [
    ...(cpu ? [`reserves ${vcpu(request.cpuMilli)} vCPU and uses ${vcpu(use.cpuMilli)}`] : []),
    ...(memory ? [`reserves ${gib(request.memoryMiB)} GiB and uses ${gib(use.memoryMiB)}`] : []),
  ];
  return [
    {
      code: "free-on-paper",
      message: `Free on paper: ${parts.join("; ")}. The node count holds the use as well as the requests.`,
    },
  ];
}

function saturated(pool: PoolEstimate): readonly Warning[] {
  const names = pool.components.filter((part) => part.saturated).map((part) => part.name);
  if (names.length === 0) return [];
  const shown =
    names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
  return [
    {
      code: "saturated",
      message: `Saturated: ${shown} reached the autoscaler's cap and the load exceeds it. Raise the cap or the request per replica.`,
    },
  ];
}

function encryptionWithoutIdentity(
  settings: OptionSettings,
  comparison: ComparisonInput,
): readonly Warning[] {
  const nodeLevel = settings.encryption === "wireguard" || settings.encryption === "ipsec";
  if (!nodeLevel || !comparison.functionLevel.encrypted) return [];
  return [{ code: "no-identity", message: "Encrypted between nodes, no workload identity." }];
}

function removedSystemPods(pool: PoolEstimate): readonly Warning[] {
  if (pool.removed.length === 0) return [];
  return [{ code: "replaces", message: `Replaces ${pool.removed.join(" and ")} on every node.` }];
}

const vcpu = (cpuMilli: number) => (cpuMilli / 1000).toFixed(1);
const gib = (memoryMiB: number) => (memoryMiB / 1024).toFixed(1);
