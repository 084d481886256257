import { ScrollBox } from "@/components/ui/scroll-box";
import { type Attribution, attributionInWords } from "@/lib/charts/attribution";
import { POOL_RESOURCE_LOOKS } from "@/lib/charts/pool-by-owner";
import type { OptionDifference } from "@/lib/charts/scenario-difference";
import {
  formatAmountDelta,
  formatCount,
  formatDelta,
  formatMs,
  formatUsd,
  formatUsdDelta,
} from "@/lib/format/amounts";
import { shownUsdChange } from "@/lib/format/usd-change";

/** Option by option: what moved, and why; by input once that is known, by owner until then. */
export function DifferenceTable({
  options,
  attribution,
}: {
  readonly options: readonly OptionDifference[];
  readonly attribution: Attribution | undefined;
}) {
  const whyOf = (option: OptionDifference) => {
    const split = attribution?.options.find(({ id }) => id === option.id);
    return attribution === undefined || split === undefined
      ? quickWhy(option)
      : attributionInWords(split, attribution.inputs);
  };
  return (
    <ScrollBox label="A against B by option" className="mt-3">
      <table className="figures cards w-full border-collapse">
        <caption className="sr-only">What moved from A to B, option by option</caption>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col">Nodes, A → B</th>
            <th scope="col">A month, A → B</th>
            <th scope="col">p99 added, A → B</th>
            <th scope="col" className="!text-left">
              Why
            </th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.id} className="align-top">
              <th scope="row">{option.name}</th>
              <td>
                <span className="cell-label">Nodes, A → B</span>
                {formatCount(option.nodes.before)} → {formatCount(option.nodes.after)}{" "}
                <strong className="font-semibold">
                  ({formatDelta(option.nodes.after - option.nodes.before)})
                </strong>
              </td>
              <td>
                <span className="cell-label">A month, A → B</span>
                {formatUsd(option.microUsdPerMonth.before)} →{" "}
                {formatUsd(option.microUsdPerMonth.after)} (
                {formatUsdDelta(
                  shownUsdChange(option.microUsdPerMonth.before, option.microUsdPerMonth.after),
                )}
                )
              </td>
              <td>
                <span className="cell-label">p99 added, A → B</span>
                {latencyInWords(option.latencyP99Ms)}
              </td>
              <td className="wide min-w-60 !text-left whitespace-normal">
                <span className="cell-label">Why</span>
                {whyOf(option)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function latencyInWords({ before, after }: OptionDifference["latencyP99Ms"]): string {
  const [from, to] = [formatMs(before), formatMs(after)];
  return from === to ? from : `${from} → ${to}`;
}

const MOST_TERMS = 4;

/** "+1.2 vCPU per-pod proxies, +$40 traffic between zones". */
function quickWhy({ terms, billTerms, resource }: OptionDifference): string {
  const { unit } = POOL_RESOURCE_LOOKS[resource];
  const parts = [
    ...terms
      .slice(0, MOST_TERMS)
      .map(({ label, change }) => `${formatAmountDelta(change)} ${unit} ${label.toLowerCase()}`),
    ...billTerms.map(
      ({ label, microUsdPerMonth }) => `${formatUsdDelta(microUsdPerMonth)} ${label.toLowerCase()}`,
    ),
  ];
  return parts.length === 0 ? "nothing moved" : parts.join(", ");
}
