import type { SourceView } from "@/lib/charts/evidence";
import type { Distribution } from "@/lib/catalog/fees-schema";
import { formatUsd } from "@/lib/format/amounts";
import styles from "./evidence.module.css";
import { SourceMarks } from "./source-list";

/** Distributions and what they charge, as far as it is public. */
export function FeeTable({
  distributions,
  sourcesOf,
}: {
  readonly distributions: readonly Distribution[];
  readonly sourcesOf: (ids: readonly string[]) => readonly SourceView[];
}) {
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.stacked}`}>
        <thead>
          <tr>
            <th scope="col">Distribution</th>
            <th scope="col">Fee a month</th>
            <th scope="col">As of</th>
            <th scope="col">What it covers</th>
          </tr>
        </thead>
        <tbody>
          {distributions.map(({ id, label, fee, date, note, evidence }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td data-column="Fee a month">
                {feeText(fee)}
                <SourceMarks sources={sourcesOf(evidence)} />
              </td>
              <td data-column="As of">{date}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function feeText(fee: Distribution["fee"]): string {
  if (fee === null) return "no public price that fits";
  return fee.microUsdPerMonth === 0
    ? "none"
    : `${formatUsd(fee.microUsdPerMonth)} for each ${fee.per === "vcpu" ? "vCPU" : fee.per}`;
}
