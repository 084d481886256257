"use client";

import { useState } from "react";
import type { Limits } from "@/lib/scenario/limits";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { type RowColumn, readCell, withCell, writeCell } from "./row-columns";

/** One cell. What was typed stands until it can be read; then the row changes. */
export function RowCell({
  row,
  rowNumber,
  column,
  limits,
  onChange,
}: {
  readonly row: WorkloadRow;
  readonly rowNumber: number;
  readonly column: RowColumn;
  readonly limits: Limits;
  readonly onChange: (row: WorkloadRow) => void;
}) {
  const value = row[column.key];
  const [draft, setDraft] = useState<{ readonly text: string; readonly for: unknown }>();
  const standing = draft !== undefined && draft.for === value ? draft.text : undefined;
  const read = standing === undefined ? undefined : readCell(column, standing, limits);
  const problem = read !== undefined && !read.ok ? read.issues[0]?.message : undefined;
  const label = `${column.title} of row ${rowNumber}`;
  if (column.kind === "flag") {
    return (
      <input
        type="checkbox"
        aria-label={label}
        checked={value === true}
        className="size-4 accent-accent"
        onChange={(event) => onChange(withCell(row, column, event.target.checked))}
      />
    );
  }
  if (column.kind === "choice") {
    return (
      <select
        aria-label={label}
        value={typeof value === "string" ? value : ""}
        className="h-8 w-full border-0 bg-transparent px-1"
        onChange={(event) => onChange(withCell(row, column, event.target.value || undefined))}
      >
        <option value="">–</option>
        {column.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  const type = (text: string) => {
    const typed = readCell(column, text, limits);
    setDraft({ text, for: typed.ok ? typed.value : value });
    if (typed.ok && typed.value !== value) onChange(withCell(row, column, typed.value));
  };
  return (
    <input
      aria-label={problem === undefined ? label : `${label}: ${problem}`}
      aria-invalid={problem !== undefined}
      title={problem}
      value={standing ?? writeCell(column, row)}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => type(event.target.value)}
      className={`h-8 w-full border-0 bg-transparent px-2 aria-invalid:bg-bad-page aria-invalid:text-bad ${
        column.kind === "text" ? "" : "text-right"
      }`}
    />
  );
}
