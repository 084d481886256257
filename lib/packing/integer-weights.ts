import type { PatternSearch } from "./best-pattern";
import { patternLimits } from "./column-generation";
import type { Pattern } from "./master-program";
import type { NormalProblem } from "./normal-problem";
import type { Certificate, PackingProblem } from "./types";
import { boundValue, carriedBound, weightCertificate } from "./weight-bounds";
import type { Work } from "./work";

/** Weights of a full node to try: the smaller the numbers, the easier a reader can add them up. */
const SCALES = [60, 1_000, 20_000, 1_000_000, 100_000_000];
const NODES_PER_SEARCH = 40_000;

type WeightQuery = {
  readonly problem: PackingProblem;
  readonly normal: NormalProblem;
  readonly searches: readonly PatternSearch[];
  /** One a class, then (in a mix with a minimum) one for the node itself; any common scale. */
  readonly duals: ArrayLike<number>;
  /** Patterns that a weighting must not overweigh: a quick way to see that one is too coarse. */
  readonly patterns: readonly Pattern[];
  readonly margin?: number;
  /** The bound hoped for: the first scale that reaches it is taken. */
  readonly target: number;
};

type RoundedDuals = { readonly weights: number[]; readonly nodeWeight: number };

/** A vector of duals as whole-numbered weights of one scale. */
function rounded(query: WeightQuery, scale: number): RoundedDuals {
  const { normal, duals } = query;
  const n = normal.classes.length;
  const heaviest = heaviestKnown(query);
  const factor = heaviest > 0 ? scale / heaviest : 0;
  const round = scale < 20_000 ? Math.round : Math.floor;
  const weights = normal.classes.map((_, i) => round(duals[i]! * factor * (1 + 1e-12)));
  return { weights, nodeWeight: n < duals.length ? round(duals[n]! * factor) : 0 };
}

function heaviestKnown({ normal, duals, patterns }: WeightQuery): number {
  let most = 0;
  for (let i = 0; i < normal.classes.length; i++) most = Math.max(most, duals[i]!);
  for (const { pods } of patterns) most = Math.max(most, weightOf(pods, duals));
  return most;
}

function weightOf(pods: readonly number[], weights: ArrayLike<number>): number {
  let weight = 0;
  for (let i = 0; i < pods.length; i++) weight += pods[i]! * weights[i]!;
  return weight;
}

/** Weights and heaviest nodes in the problem's own order of classes and types. */
export function inProblemTerms(
  { problem, normal }: Pick<WeightQuery, "problem" | "normal">,
  weights: readonly number[],
  heaviest: readonly number[],
): { weights: number[]; heaviestNode: number[] } {
  const ofClass = problem.podClasses.map(() => 0);
  for (const [i, { members }] of normal.classes.entries()) {
    for (const member of members) ofClass[member] = weights[i]!;
  }
  return { weights: ofClass, heaviestNode: normal.standsFor.map((t) => heaviest[t]!) };
}

/** What the patterns at hand weigh at least: no certificate of these weights can beat this. */
function hopedFor(
  query: WeightQuery,
  { weights, nodeWeight }: RoundedDuals,
  total: number,
): number {
  const { problem, normal } = query;
  const heaviest = knownHeaviest(query, weights);
  const carried = normal.standsFor.map((t) => heaviest[t]! + nodeWeight);
  return boundValue(carriedBound(problem, total, carried));
}

/**
 * A claim a hair above the heaviest pattern known: large weights tie in countless ways, and
 * showing that nothing beats a tie by 1 in a hundred million is work without a use.
 */
const TIGHT_MARGIN = 5e-7;
/** Where the plan is out of the bound's reach anyway, easier claims are worth more. */
export const LOOSE_MARGIN = 3e-5;

/** The weight no node of each type exceeds: the heaviest known plus a margin, if that holds. */
function heaviestNodes(
  query: Omit<WeightQuery, "target">,
  weights: readonly number[],
  work: Work,
): number[] {
  const { normal, searches } = query;
  const counts = normal.classes.map((c) => c.count);
  const most = patternLimits(normal, counts);
  const known = knownHeaviest(query, weights);
  return normal.types.map((_, t) => {
    const margin = Math.floor(known[t]! * (query.margin ?? TIGHT_MARGIN));
    const above = known[t]! + (query.margin === undefined ? margin : Math.max(1, margin));
    const search = { values: weights, most, above, whole: true, branchNodes: NODES_PER_SEARCH };
    return searches[t]!.search(search, work).bound;
  });
}

function knownHeaviest(
  { normal, patterns }: Omit<WeightQuery, "target">,
  weights: readonly number[],
): number[] {
  const heaviest = normal.types.map(() => 0);
  for (const { type, pods } of patterns) {
    heaviest[type] = Math.max(heaviest[type]!, weightOf(pods, weights));
  }
  return heaviest;
}

/**
 * Weights, of the coarsest scale that works, which the given choice of nodes cannot carry.
 * By normal class and type.
 */
export function refutingWeights(
  query: Omit<WeightQuery, "target">,
  nodes: readonly number[],
  work: Work,
): { weights: number[]; heaviest: number[] } | undefined {
  for (const scale of SCALES) {
    const { weights } = rounded({ ...query, target: 0 }, scale);
    const total = query.normal.classes.reduce((sum, c, i) => sum + c.count * weights[i]!, 0);
    if (total === 0 || !fitsInteger(total)) continue;
    const heaviest = heaviestNodes(query, weights, work);
    const carried = heaviest.reduce((sum, v, t) => sum + v * nodes[t]!, 0);
    if (carried < total) return { weights, heaviest };
  }
  return undefined;
}

const fitsInteger = (total: number): boolean => total < Number.MAX_SAFE_INTEGER / 4;

/** The strongest certificate by weights, of the coarsest scale that reaches the target. */
export function integerWeights(query: WeightQuery, work: Work): Certificate | undefined {
  let best: Certificate | undefined;
  const { problem, normal } = query;
  for (const scale of SCALES) {
    const candidate = rounded(query, scale);
    const { weights, nodeWeight } = candidate;
    const pods = normal.classes.reduce((sum, c, i) => sum + c.count * weights[i]!, 0);
    const total = pods + nodeWeight * normal.minNodes;
    if (pods === 0 || !fitsInteger(total)) continue;
    const least = best === undefined ? 0 : boundValue(best);
    const hoped = hopedFor(query, candidate, total);
    const last = scale === SCALES.at(-1);
    if (hoped <= least || (hoped < query.target && !last)) continue;
    const heaviest = heaviestNodes(query, weights, work);
    const cut = inProblemTerms(query, weights, heaviest);
    const certificate = weightCertificate(problem, cut, nodeWeight);
    if (boundValue(certificate) > least) best = certificate;
    if (boundValue(certificate) >= query.target) break;
  }
  return best;
}

/** Each dimension by itself, with the capacity its pods can really reach, where that proves more. */
export function withReachableSums(
  problem: PackingProblem,
  normal: NormalProblem,
  known: Certificate,
): Certificate {
  let best = known;
  for (let d = 0; d < normal.dimensions; d++) {
    const total = normal.classes.reduce((sum, c) => sum + c.count * c.size[d]!, 0);
    const reachable = normal.types.map((t) => t.capacity[d]!);
    const carried = normal.standsFor.map((t) => reachable[t]!);
    if (boundValue(carriedBound(problem, total, carried)) <= boundValue(best)) continue;
    const sizes = normal.classes.map((c) => c.size[d]!);
    best = weightCertificate(problem, inProblemTerms({ problem, normal }, sizes, reachable));
  }
  return best;
}
