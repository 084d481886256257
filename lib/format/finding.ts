import type { Comparison, OptionEstimate } from "../model/types";
import { formatCount, formatList, formatPercentDelta, formatUsd } from "./amounts";

/** How an option is spoken of in a sentence. */
const SPOKEN: Readonly<Record<string, { readonly name: string; readonly plural: boolean }>> = {
  "istio-sidecar": { name: "Istio sidecars", plural: true },
  "istio-ambient-l4": { name: "ambient without waypoints", plural: false },
  "istio-ambient-waypoints": { name: "ambient with waypoints", plural: false },
};

function spoken(option: OptionEstimate): { readonly name: string; readonly plural: boolean } {
  return SPOKEN[option.id] ?? { name: option.name, plural: false };
}

function spokenName(option: OptionEstimate): string {
  return spoken(option).name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const nodesWord = (count: number) => (count === 1 ? "node" : "nodes");

/**
 * The comparison in plain words, from the numbers alone: what the heaviest option adds, then what
 * each of the others does.
 */
export function finding(comparison: Comparison): string {
  const [baseline, ...options] = comparison.options;
  if (baseline === undefined) return "";
  if (baseline.issues.length > 0) {
    return "These pods cannot be placed on nodes of this type, mesh or no mesh.";
  }
  const planned = options.filter(
    (option) => option.issues.length === 0 && option.feasibility.status !== "infeasible",
  );
  const ranked = [...planned].sort(
    (a, b) => b.delta.nodes.typical - a.delta.nodes.typical || b.delta.share - a.delta.share,
  );
  const [heaviest, ...others] = ranked;
  if (heaviest === undefined) return "None of the options can be planned on this cluster.";
  const first = firstSentence(heaviest);
  if (others.length === 0) return first;
  return `${first} ${capital(formatList(others.map(shortClause)))}.`;
}

function firstSentence(option: OptionEstimate): string {
  const { name, plural } = spoken(option);
  const nodes = option.delta.nodes.typical;
  const subject = `${capital(name)} ${plural ? "need" : "needs"}`;
  const money = `${formatPercentDelta(option.delta.share)}, ${formatUsd(Math.abs(option.delta.microUsdPerMonth.typical))} a month ${option.delta.microUsdPerMonth.typical < 0 ? "less" : "more"}`;
  if (nodes === 0) return `${subject} no more nodes than no mesh (${money}).`;
  const amount = formatCount(Math.abs(nodes));
  const word = nodesWord(Math.abs(nodes));
  return `${subject} ${amount} ${nodes > 0 ? "more" : "fewer"} ${word} than no mesh (${money}).`;
}

function shortClause(option: OptionEstimate): string {
  const { name, plural } = spoken(option);
  const nodes = option.delta.nodes.typical;
  const verb = plural ? "need" : "needs";
  if (nodes === 0) return `${name} ${verb} none`;
  return nodes > 0
    ? `${name} ${verb} ${formatCount(nodes)}`
    : `${name} ${verb} ${formatCount(-nodes)} fewer`;
}

/** Which option to take, and on what condition another would be cheaper. */
export function recommendation(comparison: Comparison): string {
  const { options, cheapest } = comparison;
  const best = options.find((option) => option.id === cheapest);
  if (best === undefined) {
    return "No option meets the asked function level on this platform: lower the level or change the platform.";
  }
  const tied = options.filter(
    (option) =>
      option !== best &&
      option !== options[0] &&
      option.issues.length === 0 &&
      option.belowLevel.length === 0 &&
      option.feasibility.status !== "infeasible" &&
      option.typical.microUsdPerMonth === best.typical.microUsdPerMonth,
  );
  const names = [best, ...tied].map(spokenName);
  const cost = best.delta.microUsdPerMonth.typical;
  const head =
    tied.length > 0
      ? `Cheapest at this level, equally: ${formatList(names)}`
      : `Cheapest at this level: ${names[0]}`;
  const price =
    cost === 0
      ? "at no more than no mesh costs"
      : `${formatUsd(Math.abs(cost))} a month ${cost < 0 ? "less" : "more"} than no mesh`;
  return `${head}, ${price}.${cheaperBelow(comparison, best)}`;
}

function cheaperBelow(comparison: Comparison, best: OptionEstimate): string {
  const cheaper = comparison.options
    .slice(1)
    .filter(
      (option) =>
        option.belowLevel.length > 0 &&
        option.issues.length === 0 &&
        option.feasibility.status !== "infeasible" &&
        option.typical.microUsdPerMonth < best.typical.microUsdPerMonth,
    )
    .sort((a, b) => a.typical.microUsdPerMonth - b.typical.microUsdPerMonth)[0];
  if (cheaper === undefined) return "";
  const saving = best.typical.microUsdPerMonth - cheaper.typical.microUsdPerMonth;
  return ` ${capital(spokenName(cheaper))} would save ${formatUsd(saving)} more, but has ${formatList(cheaper.belowLevel)}.`;
}
