"use client";

import { useState } from "react";
import { EditHistory } from "@/components/calculator/edit-history";
import { keepEditedRows } from "./edited-rows";
import { plainRow } from "./edited-row";
import type { Rows } from "./row-edits";
import type { RowsEdit } from "./rows-field";

/** The table as it is edited: rows, and how many copies there are of them. */
type Table = { readonly rows: Rows; readonly copies: number };

/** Changes of the workload table with a history of their own; what cannot be read is kept beside them. */
export function useRowsTable({ rows, copies }: Table, onChange: RowsEdit) {
  const [history] = useState(() => new EditHistory<Table>());
  const [lastKey, setLastKey] = useState("");
  const put = (next: Table, key: string) => {
    keepEditedRows(next.rows);
    onChange(next.rows.map(plainRow), next.copies, `rows ${key}`);
  };
  const change = (next: Rows, key: string, nextCopies = copies) => {
    history.note({ rows, copies }, key === lastKey && key.startsWith("row "));
    setLastKey(key);
    put({ rows: next, copies: nextCopies }, key);
  };
  const restore = (next: Table | undefined) => {
    setLastKey("");
    if (next !== undefined) put(next, "undo");
  };
  return {
    change,
    undo: history.canUndo ? () => restore(history.undo({ rows, copies })) : undefined,
    redo: history.canRedo ? () => restore(history.redo({ rows, copies })) : undefined,
  };
}
