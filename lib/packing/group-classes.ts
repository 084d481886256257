import { normalProblem } from "./normal-problem";
import type { PackingProblem, PlannedNodes, PodClass, WeightCut } from "./types";

/** Members of one group: class indices of the problem. */
type Cluster = readonly number[];

type Spread = { readonly loss: number; readonly dimension: number };

/** What rounding every member up to the largest costs, in nodes; and where most of it comes from. */
function spreadOf(problem: PackingProblem, cluster: Cluster): Spread {
  const classes = cluster.map((i) => problem.podClasses[i]!);
  const pods = classes.reduce((sum, c) => sum + c.count, 0);
  let spread: Spread = { loss: 0, dimension: -1 };
  const dimensions = problem.nodeTypes[0]!.capacity.length;
  for (let d = 0; d < dimensions; d++) {
    const largest = Math.max(1, ...problem.nodeTypes.map((t) => t.capacity[d]!));
    const total = classes.reduce((sum, c) => sum + c.count * c.size[d]!, 0);
    const top = classes.reduce((most, c) => Math.max(most, c.size[d]!), 0);
    const loss = (top * pods - total) / largest;
    if (loss > spread.loss) spread = { loss, dimension: d };
  }
  return spread;
}

/** Two halves of about equal weight along one dimension; equal sizes stay together. */
function halves(problem: PackingProblem, cluster: Cluster, dimension: number): Cluster[] {
  const sizeOf = (i: number) => problem.podClasses[i]!.size[dimension]!;
  const sorted = [...cluster].sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const pods = sorted.reduce((sum, i) => sum + problem.podClasses[i]!.count, 0);
  let before = 0;
  let cut = 0;
  while (cut < sorted.length - 1 && before < pods / 2) {
    before += problem.podClasses[sorted[cut]!]!.count;
    cut++;
  }
  const size = sizeOf(sorted[cut]!);
  let low = sorted.filter((i) => sizeOf(i) < size);
  if (low.length === 0) low = sorted.filter((i) => sizeOf(i) === size);
  const rest = new Set(low);
  return [low, sorted.filter((i) => !rest.has(i))].filter((half) => half.length > 0);
}

/** The group as one class: its largest member (safe to plan with) or its smallest (to bound with). */
function rounded(problem: PackingProblem, cluster: Cluster, up: boolean): PodClass {
  const classes = cluster.map((i) => problem.podClasses[i]!);
  const choose = up ? Math.max : Math.min;
  const size = classes[0]!.size.map((_, d) =>
    classes.reduce((s, c) => choose(s, c.size[d]!), classes[0]!.size[d]!),
  );
  const count = classes.reduce((sum, c) => sum + c.count, 0);
  const limits = classes.map((c) => c.maxPerNode ?? Number.POSITIVE_INFINITY);
  // Planned as one, the tightest limit holds for all; bounded as one, their limits add up.
  const limit = up ? limits.reduce((a, b) => Math.min(a, b)) : limits.reduce((a, b) => a + b, 0);
  return Number.isFinite(limit) ? { size, count, maxPerNode: limit } : { size, count };
}

const fitsSomewhere = (problem: PackingProblem, podClass: PodClass): boolean =>
  problem.nodeTypes.some((t) => podClass.size.every((s, d) => s <= t.capacity[d]!));

/**
 * At most `most` groups of like classes: the group whose rounding costs most is halved, again and
 * again. A group whose largest member fits on no node (wide one way, tall the other) goes first.
 */
function clusters(problem: PackingProblem, most: number): Cluster[] {
  const all = problem.podClasses.flatMap((c, i) => (c.count > 0 ? [i] : []));
  const open = [entry(problem, all)];
  for (;;) {
    let worst = 0;
    for (const [k, { priority }] of open.entries()) {
      if (priority > open[worst]!.priority) worst = k;
    }
    const { cluster, spread, priority } = open[worst]!;
    if (spread.dimension < 0 || (open.length >= most && priority < Number.POSITIVE_INFINITY)) break;
    const parts = halves(problem, cluster, spread.dimension);
    open.splice(worst, 1, ...parts.map((part) => entry(problem, part)));
  }
  return open.map(({ cluster }) => cluster);
}

function entry(problem: PackingProblem, cluster: Cluster) {
  const spread = spreadOf(problem, cluster);
  const fits = fitsSomewhere(problem, rounded(problem, cluster, true));
  return { cluster, spread, priority: fits ? spread.loss : Number.POSITIVE_INFINITY };
}

/** A problem of few classes on either side of the true one. */
export type Grouped = {
  /** Every pod as large as the largest of its group: a plan of it carries the true pods. */
  readonly above: PackingProblem;
  /** Every pod as small as the smallest of its group: a bound of it holds for the true pods. */
  readonly below: PackingProblem;
  readonly members: readonly Cluster[];
};

export function grouped(problem: PackingProblem, most: number): Grouped {
  const sorted = canonicalOrder(problem);
  const members = clusters(sorted.problem, most).map((c) => c.map((i) => sorted.order[i]!));
  const side = (up: boolean): PackingProblem => ({
    ...problem,
    podClasses: members.map((cluster) => rounded(problem, cluster, up)),
  });
  return { above: side(true), below: side(false), members };
}

/** Classes in an order of their own, so that the groups do not depend on the order given. */
function canonicalOrder(problem: PackingProblem): { problem: PackingProblem; order: number[] } {
  const order = normalProblem(problem).classes.flatMap((c) => c.members);
  return { problem: { ...problem, podClasses: order.map((i) => problem.podClasses[i]!) }, order };
}

/** The groups' plan with the true classes in it: any member may stand where its group's pod does. */
export function ungroupedNodes(
  problem: PackingProblem,
  { members }: Grouped,
  nodes: readonly PlannedNodes[],
): PlannedNodes[] {
  const left = problem.podClasses.map((c) => c.count);
  const planned: PlannedNodes[] = [];
  for (const group of nodes) {
    let open = group.count;
    while (open > 0) {
      const pods = problem.podClasses.map(() => 0);
      let count = open;
      for (const [g, wanted] of group.pods.entries()) {
        let missing = wanted;
        for (const i of members[g]!) {
          const taken = Math.min(missing, left[i]!);
          if (taken === 0) continue;
          pods[i] = taken;
          missing -= taken;
          count = Math.min(count, Math.floor(left[i]! / taken));
          if (missing === 0) break;
        }
      }
      for (const [i, taken] of pods.entries()) left[i]! -= taken * count;
      planned.push({ type: group.type, count, pods });
      open -= count;
    }
  }
  return planned;
}

/** A group's weight is the weight of each of its members. */
export function ungroupedCut(
  problem: PackingProblem,
  { members }: Grouped,
  cut: WeightCut,
): WeightCut {
  const weights = problem.podClasses.map(() => 0);
  for (const [g, cluster] of members.entries()) {
    for (const i of cluster) weights[i] = cut.weights[g]!;
  }
  return { weights, heaviestNode: cut.heaviestNode };
}
