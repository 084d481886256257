import type { Issue } from "../result";
import { checkProblem } from "./check-problem";
import type { NodeType, PackingProblem, PlannedNodes } from "./types";

/**
 * What you are likely to see, as opposed to what is possible: how real systems fill nodes. These
 * modes wobble (more overhead can give fewer nodes) and are never used to compare options.
 */
export type SimulationMode = "karpenter" | "scheduler-spread";

export type Simulation = {
  readonly mode: SimulationMode;
  readonly nodes: readonly PlannedNodes[];
  readonly nodeCount: number;
  readonly costMicroUsdPerHour?: number | undefined;
  readonly issues: readonly Issue[];
};

/** Pods are placed one by one here, unlike in the planner: beyond this the modes decline. */
const SIMULATED_PODS = 200_000;
/** Pods times nodes of one scheduler run. */
const SCHEDULER_STEPS = 30_000_000;
const SCHEDULER_SEEDS = [1, 2, 3] as const;

type SimulatedNode = {
  /** Types that still hold the node's pods; a fixed node has just one. */
  types: readonly NodeType[];
  readonly used: number[];
  readonly pods: number[];
  total: number;
};

function declined(mode: SimulationMode, issues: readonly Issue[]): Simulation {
  return { mode, nodes: [], nodeCount: 0, issues };
}

const tooMany = (message: string, received: number): Issue => ({
  code: "too-many-pods",
  path: "podClasses",
  message,
  received: String(received),
});

const freshNode = (problem: PackingProblem, types: readonly NodeType[]): SimulatedNode => ({
  types,
  used: types[0]!.capacity.map(() => 0),
  pods: problem.podClasses.map(() => 0),
  total: 0,
});

/** Types that hold the node's pods and one more of class i; none when its host limit is reached. */
function typesWith(problem: PackingProblem, node: SimulatedNode, i: number): readonly NodeType[] {
  const { size, maxPerNode } = problem.podClasses[i]!;
  if (maxPerNode !== undefined && node.pods[i]! >= maxPerNode) return [];
  return node.types.filter((t) => t.capacity.every((c, d) => node.used[d]! + size[d]! <= c));
}

function place(problem: PackingProblem, node: SimulatedNode, i: number): void {
  const { size } = problem.podClasses[i]!;
  for (let d = 0; d < size.length; d++) node.used[d]! += size[d]!;
  node.pods[i]!++;
  node.total++;
}

/** A binary heap of nodes by number of pods, then by age. */
class NodeHeap {
  private readonly heap: { node: SimulatedNode; age: number }[] = [];

  get size(): number {
    return this.heap.length;
  }

  private before(a: number, b: number): boolean {
    const [x, y] = [this.heap[a]!, this.heap[b]!];
    return x.node.total < y.node.total || (x.node.total === y.node.total && x.age < y.age);
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a]!;
    this.heap[a] = this.heap[b]!;
    this.heap[b] = kept;
  }

  push(node: SimulatedNode, age: number): void {
    this.heap.push({ node, age });
    for (let k = this.heap.length - 1; k > 0; ) {
      const parent = (k - 1) >> 1;
      if (!this.before(k, parent)) break;
      this.swap(k, parent);
      k = parent;
    }
  }

  peek(): { node: SimulatedNode; age: number } {
    return this.heap[0]!;
  }

  pop(): void {
    const last = this.heap.pop()!;
    if (this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink();
  }

  /** The top node has grown: down to its place. */
  sink(): void {
    for (let k = 0; ; ) {
      const left = 2 * k + 1;
      let next = k;
      for (const child of [left, left + 1]) {
        if (child < this.heap.length && this.before(child, next)) next = child;
      }
      if (next === k) return;
      this.swap(k, next);
      k = next;
    }
  }
}

/**
 * Karpenter's provisioning of a batch of pending pods
 * (sigs.k8s.io/karpenter, pkg/controllers/provisioning/scheduling: queue.go, scheduler.go,
 * nodeclaim.go): pods by CPU descending, then memory descending; each goes to the planned node
 * with the fewest pods that can still take it, else to a new one. A planned node keeps every
 * instance type that holds its pods; at launch the cheapest of them is taken. Karpenter's sort is
 * unstable between nodes of equal pods; here the older node comes first.
 */
function karpenterNodes(problem: PackingProblem): SimulatedNode[] {
  const order = problem.podClasses
    .map((_, i) => i)
    .sort((a, b) => {
      const [x, y] = [problem.podClasses[a]!.size, problem.podClasses[b]!.size];
      return y[0]! - x[0]! || (y[1] ?? 0) - (x[1] ?? 0) || a - b;
    });
  const nodes: SimulatedNode[] = [];
  for (const i of order) placeClass(problem, nodes, i);
  return nodes;
}

/** A node that refuses one pod of a class refuses all of them: it only gets fuller. */
function placeClass(problem: PackingProblem, nodes: SimulatedNode[], i: number): void {
  const heap = new NodeHeap();
  for (const [age, node] of nodes.entries()) heap.push(node, age);
  for (let left = problem.podClasses[i]!.count; left > 0; left--) {
    let types: readonly NodeType[] = [];
    while (heap.size > 0) {
      types = typesWith(problem, heap.peek().node, i);
      if (types.length > 0) break;
      heap.pop();
    }
    if (heap.size === 0) {
      const fresh = freshNode(problem, problem.nodeTypes);
      types = typesWith(problem, fresh, i);
      nodes.push(fresh);
      fresh.types = types;
      place(problem, fresh, i);
      heap.push(fresh, nodes.length - 1);
    } else {
      const { node } = heap.peek();
      node.types = types;
      place(problem, node, i);
      heap.sink();
    }
  }
}

/** Launch: the cheapest type left; without prices the one with the least first resource. */
function launched(node: SimulatedNode): NodeType {
  const rank = (t: NodeType) => t.priceMicroUsdPerHour ?? t.capacity[0]!;
  return node.types.reduce((best, t) => (rank(t) < rank(best) ? t : best));
}

/** mulberry32: a seeded order, the same on every engine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

function shuffledPods(problem: PackingProblem, seed: number): Uint16Array {
  const pods = problem.podClasses.flatMap((c, i) => Array.from({ length: c.count }, () => i));
  const order = Uint16Array.from(pods);
  const random = seeded(seed);
  for (let k = order.length - 1; k > 0; k--) {
    const other = random() % (k + 1);
    const kept = order[k]!;
    order[k] = order[other]!;
    order[other] = kept;
  }
  return order;
}

/**
 * kube-scheduler's default node score (k8s.io/kubernetes, pkg/scheduler/framework/plugins/
 * noderesources: least_allocated.go, balanced_allocation.go), weights 1 and 1, whole numbers as
 * there. LeastAllocated: mean free share of CPU and memory, x 100. BalancedAllocation:
 * 100 x (1 - |cpu share - memory share| / 2).
 */
function score(capacity: readonly number[], used: readonly number[], size: readonly number[]) {
  const scored = Math.min(2, capacity.length);
  let free = 0;
  let imbalance = 0;
  for (let d = 0; d < scored; d++) {
    const share = capacity[d]! > 0 ? (used[d]! + size[d]!) / capacity[d]! : 1;
    free += Math.floor((1 - share) * 100);
    imbalance = d === 0 ? share : Math.abs(imbalance - share);
  }
  const balanced = scored === 2 ? Math.floor((1 - imbalance / 2) * 100) : 0;
  return Math.floor(free / scored) + balanced;
}

/** Every pod in turn to the best-scored node that holds it; undefined when one fits nowhere. */
function scheduled(
  problem: PackingProblem,
  type: NodeType,
  count: number,
  order: Uint16Array,
): SimulatedNode[] | undefined {
  const nodes = Array.from({ length: count }, () => freshNode(problem, [type]));
  for (const i of order) {
    let best: SimulatedNode | undefined;
    let bestScore = -1;
    for (const node of nodes) {
      const value = score(type.capacity, node.used, problem.podClasses[i]!.size);
      if (value <= bestScore || typesWith(problem, node, i).length === 0) continue;
      [best, bestScore] = [node, value];
    }
    if (best === undefined) return undefined;
    place(problem, best, i);
  }
  return nodes;
}

/**
 * The smallest fixed cluster of one type on which the scheduler places all pods, in each of three
 * seeded orders. Found by doubling and halving: "fits on N" is taken to imply "fits on N + 1",
 * which holds nearly always, and always for the answer itself.
 */
function smallestCluster(
  problem: PackingProblem,
  type: NodeType,
  from: number,
): SimulatedNode[] | undefined {
  const orders = SCHEDULER_SEEDS.map((seed) => shuffledPods(problem, seed));
  const pods = orders[0]!.length;
  const runs = (count: number): SimulatedNode[] | undefined => {
    let last: SimulatedNode[] | undefined;
    for (const order of orders) {
      last = scheduled(problem, type, count, order);
      if (last === undefined) return undefined;
    }
    return last;
  };
  let low = Math.max(0, from - 1);
  let high = Math.max(1, from);
  let fit: SimulatedNode[] | undefined;
  for (;;) {
    if (high * pods > SCHEDULER_STEPS) return undefined;
    fit = runs(high);
    if (fit !== undefined) break;
    low = high;
    high = Math.ceil(high * 1.25) + 1;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const trial = runs(middle);
    if (trial === undefined) low = middle;
    else [high, fit] = [middle, trial];
  }
  return fit;
}

/** Equal nodes together, in order of first appearance; empty ones up to the minimum added. */
function finishedSimulation(
  problem: PackingProblem,
  mode: SimulationMode,
  nodes: readonly SimulatedNode[],
): Simulation {
  const groups = new Map<string, { type: string; count: number; pods: readonly number[] }>();
  const add = (type: NodeType, pods: readonly number[], count: number) => {
    const key = `${type.name}\u0000${pods.join(",")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { type: type.name, count, pods });
    else group.count += count;
  };
  for (const node of nodes) add(launched(node), node.pods, 1);
  const missing = (problem.minNodes ?? 0) - nodes.length;
  const none = problem.podClasses.map(() => 0);
  const empty = freshNode(problem, problem.nodeTypes);
  if (missing > 0) add(launched(empty), none, missing);
  const planned = [...groups.values()];
  const price = new Map(problem.nodeTypes.map((t) => [t.name, t.priceMicroUsdPerHour]));
  const priced = problem.nodeTypes.every((t) => t.priceMicroUsdPerHour !== undefined);
  const cost = planned.reduce((sum, n) => sum + n.count * (price.get(n.type) ?? 0), 0);
  return {
    mode,
    nodes: planned,
    nodeCount: planned.reduce((sum, n) => sum + n.count, 0),
    ...(priced ? { costMicroUsdPerHour: cost } : {}),
    issues: [],
  };
}

/** At least this many nodes, by the sum of each dimension: where the search may start. */
function fewest(problem: PackingProblem, type: NodeType): number {
  return type.capacity.reduce((most, capacity, d) => {
    const demand = problem.podClasses.reduce((sum, c) => sum + c.count * c.size[d]!, 0);
    return demand === 0 ? most : Math.max(most, Math.ceil(demand / capacity));
  }, problem.minNodes ?? 0);
}

/** The type on which all classes fit and the pods' sum costs least: a fixed pool has one type. */
function poolType(problem: PackingProblem): NodeType | undefined {
  const able = problem.nodeTypes.filter((t) =>
    problem.podClasses.every((c) => c.count === 0 || c.size.every((s, d) => s <= t.capacity[d]!)),
  );
  const cost = (t: NodeType) => fewest(problem, t) * (t.priceMicroUsdPerHour ?? 1);
  return able.reduce<NodeType | undefined>(
    (best, t) => (best === undefined || cost(t) < cost(best) ? t : best),
    undefined,
  );
}

/** Places the pods as the named system would, on its own rules. Deterministic; never throws. */
export function simulate(problem: PackingProblem, mode: SimulationMode): Simulation {
  const issues = checkProblem(problem);
  if (issues.length > 0) return declined(mode, issues);
  const pods = problem.podClasses.reduce((sum, c) => sum + c.count, 0);
  if (pods > SIMULATED_PODS) {
    const message = `Pods are placed one by one here: at most ${SIMULATED_PODS}.`;
    return declined(mode, [tooMany(message, pods)]);
  }
  if (mode === "karpenter") return finishedSimulation(problem, mode, karpenterNodes(problem));
  const type = poolType(problem);
  if (type === undefined) {
    const message = "No single node type holds every pod class.";
    return declined(mode, [{ code: "no-single-type", path: "nodeTypes", message }]);
  }
  const nodes = pods === 0 ? [] : smallestCluster(problem, type, fewest(problem, type));
  if (nodes === undefined) {
    const message = "The scheduler's placing of so many pods on so many nodes is not simulated.";
    return declined(mode, [tooMany(message, pods)]);
  }
  return finishedSimulation(problem, mode, nodes);
}
