import { checkProblem } from "../packing/check-problem";
import { bindingResource, simpleBound } from "../packing/simple-bounds";
import type { PackingProblem, Plan } from "../packing/types";

/**
 * No plan at all: the sums' bound stands for the node count. The smallest pool worked out with it
 * is at most the true one, since the true plan needs at least the bound at every number of nodes.
 */
export function boundPlan(problem: PackingProblem): Plan {
  const issues = checkProblem(problem);
  const certificate =
    issues.length > 0 ? ({ kind: "empty", lowerBound: 0 } as const) : simpleBound(problem);
  return {
    nodes: [],
    nodeCount: certificate.lowerBound,
    lowerBound: certificate.lowerBound,
    proven: false,
    certificate,
    bindingResource: issues.length > 0 ? undefined : bindingResource(problem),
    issues,
  };
}
