import type { AksOldRule } from "../../catalog/schema";
import { aksPodLimit } from "./aks-pods";
import { takenThenTruncated } from "./brackets";
import type { MachineFacts, Reservation } from "./types";

/**
 * AKS before Kubernetes 1.29: a share of the advertised size in brackets of true GiB, whatever the
 * pod limit. 8 GiB: 25 % of 4096 + 20 % of 4096 = 1024 + 819.2 = 1843 MiB.
 */
export function aksBefore129(rule: AksOldRule, facts: MachineFacts): Reservation {
  return {
    podLimit: aksPodLimit(rule, facts),
    cpuMilli:
      facts.cpuMilli === undefined
        ? undefined
        : takenThenTruncated(rule.cpuBracketsMilli, facts.cpuMilli),
    memoryMiB:
      facts.advertisedMemoryMiB === undefined
        ? undefined
        : takenThenTruncated(rule.memoryBracketsMiB, facts.advertisedMemoryMiB),
    evictionMemoryMiB: rule.evictionMemoryMiB,
    sourceId: rule.sources[0] ?? "",
  };
}
