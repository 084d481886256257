import {
  formatCount,
  formatDelta,
  formatList,
  formatUsdDelta,
  formatValue,
} from "../../format/amounts";
import type { Range } from "../../model/types";
import { capital, isPlural, lowered, spoken } from "../figures/spoken";

/** An option against no mesh, both under the same coefficients and inputs. */
export type PairedDelta = { readonly nodes: number; readonly microUsdPerMonth: number };

/** One coefficient or input moved through its range, all else as it is. */
export type TornadoBar = {
  readonly id: string;
  readonly label: string;
  /** "input" is stated by the scenario, "choice" decided by its author rather than uncertain. */
  readonly kind: "coefficient" | "input" | "choice";
  /** Both ends in words: "1 ratio", "m6i.large". */
  readonly lowText: string;
  readonly highText: string;
  readonly low: PairedDelta;
  readonly high: PairedDelta;
};

export type Tornado = {
  readonly option: { readonly id: string; readonly name: string };
  readonly here: PairedDelta;
  /** Widest first; those that move nothing are only counted. */
  readonly bars: readonly TornadoBar[];
  readonly unmoved: number;
};

/** How far a bar reaches, this scenario included: the ends need not lie on both sides of it. */
export function reach(tornado: Tornado, bar: TornadoBar): Range {
  const { microUsdPerMonth: here } = tornado.here;
  const [a, b] = [bar.low.microUsdPerMonth, bar.high.microUsdPerMonth];
  return { low: Math.min(here, a, b), typical: here, high: Math.max(here, a, b) };
}

/** Distance between the ends of a bar, in micro-dollars a month. */
export function span(tornado: Tornado, bar: TornadoBar): number {
  const { low, high } = reach(tornado, bar);
  return high - low;
}

/** More equals than this are counted in a title, not named. */
const MOST_NAMED = 2;

/** What moves an option's extra cost most, in one sentence. */
export function tornadoTitle(tornado: Tornado): string {
  const { option, bars } = tornado;
  const [first] = bars;
  if (first === undefined) {
    return `Nothing within its range moves what ${spoken(option)} ${be(option)} to cost beyond no mesh`;
  }
  const widest = bars.filter((bar) => span(tornado, bar) === span(tornado, first));
  const { low, high } = reach(tornado, first);
  if (widest.length > MOST_NAMED) {
    return `${formatCount(widest.length)} values move the extra cost of ${spoken(option)} most, each alike: ${formatUsdDelta(low)} to ${formatUsdDelta(high)} a month`;
  }
  const verb = widest.length === 1 ? "moves" : "move";
  const each = widest.length === 1 ? "" : " each";
  return `${capital(formatList(widest.map((bar) => lowered(bar.label))))} ${verb} the extra cost of ${spoken(option)} most: ${formatUsdDelta(low)} to ${formatUsdDelta(high)} a month${each}`;
}

const be = (option: { readonly id: string }) => (isPlural(option) ? "are" : "is");

/** The widest bars in words, for those who cannot see them. */
export function tornadoInWords(tornado: Tornado, most = 5): string {
  const { option, here, bars, unmoved } = tornado;
  const start = `${capital(spoken(option))} against no mesh: ${formatDelta(here.nodes)} nodes, ${formatUsdDelta(here.microUsdPerMonth)} a month.`;
  const lines = bars.slice(0, most).map((bar) => {
    const at = (text: string, { nodes, microUsdPerMonth }: PairedDelta) =>
      `${formatUsdDelta(microUsdPerMonth)} and ${formatDelta(nodes)} nodes at ${text}`;
    return `${bar.label}: ${at(bar.lowText, bar.low)}, ${at(bar.highText, bar.high)}.`;
  });
  const rest = unmoved === 0 ? "" : ` ${formatValue(unmoved)} more move nothing.`;
  return `${start} ${lines.join(" ")}${rest}`.trim();
}
