import { type Group, type NormalProblem, groupsCost, groupsNodes } from "./normal-problem";

/** Nodes alike so far, with what is still free on each. */
type OpenGroup = { type: number; pods: number[]; free: number[]; count: number };

/** How many pods of class i still go onto a node with `free` left and `present` there already. */
function room(normal: NormalProblem, i: number, free: readonly number[], present: number): number {
  const { size, maxPerNode, count } = normal.classes[i]!;
  let most = Math.min(count, maxPerNode - present);
  for (let d = 0; d < size.length; d++) {
    const s = size[d]!;
    if (s > 0) most = Math.min(most, Math.floor(free[d]! / s));
  }
  return most;
}

function withPods(normal: NormalProblem, group: OpenGroup, i: number, k: number, count: number) {
  const size = normal.classes[i]!.size;
  const pods = [...group.pods];
  pods[i]! += k;
  return { type: group.type, pods, free: group.free.map((f, d) => f - size[d]! * k), count };
}

/**
 * First fit for equal pods at once: a group of equal nodes takes the class evenly, so the work
 * depends on the number of classes, never on the number of pods.
 */
function placeClass(
  normal: NormalProblem,
  open: OpenGroup[],
  i: number,
  wanted: number,
): OpenGroup[] {
  const next: OpenGroup[] = [];
  let left = wanted;
  for (const group of open) {
    const k = left > 0 ? Math.min(room(normal, i, group.free, group.pods[i]!), left) : 0;
    if (k === 0) {
      next.push(group);
      continue;
    }
    const full = Math.min(group.count, Math.floor(left / k));
    next.push(withPods(normal, group, i, k, full));
    left -= full * k;
    let untouched = group.count - full;
    if (untouched > 0 && left > 0) {
      next.push(withPods(normal, group, i, left, 1));
      left = 0;
      untouched--;
    }
    if (untouched > 0) next.push({ ...group, count: untouched });
  }
  return next;
}

const emptyGroup = (normal: NormalProblem, type: number, count: number): OpenGroup => ({
  type,
  pods: normal.classes.map(() => 0),
  free: [...normal.types[type]!.capacity],
  count,
});

/** First-fit decreasing on one type, classes in the given order. Undefined: a class never fits. */
function firstFit(
  normal: NormalProblem,
  counts: readonly number[],
  type: number,
  order: readonly number[],
): Group[] | undefined {
  let open: OpenGroup[] = [];
  for (const i of order) {
    const wanted = counts[i]!;
    if (wanted === 0) continue;
    const most = room(normal, i, normal.types[type]!.capacity, 0);
    if (most <= 0) return undefined;
    const fresh = emptyGroup(normal, type, Math.ceil(wanted / most));
    open = placeClass(normal, [...open, fresh], i, wanted).filter((g) => g.pods.some((k) => k > 0));
  }
  return open;
}

/** Scarce resources count more: each dimension is weighed by total demand over capacity. */
function demandShares(
  normal: NormalProblem,
  counts: readonly number[],
  capacity: readonly number[],
): number[] {
  const shares = capacity.map((limit, d) => {
    const demand = normal.classes.reduce((sum, c, i) => sum + c.size[d]! * counts[i]!, 0);
    return limit > 0 ? demand / limit : 0;
  });
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((s) => (total > 0 ? s / total : 1));
}

type ScoreKind = "dot" | "l2" | "cosine";

/**
 * Fills one empty node, always with the best-scored pod that still fits. With s the pod's shares
 * of the node, f the free shares and w the scarcity of each dimension, the score is
 *   dot     sum w s f,
 *   cosine  the same over the length of s,
 *   l2      minus the distance sum w (f - s)^2.
 */
class NodeFill {
  private readonly rows: number;
  private readonly shares: Float64Array;
  private readonly free: Float64Array;
  private readonly freeShares: Float64Array;
  private readonly scale: number[];
  private readonly length: number[];

  constructor(
    private readonly normal: NormalProblem,
    private readonly kind: ScoreKind,
    private readonly scarcity: readonly number[],
    capacity: readonly number[],
  ) {
    this.rows = capacity.length;
    this.scale = capacity.map((limit) => (limit > 0 ? 1 / limit : 0));
    this.free = Float64Array.from(capacity);
    this.freeShares = Float64Array.from(capacity, (c) => (c > 0 ? 1 : 0));
    this.shares = new Float64Array(normal.classes.length * this.rows);
    this.length = normal.classes.map(({ size }, i) => {
      let length = 0;
      for (let d = 0; d < this.rows; d++) {
        const share = size[d]! * this.scale[d]!;
        this.shares[i * this.rows + d] = share;
        length += scarcity[d]! * share * share;
      }
      return length > 0 ? Math.sqrt(length) : 1;
    });
  }

  private fitsNow(i: number): boolean {
    const { size } = this.normal.classes[i]!;
    for (let d = 0; d < this.rows; d++) if (size[d]! > this.free[d]!) return false;
    return true;
  }

  private score(i: number): number {
    const at = i * this.rows;
    let sum = 0;
    for (let d = 0; d < this.rows; d++) {
      const share = this.shares[at + d]!;
      const free = this.freeShares[d]!;
      const gap = free - share;
      sum += this.scarcity[d]! * (this.kind === "l2" ? -gap * gap : share * free);
    }
    return this.kind === "cosine" ? sum / this.length[i]! : sum;
  }

  private take(i: number): void {
    const { size } = this.normal.classes[i]!;
    for (let d = 0; d < this.rows; d++) {
      this.free[d]! -= size[d]!;
      this.freeShares[d] = this.free[d]! * this.scale[d]!;
    }
  }

  run(left: readonly number[]): number[] {
    const pods = left.map(() => 0);
    const most = left.map((n, i) => Math.min(n, this.normal.classes[i]!.maxPerNode));
    const candidates = most.flatMap((n, i) => (n > 0 ? [i] : []));
    for (;;) {
      const best = this.bestOf(candidates, pods, most);
      if (best < 0) return pods;
      // Pods without a size never fill a node: all of them at once.
      const weightless = this.normal.classes[best]!.size.every((s) => s === 0);
      pods[best]! += weightless ? most[best]! : 1;
      this.take(best);
    }
  }

  /** The best-scored class that still fits; classes that no longer do leave the list for good. */
  private bestOf(candidates: number[], pods: readonly number[], most: readonly number[]): number {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    let kept = 0;
    for (let c = 0; c < candidates.length; c++) {
      const i = candidates[c]!;
      if (pods[i]! >= most[i]! || !this.fitsNow(i)) continue;
      candidates[kept++] = i;
      const value = this.score(i);
      if (value > bestScore) {
        best = i;
        bestScore = value;
      }
    }
    candidates.length = kept;
    return best;
  }
}

/** How many times a node pattern can be repeated before some class runs out. */
function repeats(pods: readonly number[], left: readonly number[]): number {
  let times = Number.POSITIVE_INFINITY;
  for (let i = 0; i < pods.length; i++) {
    if (pods[i]! > 0) times = Math.min(times, Math.floor(left[i]! / pods[i]!));
  }
  return times;
}

/** One node after another, each filled as well as the score can; equal nodes are repeated. */
function nodeByNode(
  normal: NormalProblem,
  counts: readonly number[],
  kind: ScoreKind,
  types: readonly number[],
): Group[] | undefined {
  const left = [...counts];
  const groups: Group[] = [];
  while (left.some((n) => n > 0)) {
    const group = bestFilled(normal, left, kind, types);
    if (group === undefined) return undefined;
    groups.push(group);
    for (let i = 0; i < left.length; i++) left[i]! -= group.pods[i]! * group.count;
  }
  return groups;
}

/** The fill that places the largest share of what is left for its price. */
function bestFilled(
  normal: NormalProblem,
  left: readonly number[],
  kind: ScoreKind,
  types: readonly number[],
): Group | undefined {
  let best: Group | undefined;
  let bestValue = -1;
  for (const type of types) {
    const { capacity, price } = normal.types[type]!;
    const shares = demandShares(normal, left, capacity);
    const pods = new NodeFill(normal, kind, shares, capacity).run(left);
    const count = repeats(pods, left);
    if (!Number.isFinite(count)) continue;
    const value = types.length === 1 ? 1 : shareOf(normal, left, pods) / Math.max(price, 1e-9);
    if (value > bestValue) [best, bestValue] = [{ type, pods, count }, value];
  }
  return best;
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

/** Class orders for first fit: by each dimension, and by the sum and the largest of the shares. */
function classOrders(normal: NormalProblem, capacity: readonly number[]): number[][] {
  const keys: ((size: readonly number[]) => number)[] = [];
  for (let d = 0; d < normal.dimensions; d++) keys.push((size) => size[d]!);
  const share = (s: number, d: number) => (capacity[d]! > 0 ? s / capacity[d]! : 0);
  keys.push((size) => size.reduce((sum, s, d) => sum + share(s, d), 0));
  keys.push((size) => size.reduce((most, s, d) => Math.max(most, share(s, d)), 0));
  return keys.map((key) => {
    const value = normal.classes.map((c) => key(c.size));
    return normal.classes.map((_, i) => i).sort((a, b) => value[b]! - value[a]! || a - b);
  });
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

/**
 * Every greedy plan of the counts, finished. At least one exists for a checked problem: some type
 * holds each class, and node by node over all types places whatever is left. `tries`: how many
 * types are tried alone.
 */
export function greedyPlans(
  normal: NormalProblem,
  counts: readonly number[],
  tries = 12,
): Group[][] {
  const plans: Group[][] = [];
  const keep = (plan: Group[] | undefined) => {
    if (plan !== undefined) plans.push(finished(normal, plan));
  };
  const all = normal.types.map((_, t) => t);
  // The distance score alone is the best of the three; the first frame makes do with it.
  const kinds: readonly ScoreKind[] = tries > 4 ? ["dot", "l2", "cosine"] : ["l2"];
  // With many types only the best few for their price are tried alone: speed, not correctness.
  const alone = all.length <= tries ? all : bestValueTypes(normal, counts, tries);
  for (const type of alone) {
    for (const order of classOrders(normal, normal.types[type]!.capacity)) {
      keep(firstFit(normal, counts, type, order));
    }
    for (const kind of kinds) keep(nodeByNode(normal, counts, kind, [type]));
  }
  if (all.length > 1) {
    for (const kind of kinds) keep(nodeByNode(normal, counts, kind, alone));
    if (alone.length < all.length && (tries > 4 || plans.length === 0)) {
      keep(nodeByNode(normal, counts, "dot", all));
    }
  }
  return plans;
}

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

export const bestPlan = (normal: NormalProblem, plans: readonly Group[][]): Group[] =>
  plans.reduce((best, plan) => betterPlan(normal, best, plan));
