import type { PageView } from "@/components/calculator/page-view";
import { ScrollBox } from "@/components/ui/scroll-box";
import { POOL_RESOURCE_LOOKS } from "@/lib/charts/pool-by-owner";
import { type OptionDifference, scenarioDifference } from "@/lib/charts/scenario-difference";
import {
  formatAmountDelta,
  formatCount,
  formatDelta,
  formatUsd,
  formatUsdDelta,
} from "@/lib/format/amounts";
import { inputDifferences } from "@/lib/scenario/differences";
import type { Scenario } from "@/lib/scenario/schema";

/** A scenario put aside to compare with. */
export type KeptScenario = { readonly scenario: Scenario; readonly view: PageView };

/** A against B: which inputs and figures moved, and by whose resources. */
export default function CompareSection({
  a,
  b,
  onRestore,
  onDrop,
}: {
  readonly a: KeptScenario;
  readonly b: KeptScenario;
  readonly onRestore: () => void;
  readonly onDrop: () => void;
}) {
  const inputs = inputDifferences(a.scenario, b.scenario);
  const options = scenarioDifference(a.view, b.view);
  return (
    <section aria-labelledby="compare" className="mt-6 rounded-lg border border-accent p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="compare" className="mr-auto text-l font-semibold">
          A against B
        </h2>
        <button type="button" className="button" onClick={onRestore}>
          Go back to A
        </button>
        <button type="button" className="button" onClick={onDrop}>
          Stop comparing
        </button>
      </div>
      {inputs.length === 0 ? (
        <p className="mt-1 text-ink-2">
          A is the scenario as it is now. Change an input, and what moves is shown here.
        </p>
      ) : (
        <>
          <ul aria-label="Changed inputs" className="mt-1 text-ink-2">
            {inputs.map((input) => (
              <li key={input.label}>
                {input.label}: {input.before} → <span className="text-ink">{input.after}</span>
              </li>
            ))}
          </ul>
          <DifferenceTable options={options} />
        </>
      )}
    </section>
  );
}

function DifferenceTable({ options }: { readonly options: readonly OptionDifference[] }) {
  return (
    <ScrollBox label="A against B by option" className="mt-3">
      <table className="figures w-full border-collapse">
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col">Nodes, A → B</th>
            <th scope="col">A month, A → B</th>
            <th scope="col" className="!text-left">
              Why
            </th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.id}>
              <th scope="row">{option.name}</th>
              <td>
                {formatCount(option.nodes.before)} → {formatCount(option.nodes.after)}{" "}
                <strong className="font-semibold">
                  ({formatDelta(option.nodes.after - option.nodes.before)})
                </strong>
              </td>
              <td>
                {formatUsd(option.microUsdPerMonth.before)} →{" "}
                {formatUsd(option.microUsdPerMonth.after)} (
                {formatUsdDelta(option.microUsdPerMonth.after - option.microUsdPerMonth.before)})
              </td>
              <td className="min-w-60 !text-left whitespace-normal">{whyText(option)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const MOST_TERMS = 4;

/** "+1.2 vCPU per-pod proxies, +$40 traffic between zones". */
function whyText({ terms, billTerms, resource }: OptionDifference): string {
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
