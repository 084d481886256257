import type { ComparisonInput } from "@/lib/model/types";
import type { Scenario } from "@/lib/scenario/schema";
import { inputGroups } from "./input-lines";
import { ReportMeshes } from "./report-meshes";
import { ReportWorkloads } from "./report-workloads";
import styles from "./report.module.css";

/** What was put in, group by group; what each mesh runs as; the pods it all comes to. */
export function ReportInputs({
  scenario,
  input,
}: {
  readonly scenario: Scenario;
  readonly input: ComparisonInput;
}) {
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
      <h3>Meshes</h3>
      <ReportMeshes scenario={scenario} inForce={input.settings} />
      <h3>Pods</h3>
      <ReportWorkloads workloads={input.workloads} />
    </>
  );
}
