import type { KubeadmRule } from "../../catalog/schema";
import type { MachineFacts, Reservation } from "./types";

/** A plain kubelet: nothing is reserved, and 100 MiB is the eviction threshold. */
export function kubeadmDefault(rule: KubeadmRule, facts: MachineFacts): Reservation {
  return {
    podLimit:
      facts.maxPods === undefined
        ? { maxPods: rule.defaultMaxPods, basis: "platform-default" }
        : { maxPods: facts.maxPods, basis: "given" },
    cpuMilli: 0,
    memoryMiB: 0,
    evictionMemoryMiB: rule.evictionMemoryMiB,
    sourceId: rule.sources[0] ?? "",
  };
}
