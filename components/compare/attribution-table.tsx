import { ScrollBox } from "@/components/ui/scroll-box";
import {
  type AttributedOption,
  type Attribution,
  shownStepChanges,
} from "@/lib/charts/attribution";
import { formatDelta, formatList, formatUsdDelta } from "@/lib/format/amounts";
import { shownUsdChange } from "@/lib/format/usd-change";

/** Every changed input's part in every option's change; columns sum to the whole exactly. */
export function AttributionTable({ attribution }: { readonly attribution: Attribution }) {
  const { inputs, options } = attribution;
  const dollars = options.map(shownStepChanges);
  const changeAt = (option: number, step: number) => {
    const nodes = options[option]?.steps?.[step]?.nodes;
    return nodes === undefined
      ? undefined
      : { nodes, microUsdPerMonth: dollars[option]?.[step] ?? 0 };
  };
  const isIdle = (step: number) =>
    options.every((_, option) => {
      const change = changeAt(option, step);
      return change?.nodes === 0 && change.microUsdPerMonth === 0;
    });
  const idle = inputs.filter((_, step) => isIdle(step));
  return (
    <details className="mt-3" open={inputs.length > 1}>
      <summary>
        <span className="turn font-semibold">Term by term</span>
        <span className="ml-2 text-s text-ink-3">
          each input switched in turn, from the first to the last
        </span>
      </summary>
      <ScrollBox label="Changes by input and option" className="mt-2">
        <table className="figures w-full border-collapse">
          <caption className="sr-only">
            Nodes and monthly cost each changed input adds, by option
          </caption>
          <thead>
            <tr>
              <th scope="col">Input</th>
              {options.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inputs.map((input, step) =>
              isIdle(step) ? null : (
                <tr key={input} className="align-top">
                  <th scope="row" className="min-w-48 !whitespace-normal">
                    {input}
                  </th>
                  {options.map((option, at) => (
                    <td key={option.id}>
                      <Change change={changeAt(at, step)} />
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
          <tfoot>
            <tr className="align-top font-semibold">
              <th scope="row">A → B</th>
              {options.map((option) => (
                <td key={option.id}>
                  <Change change={wholeOf(option)} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
      {idle.length > 0 && (
        <p className="mt-2 text-s text-ink-3">
          Without effect on nodes or cost: {formatList(idle)}.
        </p>
      )}
    </details>
  );
}

function wholeOf({ nodes, microUsdPerMonth }: AttributedOption) {
  return {
    nodes: nodes.after - nodes.before,
    microUsdPerMonth: shownUsdChange(microUsdPerMonth.before, microUsdPerMonth.after),
  };
}

function Change({
  change,
}: {
  readonly change: { readonly nodes: number; readonly microUsdPerMonth: number } | undefined;
}) {
  if (change === undefined) return "–";
  return (
    <>
      {formatDelta(change.nodes)}
      <span className="block text-s text-ink-3">{formatUsdDelta(change.microUsdPerMonth)}</span>
    </>
  );
}
