import type { GkeRule } from "../../catalog/schema";
import { takenThenTruncated } from "./brackets";
import type { MachineFacts, PodLimit, Reservation } from "./types";

/**
 * GKE Standard. Memory is a share of the *advertised* size, in brackets that end at 4000, 8000,
 * 16000 and 128000 MiB. 32 GiB: 1000 + 800 + 800 + 6 % of 16768 (1006.08) = 3606 MiB.
 */
export function gkeStandard(rule: GkeRule, facts: MachineFacts): Reservation {
  const podLimit: PodLimit =
    facts.maxPods === undefined
      ? { maxPods: rule.defaultMaxPods, basis: "platform-default" }
      : { maxPods: facts.maxPods, basis: "given" };
  return {
    podLimit,
    cpuMilli: cpuReservedMilli(rule, facts, podLimit.maxPods),
    memoryMiB: memoryReservedMiB(rule, facts.advertisedMemoryMiB),
    evictionMemoryMiB: rule.evictionMemoryMiB,
    sourceId: rule.sources[0] ?? "",
  };
}

function cpuReservedMilli(rule: GkeRule, facts: MachineFacts, maxPods: number): number | undefined {
  if (facts.cpuMilli === undefined) return undefined;
  const forDensity = maxPods > rule.highDensityAbovePods ? rule.highDensityCpuMilli : 0;
  const sharedCore =
    facts.instanceType !== undefined && rule.sharedCoreTypes.includes(facts.instanceType);
  const own = sharedCore
    ? rule.sharedCoreCpuReservedMilli
    : takenThenTruncated(rule.cpuBracketsMilli, facts.cpuMilli);
  return own + forDensity;
}

function memoryReservedMiB(rule: GkeRule, advertisedMiB: number | undefined): number | undefined {
  if (advertisedMiB === undefined) return undefined;
  if (advertisedMiB <= rule.smallMachineUpToMiB) return rule.smallMachineMemoryReservedMiB;
  return takenThenTruncated(rule.memoryBracketsMiB, advertisedMiB);
}
