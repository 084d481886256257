import type { NodeType, PackingProblem, PlannedNodes } from "./types";

/** Equal pods of one or more classes of the problem, sizes divided by the common divisor. */
type NormalClass = {
  readonly size: readonly number[];
  readonly count: number;
  /** Infinity when the class has no limit, or one that cannot bind. */
  readonly maxPerNode: number;
  /** Which classes of the problem it stands for, by index. */
  readonly members: readonly number[];
};

type NormalType = {
  /** Index in the problem. */
  readonly index: number;
  readonly capacity: readonly number[];
  /** What the objective counts: micro-dollars an hour in a priced mix, 1 where nodes are counted. */
  readonly price: number;
};

/**
 * The problem as the solver sees it: canonical, so that class order, equal classes listed twice
 * and a common factor of sizes and capacities all lead to the very same numbers.
 */
export type NormalProblem = {
  readonly dimensions: number;
  readonly classes: readonly NormalClass[];
  readonly types: readonly NormalType[];
  /** For each type of the problem: the normal type that offers at least as much for no more. */
  readonly standsFor: readonly number[];
  readonly minNodes: number;
  /** Several priced types: cost is minimised. Otherwise nodes are counted. */
  readonly byCost: boolean;
};

/** `count` nodes of one normal type (by position), each with `pods[i]` pods of normal class i. */
export type Group = {
  readonly type: number;
  readonly pods: readonly number[];
  readonly count: number;
};

export const groupsCost = (normal: NormalProblem, groups: readonly Group[]): number =>
  groups.reduce((sum, g) => sum + g.count * normal.types[g.type]!.price, 0);

export const groupsNodes = (groups: readonly Group[]): number =>
  groups.reduce((sum, g) => sum + g.count, 0);

export function greatestCommonDivisor(a: number, b: number): number {
  let x = a;
  for (let y = b; y !== 0; ) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

function compareVectors(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return b[i]! - a[i]!;
  }
  return 0;
}

/** Copies of a pod that fit on an empty node, its own limit and its count included. */
function mostOnNode(podClass: NormalClass, capacity: readonly number[]): number {
  let most = Math.min(podClass.count, podClass.maxPerNode);
  for (let d = 0; d < capacity.length; d++) {
    const size = podClass.size[d]!;
    if (size > 0) most = Math.min(most, Math.floor(capacity[d]! / size));
  }
  return most;
}

/** Whether what is asked for is offered, in every dimension. */
export function fits(size: readonly number[], capacity: readonly number[]): boolean {
  for (let d = 0; d < size.length; d++) if (size[d]! > capacity[d]!) return false;
  return true;
}

/**
 * The largest sum at or below `capacity` that the pods' sizes can reach: what lies above can
 * never be used, and a capacity without it gives stronger bounds. Bits of a big table: cost is
 * classes x log(copies) x capacity / 32; beyond 4 million units the capacity stays as it is.
 */
function reachableCapacity(
  capacity: number,
  sizes: readonly { readonly size: number; readonly copies: number }[],
): number {
  const demand = sizes.reduce((sum, s) => sum + s.size * s.copies, 0);
  if (demand <= capacity) return demand;
  if (capacity > 4_000_000) return capacity;
  const words = (capacity >>> 5) + 1;
  const bits = new Uint32Array(words);
  bits[0] = 1;
  for (const { size, copies } of sizes) {
    if (size === 0 || size > capacity) continue;
    let left = Math.min(copies, Math.floor(capacity / size));
    for (let step = 1; left > 0; step *= 2) {
      const taken = Math.min(step, left);
      orShifted(bits, size * taken);
      left -= taken;
    }
  }
  for (let sum = capacity; sum > 0; sum--) {
    if (((bits[sum >>> 5]! >>> (sum & 31)) & 1) === 1) return sum;
  }
  return 0;
}

function orShifted(bits: Uint32Array, shift: number): void {
  const words = shift >>> 5;
  const rest = shift & 31;
  for (let w = bits.length - 1; w >= words; w--) {
    const high = bits[w - words]! << rest;
    const low = rest > 0 && w - words > 0 ? bits[w - words - 1]! >>> (32 - rest) : 0;
    bits[w] = bits[w]! | high | low;
  }
}

type Draft = { size: number[]; count: number; maxPerNode: number; members: number[] };
type Vectors = readonly (readonly number[])[];

/**
 * Equal pods as one, in canonical order: larger sizes first, then tighter limits, then more copies.
 * Two classes with a limit each may both fill it on one node: only unlimited ones may merge.
 */
function mergedClasses(problem: PackingProblem): Draft[] {
  const merged: Draft[] = [];
  for (const draft of neighboursMerged(problem).sort(byCanonicalOrder)) {
    const last = merged.at(-1);
    if (
      last !== undefined &&
      isUnlimited(last) &&
      isUnlimited(draft) &&
      isSame(last.size, draft.size)
    ) {
      last.count += draft.count;
      last.members.push(...draft.members);
    } else merged.push(draft);
  }
  for (const { members } of merged) if (members.length > 1) members.sort((a, b) => a - b);
  return merged;
}

/** Services of one size come one after the other: with them merged there is less to sort. */
function neighboursMerged({ podClasses, nodeTypes }: PackingProblem): Draft[] {
  const merged: Draft[] = [];
  let last: Draft | undefined;
  for (let i = 0; i < podClasses.length; i++) {
    const { size, count, maxPerNode = Number.POSITIVE_INFINITY } = podClasses[i]!;
    if (count === 0) continue;
    const binds = Number.isFinite(maxPerNode) && maxPerNode < mostAnywhere(nodeTypes, size, count);
    if (last !== undefined && !binds && isUnlimited(last) && isSame(size, last.size)) {
      last.count += count;
      last.members.push(i);
      continue;
    }
    const limit = binds ? maxPerNode : Number.POSITIVE_INFINITY;
    last = { size: size.slice(), count, maxPerNode: limit, members: [i] };
    merged.push(last);
  }
  return merged;
}

const isUnlimited = ({ maxPerNode }: Draft): boolean => maxPerNode === Number.POSITIVE_INFINITY;

function isSame(a: readonly number[], b: readonly number[]): boolean {
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return false;
  return true;
}

/** Copies of a pod that fit on an empty node of the roomiest type. */
function mostAnywhere(types: readonly NodeType[], size: readonly number[], count: number): number {
  const pod = { size, count, maxPerNode: Number.POSITIVE_INFINITY, members: [] };
  return types.reduce((most, t) => Math.max(most, mostOnNode(pod, t.capacity)), 0);
}

const byCanonicalOrder = (a: Draft, b: Draft): number =>
  compareVectors(a.size, b.size) ||
  (a.maxPerNode === b.maxPerNode ? 0 : a.maxPerNode - b.maxPerNode) ||
  b.count - a.count ||
  a.members[0]! - b.members[0]!;

const beats = (a: NormalType, b: NormalType): boolean =>
  a.price <= b.price && fits(b.capacity, a.capacity);

/** A type is dropped when another offers at least as much everywhere and costs no more. */
function undominated(types: readonly NormalType[]): NormalType[] {
  return types.filter(
    (type, t) =>
      !types.some((other, o) => o !== t && beats(other, type) && (!beats(type, other) || o < t)),
  );
}

/** Divides a dimension by the pods' common divisor; what is left over on a node was no use. */
function divided(drafts: Draft[], capacities: number[][], dimension: number): void {
  let divisor = 0;
  for (const { size } of drafts) {
    divisor = greatestCommonDivisor(divisor, size[dimension]!);
    if (divisor === 1) return;
  }
  if (divisor === 0) return;
  for (const draft of drafts) draft.size[dimension]! /= divisor;
  for (const capacity of capacities) {
    capacity[dimension] = Math.floor(capacity[dimension]! / divisor);
  }
}

function tightened(drafts: readonly Draft[], capacity: readonly number[]): number[] {
  const usable = drafts.filter((c) => fits(c.size, capacity));
  return capacity.map((limit, d) => {
    const sizes = usable.map((c) => ({
      size: c.size[d]!,
      copies: mostOnNode(c, capacity),
    }));
    return reachableCapacity(limit, sizes);
  });
}

/** a x b <= c x d, and both products small enough to be exact. */
const exactlyAtMost = (a: number, b: number, c: number, d: number): boolean =>
  a * b <= c * d && c * d <= Number.MAX_SAFE_INTEGER;

/** Whether on every type dimension `e` is at least as full as `d`, pod by pod: then `d` never binds. */
function isFuller(drafts: readonly Draft[], capacities: Vectors, e: number, d: number): boolean {
  for (const capacity of capacities) {
    for (const { size } of drafts) {
      if (!exactlyAtMost(size[d]!, capacity[e]!, size[e]!, capacity[d]!)) return false;
    }
  }
  return true;
}

function keptDimensions(drafts: readonly Draft[], capacities: Vectors, count: number): number[] {
  const asked: number[] = [];
  for (let d = 0; d < count; d++) if (drafts.some((c) => c.size[d]! > 0)) asked.push(d);
  let kept = asked;
  for (const d of [...asked].reverse()) {
    if (kept.some((e) => e !== d && isFuller(drafts, capacities, e, d))) {
      kept = kept.filter((e) => e !== d);
    }
  }
  return kept;
}

/** A problem merged, sorted and divided, with its capacities as they are. */
export type DraftProblem = {
  readonly drafts: readonly Draft[];
  readonly capacities: Vectors;
};

/** Merges, sorts and divides a checked problem with at least one pod. */
export function draftProblem(problem: PackingProblem): DraftProblem {
  const drafts = mergedClasses(problem);
  const capacities = problem.nodeTypes.map((t) => [...t.capacity]);
  const dimensions = problem.nodeTypes[0]!.capacity.length;
  for (let d = 0; d < dimensions; d++) divided(drafts, capacities, d);
  return { drafts, capacities };
}

/** As it is: enough for greedy plans, and cheap. Classes come in the order of the draft. */
export const looseProblem = (problem: PackingProblem, draft: DraftProblem): NormalProblem =>
  normalised(problem, draft.drafts, draft.capacities);

/** With capacities cut to what the pods can reach. Classes come in the order of the draft. */
export const tightProblem = (problem: PackingProblem, draft: DraftProblem): NormalProblem =>
  normalised(
    problem,
    draft.drafts,
    draft.capacities.map((capacity) => tightened(draft.drafts, capacity)),
  );

/** The problem in its strictest normal form. */
export const normalProblem = (problem: PackingProblem): NormalProblem =>
  tightProblem(problem, draftProblem(problem));

function normalised(
  problem: PackingProblem,
  drafts: readonly Draft[],
  capacities: Vectors,
): NormalProblem {
  const priced = problem.nodeTypes.every((t) => t.priceMicroUsdPerHour !== undefined);
  const byCost = priced && problem.nodeTypes.length > 1;
  const all = problem.nodeTypes.map((type, index) => ({
    index,
    capacity: capacities[index]!,
    price: byCost ? type.priceMicroUsdPerHour! : 1,
  }));
  const useful = undominated(all).sort(
    (a, b) => a.price - b.price || compareVectors(a.capacity, b.capacity) || a.index - b.index,
  );
  const kept = keptDimensions(
    drafts,
    useful.map((t) => t.capacity),
    capacities[0]!.length,
  );
  const pick = (vector: readonly number[]) => kept.map((d) => vector[d]!);
  return {
    dimensions: kept.length,
    classes: drafts.map(({ size, count, maxPerNode, members }) => ({
      size: pick(size),
      count,
      maxPerNode,
      members,
    })),
    types: useful.map(({ index, capacity, price }) => ({ index, capacity: pick(capacity), price })),
    standsFor: all.map((type) => useful.findIndex((other) => beats(other, type))),
    minNodes: problem.minNodes ?? 0,
    byCost,
  };
}

/**
 * The solver's groups in the problem's own terms: merged classes are handed back to their
 * members in order, and pods a pattern holds beyond the demand are left out.
 */
export function plannedNodes(
  problem: PackingProblem,
  normal: NormalProblem,
  groups: readonly Group[],
): PlannedNodes[] {
  const left = problem.podClasses.map((c) => c.count);
  const planned: PlannedNodes[] = [];
  for (const group of groups) {
    const type = problem.nodeTypes[normal.types[group.type]!.index]!.name;
    let nodes = group.count;
    while (nodes > 0) {
      const chunk = nextChunk(normal, group.pods, left, nodes);
      planned.push({ type, count: chunk.count, pods: chunk.pods });
      nodes -= chunk.count;
    }
  }
  return planned;
}

/** As many equal nodes as can be filled before some member class runs out. */
function nextChunk(
  normal: NormalProblem,
  wanted: readonly number[],
  left: number[],
  nodes: number,
): { count: number; pods: number[] } {
  const pods = left.map(() => 0);
  let count = nodes;
  for (const [i, podClass] of normal.classes.entries()) {
    let open = wanted[i]!;
    for (const member of podClass.members) {
      const taken = Math.min(open, left[member]!);
      if (taken <= 0) continue;
      pods[member] = taken;
      open -= taken;
      count = Math.min(count, Math.floor(left[member]! / taken));
      if (open === 0) break;
    }
  }
  for (const [member, taken] of pods.entries()) left[member]! -= taken * count;
  return { count, pods };
}
