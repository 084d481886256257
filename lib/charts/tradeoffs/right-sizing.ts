import { formatCount, formatList, formatUsd } from "../../format/amounts";
import type { Range } from "../../model/types";
import { capital, isPlural, nodeCount, spoken } from "../figures/spoken";

/** One request of a chart beside the right-sized one, for each pod of the component. */
export type RequestSetting = {
  readonly component: string;
  /** Where the chart takes it: "global.proxy.resources.requests". */
  readonly helmValue: string;
  /** Where one workload can differ, an annotation of its pods. */
  readonly annotation: string | undefined;
  /** The record of the values file that names it. */
  readonly evidence: string;
  readonly chart: RequestEach;
  readonly rightSized: RequestEach;
  /** Why the right-sized value should not be taken as it is, in sentences; empty where it can be. */
  readonly care: readonly string[];
  readonly careEvidence: readonly string[];
};

/** The largest of the component's pods: what one value for all must hold. */
export type RequestEach = { readonly cpuMilli: number; readonly memoryMiB: number };

/** What an option costs with its chart's requests and with right-sized ones. */
export type RightSizingGain = {
  readonly id: string;
  readonly name: string;
  readonly chartNodes: number;
  readonly rightSizedNodes: number;
  /** Chart less right-sized, a year; negative where the chart reserves less than is used. */
  readonly gainMicroUsdPerYear: Range;
  readonly settings: readonly RequestSetting[];
};

/** What right-sizing is worth, the largest first. */
export function rightSizingTitle(gains: readonly RightSizingGain[]): string {
  const most = Math.max(0, ...gains.map((gain) => gain.gainMicroUsdPerYear.typical));
  if (gains.length === 0) return "No option could be planned both ways";
  if (most === 0) return "Right-sizing saves nothing here: the nodes stay the same or grow";
  const best = gains.filter((gain) => gain.gainMicroUsdPerYear.typical === most);
  const each = best.length > 1 ? ", each" : "";
  return `Right-sizing ${formatList(best.map(spoken))} saves ${formatUsd(most)} a year against the chart’s requests${each}`;
}

/** One option in words: nodes both ways, what it is worth, the first value to set. */
export function rightSizingInWords(gain: RightSizingGain): string {
  const { gainMicroUsdPerYear, chartNodes, rightSizedNodes } = gain;
  const { low, typical, high } = gainMicroUsdPerYear;
  const verb = isPlural(gain) ? "need" : "needs";
  const nodes = `${capital(spoken(gain))} ${verb} ${nodeCount(chartNodes)} with the chart’s requests, ${formatCount(rightSizedNodes)} right-sized`;
  const worth =
    typical === 0
      ? "no difference in cost"
      : typical > 0
        ? `worth ${formatUsd(typical)} a year`
        : `which costs ${formatUsd(-typical)} a year more: the chart reserves less than is used`;
  const range = low === high ? "" : ` (${formatUsd(low)} to ${formatUsd(high)})`;
  return `${nodes}: ${worth}${range}.`;
}

/** "100m and 128Mi", as a values file spells it. */
export function requestText({ cpuMilli, memoryMiB }: RequestEach): string {
  if (cpuMilli === 0 && memoryMiB === 0) return "nothing";
  return `${cpuMilli}m and ${memoryMiB}Mi`;
}
