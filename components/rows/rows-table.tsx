"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useMemo, useRef, useState } from "react";
import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import { RowCell } from "./row-cell";
import type { RowColumn } from "./row-columns";
import {
  deleteRow,
  duplicateRow,
  replaceRow,
  type Rows,
  type SortOrder,
  sortRows,
} from "./row-edits";

const ROW_PX = 33;
const ACTIONS_PX = 92;

/** Tracks of the table's grid, and the width below which it scrolls sideways. */
function layoutOf(columns: readonly RowColumn[]): { grid: CSSProperties; leastPx: number } {
  const tracks = columns.map(({ widthPx }) => `minmax(${widthPx}px, ${widthPx}fr)`).join(" ");
  return {
    grid: { display: "grid", gridTemplateColumns: `${tracks} ${ACTIONS_PX}px` },
    leastPx: columns.reduce((sum, column) => sum + column.widthPx, ACTIONS_PX),
  };
}

/** The workload table: only the rows in sight are in the page, so that 5,000 scroll like 50. */
export function RowsTable({
  rows,
  columns,
  limits,
  onChange,
}: {
  readonly rows: Rows;
  readonly columns: readonly RowColumn[];
  readonly limits: FormLimits;
  readonly onChange: (rows: Rows, key: string) => void;
}) {
  const { grid, leastPx } = useMemo(() => layoutOf(columns), [columns]);
  const scrollRef = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, never passed on
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  return (
    <section
      ref={scrollRef}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be focusable
      tabIndex={0}
      aria-label="Rows"
      className="min-h-0 flex-1 overflow-auto border-y border-line"
    >
      <table aria-rowcount={rows.length + 1} className="block" style={{ minWidth: leastPx }}>
        <thead className="sticky top-0 z-10 block bg-sunken">
          <SortableHead
            columns={columns}
            grid={grid}
            onSort={(column, order) => onChange(sortRows(rows, column, order), "sort")}
          />
        </thead>
        <tbody className="relative block" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={index}
                aria-rowindex={index + 2}
                className="absolute inset-x-0 items-center border-b border-line"
                style={{ ...grid, height: ROW_PX, transform: `translateY(${start}px)` }}
              >
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={column.kind === "flag" ? "flex justify-center" : ""}
                  >
                    <RowCell
                      row={row}
                      rowNumber={index + 1}
                      column={column}
                      limits={limitsOf(limits, `workloads.rows.*.${column.key}`)}
                      onChange={(next) =>
                        onChange(replaceRow(rows, index, next), `row ${index} ${column.key}`)
                      }
                    />
                  </td>
                ))}
                <td className="flex justify-end gap-1 pr-1">
                  <RowButton
                    label={`Duplicate row ${index + 1}`}
                    sign="copy"
                    onClick={() => onChange(duplicateRow(rows, index), "duplicate")}
                  />
                  <RowButton
                    label={`Delete row ${index + 1}`}
                    sign="✕"
                    onClick={() => onChange(deleteRow(rows, index), "delete")}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function SortableHead({
  columns,
  grid,
  onSort,
}: {
  readonly columns: readonly RowColumn[];
  readonly grid: CSSProperties;
  readonly onSort: (column: RowColumn, order: SortOrder) => void;
}) {
  const [sorted, setSorted] = useState<{ key: string; order: SortOrder }>();
  const sort = (column: RowColumn) => {
    const order =
      sorted?.key === column.key && sorted.order === "ascending" ? "descending" : "ascending";
    setSorted({ key: column.key, order });
    onSort(column, order);
  };
  return (
    <tr style={grid}>
      {columns.map((column) => (
        <th
          key={column.key}
          scope="col"
          aria-sort={sorted?.key === column.key ? sorted.order : "none"}
          className={`font-normal ${column.kind === "text" || column.kind === "choice" ? "text-left" : "text-right"}`}
        >
          <button
            type="button"
            className="h-8 w-full px-2 text-inherit text-s text-ink-2 hover:underline"
            style={{ textAlign: "inherit" }}
            title={column.hint}
            onClick={() => sort(column)}
          >
            {column.title}
            {sorted?.key === column.key && (sorted.order === "ascending" ? " ↑" : " ↓")}
          </button>
        </th>
      ))}
      <th scope="col">
        <span className="sr-only">Actions</span>
      </th>
    </tr>
  );
}

function RowButton({
  label,
  sign,
  onClick,
}: {
  readonly label: string;
  readonly sign: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="h-7 min-w-7 rounded px-1 text-s text-ink-3 hover:bg-sunken hover:text-ink"
      onClick={onClick}
    >
      {sign}
    </button>
  );
}
