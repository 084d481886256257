import { formatList, formatMs, formatUsdDelta } from "../../format/amounts";
import { allCoefficients, resolveCoefficient } from "../../catalog/coefficients";
import { MESH_OPTIONS } from "../../model/options";
import { qualifies } from "../../model/qualifies";
import type { Comparison, OptionEstimate, Range } from "../../model/types";
import { capital, spoken } from "../figures/spoken";

/** One option between milliseconds and dollars. */
export type LatencyCost = {
  readonly id: string;
  readonly name: string;
  /** Added on the whole request path, the median and an upper bound of the 99th percentile. */
  readonly p50Ms: Range;
  readonly p99Ms: Range;
  /** A month's bill less that of no mesh. */
  readonly deltaMicroUsd: Range;
  /** Its median rests on an assumption of ours, not on a published figure. */
  readonly assumed: boolean;
  /** Meets the function level, lacks no requirement and can run here. */
  readonly qualifies: boolean;
};

/** Every mesh that could be planned; no mesh is the origin. */
export function latencyCosts(comparison: Comparison): readonly LatencyCost[] {
  return comparison.options
    .slice(1)
    .filter((option) => option.issues.length === 0)
    .map((option) => ({
      id: option.id,
      name: option.name,
      p50Ms: over(option, "p50Ms"),
      p99Ms: over(option, "p99Ms"),
      deltaMicroUsd: ordered(option.delta.microUsdPerMonth),
      assumed: option.typical.latency.p50Ms > 0 && hasAssumedMedian(option.id),
      qualifies: qualifies(option),
    }));
}

/** Whether a coefficient of its median latency is our own; the version matters to none of them. */
function hasAssumedMedian(optionId: string): boolean {
  const option = MESH_OPTIONS.find(({ id }) => id === optionId);
  return (option?.coefficients ?? []).some((id) => {
    const coefficient = LATENCY_MEDIAN.test(id) ? allCoefficients[id] : undefined;
    return coefficient !== undefined && resolveCoefficient(coefficient, undefined).entry.assumed;
  });
}

const LATENCY_MEDIAN = /^latency\..*\.p50$/;

function over({ low, typical, high }: OptionEstimate, quantile: "p50Ms" | "p99Ms"): Range {
  return {
    low: low.latency[quantile],
    typical: typical.latency[quantile],
    high: high.latency[quantile],
  };
}

/** A difference at low coefficients can exceed the one at high: nodes come whole. */
function ordered({ low, typical, high }: Range): Range {
  return { low: Math.min(low, typical, high), typical, high: Math.max(low, typical, high) };
}

/** Options that no other beats on both median latency and cost; a tie on both beats neither. */
export function undominated(points: readonly LatencyCost[]): readonly LatencyCost[] {
  return points.filter((point) => !points.some((other) => beats(other, point)));
}

function beats(a: LatencyCost, b: LatencyCost): boolean {
  const [msA, msB] = [a.p50Ms.typical, b.p50Ms.typical];
  const [costA, costB] = [a.deltaMicroUsd.typical, b.deltaMicroUsd.typical];
  return msA <= msB && costA <= costB && (msA < msB || costA < costB);
}

/** The trade in one sentence, among the options that meet the function level. */
export function latencyCostTitle(points: readonly LatencyCost[]): string {
  const able = points.filter((point) => point.qualifies);
  const front = [...undominated(able)].sort((a, b) => a.p50Ms.typical - b.p50Ms.typical);
  const [fastest] = front;
  const cheapest = front.at(-1);
  if (fastest === undefined || cheapest === undefined) {
    return "No option at the asked function level can be placed here";
  }
  if (isTie(fastest, cheapest)) {
    const names = formatList(front.map(spoken));
    return able.length === 1
      ? `${capital(names)}: the only option at the asked level, ${amounts(fastest)}`
      : `Both fastest and cheapest at the asked level: ${names}, ${amounts(fastest)}${hedge(front)}`;
  }
  return `Less latency costs more: ${spoken(fastest)} ${amounts(fastest)}, ${spoken(cheapest)} ${amounts(cheapest)}${hedge([fastest, cheapest])}`;
}

/** What is said of latencies nobody has published. */
function hedge(points: readonly LatencyCost[]): string {
  const assumed = points.filter((point) => point.assumed);
  if (assumed.length === 0) return "";
  return ` (${assumed.length === points.length ? "the" : `${formatList(assumed.map(spoken))}: the`} latency is our assumption)`;
}

const isTie = (a: LatencyCost, b: LatencyCost) =>
  a.p50Ms.typical === b.p50Ms.typical && a.deltaMicroUsd.typical === b.deltaMicroUsd.typical;

const amounts = (point: LatencyCost) =>
  `+${formatMs(point.p50Ms.typical)} at the median for ${formatUsdDelta(point.deltaMicroUsd.typical)} a month`;
