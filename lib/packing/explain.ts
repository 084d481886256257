import type { PackingProblem, Plan, PlannedNodes } from "./types";

export type ExplainedPods = {
  readonly podClass: number;
  readonly name: string;
  readonly pods: number;
};

export type ExplainedPattern = {
  readonly type: string;
  readonly count: number;
  readonly pods: readonly ExplainedPods[];
  /** On one such node, by dimension. */
  readonly used: readonly number[];
  readonly free: readonly number[];
};

/** The sum proof of one dimension: demand / largest capacity = nodes' worth, rounded up. */
export type ExplainedDimension = {
  readonly dimension: number;
  /** What all pods ask for. */
  readonly demand: number;
  /** What the planned nodes offer together. */
  readonly offered: number;
  /** Offered and not asked for. */
  readonly stranded: number;
  /** The largest capacity of any node type. */
  readonly largestNode: number;
  /** demand / largestNode, not rounded: "58.1 nodes' worth". */
  readonly nodesWorth: number;
};

export type ExplainedWeight = {
  readonly podClass: number;
  readonly name: string;
  readonly count: number;
  readonly weight: number;
  readonly total: number;
};

export type ExplainedWeights = {
  readonly rows: readonly ExplainedWeight[];
  readonly total: number;
  readonly heaviestNode: readonly { readonly type: string; readonly weight: number }[];
};

export type Explanation = {
  readonly patterns: readonly ExplainedPattern[];
  readonly dimensions: readonly ExplainedDimension[];
  /** By pod class: pods of it that still fit on the planned nodes. Undefined: as many as you like. */
  readonly room: readonly (number | undefined)[];
  /** One table for each weighting of the certificate; none for sums, spread and minimum. */
  readonly weights: readonly ExplainedWeights[];
};

const classLabel = (problem: PackingProblem, i: number): string =>
  problem.podClasses[i]?.name ?? `class ${i + 1}`;

function usedOn(problem: PackingProblem, nodes: PlannedNodes): number[] {
  const dimensions = problem.nodeTypes[0]?.capacity.length ?? 0;
  return Array.from({ length: dimensions }, (_, d) =>
    nodes.pods.reduce((sum, k, i) => sum + k * problem.podClasses[i]!.size[d]!, 0),
  );
}

function capacityOf(problem: PackingProblem, type: string): readonly number[] {
  return problem.nodeTypes.find((t) => t.name === type)?.capacity ?? [];
}

function explainedPattern(problem: PackingProblem, nodes: PlannedNodes): ExplainedPattern {
  const used = usedOn(problem, nodes);
  const free = capacityOf(problem, nodes.type).map((c, d) => c - used[d]!);
  const pods = nodes.pods.flatMap((k, i) =>
    k > 0 ? [{ podClass: i, name: classLabel(problem, i), pods: k }] : [],
  );
  return { type: nodes.type, count: nodes.count, pods, used, free };
}

function explainedDimension(problem: PackingProblem, plan: Plan, d: number): ExplainedDimension {
  const demand = problem.podClasses.reduce((sum, c) => sum + c.count * c.size[d]!, 0);
  const offered = plan.nodes.reduce(
    (sum, n) => sum + n.count * (capacityOf(problem, n.type)[d] ?? 0),
    0,
  );
  const largestNode = Math.max(...problem.nodeTypes.map((t) => t.capacity[d]!));
  const nodesWorth = largestNode > 0 ? demand / largestNode : 0;
  return { dimension: d, demand, offered, stranded: offered - demand, largestNode, nodesWorth };
}

/** How many more pods of the class fit on the nodes as they are filled now. */
function roomFor(
  problem: PackingProblem,
  patterns: readonly ExplainedPattern[],
  plan: Plan,
  i: number,
): number | undefined {
  const { size, maxPerNode } = problem.podClasses[i]!;
  let room = 0;
  for (const [g, { free, count }] of patterns.entries()) {
    const present = plan.nodes[g]!.pods[i]!;
    const most = size.reduce(
      (least, s, d) => (s > 0 ? Math.min(least, Math.floor(free[d]! / s)) : least),
      maxPerNode === undefined ? Number.POSITIVE_INFINITY : maxPerNode - present,
    );
    if (!Number.isFinite(most)) return undefined;
    room += most * count;
  }
  return room;
}

function weightTables(problem: PackingProblem, plan: Plan): ExplainedWeights[] {
  const { certificate } = plan;
  if (certificate.kind !== "weights" && certificate.kind !== "cuts") return [];
  const cuts = certificate.kind === "cuts" ? certificate.cuts : [certificate];
  return cuts.map(({ weights, heaviestNode }) => {
    const rows = weights.flatMap((weight, i) => {
      const { count } = problem.podClasses[i]!;
      const name = classLabel(problem, i);
      return count > 0 ? [{ podClass: i, name, count, weight, total: count * weight }] : [];
    });
    const total = rows.reduce((sum, row) => sum + row.total, 0);
    const named = problem.nodeTypes.map((t, k) => ({ type: t.name, weight: heaviestNode[k]! }));
    return { rows, total, heaviestNode: named };
  });
}

/**
 * What a plan looks like, as plain data for tables and sentences: who stands where, what stays
 * free, how much room is left before the next node, and the numbers of the proof.
 */
export function explainPlan(problem: PackingProblem, plan: Plan): Explanation {
  if (plan.issues.length > 0) return { patterns: [], dimensions: [], room: [], weights: [] };
  const patterns = plan.nodes.map((nodes) => explainedPattern(problem, nodes));
  const count = problem.nodeTypes[0]?.capacity.length ?? 0;
  return {
    patterns,
    dimensions: Array.from({ length: count }, (_, d) => explainedDimension(problem, plan, d)),
    room: problem.podClasses.map((_, i) => roomFor(problem, patterns, plan, i)),
    weights: weightTables(problem, plan),
  };
}
