import type { CustomRule } from "../../catalog/schema";
import type { MachineFacts, Reservation } from "./types";

/** The user's own numbers and nothing else: what is not given is not taken off. */
export function custom(rule: CustomRule, facts: MachineFacts): Reservation {
  return {
    podLimit: facts.maxPods === undefined ? undefined : { maxPods: facts.maxPods, basis: "given" },
    cpuMilli: 0,
    memoryMiB: 0,
    evictionMemoryMiB: 0,
    sourceId: rule.sources[0] ?? "",
  };
}
