import { inProblemTerms } from "./integer-weights";
import type { NormalProblem } from "./normal-problem";
import type { Certificate, PackingProblem } from "./types";
import { weightCertificate } from "./weight-bounds";

/**
 * Pods counted instead of measured: of all pods at least as large as those of class i a node holds
 * no more than it holds of class i. Whole pods leave room on a node that sums take for full; where
 * one size makes up most of the pods this says as much as the relaxation would. One node type.
 * Undefined unless it proves more than `above` nodes.
 */
export function countBound(
  problem: PackingProblem,
  normal: NormalProblem,
  above: number,
): Certificate | undefined {
  const { classes } = normal;
  const { capacity } = normal.types[0]!;
  let most = above;
  let best: { readonly smallest: readonly number[]; readonly onNode: number } | undefined;
  for (const { size } of classes) {
    const onNode = copiesOn(size, capacity);
    const pods = classes.reduce((sum, c) => (isAtLeast(c.size, size) ? sum + c.count : sum), 0);
    const nodes = Math.ceil(pods / onNode);
    if (nodes > most) [most, best] = [nodes, { smallest: size, onNode }];
  }
  if (best === undefined) return undefined;
  const { smallest, onNode } = best;
  const weights = classes.map(({ size }) => (isAtLeast(size, smallest) ? 1 : 0));
  return weightCertificate(problem, inProblemTerms({ problem, normal }, weights, [onNode]));
}

function isAtLeast(a: readonly number[], b: readonly number[]): boolean {
  for (let d = 0; d < a.length; d++) if (a[d]! < b[d]!) return false;
  return true;
}

/** Pods of a size on an empty node; endlessly many that take no room. */
function copiesOn(size: readonly number[], capacity: readonly number[]): number {
  let copies = Number.POSITIVE_INFINITY;
  for (let d = 0; d < capacity.length; d++) {
    if (size[d]! > 0) copies = Math.min(copies, Math.floor(capacity[d]! / size[d]!));
  }
  return copies;
}
