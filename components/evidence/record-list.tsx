import { figureText, KIND_LABELS } from "@/lib/charts/evidence-records";
import type { EvidenceRecord } from "@/lib/evidence/schema";
import styles from "./evidence.module.css";

/** Evidence records in full, each at an anchor of its own. */
export function RecordList({ records }: { readonly records: readonly EvidenceRecord[] }) {
  return (
    <ul className={styles.records}>
      {records.map((record) => (
        <Record key={record.id} record={record} />
      ))}
    </ul>
  );
}

function Record({ record }: { readonly record: EvidenceRecord }) {
  const { id, component, metric, conditions, version, date, kind, checkedOn, note } = record;
  return (
    <li id={id}>
      <b>{figureText(record)}</b> {component}, {metric}{" "}
      <a href={`#${id}`}>
        <code>{id}</code>
      </a>
      <p>
        {conditions}. {version}.
      </p>
      <p>
        <Source record={record} />{" "}
        <small>
          {KIND_LABELS[kind]}, {date}
          {checkedOn === undefined ? "" : `, opened ${checkedOn}`}
          {record.derived === true ? ", our arithmetic on the published figure" : ""}
        </small>
      </p>
      {note !== "" && <p>{note}</p>}
      {record.reasoning !== undefined && <p>{record.reasoning}</p>}
    </li>
  );
}

function Source({ record }: { readonly record: EvidenceRecord }) {
  const { sourceTitle, sourceUrl, locator, noLinkReason } = record;
  const where = locator === undefined ? "" : `, ${locator}`;
  if (sourceUrl === undefined) {
    return `${sourceTitle}${where}${noLinkReason === undefined ? "" : ` (${noLinkReason})`}`;
  }
  return (
    <>
      <a href={sourceUrl}>{sourceTitle}</a>
      {where}
    </>
  );
}
