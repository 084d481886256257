import type { Derivation } from "@/lib/model/explain";
import { FormulaLine } from "./formula-line";

/** The figure's own formula with its values, then those of its parts; long sums name their terms. */
export function FigureLines({
  lines,
  about,
}: {
  readonly lines: readonly Derivation[];
  /** The option: a line about it needs no name, one about a part of it does. */
  readonly about: string;
}) {
  return (
    <ol className="space-y-3">
      {lines.map((line) => (
        <li key={`${line.subject} ${line.label} ${line.text}`}>
          <span className="text-ink-2">{headOf(line, about)}</span>
          <FormulaLine line={line} />
          {line.terms !== undefined && line.terms.length > 0 && (
            <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 text-s">
              {line.terms.map((term) => (
                <div key={`${term.text} ${term.label}`} className="contents">
                  <dt className="text-right font-mono text-ink-3">{term.text}</dt>
                  <dd>{term.label}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}

/** "Cost of a month", "Node disks: units at a monthly price", "Added latency, p99". */
function headOf({ subject, label }: Derivation, about: string): string {
  const [thing = "", detail] = subject.split(": ");
  const named = detail === undefined ? label : `${label}, ${detail}`;
  if (thing === about || label.startsWith(thing)) return named;
  return `${thing}: ${named.charAt(0).toLowerCase()}${named.slice(1)}`;
}
