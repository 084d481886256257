import { memo } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { type BillsTable, ownTotalsOf } from "@/lib/charts/bills";
import { formatUsd } from "@/lib/format/amounts";

/** The monthly bill of every option, line by line. */
const BillSection = memo(function BillSection({ bills }: { readonly bills: BillsTable }) {
  const ownTotals = ownTotalsOf(bills);
  return (
    <section aria-labelledby="bill" className="mt-8">
      <h2 id="bill" className="text-l font-semibold">
        The bill of a month
      </h2>
      <p className="text-ink-2">At typical coefficients; 730 hours a month.</p>
      <ScrollBox label="Bill of a month by option" className="card mt-2">
        <table className="figures w-full border-collapse">
          <thead>
            <tr>
              <th scope="col">Line</th>
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
                  <td key={option.id}>{formatUsd(line.microUsdPerMonth[index] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-semibold">
              <th scope="row">Total</th>
              {bills.options.map((option, index) => (
                <td key={option.id}>{formatUsd(bills.totals[index] ?? 0)}</td>
              ))}
            </tr>
            {ownTotals.length > 0 && (
              <tr className="text-ink-2">
                <th scope="row">of it your own lines</th>
                {bills.options.map((option, index) => (
                  <td key={option.id}>{formatUsd(ownTotals[index] ?? 0)}</td>
                ))}
              </tr>
            )}
          </tfoot>
        </table>
      </ScrollBox>
    </section>
  );
});

export default BillSection;
