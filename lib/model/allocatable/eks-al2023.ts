import type { EksRule } from "../../catalog/schema";
import { takenTruncatingEach } from "./brackets";
import { eksPodLimit, podsByInterfaces } from "./eks-pods";
import type { MachineFacts, Reservation } from "./types";

/**
 * EKS on Amazon Linux 2023 (nodeadm). Memory is 11 MiB a pod and 255 MiB: 29 pods, 574 MiB. The
 * pods are those the network interfaces allow, even where maxPods is set by hand or prefixes are
 * handed out: nodeadm sizes the reservation before it reads the override.
 */
export function eksAl2023(rule: EksRule, facts: MachineFacts): Reservation {
  const podLimit = eksPodLimit(rule, facts);
  const reservedForPods = podsByInterfaces(facts) ?? podLimit.maxPods;
  return {
    podLimit,
    cpuMilli:
      facts.cpuMilli === undefined
        ? undefined
        : takenTruncatingEach(rule.cpuBracketsMilli, facts.cpuMilli),
    memoryMiB: rule.memoryPerPodMiB * reservedForPods + rule.memoryBaseMiB,
    evictionMemoryMiB: rule.evictionMemoryMiB,
    sourceId: rule.sources[0] ?? "",
  };
}
