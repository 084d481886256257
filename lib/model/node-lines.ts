import { type Planner, type PoolInput, smallestPool } from "./node-pool";
import type { Cluster } from "./types";
import { evenOverZones, minimumNodes, withFailover } from "./zone-pool";

/** What adds nodes to a pool, in the order it is applied. */
export const NODE_LINES = ["pods", "headroom", "failover", "minimum", "even"] as const;
export type NodeLineId = (typeof NODE_LINES)[number];

/** Nodes one rule adds on top of the rules before it. */
export type NodeLine = { readonly id: NodeLineId; readonly nodes: number };

/**
 * A pool's nodes, line by line, so that a jump is explained: what the pods need on whole nodes,
 * then what headroom, the loss of a zone, the minimum and an even split add. The lines sum to
 * `nodes`; none is negative.
 */
export function nodeLines(input: PoolInput, nodes: number, plan: Planner): readonly NodeLine[] {
  const { cluster } = input;
  const bare = nodesWith(input, { ...NO_RULES, headroomShare: 0 }, plan);
  const roomy = cluster.headroomShare === 0 ? bare : nodesWith(input, NO_RULES, plan);
  const spread = withFailover(cluster, roomy);
  const least = Math.max(spread, minimumNodes(cluster));
  const steps = [bare, roomy, spread, least, evenOverZones(cluster, least)];
  let so = 0;
  const lines = NODE_LINES.map((id, index) => {
    // An unproven plan may wobble, and more nodes make agents smaller: never below, never beyond.
    const reached = Math.min(nodes, Math.max(so, steps[index] ?? so));
    const line = { id, nodes: reached - so };
    so = reached;
    return line;
  });
  // A larger pool needs a larger control plane: that goes with the rule that made it larger.
  const last = lines.findLast((line) => line.nodes > 0)?.id ?? "pods";
  return lines
    .map((line) => (line.id === last ? { ...line, nodes: line.nodes + nodes - so } : line))
    .filter((line) => line.id === "pods" || line.nodes > 0);
}

const NO_RULES = {
  minNodes: 1,
  minNodesPerZone: 0,
  surviveZoneLoss: false,
  zoneBalance: false,
} as const satisfies Partial<Cluster>;

function nodesWith(input: PoolInput, rules: Partial<Cluster>, plan: Planner): number {
  return smallestPool({ ...input, cluster: { ...input.cluster, ...rules } }, plan).nodes;
}
