import {
  FULL_SAMPLES,
  type OptionOutcome,
  type Quantiles,
  type Uncertainty,
} from "../charts/tradeoffs/uncertainty";
import { type Planning, preparedRun } from "../model/compare";
import type { Coefficients, ComparisonInput, Level, MeshOption, Range } from "../model/types";
import { roundTo9Digits } from "../units/numbers";
import { type Draw, drawsOf, valueIn } from "./draws";
import { monthlyCost } from "./monthly-cost";
import { isLargeRun, leastNodes, plannedNodes, RememberedPlans } from "./pool-count";
import { areFinite, fewestOf, mostOf, type PoolCounts, totalOf } from "./pool-counts";
import { costCoefficients, UNCERTAIN_INPUTS, withInput } from "./uncertain-inputs";

/** How much work a sampling may take; the same everywhere, so that the answer is. */
export type SamplingSize = {
  readonly samples: number;
  /** Samples of each option that are planned, evenly over its ranks, P10, P50 and P90 among them. */
  readonly anchors: number;
  /** Plans spent on samples whose cheapest option sums leave open. */
  readonly closePlans: number;
};

/** On the page, in a worker. */
export const FULL_SAMPLING: SamplingSize = { samples: FULL_SAMPLES, anchors: 9, closePlans: 120 };
/** In a figure, wherever it is drawn: a fixed share of a second. */
export const FIGURE_SAMPLING: SamplingSize = { samples: 200, anchors: 3, closePlans: 0 };
/** Where one footprint takes as long as a hundred others. */
const LARGE_SAMPLES = 300;

/** One option over all samples: by sums alone, and what plans need beyond that. */
type Column = {
  readonly option: MeshOption;
  readonly candidate: boolean;
  readonly least: PoolCounts[];
  /** A month at that many nodes, and what one more node of each pool adds. */
  readonly cost: number[];
  readonly costOfNode: (readonly number[])[];
  /** Nodes above the sums, once known or taken from the nearest planned sample. */
  readonly beyond: PoolCounts[];
  readonly planned: Set<number>;
  lowNodes: PoolCounts;
  highNodes: PoolCounts;
};

/**
 * Outcomes of every option over samples of all that is uncertain. A sample draws a place in the
 * range of every coefficient and uncertain input once; options share it wherever they read the same
 * one (hardware, the Envoy law, traffic, application use) and differ by their own ratios.
 *
 * Each sample's nodes are its class sums with agents and zones. Plans measure what packing adds to
 * them on samples spread over each option's ranks, and the rest take over the nearest one's. Where
 * the two cheapest lie within a node, both are planned while the budget lasts. No sample may leave
 * the range between everything at low and everything at high. With `todayId`, the option that runs
 * today, each tells how often it costs less than that.
 */
export function* sampling(
  here: ComparisonInput,
  options: readonly MeshOption[],
  candidates: readonly string[],
  planning: Pick<Planning, "plan" | "quickPlan">,
  asked: SamplingSize,
  seed: number,
  todayId?: string,
): Generator<{ readonly done: number; readonly total: number }, Uncertainty> {
  const [baseline] = options;
  const large = baseline !== undefined && isLargeRun(preparedRun(here, baseline, "typical"));
  const samples = large ? Math.min(LARGE_SAMPLES, asked.samples) : asked.samples;
  const inputAt = sampledInputs(here, options, samples, seed);
  const plans = new RememberedPlans(large ? planning.quickPlan : planning.plan);
  const columns = options.map((option) => emptyColumn(option, candidates.includes(option.id)));
  const total = samples + columns.length * asked.anchors + asked.closePlans;
  for (let sample = 0; sample < samples; sample += 1) {
    const input = inputAt(sample);
    for (const column of columns) noteSums(column, input, sample);
    yield { done: sample + 1, total };
  }
  const able = columns.filter(({ least }) => Number.isFinite(quantiles(least.map(totalOf)).p90));
  for (const [index, column] of able.entries()) {
    column.lowNodes = cornerNodes(here, column.option, "low", plans);
    column.highNodes = cornerNodes(here, column.option, "high", plans);
    for (const sample of anchorsOf(column, asked.anchors)) {
      planSample(column, inputAt(sample), sample, plans);
    }
    takeOver(column);
    yield { done: samples + (index + 1) * asked.anchors, total };
  }
  const close = closeSamples(able);
  const enough = plans.made + asked.closePlans;
  for (const { sample, rivals } of close) {
    if (plans.made >= enough) break;
    for (const column of rivals) planSample(column, inputAt(sample), sample, plans);
    yield { done: total - Math.max(0, enough - plans.made), total };
  }
  const { shares, tied } = cheapestShares(able);
  const today = able.find(({ option }) => option.id === todayId && option !== baseline);
  return {
    samples,
    seed,
    today: today?.option.id,
    options: able.map((column, index) => ({
      ...outcome(column, shares[index] ?? 0),
      ...(today === undefined || column === today
        ? {}
        : { cheaperThanTodayShare: cheaperShare(column, today) }),
    })),
    tiedShare: tied / samples,
    closeShare: close.length / samples,
    plans: plans.made,
  };
}

/* ------------------------------------------------------------------- draws */

/** The comparison of each sample; asking for one again gives the same again. */
function sampledInputs(
  here: ComparisonInput,
  options: readonly MeshOption[],
  samples: number,
  seed: number,
): (sample: number) => ComparisonInput {
  const places = (name: string): readonly Draw[] => {
    const next = drawsOf(name, seed);
    return Array.from({ length: samples }, next);
  };
  const coefficients = costCoefficients(options)
    .filter((id) => options.some((option) => isOpen(here, option.id, id)))
    .map((id) => ({ id, draws: places(id) }));
  const inputs = UNCERTAIN_INPUTS.map((input) => ({ input, draws: places(input.id) }));
  return (sample) => {
    const own = options.flatMap(({ id }) => {
      const ranges = here.coefficients[id];
      if (ranges === undefined) return [];
      const typical: Record<string, number> = { ...ranges.typical };
      for (const { id: name, draws } of coefficients) {
        const draw = draws[sample];
        const range = rangeOf(ranges, name);
        if (draw !== undefined && range !== undefined) typical[name] = valueIn(range, draw);
      }
      return [[id, { ...ranges, typical }] as const];
    });
    const drawn = { ...here, coefficients: { ...here.coefficients, ...Object.fromEntries(own) } };
    return inputs.reduce<ComparisonInput>((changed, { input, draws }) => {
      const draw = draws[sample];
      return draw === undefined ? changed : withInput(changed, input, valueIn(input.factor, draw));
    }, drawn);
  };
}

function rangeOf(ranges: Readonly<Record<Level, Coefficients>>, id: string): Range | undefined {
  const [low, typical, high] = [ranges.low[id], ranges.typical[id], ranges.high[id]];
  if (low === undefined || typical === undefined || high === undefined) return undefined;
  return { low, typical, high };
}

function isOpen(here: ComparisonInput, optionId: string, id: string): boolean {
  const ranges = here.coefficients[optionId];
  const range = ranges === undefined ? undefined : rangeOf(ranges, id);
  return range !== undefined && range.low < range.high;
}

/* ------------------------------------------------------------------- nodes */

const emptyColumn = (option: MeshOption, candidate: boolean): Column => ({
  option,
  candidate,
  least: [],
  cost: [],
  costOfNode: [],
  beyond: [],
  planned: new Set(),
  lowNodes: [],
  highNodes: [],
});

function noteSums(column: Column, input: ComparisonInput, sample: number): void {
  const run = preparedRun(input, column.option, "typical");
  const least = leastNodes(run);
  const fits = areFinite(least);
  const cost = fits ? monthlyCost(input, run, least) : Number.POSITIVE_INFINITY;
  column.least[sample] = least;
  column.cost[sample] = cost;
  column.costOfNode[sample] = fits
    ? least.map((_, pool) => monthlyCost(input, run, oneMoreIn(least, pool)) - cost)
    : [];
  column.beyond[sample] = least.map(() => 0);
}

const oneMoreIn = (counts: PoolCounts, pool: number): PoolCounts =>
  counts.map((count, index) => (index === pool ? count + 1 : count));

/** How many nodes `counts` has beyond `least`, pool by pool. */
const moreThan = (least: PoolCounts, counts: PoolCounts): PoolCounts =>
  counts.map((count, pool) => count - (least[pool] ?? 0));

/** Everything uncertain at one end: no sample asks for less, or for more. */
function cornerNodes(
  here: ComparisonInput,
  option: MeshOption,
  end: "low" | "high",
  plans: RememberedPlans,
): PoolCounts {
  const input = UNCERTAIN_INPUTS.reduce(
    (changed, uncertain) => withInput(changed, uncertain, uncertain.factor[end]),
    here,
  );
  const run = preparedRun(input, option, end);
  return plannedNodes(run, leastNodes(run), plans.plan);
}

function planSample(
  column: Column,
  input: ComparisonInput,
  sample: number,
  plans: RememberedPlans,
): void {
  const least = column.least[sample] ?? [];
  if (column.planned.has(sample) || !areFinite(least)) return;
  const run = preparedRun(input, column.option, "typical");
  const nodes = plannedNodes(run, least, plans.plan);
  column.planned.add(sample);
  column.beyond[sample] = moreThan(least, fewestOf(nodes, column.highNodes));
}

/** Samples by cost, the cheapest first. */
const ranked = ({ cost }: Column): readonly number[] =>
  cost.map((_, sample) => sample).sort((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0) || a - b);

/** Evenly over the ranks from the tenth to the ninetieth of a hundred. */
function anchorsOf(column: Column, count: number): readonly number[] {
  const order = ranked(column);
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 0.5 : 0.1 + (0.8 * index) / (count - 1);
    return order[rankAt(order.length, share)] ?? 0;
  });
}

/** What plans add beyond the sums, from the planned sample nearest in rank. */
function takeOver(column: Column): void {
  const order = ranked(column);
  const known = order.flatMap((sample, rank) => (column.planned.has(sample) ? [rank] : []));
  for (const [rank, sample] of order.entries()) {
    const least = column.least[sample] ?? [];
    if (column.planned.has(sample) || !areFinite(least)) continue;
    const nearest = known.reduce(
      (best, at) => (Math.abs(at - rank) < Math.abs(best - rank) ? at : best),
      known[0] ?? rank,
    );
    const beyond = column.beyond[order[nearest] ?? sample] ?? [];
    const reached = least.map((count, pool) => count + (beyond[pool] ?? 0));
    const nodes = mostOf(fewestOf(reached, column.highNodes), column.lowNodes);
    column.beyond[sample] = moreThan(least, mostOf(nodes, least));
  }
}

const nodesIn = (column: Column, sample: number): number =>
  totalOf(column.least[sample] ?? [Number.POSITIVE_INFINITY]) +
  totalOf(column.beyond[sample] ?? []);

/** A bill grows evenly with the nodes of each pool, so one more of them gives all others. */
function costIn(column: Column, sample: number): number {
  const cost = column.cost[sample] ?? Number.POSITIVE_INFINITY;
  if (!Number.isFinite(cost)) return cost;
  const each = column.costOfNode[sample] ?? [];
  const beyond = column.beyond[sample] ?? [];
  return beyond.reduce((sum, nodes, pool) => sum + nodes * (each[pool] ?? 0), cost);
}

/** What the dearest node adds. */
const nodeCost = (column: Column, sample: number): number =>
  Math.max(0, ...(column.costOfNode[sample] ?? []));

/* ---------------------------------------------------------------- cheapest */

/** Samples whose two cheapest candidates differ by less than a node, with those that are so near. */
function closeSamples(
  columns: readonly Column[],
): readonly { readonly sample: number; readonly rivals: readonly Column[] }[] {
  const competing = columns.filter(({ candidate }) => candidate);
  return (columns[0]?.least ?? []).flatMap((_, sample) => {
    const costs = competing.map((column) => costIn(column, sample));
    const least = Math.min(...costs);
    const lead = competing[costs.indexOf(least)];
    if (lead === undefined || !Number.isFinite(least)) return [];
    const within = least + nodeCost(lead, sample);
    const rivals = competing.filter((_column, index) => (costs[index] ?? 0) < within);
    return rivals.length > 1 ? [{ sample, rivals }] : [];
  });
}

/** How often each is the cheapest candidate; a tie counts for each in equal parts. */
function cheapestShares(columns: readonly Column[]): {
  readonly shares: readonly number[];
  readonly tied: number;
} {
  const wins = columns.map(() => 0);
  let decided = 0;
  let tied = 0;
  for (const sample of (columns[0]?.least ?? []).keys()) {
    const costs = columns.map((column) =>
      column.candidate ? costIn(column, sample) : Number.POSITIVE_INFINITY,
    );
    const least = Math.min(...costs);
    if (!Number.isFinite(least)) continue;
    const winners = costs.flatMap((cost, index) => (cost === least ? [index] : []));
    decided += 1;
    if (winners.length > 1) tied += 1;
    for (const index of winners) wins[index] = (wins[index] ?? 0) + 1 / winners.length;
  }
  return { shares: wins.map((won) => (decided === 0 ? 0 : won / decided)), tied };
}

/** How often one costs less than another, sample by sample; a tie is not less. */
function cheaperShare(column: Column, than: Column): number {
  const less = column.cost.filter(
    (_, sample) => costIn(column, sample) < costIn(than, sample),
  ).length;
  return less / column.cost.length;
}

/* ----------------------------------------------------------------- results */

/** Nearest rank: the smallest value that at least this share of all does not exceed. */
const rankAt = (count: number, share: number): number =>
  Math.max(0, Math.ceil(roundTo9Digits(share * count)) - 1);

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[rankAt(sorted.length, share)] ?? 0;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

function outcome(column: Column, cheapestShare: number): OptionOutcome {
  const { option, candidate, least, lowNodes, highNodes } = column;
  const over = (of: (column: Column, sample: number) => number) =>
    quantiles(least.map((_, sample) => of(column, sample)));
  return {
    id: option.id,
    name: option.name,
    candidate,
    nodes: over(nodesIn),
    microUsdPerMonth: over(costIn),
    lowNodes: totalOf(lowNodes),
    highNodes: totalOf(highNodes),
    cheapestShare,
  };
}
