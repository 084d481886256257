/** Nodes of each pool, the default one first; infinite where a pod fits none of them. */
export type PoolCounts = readonly number[];

/** The nodes of the whole cluster. */
export function totalOf(counts: PoolCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Whether every pool has nodes that hold its pods. */
export function areFinite(counts: PoolCounts): boolean {
  return counts.every((count) => Number.isFinite(count));
}

/** In each pool the more, or the fewer, of the two. */
export function mostOf(a: PoolCounts, b: PoolCounts | undefined): PoolCounts {
  return b === undefined ? a : a.map((count, index) => Math.max(count, b[index] ?? 0));
}
export function fewestOf(a: PoolCounts, b: PoolCounts | undefined): PoolCounts {
  if (b === undefined) return a;
  return a.map((count, index) => Math.min(count, b[index] ?? Number.POSITIVE_INFINITY));
}

/** The same number of nodes in every pool. */
export function areEqual(a: PoolCounts, b: PoolCounts): boolean {
  return a.every((count, index) => count === b[index]);
}
