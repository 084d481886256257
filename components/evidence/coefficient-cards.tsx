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
        {label}
        <b>{formatValue(range.typical)}</b>
        <i>{range.low === range.high ? "" : formatValueRange(range.low, range.high)}</i>
        <small>{unit}</small>
      </summary>
      {/* The anchor is inside, so that following a link to it opens the card. */}
      <div id={id}>
        <a href={`#${id}`}>{id}</a>
        <small>{readers(readBy)}</small>
        <Entries entries={entries} unit={unit} />
      </div>
    </details>
  );
}

/** Meshes of the comparison; a coefficient they all read need not name them. */
const ALL_MESHES = 5;

function readers(readBy: readonly string[]): string {
  if (readBy.length === 0) return " On record; no formula reads it.";
  return ` Read by ${readBy.length === ALL_MESHES ? "every mesh" : formatList(readBy)}.`;
}

function Entries({
  entries,
  unit,
}: {
  readonly entries: readonly EntryView[];
  readonly unit: string;
}) {
  const [only, ...others] = entries;
  if (only !== undefined && others.length === 0) return <Entry entry={only} unit={unit} />;
  return entries.map((entry) => (
    <Entry key={`${entry.versions} ${entry.asOf}`} entry={entry} unit={unit} />
  ));
}

/** Lines of text are whole strings: every piece of one would be sent to the browser twice. */
function Entry({ entry, unit }: { readonly entry: EntryView; readonly unit: string }) {
  const { versions, range, asOf, conditions, note, sources } = entry;
  const spread = range.low === range.high ? "" : ` (${formatValueRange(range.low, range.high)})`;
  const value = `${formatValue(range.typical)}${spread} ${unit}`;
  return (
    <>
      <p>{`${value}, ${versions}, written ${asOf}${conditions === undefined ? "" : `. ${conditions}`}`}</p>
      <p>{note}</p>
      <SourceList sources={sources} />
    </>
  );
}
