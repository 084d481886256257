import { ScrollBox } from "@/components/ui/scroll-box";
import type { BillsTable } from "@/lib/charts/bills";
import { formatUsd } from "@/lib/format/amounts";
import styles from "./report.module.css";

/** The bill of a month, line by line. */
export function ReportBill({ bills }: { readonly bills: BillsTable }) {
  return (
    <ScrollBox label="Bill of a month">
      <table className={styles.numbers}>
        <thead>
          <tr>
            <th scope="col">US$ a month</th>
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
                {line.own && <small>the author's own figure</small>}
              </th>
              {bills.options.map((option, index) => (
                <td key={option.id}>{formatUsd(line.microUsdPerMonth[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            {bills.options.map((option, index) => (
              <td key={option.id}>
                <strong>{formatUsd(bills.totals[index] ?? 0)}</strong>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}
