import type { EksRule } from "../../catalog/schema";
import type { MachineFacts, PodLimit } from "./types";

/**
 * Pods that network interfaces allow in secondary-address mode: each interface keeps one address
 * to itself, and two host-network pods need none. m5.large: 3 × (10 − 1) + 2 = 29.
 */
export function podsByInterfaces(facts: MachineFacts): number | undefined {
  const { enis, ipv4PerEni } = facts;
  if (enis === undefined || ipv4PerEni === undefined) return undefined;
  return enis * (ipv4PerEni - 1) + 2;
}

/** The pod limit of an EKS node; a type of which nothing is known gets the agent's fallback. */
export function eksPodLimit(rule: EksRule, facts: MachineFacts): PodLimit {
  if (facts.maxPods !== undefined) return { maxPods: facts.maxPods, basis: "given" };
  const byInterfaces = podsByInterfaces(facts);
  if (byInterfaces === undefined) {
    return { maxPods: rule.fallbackMaxPods, basis: "platform-default" };
  }
  if (!facts.prefixDelegation) return { maxPods: byInterfaces, basis: "network-interfaces" };
  return { maxPods: podsByPrefixes(rule, facts), basis: "prefix-delegation" };
}

/** Sixteen addresses a slot, up to the recommended ceiling for the machine's size. */
function podsByPrefixes(rule: EksRule, facts: MachineFacts): number {
  const { enis = 0, ipv4PerEni = 0, cpuMilli } = facts;
  const { addressesPerSlot, maxPodsUpToVcpu, maxPodsSmall, maxPodsLarge } = rule.prefixDelegation;
  const byAddresses = enis * (ipv4PerEni - 1) * addressesPerSlot + 2;
  // Without a vCPU count the lower ceiling: never more slots than there may be.
  const large = cpuMilli !== undefined && cpuMilli > maxPodsUpToVcpu * 1000;
  return Math.min(byAddresses, large ? maxPodsLarge : maxPodsSmall);
}
