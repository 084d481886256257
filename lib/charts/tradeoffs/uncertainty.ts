import { formatCount, formatList, formatPercent } from "../../format/amounts";
import { capital, isPlural, spoken } from "../figures/spoken";

/** The tenth, fiftieth and ninetieth of a hundred samples in order. */
export type Quantiles = { readonly p10: number; readonly p50: number; readonly p90: number };

export type OptionOutcome = {
  readonly id: string;
  readonly name: string;
  /** Meets the function level and what is required, and can run here: competes for cheapest. */
  readonly candidate: boolean;
  readonly nodes: Quantiles;
  readonly microUsdPerMonth: Quantiles;
  /** Nodes with everything at its low and at its high end; all samples lie between. */
  readonly lowNodes: number;
  /** Infinity where nothing fits there. */
  readonly highNodes: number;
  /** Samples in which it is the cheapest candidate; a tie is split evenly. They sum to 1. */
  readonly cheapestShare: number;
};

export type Uncertainty = {
  readonly samples: number;
  readonly seed: number;
  /** Options whose pods fit in every sample, the baseline first. */
  readonly options: readonly OptionOutcome[];
  /** Share of the samples in which two or more candidates cost the same. */
  readonly tiedShare: number;
  /** Packing problems solved for it. */
  readonly plans: number;
  /** Share of the samples in which sums alone left the cheapest open by less than a node. */
  readonly closeShare: number;
};

const be = (options: readonly { readonly id: string }[]) =>
  options.length > 1 || options.some(isPlural) ? "are" : "is";

/** Who is how likely the cheapest, in one sentence; equals are named together. */
export function uncertaintyTitle({ options }: Pick<Uncertainty, "options">): string {
  const candidates = options.filter((option) => option.candidate);
  const [only] = candidates;
  if (only === undefined) return "No option at the asked function level can be placed here";
  if (candidates.length === 1) {
    return `${capital(spoken(only))} ${be([only])} the only option at the asked level: nothing else can be cheaper`;
  }
  const most = Math.max(...candidates.map((option) => option.cheapestShare));
  const best = candidates.filter((option) => option.cheapestShare === most);
  const share = shareText(most);
  if (best.length > 1) {
    return `${capital(formatList(best.map(spoken)))} are equally likely the cheapest: each in ${share} of the samples`;
  }
  const second = candidates
    .filter((option) => !best.includes(option) && option.cheapestShare > 0)
    .toSorted((a, b) => b.cheapestShare - a.cheapestShare)[0];
  const rest =
    second === undefined ? "" : `, ${spoken(second)} in ${shareText(second.cheapestShare)}`;
  return `${capital(formatList(best.map(spoken)))} ${be(best)} cheapest in ${share} of the samples${rest}`;
}

/** A share that is neither none nor all never reads as 0 % or 100 %. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.005) return "under 1 %";
  if (share < 1 && share >= 0.995) return "over 99 %";
  return formatPercent(share);
}

/** One option's outcome in words. */
export function outcomeInWords(option: OptionOutcome): string {
  const { p10, p50, p90 } = option.nodes;
  const range =
    p10 === p90
      ? `${formatCount(p50)} nodes in at least eight of ten samples`
      : `${formatCount(p50)} nodes in the middle, ${formatCount(p10)} to ${formatCount(p90)} in eight of ten samples`;
  const share = option.candidate ? `; cheapest in ${shareText(option.cheapestShare)}` : "";
  return `${option.name}: ${range}${share}.`;
}
