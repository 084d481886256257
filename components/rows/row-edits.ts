import type { EditedRow } from "./edited-row";
import { newRow, type RowColumn } from "./row-columns";

/* Edits of the workload table: each takes the rows and gives new ones. */

export type Rows = readonly EditedRow[];

export function addRow(rows: Rows): Rows {
  return [...rows, newRow(rows.length + 1)];
}

export function duplicateRow(rows: Rows, index: number): Rows {
  const row = rows[index];
  if (row === undefined) return rows;
  const copy = { ...row, name: `${row.name}-copy` };
  return [...rows.slice(0, index + 1), copy, ...rows.slice(index + 1)];
}

export function deleteRow(rows: Rows, index: number): Rows {
  return rows.filter((_, at) => at !== index);
}

export function replaceRow(rows: Rows, index: number, row: EditedRow): Rows {
  return rows.map((before, at) => (at === index ? row : before));
}

export type SortOrder = "ascending" | "descending";

/** Rows by one column; equal ones keep their order, empty cells come last either way. */
export function sortRows(rows: Rows, column: RowColumn, order: SortOrder): Rows {
  const sign = order === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column.key], b[column.key]];
    if (left === undefined || right === undefined) {
      return left === right ? 0 : left === undefined ? 1 : -1;
    }
    return left < right ? -sign : left > right ? sign : 0;
  });
}
