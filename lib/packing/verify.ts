import type { Issue } from "../result";
import type { PackingProblem, Plan, PlannedNodes } from "./types";

/**
 * The checkers. They share no code with the planner, only its types, so that a mistake in one
 * cannot hide in the other.
 */

const issue = (code: string, path: string, message: string, received?: unknown): Issue => ({
  code,
  path,
  message,
  ...(received === undefined ? {} : { received: String(received).slice(0, 80) }),
});

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** One group of equal nodes: the type exists, every dimension and every host limit is kept. */
function nodesIssues(problem: PackingProblem, nodes: PlannedNodes, index: number): Issue[] {
  const path = `nodes.${index}`;
  const type = problem.nodeTypes.find((t) => t.name === nodes.type);
  if (type === undefined) {
    return [
      issue("unknown-type", `${path}.type`, "The problem has no such node type.", nodes.type),
    ];
  }
  if (!isCount(nodes.count) || nodes.count === 0) {
    return [issue("bad-count", `${path}.count`, "A group holds one node or more.", nodes.count)];
  }
  if (nodes.pods.length !== problem.podClasses.length || !nodes.pods.every(isCount)) {
    return [issue("bad-pods", `${path}.pods`, "One whole number is needed for each pod class.")];
  }
  const found: Issue[] = [];
  for (const [d, capacity] of type.capacity.entries()) {
    let used = 0n;
    for (const [i, podClass] of problem.podClasses.entries()) {
      used += BigInt(podClass.size[d] ?? 0) * BigInt(nodes.pods[i] ?? 0);
    }
    if (used <= BigInt(capacity)) continue;
    const message = `Node "${type.name}" offers ${capacity} in dimension ${d}.`;
    found.push(issue("over-capacity", `${path}.pods`, message, used));
  }
  for (const [i, { maxPerNode }] of problem.podClasses.entries()) {
    const pods = nodes.pods[i] ?? 0;
    if (maxPerNode === undefined || pods <= maxPerNode) continue;
    const message = `Pod class ${i} allows at most ${maxPerNode} pods on a node.`;
    found.push(issue("over-host-limit", `${path}.pods.${i}`, message, pods));
  }
  return found;
}

/** Every pod of every class stands on exactly one node. */
function placementIssues(problem: PackingProblem, plan: Plan): Issue[] {
  return problem.podClasses.flatMap((podClass, i) => {
    const placed = plan.nodes.reduce((sum, n) => sum + n.count * (n.pods[i] ?? 0), 0);
    if (placed === podClass.count) return [];
    const message = `Pod class ${i} has ${podClass.count} pods to place.`;
    return [issue("wrong-placement", `podClasses.${i}.count`, message, placed)];
  });
}

function costOf(problem: PackingProblem, plan: Plan): number | undefined {
  let cost = 0;
  for (const nodes of plan.nodes) {
    const price = problem.nodeTypes.find((t) => t.name === nodes.type)?.priceMicroUsdPerHour;
    if (price === undefined) return undefined;
    cost += price * nodes.count;
  }
  return cost;
}

/** The totals a plan states must be those of its nodes, and no bound may pass them. */
function totalsIssues(problem: PackingProblem, plan: Plan): Issue[] {
  const found: Issue[] = [];
  const nodeCount = plan.nodes.reduce((sum, n) => sum + n.count, 0);
  if (plan.nodeCount !== nodeCount) {
    const message = `The groups hold ${nodeCount} nodes.`;
    found.push(issue("wrong-node-count", "nodeCount", message, plan.nodeCount));
  }
  if (nodeCount < (problem.minNodes ?? 0)) {
    const message = `At least ${problem.minNodes} nodes are asked for.`;
    found.push(issue("below-minimum", "nodeCount", message, nodeCount));
  }
  const priced = problem.nodeTypes.every((t) => t.priceMicroUsdPerHour !== undefined);
  const cost = priced ? costOf(problem, plan) : undefined;
  if (plan.costMicroUsdPerHour !== cost) {
    const message = `The nodes cost ${cost ?? "an unknown amount"}.`;
    found.push(issue("wrong-cost", "costMicroUsdPerHour", message, plan.costMicroUsdPerHour));
  }
  return [...found, ...boundIssues(problem, plan, priced && problem.nodeTypes.length > 1)];
}

function boundIssues(problem: PackingProblem, plan: Plan, mix: boolean): Issue[] {
  const found: Issue[] = [];
  const { certificate } = plan;
  if (!isCount(plan.lowerBound) || plan.lowerBound > plan.nodeCount) {
    const message = "The bound on the node count lies above the plan.";
    found.push(issue("bound-above-plan", "lowerBound", message, plan.lowerBound));
  }
  if (certificate.lowerBound !== plan.lowerBound) {
    const message = `The certificate is for ${certificate.lowerBound} nodes.`;
    found.push(issue("wrong-certificate", "lowerBound", message, plan.lowerBound));
  }
  const bound = plan.lowerBoundCostMicroUsdPerHour;
  if (bound !== certificate.lowerBoundCostMicroUsdPerHour || (bound !== undefined) !== mix) {
    const message = "The bound on the cost is not the certificate's.";
    found.push(issue("wrong-certificate", "lowerBoundCostMicroUsdPerHour", message, bound));
  }
  const cost = plan.costMicroUsdPerHour;
  if (bound !== undefined && cost !== undefined && bound > cost) {
    const message = "The bound on the cost lies above the plan.";
    found.push(issue("bound-above-plan", "lowerBoundCostMicroUsdPerHour", message, bound));
  }
  const met = mix ? bound === cost : plan.lowerBound === plan.nodeCount;
  if (plan.proven !== met) {
    const message = "A plan is proven exactly when it meets its bound.";
    found.push(issue("wrong-proof", "proven", message, plan.proven));
  }
  return found;
}

/**
 * Whether the plan holds: every pod placed once, no node over capacity or host limit, totals,
 * cost and bound as stated. None found means it holds. The bound's own reason is checked by
 * `verifyCertificate`.
 */
export function verifyPlan(problem: PackingProblem, plan: Plan): Issue[] {
  if (plan.issues.length > 0) {
    return [issue("no-plan", "issues", "The plan says it could not be made.", plan.issues.length)];
  }
  const groups = plan.nodes.flatMap((nodes, index) => nodesIssues(problem, nodes, index));
  if (groups.length > 0) return groups;
  return [...placementIssues(problem, plan), ...totalsIssues(problem, plan)];
}
