import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import type { Issue } from "@/lib/result";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { columnsWith, type RowColumn, readCell, writeCell } from "./row-columns";

/** Texts of cells that could not be read, by column; the row keeps its value there until then. */
export type UnreadTexts = Readonly<Partial<Record<keyof WorkloadRow, string>>>;

/** A row as the table edits it: what was pasted stays in sight, though it be no value. */
export type EditedRow = WorkloadRow & { readonly unread?: UnreadTexts };

/** The row as a scenario has it. */
export function plainRow(row: EditedRow): WorkloadRow {
  const { unread: _, ...plain } = row;
  return plain;
}

/** A row whose cell of one column has been mended. */
export function mended(row: EditedRow, key: keyof WorkloadRow): EditedRow {
  if (row.unread?.[key] === undefined) return row;
  const { [key]: _, ...unread } = row.unread;
  const plain = plainRow(row);
  return Object.keys(unread).length === 0 ? plain : { ...plain, unread };
}

export function unreadCount(rows: readonly EditedRow[]): number {
  return rows.reduce((sum, { unread = {} }) => sum + Object.keys(unread).length, 0);
}

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
