import type { Issue } from "../result";
import type {
  Certificate,
  PackingProblem,
  Plan,
  PlannedNodes,
  ProvenBound,
  WeightCut,
} from "./types";
import { cheaperChoice } from "./verify-cuts";
import { checkHeaviest } from "./verify-heaviest";
import { isCertificateShape, isPlanShape, isProblemShape } from "./verify-shape";

/**
 * The checkers. They share no code with the planner, only its types, so that a mistake in one
 * cannot hide in the other.
 */

/** As it would stand in a file; a bigint has no JSON. */
const written = (value: unknown): string =>
  typeof value === "bigint" ? value.toString() : (JSON.stringify(value) ?? typeof value);

const issue = (code: string, path: string, message: string, received?: unknown): Issue => ({
  code,
  path,
  message,
  ...(received === undefined ? {} : { received: written(received).slice(0, 80) }),
});

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

const malformed = (path: string, message: string): Issue => issue("malformed", path, message);

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
  if (!isProblemShape(problem)) return [malformed("", "This is not a sound packing problem.")];
  if (!isPlanShape(plan)) return [malformed("", "This does not have the shape of a plan.")];
  if (plan.issues?.length > 0) {
    return [issue("no-plan", "issues", "The plan says it could not be made.", plan.issues.length)];
  }
  const groups = plan.nodes.flatMap((nodes, index) => nodesIssues(problem, nodes, index));
  if (groups.length > 0) return groups;
  return [...placementIssues(problem, plan), ...totalsIssues(problem, plan)];
}

/** Search steps for one node type of a certificate; beyond it the check says it could not decide. */
const HEAVIEST_STEPS = 2_000_000;
const COVER_STEPS = 4_000_000;

const isMix = (problem: PackingProblem): boolean =>
  problem.nodeTypes.length > 1 &&
  problem.nodeTypes.every((t) => t.priceMicroUsdPerHour !== undefined);

function commonDivisor(numbers: readonly number[]): bigint {
  let divisor = 0n;
  for (const number of numbers) {
    let [a, b] = [divisor, BigInt(number)];
    while (b !== 0n) [a, b] = [b, a % b];
    divisor = a;
  }
  return divisor;
}

/** ceil(total x price / carried), then up to a sum that prices can have. */
function costFrom(problem: PackingProblem, total: bigint, carried: readonly bigint[]): bigint {
  let least: bigint | undefined;
  for (const [t, type] of problem.nodeTypes.entries()) {
    const most = carried[t]!;
    if (most <= 0n) continue;
    const cost = (total * BigInt(type.priceMicroUsdPerHour!) + most - 1n) / most;
    if (least === undefined || cost < least) least = cost;
  }
  const step = commonDivisor(problem.nodeTypes.map((t) => t.priceMicroUsdPerHour!));
  const cost = least ?? 0n;
  return step > 1n ? ((cost + step - 1n) / step) * step : cost;
}

/** What follows when every node carries at most `carried` of a total: a count, and a cost. */
function boundFrom(
  problem: PackingProblem,
  total: bigint,
  carried: readonly bigint[],
): ProvenBound {
  const most = carried.reduce((a, b) => (b > a ? b : a), 0n);
  const lowerBound = most > 0n ? Number((total + most - 1n) / most) : 0;
  if (!isMix(problem)) return { lowerBound };
  return { lowerBound, lowerBoundCostMicroUsdPerHour: Number(costFrom(problem, total, carried)) };
}

const totalOf = (problem: PackingProblem, perPod: readonly number[]): bigint =>
  problem.podClasses.reduce((sum, c, i) => sum + BigInt(c.count) * BigInt(perPod[i] ?? 0), 0n);

/**
 * The bound a certificate is worth, by its own arithmetic. For `cuts` it is the bound the
 * certificate states: only `verifyCertificate` can search whether it holds.
 */
export function boundOf(problem: PackingProblem, certificate: Certificate): ProvenBound {
  const everyNode = (total: number) =>
    boundFrom(
      problem,
      BigInt(total),
      problem.nodeTypes.map(() => 1n),
    );
  switch (certificate.kind) {
    case "empty":
      return everyNode(0);
    case "min-nodes":
      return everyNode(problem.minNodes ?? 0);
    case "host-spread": {
      const podClass = problem.podClasses[certificate.podClass];
      if (podClass?.maxPerNode === undefined) return everyNode(0);
      return everyNode(Math.ceil(podClass.count / podClass.maxPerNode));
    }
    case "resource-sum": {
      const d = certificate.dimension;
      const total = totalOf(
        problem,
        problem.podClasses.map((c) => c.size[d] ?? 0),
      );
      return boundFrom(
        problem,
        total,
        problem.nodeTypes.map((t) => BigInt(t.capacity[d] ?? 0)),
      );
    }
    case "weights": {
      const node = BigInt(certificate.nodeWeight ?? 0);
      const total = totalOf(problem, certificate.weights) + node * BigInt(problem.minNodes ?? 0);
      return boundFrom(
        problem,
        total,
        certificate.heaviestNode.map((v) => BigInt(v) + node),
      );
    }
    case "cuts": {
      const { lowerBound, lowerBoundCostMicroUsdPerHour: cost } = certificate;
      return cost === undefined
        ? { lowerBound }
        : { lowerBound, lowerBoundCostMicroUsdPerHour: cost };
    }
  }
}

/** Whole, non-negative, of the right length, and heavy enough: every node type is searched. */
function cutIssues(problem: PackingProblem, cut: WeightCut, path: string): Issue[] {
  const { weights, heaviestNode } = cut;
  if (weights.length !== problem.podClasses.length || !weights.every(isCount)) {
    return [
      issue("bad-weights", `${path}weights`, "One whole weight is needed for each pod class."),
    ];
  }
  if (heaviestNode.length !== problem.nodeTypes.length || !heaviestNode.every(isCount)) {
    return [issue("bad-heaviest", `${path}heaviestNode`, "One whole number for each node type.")];
  }
  return problem.nodeTypes.flatMap((type, t) => heaviestIssues(problem, cut, t, type.name, path));
}

function heaviestIssues(
  problem: PackingProblem,
  { weights, heaviestNode }: WeightCut,
  t: number,
  name: string,
  path: string,
): Issue[] {
  const verdict = checkHeaviest({
    weights,
    sizes: problem.podClasses.map((c) => c.size),
    capacity: problem.nodeTypes[t]!.capacity,
    most: problem.podClasses.map((c) => Math.min(c.count, c.maxPerNode ?? c.count)),
    claim: heaviestNode[t]!,
    steps: HEAVIEST_STEPS,
  });
  if (verdict === "holds") return [];
  const at = `${path}heaviestNode.${t}`;
  if (verdict === "exceeded") {
    const message = `A node of type "${name}" can carry more weight than the certificate says.`;
    return [issue("node-is-heavier", at, message, heaviestNode[t])];
  }
  const message = `The heaviest node of type "${name}" could not be checked within the limit.`;
  return [issue("not-verified", at, message, heaviestNode[t])];
}

/** The cuts, then whether any cheaper choice of nodes passes them all. */
function cutsIssues(
  problem: PackingProblem,
  certificate: Certificate & { readonly kind: "cuts" },
): Issue[] {
  const found = certificate.cuts.flatMap((cut, k) => cutIssues(problem, cut, `cuts.${k}.`));
  if (found.length > 0) return found;
  const ones = problem.nodeTypes.map(() => 1);
  const mix = isMix(problem);
  const prices = problem.nodeTypes.map((t) => t.priceMicroUsdPerHour ?? 0);
  const claim = certificate.lowerBoundCostMicroUsdPerHour;
  return [
    ...coverIssues(problem, certificate.cuts, ones, certificate.lowerBound, "lowerBound"),
    ...(mix && claim !== undefined
      ? coverIssues(problem, certificate.cuts, prices, claim, "lowerBoundCostMicroUsdPerHour")
      : []),
  ];
}

function coverIssues(
  problem: PackingProblem,
  cuts: readonly WeightCut[],
  prices: readonly number[],
  below: number,
  path: string,
): Issue[] {
  const dimensions = problem.nodeTypes[0]!.capacity.map((_, d) => ({
    carried: problem.nodeTypes.map((t) => t.capacity[d]!),
    total: Number(
      totalOf(
        problem,
        problem.podClasses.map((c) => c.size[d]!),
      ),
    ),
  }));
  const nodes = { carried: prices.map(() => 1), total: problem.minNodes ?? 0 };
  const weighed = cuts.map(({ weights, heaviestNode }) => ({
    carried: heaviestNode,
    total: Number(totalOf(problem, weights)),
  }));
  const all = [...dimensions, nodes, ...weighed];
  const found = cheaperChoice({ prices, cuts: all, below, steps: COVER_STEPS });
  if (found === false) return [];
  if (found === undefined) {
    return [issue("not-verified", path, "The choices of nodes could not all be checked.", below)];
  }
  return [issue("bound-too-high", path, "A smaller choice of nodes passes every cut.", below)];
}

function indexIssues(problem: PackingProblem, certificate: Certificate): Issue[] {
  if (certificate.kind === "resource-sum") {
    const d = certificate.dimension;
    if (isCount(d) && d < (problem.nodeTypes[0]?.capacity.length ?? 0)) return [];
    return [issue("unknown-dimension", "dimension", "The problem has no such dimension.", d)];
  }
  if (certificate.kind === "host-spread") {
    if (problem.podClasses[certificate.podClass]?.maxPerNode !== undefined) return [];
    const message = "The problem has no such pod class with a host limit.";
    return [issue("unknown-class", "podClass", message, certificate.podClass)];
  }
  return [];
}

/** The bound stated inside the certificate must be what its reason yields, or less. */
function claimIssues(problem: PackingProblem, certificate: Certificate): Issue[] {
  const worth = boundOf(problem, certificate);
  const found: Issue[] = [];
  const { lowerBound, lowerBoundCostMicroUsdPerHour: cost } = certificate;
  if (!isCount(lowerBound) || lowerBound > worth.lowerBound) {
    const message = `The certificate proves ${worth.lowerBound} nodes.`;
    found.push(issue("bound-too-high", "lowerBound", message, lowerBound));
  }
  const proven = worth.lowerBoundCostMicroUsdPerHour;
  if (cost !== undefined && (!isCount(cost) || proven === undefined || cost > proven)) {
    const message = `The certificate proves a cost of ${proven ?? "nothing"}.`;
    found.push(issue("bound-too-high", "lowerBoundCostMicroUsdPerHour", message, cost));
  }
  return found;
}

/**
 * Whether the certificate proves the bound it states (and, when given, a claimed bound on the
 * nodes). The heaviest node of every type is searched anew, within a limit: what cannot be
 * decided is reported, never trusted.
 */
export function verifyCertificate(
  problem: PackingProblem,
  certificate: Certificate,
  claimedLowerBound?: number,
): Issue[] {
  if (!isProblemShape(problem)) return [malformed("", "This is not a sound packing problem.")];
  if (!isCertificateShape(certificate)) {
    return [malformed("", "This does not have the shape of a certificate.")];
  }
  const indexes = indexIssues(problem, certificate);
  if (indexes.length > 0) return indexes;
  if (claimedLowerBound !== undefined && claimedLowerBound > certificate.lowerBound) {
    const message = `The certificate is for ${certificate.lowerBound} nodes.`;
    return [issue("bound-too-high", "lowerBound", message, claimedLowerBound)];
  }
  if (certificate.kind === "cuts") return cutsIssues(problem, certificate);
  if (certificate.kind === "weights") {
    const { nodeWeight } = certificate;
    if (nodeWeight !== undefined && !isCount(nodeWeight)) {
      return [issue("bad-weights", "nodeWeight", "The node's weight must be whole.", nodeWeight)];
    }
    const found = cutIssues(problem, certificate, "");
    if (found.length > 0) return found;
  }
  return claimIssues(problem, certificate);
}
