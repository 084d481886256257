import { ceilWhole } from "../units/numbers";
import type { Cluster } from "./types";

/*
 * Zones and the user's minimum, as rules on the number of nodes alone: they come after the packing
 * and are whole-number functions that never fall, so that proof and monotony carry over.
 */

/** What decides how a pool is spread; the part of a cluster these rules read. */
export type ZoneRules = Pick<
  Cluster,
  "zones" | "minNodes" | "minNodesPerZone" | "surviveZoneLoss" | "zoneBalance"
>;

/** With one zone there is nothing to fail over to. */
export function survivesZoneLoss(rules: ZoneRules): boolean {
  return rules.surviveZoneLoss && rules.zones > 1;
}

/** The user's minimum: of the pool, or of each zone. */
export function minimumNodes(rules: ZoneRules): number {
  return Math.max(1, rules.minNodes, rules.zones * rules.minNodesPerZone);
}

/**
 * Nodes left when the fullest of z zones fails: N − ⌈N ÷ z⌉. These must hold all pods. Without
 * that wish, all N.
 */
export function servingNodes(rules: ZoneRules, nodes: number): number {
  return survivesZoneLoss(rules) ? nodes - ceilWhole(nodes / rules.zones) : nodes;
}

/**
 * The fewest nodes of which `serving` remain after the loss of a zone: ⌈m × z ÷ (z − 1)⌉, since
 * N − ⌈N ÷ z⌉ ≥ m exactly when N × (z − 1) ÷ z ≥ m. Six nodes over three zones take nine.
 */
export function withFailover(rules: ZoneRules, serving: number): number {
  if (!survivesZoneLoss(rules)) return serving;
  return ceilWhole((serving * rules.zones) / (rules.zones - 1));
}

/** As many nodes in every zone: up to the next multiple of z. */
export function evenOverZones(rules: ZoneRules, nodes: number): number {
  return rules.zoneBalance ? ceilWhole(nodes / rules.zones) * rules.zones : nodes;
}

/** The pool for `serving` nodes' worth of pods: failover, then the minimum, then an even split. */
export function poolNodes(rules: ZoneRules, serving: number): number {
  return evenOverZones(rules, Math.max(withFailover(rules, serving), minimumNodes(rules)));
}

/** The smallest pool the rules allow, whatever the pods. */
export function smallestAllowed(rules: ZoneRules): number {
  return poolNodes(rules, 0);
}
