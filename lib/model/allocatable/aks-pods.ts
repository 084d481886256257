import type { AksOldRule, AksRule } from "../../catalog/schema";
import type { MachineFacts, PodLimit } from "./types";

/** The pod limit of an AKS node: set by hand, else by the CNI, else by AKS's own default CNI. */
export function aksPodLimit(rule: AksRule | AksOldRule, facts: MachineFacts): PodLimit {
  if (facts.maxPods !== undefined) return { maxPods: facts.maxPods, basis: "given" };
  if (facts.aksCni !== undefined) {
    return { maxPods: rule.maxPodsByCni[facts.aksCni], basis: "cni" };
  }
  return { maxPods: rule.maxPodsByCni[rule.defaultCni], basis: "platform-default" };
}
