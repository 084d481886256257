"use client";

import { useState } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { formatCount, formatList } from "@/lib/format/amounts";
import { BARE_UNITS, bareUnitOf, hasBareNumbers, openUnits, quantityOf } from "./bare-units";
import { PASTED_ONLY, type PasteTarget, saysOf } from "./headings";
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
            <tr className="align-top">
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
                  {hasBareNumbers(chosen, at) && (
                    <UnitChoice
                      column={nameOf(at)}
                      units={BARE_UNITS[quantityOf(target) ?? "memory"]}
                      value={bareUnitOf(chosen, at)}
                      onChoose={(unit) => chooseUnit(at, unit)}
                    />
                  )}
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

/** The unit of a column's bare numbers, asked once for all of them. */
function UnitChoice({
  column,
  units,
  value,
  onChoose,
}: {
  readonly column: string;
  readonly units: readonly string[];
  /** Undefined: still to be said. */
  readonly value: string | undefined;
  readonly onChoose: (unit: string | undefined) => void;
}) {
  return (
    <select
      aria-label={`Unit of bare numbers in ${column}`}
      className="control mt-1 block w-40"
      value={value ?? ""}
      onChange={(event) => onChoose(event.target.value || undefined)}
    >
      {value === undefined && <option value="">which unit?</option>}
      {units.map((unit) => (
        <option key={unit} value={unit}>
          bare numbers: {unit}
        </option>
      ))}
    </select>
  );
}
