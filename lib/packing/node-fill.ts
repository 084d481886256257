import type { NormalProblem } from "./normal-problem";

export type ScoreKind = "dot" | "l2" | "cosine";

/**
 * Fills one empty node of a type, always with the best-scored pod that still fits. With s the
 * pod's shares of the node, f the free shares and w the scarcity of each dimension (its total
 * demand over the capacity, as a share of all), the score is
 *   dot     sum w s f,
 *   cosine  the same over the length of s,
 *   l2      minus the distance sum w (f - s)^2.
 */
export class NodeFill {
  private readonly rows: number;
  private readonly sizes: Float64Array;
  private readonly shares: Float64Array;
  private readonly scale: Float64Array;
  private readonly free: Float64Array;
  private readonly freeShares: Float64Array;
  private readonly scarcity: Float64Array;
  private readonly length: Float64Array;
  private readonly weightless: readonly boolean[];
  private candidates: Int32Array;

  constructor(
    private readonly normal: NormalProblem,
    private readonly capacity: readonly number[],
  ) {
    const { classes, dimensions } = normal;
    const n = classes.length;
    this.rows = dimensions;
    this.scale = Float64Array.from(capacity, (limit) => (limit > 0 ? 1 / limit : 0));
    this.free = new Float64Array(dimensions);
    this.freeShares = new Float64Array(dimensions);
    this.scarcity = new Float64Array(dimensions);
    this.length = new Float64Array(n);
    this.candidates = new Int32Array(n);
    this.sizes = new Float64Array(n * dimensions);
    this.shares = new Float64Array(n * dimensions);
    for (let i = 0; i < n; i++) {
      const { size } = classes[i]!;
      for (let d = 0; d < dimensions; d++) {
        this.sizes[i * dimensions + d] = size[d]!;
        this.shares[i * dimensions + d] = size[d]! * this.scale[d]!;
      }
    }
    this.weightless = classes.map(({ size }) => size.every((s) => s === 0));
  }

  /** The pods of one node when `left` of each class are still to be placed. */
  fill(kind: ScoreKind, left: ArrayLike<number>): number[] {
    this.reset(kind, left);
    const { classes } = this.normal;
    const pods: number[] = [];
    let open = 0;
    for (let i = 0; i < classes.length; i++) {
      pods.push(0);
      if (left[i]! > 0) this.candidates[open++] = i;
    }
    for (;;) {
      open = this.withoutFull(open, pods, left);
      if (open === 0) return pods;
      const best = this.bestOf(kind, open);
      // Pods without a size never fill a node: all of them at once.
      const most = Math.min(left[best]!, classes[best]!.maxPerNode);
      pods[best]! += this.weightless[best]! ? most : 1;
      this.take(best);
    }
  }

  /** An empty node, and the scarcity of what is left to place. */
  private reset(kind: ScoreKind, left: ArrayLike<number>): void {
    const { rows, sizes, shares, scarcity } = this;
    const n = this.normal.classes.length;
    scarcity.fill(0);
    for (let i = 0; i < n; i++) {
      const count = left[i]!;
      if (count === 0) continue;
      for (let d = 0; d < rows; d++) scarcity[d]! += sizes[i * rows + d]! * count;
    }
    let total = 0;
    for (let d = 0; d < rows; d++) {
      scarcity[d]! *= this.scale[d]!;
      total += scarcity[d]!;
    }
    for (let d = 0; d < rows; d++) {
      scarcity[d] = total > 0 ? scarcity[d]! / total : 1;
      this.free[d] = this.capacity[d]!;
      this.freeShares[d] = this.capacity[d]! > 0 ? 1 : 0;
    }
    if (kind !== "cosine") return;
    for (let i = 0; i < n; i++) {
      let length = 0;
      for (let d = 0; d < rows; d++) length += scarcity[d]! * shares[i * rows + d]! ** 2;
      this.length[i] = length > 0 ? Math.sqrt(length) : 1;
    }
  }

  /** Classes that no longer fit leave the list for good; returns its new length. */
  private withoutFull(open: number, pods: readonly number[], left: ArrayLike<number>): number {
    const { rows, sizes, free, candidates } = this;
    let kept = 0;
    for (let c = 0; c < open; c++) {
      const i = candidates[c]!;
      if (pods[i]! >= left[i]! || pods[i]! >= this.normal.classes[i]!.maxPerNode) continue;
      let fits = true;
      for (let d = 0; d < rows; d++) if (sizes[i * rows + d]! > free[d]!) fits = false;
      if (fits) candidates[kept++] = i;
    }
    return kept;
  }

  private bestOf(kind: ScoreKind, open: number): number {
    const { candidates } = this;
    let best = candidates[0]!;
    if (open === 1) return best;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < open; c++) {
      const i = candidates[c]!;
      const value = kind === "l2" ? -this.distance(i) : this.product(i);
      const score = kind === "cosine" ? value / this.length[i]! : value;
      if (score > most) [best, most] = [i, score];
    }
    return best;
  }

  private distance(i: number): number {
    const { rows, shares, freeShares, scarcity } = this;
    let sum = 0;
    for (let d = 0; d < rows; d++) {
      const gap = freeShares[d]! - shares[i * rows + d]!;
      sum += scarcity[d]! * gap * gap;
    }
    return sum;
  }

  private product(i: number): number {
    const { rows, shares, freeShares, scarcity } = this;
    let sum = 0;
    for (let d = 0; d < rows; d++) sum += scarcity[d]! * shares[i * rows + d]! * freeShares[d]!;
    return sum;
  }

  private take(i: number): void {
    const { rows, sizes, free, freeShares, scale } = this;
    for (let d = 0; d < rows; d++) {
      free[d]! -= sizes[i * rows + d]!;
      freeShares[d] = free[d]! * scale[d]!;
    }
  }
}
