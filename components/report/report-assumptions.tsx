import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { allCoefficients } from "@/lib/catalog/coefficients";
import type { Note } from "@/lib/scenario/expand";
import type { Scenario } from "@/lib/scenario/schema";
import { rangeText } from "./range-text";

/** What was taken for granted, what to read with care, and figures of the author's own. */
export function ReportAssumptions({
  rows,
  notes,
  overrides,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly notes: readonly Note[];
  readonly overrides: Scenario["overrides"];
}) {
  const own = Object.entries(overrides);
  const remarked = rows.filter((row) => row.remarks.length > 0);
  return (
    <>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note.message}>{note.message}</li>
          ))}
        </ul>
      )}
      {own.length > 0 && (
        <>
          <h3>Figures of the author's own</h3>
          <ul>
            {own.map(([id, range]) => (
              <li key={id}>
                {allCoefficients[id]?.label ?? id}: {rangeText(range)} {allCoefficients[id]?.unit}
              </li>
            ))}
          </ul>
        </>
      )}
      {remarked.map((row) => (
        <section key={row.id}>
          <h3>{row.name}</h3>
          <ul>
            {row.remarks.map((remark) => (
              <li key={remark.message}>{remark.message}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
