"use client";

import { useState } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { formatCount, formatList } from "@/lib/format/amounts";
import { LIMIT_COLUMNS, type PasteTarget } from "./headings";
import type { PastedTable } from "./pasted-table";
import { columnsWith, newRow, writeCell } from "./row-columns";
import { missingColumns } from "./rows-of-table";

const PREVIEW_ROWS = 3;

/** What each pasted column is taken for, to be set right before the rows are replaced. */
export function ColumnMapping({
  table,
  pools,
  replaced,
  onHeaded,
  onUse,
  onCancel,
}: {
  readonly table: PastedTable;
  readonly pools: readonly string[];
  /** How many rows there are now. */
  readonly replaced: number;
  /** The first line is a heading, or is none. */
  readonly onHeaded: (headed: boolean) => void;
  readonly onUse: (table: PastedTable) => void;
  readonly onCancel: () => void;
}) {
  const [targets, setTargets] = useState(table.targets);
  const chosen = { ...table, targets };
  const all: readonly PasteTarget[] = [...columnsWith(pools), ...LIMIT_COLUMNS];
  const nameOf = (at: number) => table.headings?.[at]?.trim() || `column ${at + 1}`;
  const ignored = targets.flatMap((target, at) => (target === undefined ? [nameOf(at)] : []));
  const choose = (at: number, key: string) =>
    setTargets(
      targets.map((target, index) => {
        if (index === at) return all.find((column) => column.key === key);
        // What one column now is, no other can be.
        return target?.key === key ? undefined : target;
      }),
    );
  const missing = missingColumns(chosen).flatMap((key) =>
    columnsWith(pools)
      .filter((column) => column.key === key)
      .map(
        (column) =>
          `${column.title} (${key === "name" ? "numbered" : writeCell(column, newRow(1))})`,
      ),
  );
  const count = table.body.length;
  return (
    <section
      aria-labelledby="paste-columns"
      className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line px-4 py-4"
    >
      <h3 id="paste-columns" className="font-semibold">
        What is each column?
      </h3>
      <label className="mt-1 flex min-h-6 w-fit items-center gap-2 text-ink-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={table.headings !== undefined}
          onChange={(event) => onHeaded(event.target.checked)}
        />
        The first line is a heading
      </label>
      <ScrollBox label="Pasted columns" className="mt-2 shrink-0">
        <table className="w-max border-collapse text-s">
          <thead>
            <tr className="align-bottom">
              {targets.map((target, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns are told apart by their place alone
                <th key={at} scope="col" className="p-1 text-left font-normal">
                  <span className="block max-w-40 truncate text-ink-3">{nameOf(at)}</span>
                  <select
                    aria-label={`What ${nameOf(at)} is`}
                    className="control mt-1 w-40"
                    value={target?.key ?? ""}
                    onChange={(event) => choose(at, event.target.value)}
                  >
                    <option value="">ignored</option>
                    {all.map((column) => (
                      <option key={column.key} value={column.key}>
                        {column.title}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.body.slice(0, PREVIEW_ROWS).map((line, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- a preview of the first lines, never reordered
              <tr key={row} className="border-t border-line">
                {targets.map((target, at) => (
                  <td
                    // oxlint-disable-next-line react/no-array-index-key -- as above
                    key={at}
                    className={`max-w-40 truncate p-2 font-mono ${target === undefined ? "text-ink-3 line-through" : ""}`}
                  >
                    {line[at] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="mt-3 text-ink-2">
        {ignored.length === 0 ? "No column is left out." : `Left out: ${formatList(ignored)}.`}
        {missing.length > 0 &&
          ` Not in what was pasted, so every row takes ${formatList(missing)}.`}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-main"
          disabled={count === 0 || targets.every((target) => target === undefined)}
          onClick={() => onUse(chosen)}
        >
          {count === 1 ? "Use this row" : `Use these ${formatCount(count)} rows`}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
        {replaced > 0 && (
          <span className="self-center text-s text-ink-3">
            They take the place of the {formatCount(replaced)} there; Undo brings those back.
          </span>
        )}
      </div>
    </section>
  );
}
