import { formatCount } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";
import { inputGroups } from "./input-lines";
import styles from "./report.module.css";

/** What was put in, group by group, and the workload rows as far as paper takes them. */
export function ReportInputs({ scenario }: { readonly scenario: Scenario }) {
  return (
    <>
      <div className={styles.groups}>
        {inputGroups(scenario).map((group) => (
          <section key={group.title} className={styles.group}>
            <h3>{group.title}</h3>
            <dl>
              {group.lines.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {scenario.workloads.source === "rows" && <Rows rows={scenario.workloads.rows} />}
    </>
  );
}

const MOST_ROWS = 60;

function Rows({ rows }: { readonly rows: Scenario["workloads"]["rows"] }) {
  const rest = rows.length - MOST_ROWS;
  return (
    <table className={styles.numbers}>
      <thead>
        <tr>
          <th scope="col">Workload</th>
          <th scope="col">Namespace</th>
          <th scope="col">Replicas</th>
          <th scope="col">CPU request</th>
          <th scope="col">Memory request</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_ROWS).map((row, index) => (
          <tr key={`${index} ${row.name}`}>
            <th scope="row">{row.name}</th>
            <td>{row.namespace}</td>
            <td>{formatCount(row.replicas)}</td>
            <td>{formatCount(row.cpuRequestMilli)}m</td>
            <td>{formatCount(row.memoryRequestMiB)}Mi</td>
          </tr>
        ))}
      </tbody>
      {rest > 0 && (
        <tfoot>
          <tr>
            <td colSpan={5}>and {formatCount(rest)} more rows, in the link below</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
