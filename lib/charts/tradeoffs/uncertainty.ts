import { formatCount, formatList, formatPercent } from "../../format/amounts";
import { capital, isPlural, spoken } from "../figures/spoken";
import { percentParts } from "../../format/percent-parts";

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
  /** Samples in which it costs less than the option that runs today; undefined for that one, and where no mesh runs. */
  readonly cheaperThanTodayShare?: number | undefined;
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
  /** The mesh that runs today, by id, where one does. */
  readonly today?: string | undefined;
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
  const texts = cheapestTexts(options);
  const text = ({ id }: OptionOutcome) => texts[id] ?? "";
  const share = best.length > 1 ? shareText(most) : best.map(text).join("");
  if (best.length > 1) {
    return `${capital(formatList(best.map(spoken)))} are equally likely the cheapest: each in ${share} of the samples`;
  }
  const second = candidates
    .filter((option) => !best.includes(option) && option.cheapestShare > 0)
    .toSorted((a, b) => b.cheapestShare - a.cheapestShare)[0];
  const rest = second === undefined ? "" : `, ${spoken(second)} in ${text(second)}`;
  return `${capital(formatList(best.map(spoken)))} ${be(best)} cheapest in ${share} of the samples${rest}`;
}

/** By option, how often it is cheapest, in whole percents that sum to 100. */
export function cheapestTexts(options: readonly OptionOutcome[]): Readonly<Record<string, string>> {
  const candidates = options.filter((option) => option.candidate);
  const parts = percentParts(candidates.map(({ cheapestShare }) => cheapestShare));
  return Object.fromEntries(
    candidates.map(({ id, cheapestShare }, index) => [
      id,
      partText(cheapestShare, parts[index] ?? 0),
    ]),
  );
}

function partText(share: number, percent: number): string {
  if (percent === 0 || percent === 100) return shareText(share);
  return `${percent} %`;
}

/** The page's number of samples. */
export const FULL_SAMPLES = 2000;

/**
 * Half of the 95 % interval of a share of n samples, in points, at the share where it is widest:
 * 1.96 × √(p (1 − p) ÷ n) with p = ½. 200 samples: 1.96 × √(0.25 ÷ 200) = 6.9 points.
 */
const worstPoints = (samples: number) => 100 * 1.96 * Math.sqrt(0.25 / samples);

/** How far off a share of so many samples can be, beside one of the page's; empty at as many. */
export function draftInWords({ samples }: Pick<Uncertainty, "samples">): string {
  if (samples >= FULL_SAMPLES) return "";
  const [own, page] = [samples, FULL_SAMPLES].map((count) => Math.round(worstPoints(count)));
  return ` A draft: with ${formatCount(samples)} samples shares are known to ±${own} points (95 % interval, at its widest), with the ${formatCount(FULL_SAMPLES)} the page draws to ±${page}.`;
}

/** How likely each is cheaper than what runs today, the likeliest first; empty where no mesh runs. */
export function cheaperThanTodayInWords(options: readonly OptionOutcome[], today: string): string {
  const runs = options.find(({ id }) => id === today);
  const others = options
    .filter(
      ({ candidate, cheaperThanTodayShare }) => candidate && cheaperThanTodayShare !== undefined,
    )
    .toSorted((a, b) => (b.cheaperThanTodayShare ?? 0) - (a.cheaperThanTodayShare ?? 0));
  if (runs === undefined || others.length === 0) return "";
  const told = others.map(
    (option) => `${spoken(option)} in ${shareText(option.cheaperThanTodayShare ?? 0)}`,
  );
  return `Cheaper than today’s ${spoken(runs)}: ${formatList(told)} of the samples.`;
}

/** A share that is neither none nor all never reads as 0 % or 100 %. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.005) return "under 1 %";
  if (share < 1 && share >= 0.995) return "over 99 %";
  return formatPercent(share);
}

/** One option's outcome in words. */
export function outcomeInWords(
  option: OptionOutcome,
  cheapest = shareText(option.cheapestShare),
): string {
  const { p10, p50, p90 } = option.nodes;
  const range =
    p10 === p90
      ? `${formatCount(p50)} nodes in at least eight of ten samples`
      : `${formatCount(p50)} nodes in the middle, ${formatCount(p10)} to ${formatCount(p90)} in eight of ten samples`;
  const share = option.candidate ? `; cheapest in ${cheapest}` : "";
  return `${option.name}: ${range}${share}.`;
}
