import { ScrollBox } from "@/components/ui/scroll-box";
import type { OptionSettings } from "@/lib/model/types";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import { MESH_LABELS } from "@/lib/scenario/input-labels";
import type { Scenario } from "@/lib/scenario/schema";
import { meshLines } from "./mesh-lines";
import styles from "./report.module.css";

/** What each mesh runs as, setting by setting. */
export function ReportMeshes({
  scenario,
  inForce,
}: {
  readonly scenario: Scenario;
  readonly inForce: Readonly<Record<string, OptionSettings>>;
}) {
  const lines = meshLines(scenario, inForce);
  const chosen = lines.some(({ cells }) => cells.some((cell) => cell?.set === true));
  return (
    <>
      <ScrollBox label="Settings of each mesh">
        <table className={`${styles.numbers} ${styles.words}`}>
          <thead>
            <tr>
              <th scope="col">Setting</th>
              {MESH_OPTION_IDS.map((id) => (
                <th key={id} scope="col">
                  {MESH_LABELS[id]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {MESH_OPTION_IDS.map((id, index) => {
                  const cell = cells[index];
                  if (cell === undefined) return <td key={id}>–</td>;
                  return <td key={id}>{cell.set ? <strong>{cell.text}</strong> : cell.text}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={styles.note}>
        {chosen
          ? "Bold: chosen by the author; the rest are the release’s defaults."
          : "All of them are the release’s defaults."}
      </p>
    </>
  );
}
