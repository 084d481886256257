import { breakEvenMap } from "./break-even-map";
import { costByPods } from "./cost-by-pods";
import { featureFit } from "./feature-fit";
import type { Figure } from "./figure";
import { growth } from "./growth";
import { latencyCost } from "./latency-cost";
import { movingIn } from "./moving-in";
import { nodeAnatomy } from "./node-anatomy";
import { nodeBins } from "./node-bins";
import { nodesAndCost } from "./nodes-and-cost";
import { poolByOwner } from "./pool-by-owner";
import { rightSizing } from "./right-sizing";
import { sweep } from "./sweep";
import { tornado } from "./tornado";
import { uncertainty } from "./uncertainty";
import { upgradeTimeline } from "./upgrade-timeline";

/** Every figure, in the order menus show them. A new one is a file of its own and a line here. */
export const FIGURES: readonly Figure[] = [
  nodesAndCost,
  poolByOwner,
  nodeAnatomy,
  nodeBins,
  costByPods,
  growth,
  sweep,
  breakEvenMap,
  tornado,
  uncertainty,
  latencyCost,
  upgradeTimeline,
  movingIn,
  rightSizing,
  featureFit,
];
