import type { EksRule } from "../../catalog/schema";
import { takenThenTruncated } from "./brackets";
import { eksPodLimit } from "./eks-pods";
import type { MachineFacts, Reservation } from "./types";

/**
 * EKS on Bottlerocket. As AL2023, but the reservation follows settings.kubernetes.max-pods: a
 * higher limit keeps more memory from pods.
 */
export function eksBottlerocket(rule: EksRule, facts: MachineFacts): Reservation {
  const podLimit = eksPodLimit(rule, facts);
  return {
    podLimit,
    cpuMilli:
      facts.cpuMilli === undefined
        ? undefined
        : takenThenTruncated(rule.cpuBracketsMilli, facts.cpuMilli),
    memoryMiB: rule.memoryPerPodMiB * podLimit.maxPods + rule.memoryBaseMiB,
    evictionMemoryMiB: rule.evictionMemoryMiB,
    sourceId: rule.sources[0] ?? "",
  };
}
