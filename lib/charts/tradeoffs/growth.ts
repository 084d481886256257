import { formatCount, formatList, formatUsd } from "../../format/amounts";
import { capital, isPlural, spoken } from "../figures/spoken";
import type { Sweep, SweepLine, SweepSegment, SweepSpot } from "./sweep";

/** One option in one month. */
export type GrowthCost = {
  readonly month: number;
  readonly pods: number;
  readonly nodes: number;
  readonly microUsdPerMonth: number;
  /** The bills of all months so far, this one included. */
  readonly spentMicroUsd: number;
  /** The same at low and high coefficients; absent where only typical ones were planned. */
  readonly low?: GrowthEnd | undefined;
  readonly high?: GrowthEnd | undefined;
};

type GrowthEnd = Pick<GrowthCost, "nodes" | "microUsdPerMonth" | "spentMicroUsd">;

export type GrowthLine = {
  readonly id: string;
  readonly name: string;
  /** From the first month on, as long as the option can be planned. */
  readonly costs: readonly GrowthCost[];
};

/** The bill of the months to come. */
export type Growth = {
  /** "Nov 2026" and so on. */
  readonly months: readonly string[];
  readonly lines: readonly GrowthLine[];
  /** Options that may be called cheapest. */
  readonly candidates: readonly string[];
  /** Who has the lowest bill in which months, and who has spent least by then. */
  readonly byBill: readonly SweepSegment[];
  readonly bySpent: readonly SweepSegment[];
};

/** Month by month out of a sweep over months. */
export function growthOf(sweep: Sweep, candidates: readonly string[]): Growth {
  const months = sweep.axis.names;
  const lines = sweep.lines.map((line) => ({ id: line.id, name: line.name, costs: costsOf(line) }));
  const competing = lines.filter(({ id }) => candidates.includes(id));
  const by = (of: (cost: GrowthCost) => number) => segmentsBy(competing, months.length, of);
  return {
    months,
    lines,
    candidates: competing.map(({ id }) => id),
    byBill: by((cost) => cost.microUsdPerMonth),
    bySpent: by((cost) => cost.spentMicroUsd),
  };
}

function costsOf({ spots, band }: SweepLine): readonly GrowthCost[] {
  const costs: GrowthCost[] = [];
  for (const { at, pods, ...spot } of spots) {
    if (at !== costs.length) break;
    const [before, ends] = [costs.at(-1), band[at]];
    costs.push({
      month: at,
      pods,
      ...spentBy(spot, before),
      low: ends && spentBy(ends.low, before?.low),
      high: ends && spentBy(ends.high, before?.high),
    });
  }
  return costs;
}

function spentBy(
  { nodes, microUsdPerMonth }: Pick<SweepSpot, "nodes" | "microUsdPerMonth">,
  before: GrowthEnd | undefined,
): GrowthEnd {
  const spentMicroUsd = (before?.spentMicroUsd ?? 0) + microUsdPerMonth;
  return { nodes, microUsdPerMonth, spentMicroUsd };
}

/** Runs of months in which the same lines are the lowest; a tie names all of them. */
function segmentsBy(
  lines: readonly GrowthLine[],
  months: number,
  of: (cost: GrowthCost) => number,
): readonly SweepSegment[] {
  const segments: { from: number; to: number; cheapest: readonly string[] }[] = [];
  for (let month = 0; month < months; month += 1) {
    const amounts = lines.flatMap(({ id, costs }) => {
      const cost = costs[month];
      return cost === undefined ? [] : [{ id, amount: of(cost) }];
    });
    const least = Math.min(...amounts.map(({ amount }) => amount));
    const cheapest = amounts.filter(({ amount }) => amount === least).map(({ id }) => id);
    const last = segments.at(-1);
    if (last?.cheapest.join() === cheapest.join()) last.to = month;
    else segments.push({ from: month, to: month, cheapest });
  }
  return segments;
}

/* ------------------------------------------------------------------- words */

const lineOf = ({ lines }: Growth, id: string) => lines.find((line) => line.id === id);

/** Everyone of a tie of two; a larger tie is counted. */
function names(growth: Growth, ids: readonly string[]): string {
  if (ids.length > 2) return `${formatCount(ids.length)} options alike`;
  return formatList(ids.map((id) => spoken(lineOf(growth, id) ?? { id, name: id })));
}

const be = (ids: readonly string[]) =>
  ids.length > 1 || ids.some((id) => isPlural({ id })) ? "are" : "is";

/** The finding: until when which option has the lowest bill. */
export function growthTitle(growth: Growth): string {
  const { byBill, candidates, months } = growth;
  const [first, second] = byBill;
  if (first === undefined || byBill.every(({ cheapest }) => cheapest.length === 0)) {
    return "No option at the asked level can be planned in the months to come";
  }
  const winners = `${capital(names(growth, first.cheapest))} ${be(first.cheapest)}`;
  if (second === undefined) {
    const what =
      candidates.length === 1
        ? "the only option at the asked level"
        : `cheapest in all ${formatCount(months.length)} months`;
    return `${winners} ${what}${billsInWords(growth, first.cheapest[0])}`;
  }
  const until = `${first.from === first.to ? "in" : "until"} ${months[first.to] ?? ""}`;
  const start =
    first.cheapest.length === 0
      ? `Nothing can be planned ${until}`
      : `${winners} cheapest ${until}`;
  const turn = `from ${months[second.from] ?? ""}`;
  const then =
    second.cheapest.length === 0
      ? `nothing can be planned ${turn}`
      : `${names(growth, second.cheapest)} ${turn}`;
  return `${start}, ${then}${moreTurns(byBill.length - 2)}`;
}

const moreTurns = (count: number) =>
  count <= 0 ? "" : `; it turns ${count === 1 ? "once" : `${formatCount(count)} times`} more`;

function billsInWords(growth: Growth, id: string | undefined): string {
  const costs = id === undefined ? undefined : lineOf(growth, id)?.costs;
  const [first, last] = [costs?.[0], costs?.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `: ${formatUsd(first.microUsdPerMonth)} a month at first, ${formatUsd(last.microUsdPerMonth)} at the end`;
}

/** One ranking, stretch by stretch: "Linkerd until Mar 2027, Cilium from Apr 2027 to Oct 2028". */
export function rankingInWords(
  growth: Growth,
  segments: readonly SweepSegment[],
  what: "bill of the month" | "money spent so far",
): string {
  const { months } = growth;
  const head = what === "bill of the month" ? "Lowest bill of the month" : "Least spent so far";
  if (segments.every(({ cheapest }) => cheapest.length === 0)) {
    return `${head}: no option at the asked level can be planned.`;
  }
  if (segments.length === 1) {
    return `${head}: ${names(growth, segments[0]?.cheapest ?? [])} throughout.`;
  }
  const parts = segments.slice(0, MOST_PARTS).map(({ from, to, cheapest }) => {
    const who = cheapest.length === 0 ? "nobody" : names(growth, cheapest);
    const [start, end] = [months[from] ?? "", months[to] ?? ""];
    return `${who} ${from === to ? `in ${start}` : `from ${start} to ${end}`}`;
  });
  return `${head}: ${parts.join("; ")}${moreTurns(segments.length - MOST_PARTS)}.`;
}

/** A staircase can cross many times: the first few are told, the rest counted. */
const MOST_PARTS = 5;

/** One option over the whole time. */
export function growthLineInWords(growth: Growth, line: GrowthLine): string {
  const [first, last] = [line.costs[0], line.costs.at(-1)];
  if (first === undefined || last === undefined) return `${line.name} cannot be planned.`;
  const until = growth.months[last.month] ?? "";
  const ends = line.costs.length < growth.months.length ? ", and cannot be planned after that" : "";
  return `${line.name}: ${formatUsd(first.microUsdPerMonth)} a month at first, ${formatUsd(last.microUsdPerMonth)} in ${until}, ${formatUsd(last.spentMicroUsd)} in all${ends}.`;
}

/** How the cluster grows: "From 408 pods in Nov 2026 to 805 in Oct 2028". */
export function growthSpan(growth: Growth): string {
  const costs = [...growth.lines].sort((a, b) => b.costs.length - a.costs.length)[0]?.costs ?? [];
  const [first, last] = [costs[0], costs.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `From ${formatCount(first.pods)} pods in ${growth.months[first.month] ?? ""} to ${formatCount(last.pods)} in ${growth.months[last.month] ?? ""}`;
}
