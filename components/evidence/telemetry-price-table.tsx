import type { TelemetryPrice } from "@/lib/catalog/telemetry-prices-schema";
import type { SourceView } from "@/lib/charts/evidence";
import { formatValue } from "@/lib/format/amounts";
import styles from "./evidence.module.css";
import { SourceMarks } from "./source-list";

/** What managed stores charge for metrics and logs, as far as it is public. */
export function TelemetryPriceTable({
  prices,
  sourcesOf,
}: {
  readonly prices: readonly TelemetryPrice[];
  readonly sourcesOf: (ids: readonly string[]) => readonly SourceView[];
}) {
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.stacked}`}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">One active series a month</th>
            <th scope="col">One GB of logs</th>
            <th scope="col">As of</th>
            <th scope="col">Under which terms</th>
          </tr>
        </thead>
        <tbody>
          {prices.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label}
                <SourceMarks sources={sourcesOf(row.evidence)} />
              </th>
              <td data-column="One active series a month">
                {usd(row.metricSeriesMicroUsdPerMonth)}
              </td>
              <td data-column="One GB of logs">{usd(row.logMicroUsdPerGB)}</td>
              <td data-column="As of">{row.date}</td>
              <td>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const usd = (microUsd: number | undefined) =>
  microUsd === undefined ? "no public price read" : `$${formatValue(microUsd / 1e6)}`;
