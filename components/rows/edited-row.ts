import type { WorkloadRow } from "@/lib/scenario/schema";

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
