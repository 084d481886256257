import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import type { Issue } from "@/lib/result";
import type { EditedRow } from "./edited-row";
import { columnsWith, type RowColumn, readCell, writeCell } from "./row-columns";

/** Every cell that could not be read: its row and column, the rule, and what counts in its place. */
export function unreadIssues(
  rows: readonly EditedRow[],
  limits: FormLimits,
  pools: readonly string[],
): readonly Issue[] {
  const columns = columnsWith(pools, true);
  return rows.flatMap((row, index) =>
    row.unread === undefined
      ? []
      : columns.flatMap((column) => cellIssue(row, index + 1, column, limits)),
  );
}

function cellIssue(
  row: EditedRow,
  rowNumber: number,
  column: RowColumn,
  limits: FormLimits,
): readonly Issue[] {
  const received = row.unread?.[column.key];
  if (received === undefined) return [];
  const read = readCell(column, received, limitsOf(limits, `workloads.rows.*.${column.key}`));
  const rule = read.ok ? undefined : read.issues[0];
  const value = writeCell(column, row);
  const meanwhile = `“${row.name}” counts with ${value === "" ? "the scenario's own" : value} until it is mended.`;
  return [
    {
      code: rule?.code ?? "unread",
      path: `row ${rowNumber}, ${column.title}`,
      message: `${rule?.message ?? ""} ${meanwhile}`.trim(),
      received: received.slice(0, 80),
    },
  ];
}
