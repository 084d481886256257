import type { PackingProblem, PlannedNodes } from "./types";

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
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
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

const fits = (size: readonly number[], capacity: readonly number[]): boolean =>
  size.every((s, d) => s <= capacity[d]!);

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

function mergedClasses(problem: PackingProblem): Draft[] {
  const merged = new Map<string, Draft>();
  let last: Draft | undefined;
  for (const [i, { size, count, maxPerNode }] of problem.podClasses.entries()) {
    if (count === 0) continue;
    // Services of one size come one after the other.
    if (last !== undefined && maxPerNode === undefined && isSame(size, last.size)) {
      last.count += count;
      last.members.push(i);
      continue;
    }
    const binds = maxPerNode !== undefined && maxPerNode < mostAnywhere(problem, size, count);
    // Two classes with a limit each may both fill it on one node: only unlimited ones may merge.
    const key = binds ? `${size.join()}|${maxPerNode}|${i}` : size.join();
    const earlier = merged.get(key);
    if (earlier === undefined) {
      const limit = binds ? maxPerNode : Number.POSITIVE_INFINITY;
      const draft = { size: [...size], count, maxPerNode: limit, members: [i] };
      merged.set(key, draft);
      last = binds ? undefined : draft;
    } else {
      earlier.count += count;
      earlier.members.push(i);
      last = binds ? undefined : earlier;
    }
  }
  return [...merged.values()];
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return false;
  return true;
}

/** Copies of a pod that fit on an empty node of the roomiest type. */
function mostAnywhere(problem: PackingProblem, size: readonly number[], count: number): number {
  const pod = { size, count, maxPerNode: Number.POSITIVE_INFINITY, members: [] };
  return problem.nodeTypes.reduce((most, t) => Math.max(most, mostOnNode(pod, t.capacity)), 0);
}

/** Canonical order: larger sizes first, then tighter limits, then more copies. */
const byCanonicalOrder = (a: Draft, b: Draft): number =>
  compareVectors(a.size, b.size) ||
  (a.maxPerNode === b.maxPerNode ? 0 : a.maxPerNode - b.maxPerNode) ||
  b.count - a.count ||
  a.members[0]! - b.members[0]!;

const beats = (a: NormalType, b: NormalType): boolean =>
  a.price <= b.price && fits(b.capacity, a.capacity);

/** A type is dropped when another offers at least as much everywhere and costs no more. */
function undominated(types: readonly NormalType[]): NormalType[] {
  const beats = (a: NormalType, b: NormalType) =>
    a.price <= b.price && fits(b.capacity, a.capacity);
  return types.filter(
    (type, t) =>
      !types.some((other, o) => o !== t && beats(other, type) && (!beats(type, other) || o < t)),
  );
}

/** Divides a dimension by the pods' common divisor; what is left over on a node was no use. */
function divided(drafts: Draft[], capacities: number[][], dimension: number): void {
  const divisor = drafts.reduce((g, c) => greatestCommonDivisor(g, c.size[dimension]!), 0);
  if (divisor <= 1) return;
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

/** Dimension `d` never binds when another one is at least as full, pod by pod, on every type. */
function isImplied(drafts: readonly Draft[], capacities: Vectors, d: number, kept: number[]) {
  const fuller = (e: number) =>
    drafts.every((c) =>
      capacities.every((cap) => exactlyAtMost(c.size[d]!, cap[e]!, c.size[e]!, cap[d]!)),
    );
  return kept.some((e) => e !== d && fuller(e));
}

function keptDimensions(drafts: readonly Draft[], capacities: Vectors, count: number): number[] {
  let kept = Array.from({ length: count }, (_, d) => d);
  kept = kept.filter((d) => drafts.some((c) => c.size[d]! > 0));
  for (const d of [...kept].reverse()) {
    if (kept.length > 1 && isImplied(drafts, capacities, d, kept))
      kept = kept.filter((k) => k !== d);
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
  const drafts = mergedClasses(problem).sort(byCanonicalOrder);
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
    classes: drafts.map((c) => ({ ...c, size: pick(c.size) })),
    types: useful.map((t) => ({ ...t, capacity: pick(t.capacity) })),
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
