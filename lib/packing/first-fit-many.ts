import type { NormalProblem } from "./normal-problem";

const NONE = -1;

/** Numbers of one placement in the list of all: its class, how many pods, the one before it on the node. */
const PLACEMENT = 3;

/**
 * First fit for very many classes, node by node. A tree over the nodes holds the largest free
 * amount of each dimension below every branch, so a search passes over whole stretches of full
 * nodes. In several dimensions a branch may promise what no single node below it has; the search
 * then moves on.
 */
class FirstFitMany {
  private readonly rows: number;
  private leaves = 64;
  /** Largest free amounts by branch: branch b's dimension d stands at b × rows + d. */
  private tree: Float64Array;
  /** By node, where its newest placement stands. */
  private readonly chains: number[] = [];
  /** Tens of thousands: numbers in a row are no work for the garbage collector. */
  private readonly placements: number[] = [];

  constructor(
    private readonly normal: NormalProblem,
    private readonly capacity: readonly number[],
  ) {
    this.rows = normal.dimensions;
    this.tree = new Float64Array(2 * this.leaves * this.rows).fill(NONE);
  }

  get nodes(): number {
    return this.chains.length;
  }

  /** Places `wanted` pods of a class; false when none fits even on an empty node. */
  place(podClass: number, wanted: number): boolean {
    const { size, maxPerNode } = this.normal.classes[podClass]!;
    let left = wanted;
    for (let node = this.find(size, 0); left > 0; node = this.find(size, node + 1)) {
      const at = node === NONE ? this.append() : node;
      const pods = Math.min(this.roomOn(at, size), maxPerNode, left);
      if (pods <= 0) return false;
      this.put(at, podClass, pods);
      left -= pods;
      if (node === NONE) node = at;
    }
    return true;
  }

  private find(size: readonly number[], from: number): number {
    if (from >= this.chains.length) return NONE;
    let branch = from + this.leaves;
    for (;;) {
      if (this.mayFit(branch, size)) {
        if (branch >= this.leaves) return branch - this.leaves;
        branch *= 2;
        continue;
      }
      while ((branch & 1) === 1) branch >>= 1;
      if (branch === 0) return NONE;
      branch++;
    }
  }

  private mayFit(branch: number, size: readonly number[]): boolean {
    const { rows, tree } = this;
    const at = branch * rows;
    for (let d = 0; d < rows; d++) if (tree[at + d]! < size[d]!) return false;
    return true;
  }

  private roomOn(node: number, size: readonly number[]): number {
    const at = (node + this.leaves) * this.rows;
    let room = Number.POSITIVE_INFINITY;
    for (let d = 0; d < this.rows; d++) {
      if (size[d]! > 0) room = Math.min(room, Math.floor(this.tree[at + d]! / size[d]!));
    }
    return room;
  }

  private append(): number {
    const node = this.chains.length;
    if (node === this.leaves) this.grow();
    this.chains.push(NONE);
    const at = (node + this.leaves) * this.rows;
    for (let d = 0; d < this.rows; d++) this.tree[at + d] = this.capacity[d]!;
    this.lift(node);
    return node;
  }

  private grow(): void {
    const { rows, leaves, tree } = this;
    this.leaves = 2 * leaves;
    this.tree = new Float64Array(2 * this.leaves * rows).fill(NONE);
    this.tree.set(tree.subarray(leaves * rows), this.leaves * rows);
    for (let branch = this.leaves - 1; branch > 0; branch--) this.refresh(branch);
  }

  /** Brings every branch above a node up to date, as far as anything changes. */
  private lift(node: number): void {
    let branch = (node + this.leaves) >> 1;
    while (branch > 0 && this.refresh(branch)) branch >>= 1;
  }

  private refresh(branch: number): boolean {
    const { rows, tree } = this;
    const at = branch * rows;
    let changed = false;
    for (let d = 0; d < rows; d++) {
      const left = tree[2 * at + d]!;
      const right = tree[2 * at + rows + d]!;
      const most = left > right ? left : right;
      if (tree[at + d] === most) continue;
      tree[at + d] = most;
      changed = true;
    }
    return changed;
  }

  private put(node: number, podClass: number, pods: number): void {
    const { size } = this.normal.classes[podClass]!;
    const at = (node + this.leaves) * this.rows;
    for (let d = 0; d < this.rows; d++) this.tree[at + d]! -= size[d]! * pods;
    this.placements.push(podClass, pods, this.chains[node]!);
    this.chains[node] = this.placements.length - PLACEMENT;
    this.lift(node);
  }

  /** By node: which classes it carries, and how many pods of each. */
  contents(): NodeContents[] {
    return this.chains.map((chain) => {
      const contents: { readonly podClass: number; readonly pods: number }[] = [];
      for (let at = chain; at !== NONE; at = this.placements[at + 2]!) {
        contents.push({ podClass: this.placements[at]!, pods: this.placements[at + 1]! });
      }
      return contents;
    });
  }
}

/** Pods of one node, by normal class. */
export type NodeContents = readonly { readonly podClass: number; readonly pods: number }[];

/** First-fit decreasing of all pods on the only type, classes in the given order. */
export function firstFitMany(
  normal: NormalProblem,
  order: readonly number[],
): { readonly nodes: number; readonly contents: () => NodeContents[] } {
  const fit = new FirstFitMany(normal, normal.types[0]!.capacity);
  for (const podClass of order) {
    if (!fit.place(podClass, normal.classes[podClass]!.count)) {
      throw new Error(`Pod class ${podClass} fits on no empty node of a checked problem.`);
    }
  }
  return { nodes: fit.nodes, contents: () => fit.contents() };
}
