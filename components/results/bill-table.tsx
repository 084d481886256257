import { FigureValue } from "@/components/derivation/figure-value";
import { ScrollBox } from "@/components/ui/scroll-box";
import { type BillsTable, ownTotalsOf } from "@/lib/charts/bills";

type WriteMoney = (microUsdPerMonth: number) => string;

/** The bill of every option, line by line. */
export function BillTable({
  bills,
  head,
  write,
}: {
  readonly bills: BillsTable;
  /** What the sums are for: "A month". */
  readonly head: string;
  readonly write: WriteMoney;
}) {
  const ownTotals = ownTotalsOf(bills);
  const title =
    head === "A month" ? "Bill of a month by option" : `Bill by option, ${head.toLowerCase()}`;
  return (
    <ScrollBox label={title} className="card scroll-edges mt-2">
      <table className="figures w-full border-collapse">
        <caption className="sr-only">{title}, line by line</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {bills.options.map((option) => (
              <th key={option.id} scope="col">
                {option.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bills.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.label}
                {line.own && <span className="text-s text-accent"> your own</span>}
              </th>
              {bills.options.map((option, index) => (
                <td key={option.id}>
                  <Amount
                    option={option.id}
                    line={line.id}
                    microUsd={line.microUsdPerMonth[index] ?? 0}
                    write={write}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row">Total</th>
            {bills.options.map((option, index) => (
              <td key={option.id}>
                <FigureValue option={option.id} figure="cost">
                  {write(bills.totals[index] ?? 0)}
                </FigureValue>
              </td>
            ))}
          </tr>
          {ownTotals.length > 0 && (
            <tr className="text-ink-2">
              <th scope="row">of it your own lines</th>
              {bills.options.map((option, index) => (
                <td key={option.id}>{write(ownTotals[index] ?? 0)}</td>
              ))}
            </tr>
          )}
        </tfoot>
      </table>
    </ScrollBox>
  );
}

/** A line of the bill; an option without it pays nothing and has nothing to explain. */
function Amount({
  option,
  line,
  microUsd,
  write,
}: {
  readonly option: string;
  readonly line: string;
  readonly microUsd: number;
  readonly write: WriteMoney;
}) {
  if (microUsd === 0) return write(0);
  return (
    <FigureValue option={option} figure={`bill:${line}`}>
      {write(microUsd)}
    </FigureValue>
  );
}
