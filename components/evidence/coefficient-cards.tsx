import type { CoefficientCard, CoefficientGroup, EntryView } from "@/lib/charts/evidence";
import { formatList, formatValue, formatValueRange } from "@/lib/format/amounts";
import styles from "./evidence.module.css";
import { SourceList } from "./source-list";

/** Every coefficient by mesh and component. Folded, one line; open, where it comes from. */
export function CoefficientCards({ groups }: { readonly groups: readonly CoefficientGroup[] }) {
  return groups.map((group) => (
    <section key={group.id} aria-labelledby={`group-${group.id}`} data-filtered="">
      <h3 id={`group-${group.id}`}>{group.label}</h3>
      {group.components.map(({ id, label, cards }) => (
        <div key={id} className={styles.cards} data-filtered="">
          <h4>{label}</h4>
          {cards.map((card) => (
            <Card key={card.id} card={card} group={group.id} />
          ))}
        </div>
      ))}
    </section>
  ));
}

function Card({ card, group }: { readonly card: CoefficientCard; readonly group: string }) {
  const { id, label, unit, range, kinds, readBy, entries } = card;
  return (
    <details data-group={group} data-kinds={kinds.join(" ")}>
      <summary>
        <span className="turn">{label}</span>
        <b>{formatValue(range.typical)}</b>
        <i>{range.low === range.high ? "" : formatValueRange(range.low, range.high)}</i>
        <small>{unit}</small>
      </summary>
      {/* The anchor is inside, so that following a link to it opens the card. */}
      <div id={id}>
        <p>
          <a href={`#${id}`}>
            <code>{id}</code>
          </a>{" "}
          <small>{readers(readBy)}</small>
        </p>
        {entries.map((entry) => (
          <Entry key={`${entry.versions} ${entry.asOf}`} entry={entry} unit={unit} />
        ))}
      </div>
    </details>
  );
}

function readers(readBy: readonly string[]): string {
  return readBy.length === 0 ? "On record; no formula reads it." : `Read by ${formatList(readBy)}.`;
}

function Entry({ entry, unit }: { readonly entry: EntryView; readonly unit: string }) {
  const { versions, range, asOf, conditions, note, sources } = entry;
  return (
    <>
      <p>
        <b>{formatValue(range.typical)}</b> ({formatValueRange(range.low, range.high)}) {unit},{" "}
        {versions} <small>written {asOf}</small>
      </p>
      {conditions !== undefined && <p>Conditions: {conditions}</p>}
      <p>{note}</p>
      <SourceList sources={sources} />
    </>
  );
}
