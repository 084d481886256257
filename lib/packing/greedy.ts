import { firstFit } from "./first-fit";
import { NodeFill, type ScoreKind } from "./node-fill";
import { type Group, type NormalProblem, groupsCost, groupsNodes } from "./normal-problem";

/** How many times a node pattern can be repeated before some class runs out. */
function repeats(pods: readonly number[], left: readonly number[]): number {
  let times = Number.POSITIVE_INFINITY;
  for (let i = 0; i < pods.length; i++) {
    if (pods[i]! > 0) times = Math.min(times, Math.floor(left[i]! / pods[i]!));
  }
  return times;
}

/** The largest share, over the dimensions, of the remaining demand that these pods are. */
function shareOf(normal: NormalProblem, left: readonly number[], pods: readonly number[]): number {
  let share = 0;
  for (let d = 0; d < normal.dimensions; d++) {
    let placed = 0;
    let demand = 0;
    for (let i = 0; i < pods.length; i++) {
      placed += pods[i]! * normal.classes[i]!.size[d]!;
      demand += left[i]! * normal.classes[i]!.size[d]!;
    }
    if (demand > 0) share += placed / demand;
  }
  return share === 0 ? pods.reduce((a, b) => a + b, 0) : share;
}

/** How many orders of classes first fit may try. */
const ordersIn = (normal: NormalProblem): number =>
  normal.dimensions > 1 ? 2 + normal.dimensions : 2;

/**
 * One of them, largest class first: by the sum and by the largest of the shares, then by each
 * dimension. The order that is best most often comes first.
 */
export function classOrder(
  normal: NormalProblem,
  capacity: readonly number[],
  which: number,
): number[] {
  const { classes } = normal;
  const value = classes.map(({ size }) => sortKey(size, capacity, which));
  return classes.map((_, i) => i).sort((a, b) => value[b]! - value[a]! || a - b);
}

function sortKey(size: readonly number[], capacity: readonly number[], which: number): number {
  if (which >= 2) return size[which - 2]!;
  let [sum, most] = [0, 0];
  for (let d = 0; d < size.length; d++) {
    const share = capacity[d]! > 0 ? size[d]! / capacity[d]! : 0;
    sum += share;
    most = Math.max(most, share);
  }
  return which === 0 ? sum : most;
}

/** Every node gives way to the cheapest type that holds its pods. */
function downsized(normal: NormalProblem, groups: readonly Group[]): Group[] {
  return groups.map((group) => {
    const load = Array.from({ length: normal.dimensions }, (_, d) =>
      group.pods.reduce((sum, k, i) => sum + k * normal.classes[i]!.size[d]!, 0),
    );
    // Types are sorted by price, so the first that holds the load is the cheapest.
    const type = normal.types.findIndex((t) => load.every((l, d) => l <= t.capacity[d]!));
    return { ...group, type };
  });
}

/** The user's minimum is met with empty nodes of the cheapest type. */
function withMinimum(normal: NormalProblem, groups: readonly Group[]): Group[] {
  const missing = normal.minNodes - groupsNodes(groups);
  if (missing <= 0) return [...groups];
  return [...groups, { type: 0, pods: normal.classes.map(() => 0), count: missing }];
}

export const finished = (normal: NormalProblem, groups: readonly Group[]): Group[] =>
  withMinimum(normal, normal.types.length > 1 ? downsized(normal, groups) : groups);

/** Types by what their capacity is worth, each dimension priced at its share of the demand. */
function bestValueTypes(normal: NormalProblem, counts: readonly number[], most: number): number[] {
  const demand = Array.from({ length: normal.dimensions }, (_, d) =>
    normal.classes.reduce((sum, c, i) => sum + c.size[d]! * counts[i]!, 0),
  );
  const cost = normal.types.map(({ capacity, price }) =>
    demand.reduce((m, total, d) => Math.max(m, (price * total) / Math.max(capacity[d]!, 1e-9)), 0),
  );
  const order = normal.types.map((_, t) => t);
  return order.sort((a, b) => cost[a]! - cost[b]! || a - b).slice(0, most);
}

/** The cheaper plan; of equal cost the one with fewer nodes, then the earlier one. */
export function betterPlan(normal: NormalProblem, a: Group[], b: Group[]): Group[] {
  const difference = groupsCost(normal, a) - groupsCost(normal, b);
  return difference < 0 || (difference === 0 && groupsNodes(a) <= groupsNodes(b)) ? a : b;
}

/** How many rules a greedy search tries: what finds most plans, what the first frame allows, all. */
type Effort = "least" | "first" | "all";

/** Node types tried alone. With many only the best few for their price: speed, not correctness. */
const TYPES_ALONE: Readonly<Record<Effort, number>> = { least: 1, first: 4, all: 12 };

/** The distance score alone is the best of the three. */
const SCORES: Readonly<Record<Effort, readonly ScoreKind[]>> = {
  least: ["l2"],
  first: ["l2"],
  all: ["l2", "dot", "cosine"],
};

type GreedyQuery = {
  readonly effort: Effort;
  /** A plan that costs no more is as good as any. */
  readonly enough: number;
  readonly fixed?: readonly Group[];
};

/** Greedy plans of one problem, or of a part of its pods; what does not change is made once. */
export class Greedy {
  private readonly fills = new Map<number, NodeFill>();
  private readonly orders = new Map<number, number[][]>();
  /** Plans of more nodes are of no use. */
  private most = Number.POSITIVE_INFINITY;

  constructor(private readonly normal: NormalProblem) {}

  /**
   * The best of all greedy plans of the counts on top of what is `fixed`, finished; the search ends
   * at one that costs no more than `enough`. At least one plan exists for a checked problem: some
   * type holds each class, and node by node over all types places whatever is left.
   */
  best(counts: readonly number[], { effort, enough, fixed = [] }: GreedyQuery): Group[] {
    let best: Group[] | undefined;
    this.most = Number.POSITIVE_INFINITY;
    for (const plan of this.plans(counts, effort)) {
      const made = finished(this.normal, [...fixed, ...plan]);
      best = best === undefined ? made : betterPlan(this.normal, best, made);
      // On one type a plan of as many nodes is no better.
      if (this.normal.types.length === 1) this.most = groupsNodes(best) - groupsNodes(fixed) - 1;
      if (groupsCost(this.normal, best) <= enough) break;
    }
    return best!;
  }

  private *plans(counts: readonly number[], effort: Effort): Generator<Group[], void, void> {
    const { types } = this.normal;
    const tries = TYPES_ALONE[effort];
    const all = types.map((_, t) => t);
    const alone = all.length <= tries ? all : bestValueTypes(this.normal, counts, tries);
    let none = true;
    for (const type of alone) {
      for (const plan of this.onOneType(counts, type, effort)) {
        none = false;
        yield plan;
      }
    }
    if (all.length === 1) return;
    for (const kind of SCORES[effort]) {
      const plan = this.nodeByNode(counts, kind, alone);
      if (plan === undefined) continue;
      none = false;
      yield plan;
    }
    if (alone.length < all.length && (effort === "all" || none)) {
      const plan = this.nodeByNode(counts, "dot", all);
      if (plan !== undefined) yield plan;
    }
  }

  private *onOneType(
    counts: readonly number[],
    type: number,
    effort: Effort,
  ): Generator<Group[], void, void> {
    const fit = (which: number) =>
      firstFit(this.normal, counts, type, this.orderOf(type, which), this.most);
    const plan = fit(0);
    if (plan === undefined) return;
    yield plan;
    for (const kind of SCORES[effort]) {
      const filled = this.nodeByNode(counts, kind, [type]);
      if (filled !== undefined) yield filled;
    }
    const orders = effort === "least" ? 2 : ordersIn(this.normal);
    for (let which = 1; which < orders; which++) {
      const other = fit(which);
      if (other !== undefined) yield other;
    }
  }

  private orderOf(type: number, which: number): readonly number[] {
    const known = this.orders.get(type) ?? [];
    this.orders.set(type, known);
    known[which] ??= classOrder(this.normal, this.normal.types[type]!.capacity, which);
    return known[which];
  }

  private fillOf(type: number): NodeFill {
    const known = this.fills.get(type);
    if (known !== undefined) return known;
    const fill = new NodeFill(this.normal, this.normal.types[type]!.capacity);
    this.fills.set(type, fill);
    return fill;
  }

  /** One node after another, each filled as well as the score can; equal nodes are repeated. */
  private nodeByNode(
    counts: readonly number[],
    kind: ScoreKind,
    types: readonly number[],
  ): Group[] | undefined {
    const left = [...counts];
    const groups: Group[] = [];
    let nodes = 0;
    while (left.some((n) => n > 0)) {
      if (nodes >= this.most) return undefined;
      const group = this.bestFilled(left, kind, types);
      if (group === undefined) return undefined;
      groups.push(group);
      nodes += group.count;
      for (let i = 0; i < left.length; i++) left[i]! -= group.pods[i]! * group.count;
    }
    return groups;
  }

  /** The fill that places the largest share of what is left for its price. */
  private bestFilled(
    left: readonly number[],
    kind: ScoreKind,
    types: readonly number[],
  ): Group | undefined {
    let best: Group | undefined;
    let bestValue = -1;
    for (const type of types) {
      const pods = this.fillOf(type).fill(kind, left);
      const count = repeats(pods, left);
      if (!Number.isFinite(count)) continue;
      const { price } = this.normal.types[type]!;
      const value =
        types.length === 1 ? 1 : shareOf(this.normal, left, pods) / Math.max(price, 1e-9);
      if (value > bestValue) [best, bestValue] = [{ type, pods, count }, value];
    }
    return best;
  }
}
