import { lackedRequirements, qualifies, reachesLevel } from "../model/qualifies";
import type { Comparison, OptionEstimate, RequirementCheck } from "../model/types";
import { formatCount, formatList, formatPercentDelta } from "./amounts";
import { cheaperButExcluded, excludedReason } from "./excluded";
import type { MoneyPeriod } from "./money-period";
import { spentInWords } from "./period-words";
import { capital, spoken, verb } from "./spoken";

/** What the numbers hold for beside the comparison itself. */
export type Assumed = {
  /** Identical clusters: nodes are those of one, money is for all. */
  readonly clusters: number;
  /** Distributions chosen, by option. */
  readonly distributions: Readonly<
    Record<string, { readonly label: string; readonly feeMissing: boolean }>
  >;
};

const UPSTREAM: Assumed = { clusters: 1, distributions: {} };

const nodesWord = (count: number) => (count === 1 ? "node" : "nodes");

/**
 * The comparison in plain words, from the numbers alone: what the heaviest option adds, then what
 * each of the others does. Where something is required it is told of the options that lack none of
 * it, and who does lack it; where all lack something it says so, then compares them all the same.
 */
export function finding(
  comparison: Comparison,
  period: MoneyPeriod = "month",
  assumed: Assumed = UPSTREAM,
): string {
  const [baseline, ...options] = comparison.options;
  if (baseline === undefined) return "";
  if (baseline.issues.length > 0) {
    return "These pods cannot be placed on nodes of this type, mesh or no mesh.";
  }
  const planned = options.filter(
    (option) => option.issues.length === 0 && option.feasibility.status !== "infeasible",
  );
  if (planned.length === 0) return "None of the options can be planned on this cluster.";
  const lacking = planned.filter((option) => lackedRequirements(option).length > 0);
  if (lacking.length === planned.length) {
    return `No option here meets all that is required. ${compared(planned, period, assumed)}`;
  }
  const meeting = planned.filter((option) => !lacking.includes(option));
  return `${compared(meeting, period, assumed)}${lackClause(lacking)}`;
}

/** What the heaviest of these needs, then each of the others. */
function compared(
  options: readonly OptionEstimate[],
  period: MoneyPeriod,
  assumed: Assumed,
): string {
  const [heaviest, ...others] = options.toSorted(
    (a, b) => b.delta.nodes.typical - a.delta.nodes.typical || b.delta.share - a.delta.share,
  );
  if (heaviest === undefined) return "";
  const first = firstSentence(heaviest, period, assumed);
  if (others.length === 0) return first;
  const rest = others.map((option) => shortClause(option, period, assumed));
  return `${first} ${capital(formatList(rest))}.`;
}

/** " Cilium lacks a requirement.": the numbers of these follow in the table. */
function lackClause(lacking: readonly OptionEstimate[]): string {
  const [only, ...more] = lacking;
  if (only === undefined) return "";
  const lack = more.length === 0 ? verb(only, "lack") : "each lack";
  return ` ${capital(formatList(lacking.map(spoken)))} ${lack} a requirement.`;
}

function firstSentence(option: OptionEstimate, period: MoneyPeriod, assumed: Assumed): string {
  const name = spoken(option);
  const nodes = option.delta.nodes.typical;
  const { clusters } = assumed;
  const subject =
    clusters === 1
      ? `${capital(name)} ${verb(option, "need")}`
      : `In each of ${formatCount(clusters)} clusters ${name} ${verb(option, "need")}`;
  const forAll = clusters === 1 ? "" : ` for all ${formatCount(clusters)}`;
  const money = `${formatPercentDelta(option.delta.share)}, ${moreOrLess(option, period)}${forAll}`;
  const form = `${managedForm(option)}${distributionForm(option, assumed)}`;
  if (nodes === 0) return `${subject} no more nodes than no mesh (${money})${form}.`;
  const amount = formatCount(Math.abs(nodes));
  const word = nodesWord(Math.abs(nodes));
  return `${subject} ${amount} ${nodes > 0 ? "more" : "fewer"} ${word} than no mesh (${money})${form}.`;
}

function moreOrLess({ delta }: OptionEstimate, period: MoneyPeriod): string {
  const { typical } = delta.microUsdPerMonth;
  return `${spentInWords(Math.abs(typical), period)} ${typical < 0 ? "less" : "more"}`;
}

function shortClause(option: OptionEstimate, period: MoneyPeriod, assumed: Assumed): string {
  const name = spoken(option);
  const nodes = option.delta.nodes.typical;
  const needs = verb(option, "need");
  // Nodes alone would hide the fee.
  const price = moreOrLess(option, period);
  const form = `${managedForm(option)}${distributionForm(option, assumed, `, ${price}`)}`;
  if (nodes === 0) return `${name} ${needs} none${form}`;
  return nodes > 0
    ? `${name} ${needs} ${formatCount(nodes)}${form}`
    : `${name} ${needs} ${formatCount(-nodes)} fewer${form}`;
}

/** " (only as Dataplane V2)": a count of what cannot be had as such does not stand alone. */
function managedForm({ feasibility }: OptionEstimate): string {
  if (feasibility.status !== "managed-only") return "";
  return ` (only as ${feasibility.managed?.form ?? "the cloud's managed form"})`;
}

/** " (as Buoyant Enterprise for Linkerd)": whose distribution the numbers are for. */
function distributionForm({ id }: OptionEstimate, { distributions }: Assumed, price = ""): string {
  const distribution = distributions[id];
  if (distribution === undefined) return "";
  return ` (as ${distribution.label}${distribution.feeMissing ? ", its fee not counted" : price})`;
}

/**
 * Which option to take, and on what condition another would be cheaper. `tooLarge` says what fits
 * no node, for where nothing can be planned.
 */
export function recommendation(
  comparison: Comparison,
  tooLarge?: string,
  period: MoneyPeriod = "month",
): string {
  const { options, cheapest } = comparison;
  const best = options.find((option) => option.id === cheapest);
  if (best === undefined) return nothingFits(options.slice(1), tooLarge);
  const tied = options
    .slice(1)
    .filter(
      (option) =>
        option !== best &&
        qualifies(option) &&
        option.typical.microUsdPerMonth === best.typical.microUsdPerMonth,
    );
  const equals = [best, ...tied];
  const cost = best.delta.microUsdPerMonth.typical;
  const head = `Cheapest at this level${requirementClause(equals)}`;
  const names = formatList(equals.map(spoken));
  const price =
    cost === 0
      ? "at no more than no mesh costs"
      : `${spentInWords(Math.abs(cost), period)} ${cost < 0 ? "less" : "more"} than no mesh`;
  const who = tied.length > 0 ? `, equally: ${names}` : `: ${names}`;
  return `${head}${who}, ${price}.${toCheck(equals, options, period)}${cheaperBelow(comparison, equals, period)}`;
}

function nothingFits(meshes: readonly OptionEstimate[], tooLarge: string | undefined): string {
  if (meshes.every(({ issues }) => issues.length > 0)) {
    const why = tooLarge === undefined ? "" : `${capital(tooLarge)}. `;
    return `${why}Choose a larger machine, or ask for less in one pod.`;
  }
  const atLevel = meshes.filter(reachesLevel);
  if (atLevel.length === 0) {
    return "No option meets the asked function level on this platform: lower the level or change the platform.";
  }
  const lacks = (option: OptionEstimate) => lackedRequirements(option).length;
  const fewest = Math.min(...atLevel.map(lacks));
  const nearest = atLevel
    .filter((option) => lacks(option) === fewest)
    .map((option) => `${spoken(option)} (${labels(lackedRequirements(option))})`);
  return `Every option at this level lacks a requirement. The fewest: ${formatList(nearest)}.`;
}

/** What the cheapest have of the requirements; silent when nothing is required. */
function requirementClause(options: readonly OptionEstimate[]): string {
  const asked = options[0]?.requirements.length ?? 0;
  if (asked === 0) return "";
  if (!options.every(meetsAll)) return " that lacks no requirement";
  return asked === 1 ? " that meets the requirement" : ` that meets all ${asked} requirements`;
}

const meetsAll = (option: OptionEstimate) =>
  option.requirements.every((check) => check.verdict === "has");

const labels = (checks: readonly RequirementCheck[]) =>
  formatList(checks.map((check) => check.label));

/** What is in part or not confirmed with the cheapest, and the price of being sure. */
function toCheck(
  cheapest: readonly OptionEstimate[],
  options: readonly OptionEstimate[],
  period: MoneyPeriod,
): string {
  const unsure = cheapest.filter((option) => !meetsAll(option));
  const checks = unsure.map((option) => {
    const open = option.requirements.filter((check) => check.verdict !== "has");
    const list = formatList(open.map((check) => `${check.label} (${check.status})`));
    return ` To check with ${spoken(option)}: ${list}.`;
  });
  if (unsure.length < cheapest.length) return checks.join("");
  const sure = options
    .slice(1)
    .filter((option) => qualifies(option) && meetsAll(option))
    .sort((a, b) => a.typical.microUsdPerMonth - b.typical.microUsdPerMonth)[0];
  const [best] = cheapest;
  if (sure === undefined || best === undefined) return checks.join("");
  const more = spentInWords(sure.typical.microUsdPerMonth - best.typical.microUsdPerMonth, period);
  return `${checks.join("")} ${capital(spoken(sure))} ${verb(sure, "meet")} ${best.requirements.length === 1 ? "it" : "them all"} for ${more} more.`;
}

/** Nobody who would be cheaper is left out without a word; against those named as the cheapest. */
function cheaperBelow(
  { options }: Comparison,
  cheapest: readonly OptionEstimate[],
  period: MoneyPeriod,
): string {
  const least = cheapest[0]?.typical.microUsdPerMonth ?? 0;
  const named = formatList(cheapest.map(spoken));
  return cheaperButExcluded(options.slice(1), least)
    .map((cheaper) => {
      const less = spentInWords(least - cheaper.typical.microUsdPerMonth, period);
      return ` ${capital(spoken(cheaper))} would cost ${less} less than ${named}, but ${excludedReason(cheaper)}.`;
    })
    .join("");
}
