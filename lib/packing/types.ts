import type { Issue } from "../result";

/**
 * A packing problem: whole pods onto whole nodes, in any number of dimensions.
 * Every size, capacity and count is a non-negative integer. All vectors have the same length.
 * The usual three dimensions are [cpuMilli, memoryMiB, pods]; predicted use may add two more.
 */
export type NodeType = {
  readonly name: string;
  /** What one node of this type offers to the pods below (allocatable minus DaemonSets). */
  readonly capacity: readonly number[];
  /** Whole micro-dollars an hour. Left out: every node counts the same. */
  readonly priceMicroUsdPerHour?: number | undefined;
};

/** Identical pods: one size, many copies. */
export type PodClass = {
  readonly name?: string | undefined;
  readonly size: readonly number[];
  readonly count: number;
  /** At most this many pods of the class on one node (host spread). */
  readonly maxPerNode?: number | undefined;
};

/** Deterministic work limits: the same answer on every engine. Never a clock. */
export type Budget = {
  /** Simplex pivots over the whole solve. */
  readonly pivots: number;
  /** Branch-and-bound nodes over all pricing problems and certificate checks. */
  readonly branchNodes: number;
};

export type PackingProblem = {
  readonly nodeTypes: readonly NodeType[];
  readonly podClasses: readonly PodClass[];
  readonly minNodes?: number | undefined;
  readonly budget?: Partial<Budget> | undefined;
  /**
   * Where nodes are counted: a plan of at most so many nodes is as good as any, and so is proof
   * that there is none. The planner stops at either; the plan may then not be the smallest.
   */
  readonly enoughNodes?: number | undefined;
};

/** `count` nodes of one type, each carrying `pods[i]` pods of class i. */
export type PlannedNodes = {
  readonly type: string;
  readonly count: number;
  readonly pods: readonly number[];
};

/** What a certificate proves; carried inside it, so that it can be checked alone. */
export type ProvenBound = {
  /** No plan has fewer nodes. */
  readonly lowerBound: number;
  /** With several types, all priced: no plan costs less. */
  readonly lowerBoundCostMicroUsdPerHour?: number | undefined;
};

/** `weights[i]` for each pod of class i; no node of type t can carry more than heaviestNode[t]. */
export type WeightCut = {
  readonly weights: readonly number[];
  /** By node type, in the order of the problem. */
  readonly heaviestNode: readonly number[];
};

/**
 * Why fewer nodes (or less money) cannot do. Anyone can recompute it:
 * - `resource-sum`: total demand in one dimension over the best node's capacity;
 * - `host-spread`: a class of `count` pods, `maxPerNode` to a node;
 * - `min-nodes`: the user's own minimum;
 * - `weights`: every pod of class i weighs weights[i]; no node can hold more than
 *   heaviestNode[type] of it, so total weight / heaviest is a bound. With `nodeWeight` every node
 *   itself weighs that much too, and the user's minimum of nodes adds to the total;
 * - `cuts`: several such weightings at once, for clusters of a few nodes: no choice of nodes
 *   below the bound can carry the total weight of every one of them. The resource sums of all
 *   dimensions and the user's minimum count as cuts without being listed.
 */
export type Certificate = ProvenBound &
  (
    | { readonly kind: "empty" }
    | { readonly kind: "resource-sum"; readonly dimension: number }
    | { readonly kind: "host-spread"; readonly podClass: number }
    | { readonly kind: "min-nodes" }
    | ({ readonly kind: "weights"; readonly nodeWeight?: number | undefined } & WeightCut)
    | { readonly kind: "cuts"; readonly cuts: readonly WeightCut[] }
  );

export type Plan = {
  readonly nodes: readonly PlannedNodes[];
  readonly nodeCount: number;
  /** Present when every node type has a price. */
  readonly costMicroUsdPerHour?: number | undefined;
  /** With one node type (or no prices): a bound on the node count. With prices and several types: on the node count too. */
  readonly lowerBound: number;
  /** With prices and several types: a bound on costMicroUsdPerHour. */
  readonly lowerBoundCostMicroUsdPerHour?: number | undefined;
  /** The plan equals its bound: in nodes with one type, in cost with several priced types. */
  readonly proven: boolean;
  readonly certificate: Certificate;
  /** The dimension that decides the count: the index of the largest total demand over capacity; undefined when nothing is to be placed. */
  readonly bindingResource: number | undefined;
  /** Empty when the plan holds; else what is wrong with the problem, and the plan is empty. */
  readonly issues: readonly Issue[];
};
