import { formatValue } from "@/lib/format/amounts";
import type { Derivation } from "@/lib/model/explain";
import { DOCUMENT_SOURCES } from "@/lib/model/formula";
import styles from "./method.module.css";

/** A formula in names, the same in numbers, and where names and numbers come from. */
export function FormulaBox({ line }: { readonly line: Derivation & { readonly written: string } }) {
  const { subject, label, text, result, unit, source, shapeNote, coefficients, written } = line;
  return (
    <figure className={styles.formula}>
      <figcaption>{label}</figcaption>
      {written !== "" && <code>{withNames(written)}</code>}
      {subject !== label && <p>{subject}</p>}
      <code>
        {text} = <b>{formatValue(result)}</b> {unit}
      </code>
      <p>
        {coefficients.map(({ name, id, value }) => (
          <span key={name}>
            {spaced(name)} = <a href={`/evidence#${id}`}>{formatValue(value)}</a>
          </span>
        ))}
        <span>
          shape from <a href={sourceHref(source)}>{source}</a>
          {shapeNote !== undefined && `: ${shapeNote}`}
        </span>
      </p>
    </figure>
  );
}

/** A document's id is an anchor of the evidence page, a record's is found by its id. */
function sourceHref(source: string): string {
  return Object.hasOwn(DOCUMENT_SOURCES, source)
    ? `/evidence#${source}`
    : `/evidence/records?id=${encodeURIComponent(source)}`;
}

/** "{perConnection}" as a name in italics. */
function withNames(written: string) {
  return written.split(/(\{\w+\})/).map((part, index) =>
    // Parts of a fixed text never move.
    // oxlint-disable-next-line react/no-array-index-key
    part.startsWith("{") ? <var key={index}>{spaced(part.slice(1, -1))}</var> : part,
  );
}

/** "perConnection" → "per connection". */
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
