import { firstFitMany, type NodeContents } from "./first-fit-many";
import { classOrder, Greedy } from "./greedy";
import { grouped, ungroupedNodes } from "./group-classes";
import {
  type DraftProblem,
  draftProblem,
  looseProblem,
  type NormalProblem,
} from "./normal-problem";
import { finishedPlan, listedLater, plannedLater } from "./plans";
import { isMix } from "./simple-bounds";
import type { Certificate, PackingProblem, Plan, PlannedNodes } from "./types";
import { boundValue } from "./weight-bounds";

/** So many classes are placed by every greedy rule; more by first fit alone, node by node. */
const FEW_CLASSES = 400;
/** Beyond so many nodes first fit would hold too much; equal classes then go in groups. */
const MANY_NODES = 100_000;
const GROUPS = 64;
/** The value at which the search for a better plan may end. */
export const enoughOf = (problem: PackingProblem, bound: Certificate): number =>
  isMix(problem) ? boundValue(bound) : Math.max(boundValue(bound), problem.enoughNodes ?? 0);

/** The best greedy plan of a checked problem with pods; the certificate is the bound given. */
export function greedyPlan(
  problem: PackingProblem,
  bound: Certificate,
  draft: DraftProblem = draftProblem(problem),
): Plan {
  const normal = looseProblem(problem, draft);
  if (normal.classes.length <= FEW_CLASSES) {
    const counts = normal.classes.map((c) => c.count);
    const enough = enoughOf(problem, bound);
    const best = new Greedy(normal).best(counts, { effort: "first", enough });
    return plannedLater(problem, () => ({ normal, groups: best }), bound);
  }
  if (normal.types.length === 1 && bound.lowerBound <= MANY_NODES) {
    return planOfMany(problem, normal, bound);
  }
  const groups = grouped(problem, GROUPS);
  const { nodes } = greedyPlan(groups.above, bound);
  return finishedPlan(problem, ungroupedNodes(problem, groups, nodes), bound);
}

function planOfMany(problem: PackingProblem, normal: NormalProblem, bound: Certificate): Plan {
  const order = classOrder(normal, normal.types[0]!.capacity, 0);
  const { nodes, contents } = firstFitMany(normal, order);
  const list = () => listed(problem, normal, contents());
  const nodeCount = Math.max(nodes, normal.minNodes);
  const price = problem.nodeTypes[normal.types[0]!.index]!.priceMicroUsdPerHour ?? 0;
  return listedLater(problem, { nodeCount, costMicroUsdPerHour: price * nodeCount }, list, bound);
}

/** Nodes by the problem's own classes: each takes its pods from the next member that has any. */
function listed(
  problem: PackingProblem,
  normal: NormalProblem,
  contents: readonly NodeContents[],
): PlannedNodes[] {
  const type = problem.nodeTypes[normal.types[0]!.index]!.name;
  const left = problem.podClasses.map((c) => c.count);
  const nodes = contents.map((placements) => {
    const pods = problem.podClasses.map(() => 0);
    for (const placed of placements) {
      let open = placed.pods;
      for (const member of normal.classes[placed.podClass]!.members) {
        const taken = Math.min(open, left[member]!);
        pods[member]! += taken;
        left[member]! -= taken;
        open -= taken;
        if (open === 0) break;
      }
    }
    return { type, count: 1, pods };
  });
  const missing = normal.minNodes - nodes.length;
  if (missing <= 0) return nodes;
  return [...nodes, { type, count: missing, pods: problem.podClasses.map(() => 0) }];
}
