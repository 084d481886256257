import type { ReactNode } from "react";
import { ScrollBox } from "./scroll-box";

/** The figures of a chart as a table, folded away beneath it. */
export function DataTable({
  caption,
  columns,
  rows,
  total,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly total?: readonly string[] | undefined;
}) {
  return (
    <details className="mt-3">
      <summary className="text-s text-ink-2">
        <span className="turn">The figures as a table</span>
      </summary>
      <ScrollBox label={caption} className="scroll-edges mt-2">
        <table className="figures w-full border-collapse text-s">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <Row key={key} cells={cells} />
            ))}
          </tbody>
          {total !== undefined && (
            <tfoot className="font-semibold">
              <Row cells={total} />
            </tfoot>
          )}
        </table>
      </ScrollBox>
    </details>
  );
}

function Row({ cells }: { readonly cells: readonly ReactNode[] }) {
  const [first, ...rest] = cells;
  return (
    <tr>
      <th scope="row">{first}</th>
      {rest.map((cell, index) => (
        // Cells of a row never move.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index}>{cell}</td>
      ))}
    </tr>
  );
}
