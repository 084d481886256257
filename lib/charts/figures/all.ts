import { costByPods } from "./cost-by-pods";
import type { Figure } from "./figure";
import { nodeAnatomy } from "./node-anatomy";
import { nodesAndCost } from "./nodes-and-cost";
import { poolByOwner } from "./pool-by-owner";

/** Every figure, in the order menus show them. A new one is a file of its own and a line here. */
export const FIGURES: readonly Figure[] = [nodesAndCost, poolByOwner, nodeAnatomy, costByPods];
