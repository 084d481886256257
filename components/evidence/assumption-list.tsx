import { figureText } from "@/lib/charts/evidence-records";
import type { EvidenceRecord } from "@/lib/evidence/schema";
import styles from "./evidence.module.css";

/** What nobody published and we had to assume, each with its reasoning. */
export function AssumptionList({ records }: { readonly records: readonly EvidenceRecord[] }) {
  return (
    <ul className={styles.assumptions}>
      {records.map((record) => (
        <li key={record.id} id={record.id}>
          <b>{figureText(record)}</b> <code>{record.metric}</code>
          <p>{record.reasoning}</p>
        </li>
      ))}
    </ul>
  );
}
