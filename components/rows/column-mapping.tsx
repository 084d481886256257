"use client";

import { useState } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { useMedia } from "@/components/ui/use-media";
import { formatCount, formatList } from "@/lib/format/amounts";
import { openUnits } from "./bare-units";
import { ColumnChoice } from "./column-choice";
import { PASTED_ONLY, type PasteTarget, saysOf } from "./headings";
import type { PastedTable } from "./pasted-table";
import { columnsWith, newRow, writeCell } from "./row-columns";
import { missingColumns } from "./rows-of-table";

const PREVIEW_ROWS = 3;
const NARROW = "(width < 40rem)";

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
  const [units, setUnits] = useState(table.units ?? []);
  const chosen: PastedTable = { ...table, targets, units };
  const all: readonly PasteTarget[] = [...columnsWith(pools), ...PASTED_ONLY];
  const nameOf = (at: number) => table.headings?.[at]?.trim() || `column ${at + 1}`;
  const ignored = targets.flatMap((target, at) => (target === undefined ? [nameOf(at)] : []));
  const open = openUnits(chosen).map(nameOf);
  const chooseUnit = (at: number, unit: string | undefined) =>
    setUnits(targets.map((_, index) => (index === at ? unit : units[index])));
  const choose = (at: number, key: string) => {
    const next = all.find((column) => column.key === key);
    chooseUnit(at, undefined);
    setTargets(
      targets.map((target, index) => {
        if (index === at) return next;
        // What one column now says, no other can.
        return next !== undefined && saysOf(target) === saysOf(next) ? undefined : target;
      }),
    );
  };
  const choiceAt = (at: number) => (
    <ColumnChoice
      table={chosen}
      at={at}
      name={nameOf(at)}
      all={all}
      onChoose={(key) => choose(at, key)}
      onUnit={(unit) => chooseUnit(at, unit)}
    />
  );
  const missing = missingColumns(chosen).flatMap((key) =>
    columnsWith(pools)
      .filter((column) => column.key === key)
      .map(
        (column) =>
          `${column.title} (${key === "name" ? "numbered" : writeCell(column, newRow(1))})`,
      ),
  );
  // Side by side they would be out of sight but for the first two.
  const stacked = useMedia(NARROW);
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
      {stacked && (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {targets.map((_, at) => (
            <li
              // oxlint-disable-next-line react/no-array-index-key -- as below
              key={at}
              className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-center gap-x-3 py-1.5"
            >
              <span className="truncate">{nameOf(at)}</span>
              <div className="space-y-1">{choiceAt(at)}</div>
            </li>
          ))}
        </ul>
      )}
      <ScrollBox label="Pasted columns" className="mt-2 shrink-0">
        <table className="w-max border-collapse text-s">
          <thead>
            <tr className="align-top">
              {targets.map((target, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns are told apart by their place alone
                <th key={at} scope="col" className="p-1 text-left font-normal">
                  <span className="block max-w-40 truncate text-ink-3">{nameOf(at)}</span>
                  {!stacked && <div className="mt-1 w-40 space-y-1">{choiceAt(at)}</div>}
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
      {open.length > 0 && (
        <p className="mt-1 text-care">
          Which unit are the bare numbers of {formatList(open)} in? Cells without one stay unread.
        </p>
      )}
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
