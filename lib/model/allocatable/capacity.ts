import type { AllocatableRules, KernelEstimate, LinearEstimate } from "../../catalog/schema";
import type { CapacityBasis, CheckedInput, MachineFacts } from "./types";

const KI_PER_MIB = 1024;

/** Memory the kubelet reports, and how we know. */
export type Capacity = {
  readonly memoryKi: number;
  readonly basis: CapacityBasis;
  readonly sourceId: string;
};

/**
 * The node's memory capacity: as given; else as measured on that very type; else estimated from
 * the advertised size. The estimates for EKS, GKE and AKS are drawn so that they leave no more
 * than any measured node had: a plan may turn out roomier than promised, never tighter.
 */
export function memoryCapacity(
  rules: AllocatableRules,
  { platform, facts }: CheckedInput,
): Capacity | undefined {
  if (facts.capacityMemoryKi !== undefined) {
    return { memoryKi: facts.capacityMemoryKi, basis: "given", sourceId: "given" };
  }
  if (facts.advertisedMemoryMiB === undefined) return undefined;
  return (
    measuredCapacity(rules, platform, facts) ??
    estimatedCapacity(rules, platform, facts, facts.advertisedMemoryMiB)
  );
}

/** Karpenter's plan is an estimate by name, and a plain kubelet runs on any cloud: no table there. */
const measuredAs: Readonly<Partial<Record<CheckedInput["platform"], "eks" | "gke" | "aks">>> = {
  "eks-al2023": "eks",
  "eks-bottlerocket": "eks",
  "gke-standard": "gke",
  "aks-1.29-plus": "aks",
  "aks-before-1.29": "aks",
};

function measuredCapacity(
  rules: AllocatableRules,
  platform: CheckedInput["platform"],
  facts: MachineFacts,
): Capacity | undefined {
  const row = rules.measuredCapacity.find(
    (candidate) =>
      candidate.platform === measuredAs[platform] &&
      candidate.type !== undefined &&
      candidate.type === facts.instanceType &&
      candidate.advertisedMiB === facts.advertisedMemoryMiB,
  );
  if (row === undefined) return undefined;
  const memoryKi = row.capacityKi ?? row.capacityMiB * KI_PER_MIB;
  return { memoryKi, basis: "measured", sourceId: row.source };
}

function estimatedCapacity(
  rules: AllocatableRules,
  platform: CheckedInput["platform"],
  facts: MachineFacts,
  advertisedMiB: number,
): Capacity {
  const name = rules.rules[platform].capacityEstimate;
  if (name === "none") {
    return { memoryKi: advertisedMiB * KI_PER_MIB, basis: "given", sourceId: "given" };
  }
  const estimate = rules.capacityEstimates[name];
  const memoryMiB =
    "divisor" in estimate
      ? advertisedMiB - kernelOverheadMiB(estimate, advertisedMiB)
      : linearCapacityMiB(estimate, facts.arch, advertisedMiB);
  return {
    memoryKi: Math.max(memoryMiB, 0) * KI_PER_MIB,
    basis: "estimated",
    sourceId: estimate.source,
  };
}

/** 8 GiB by Karpenter's figures: 8192 − ceil(8192 × 0.075) = 8192 − 615 = 7577 MiB. */
function linearCapacityMiB(
  estimate: LinearEstimate,
  arch: MachineFacts["arch"],
  advertisedMiB: number,
): number {
  // arm64 kernels set 64 MiB aside for contiguous allocation.
  const m = Math.max(advertisedMiB - (arch === "arm64" ? estimate.arm64LessMiB : 0), 0);
  const line = m * estimate.overheadPerTenThousand + (estimate.baseMiB ?? 0) * 10_000;
  const cap = m * (estimate.capPerTenThousand ?? 10_000);
  return m - Math.ceil(Math.min(line, cap) / 10_000);
}

/** 32 GiB: ceil(512 + 57.344 + 120) = 690 MiB. */
function kernelOverheadMiB(estimate: KernelEstimate, advertisedMiB: number): number {
  const pageTables = Math.min(
    (advertisedMiB * estimate.perHundredThousand) / 100_000,
    estimate.perHundredThousandCapMiB,
  );
  return Math.ceil(advertisedMiB / estimate.divisor + pageTables + estimate.baseMiB);
}
