import type { AksRule } from "../../catalog/schema";
import { aksPodLimit } from "./aks-pods";
import { takenThenTruncated } from "./brackets";
import type { MachineFacts, Reservation } from "./types";

/**
 * AKS from Kubernetes 1.29: 20 MiB a pod and 50 MiB, at most a quarter of the advertised size.
 * 8 GiB and 30 pods: the lesser of 650 and 2048 MiB.
 */
export function aks129Plus(rule: AksRule, facts: MachineFacts): Reservation {
  const podLimit = aksPodLimit(rule, facts);
  return {
    podLimit,
    cpuMilli:
      facts.cpuMilli === undefined
        ? undefined
        : takenThenTruncated(rule.cpuBracketsMilli, facts.cpuMilli),
    memoryMiB: memoryReservedMiB(rule, facts, podLimit.maxPods),
    evictionMemoryMiB: rule.evictionMemoryMiB,
    sourceId: rule.sources[0] ?? "",
  };
}

function memoryReservedMiB(
  rule: AksRule,
  facts: MachineFacts,
  maxPods: number,
): number | undefined {
  const forPods = rule.memoryPerPodMiB * maxPods + rule.memoryBaseMiB;
  const cap = (memoryMiB: number) => Math.floor((memoryMiB * rule.memoryCapBasisPoints) / 10_000);
  if (facts.advertisedMemoryMiB !== undefined) {
    return Math.min(forPods, cap(facts.advertisedMemoryMiB));
  }
  // The advertised size is at least the capacity: a reservation under that cap is settled.
  if (facts.capacityMemoryKi !== undefined && forPods <= cap(facts.capacityMemoryKi / 1024)) {
    return forPods;
  }
  return undefined;
}
