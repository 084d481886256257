"use client";

import { useRef, useState } from "react";
import { roundingNote } from "@/components/inputs/rounding-note";
import { useRefusal } from "@/components/ui/use-refusal";
import type { Limits } from "@/lib/scenario/limits";
import { type EditedRow, mended } from "./edited-row";
import { type CellValue, type RowColumn, readCell, withCell, writeCell } from "./row-columns";

/**
 * One cell. What was typed or pasted stands until it can be read; then the row changes, and what
 * could not be read is gone.
 */
export function RowCell({
  row,
  rowNumber,
  column,
  limits,
  onChange,
}: {
  readonly row: EditedRow;
  readonly rowNumber: number;
  readonly column: RowColumn;
  readonly limits: Limits;
  readonly onChange: (row: EditedRow) => void;
}) {
  const value = row[column.key];
  const [draft, setDraft] = useState<{ readonly text: string; readonly for: unknown }>();
  const unread = row.unread?.[column.key];
  const standing = draft !== undefined && draft.for === value ? draft.text : unread;
  const read = standing === undefined ? undefined : readCell(column, standing, limits);
  const problem = read !== undefined && !read.ok ? read.issues[0]?.message : undefined;
  const name = `${column.title} of row ${rowNumber}`;
  const label = problem === undefined ? name : `${name}: ${problem}`;
  const put = (next: CellValue) => onChange(withCell(mended(row, column.key), column, next));
  const ref = useRef<HTMLInputElement>(null);
  // What was pasted is told of by the dialog itself.
  useRefusal(ref, { label: name, text: draft?.text, problem, place: "rows" });
  if (column.kind === "flag") {
    return (
      <input
        type="checkbox"
        aria-label={label}
        aria-invalid={problem !== undefined}
        title={problem}
        checked={value === true}
        className="size-4 accent-accent aria-invalid:outline-2 aria-invalid:outline-bad"
        onChange={(event) => put(event.target.checked)}
      />
    );
  }
  if (column.kind === "choice") {
    return (
      <select
        aria-label={label}
        aria-invalid={problem !== undefined}
        title={problem}
        value={typeof value === "string" ? value : ""}
        className="h-8 w-full border-0 bg-transparent px-1 aria-invalid:bg-bad-page aria-invalid:text-bad"
        onChange={(event) => put(event.target.value || undefined)}
      >
        <option value="">{unread ?? "–"}</option>
        {column.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  const note =
    column.kind === "amount" && standing !== undefined && typeof value === "number"
      ? roundingNote(standing, value, column.amount)
      : undefined;
  const type = (text: string) => {
    const typed = readCell(column, text, limits);
    setDraft({ text, for: typed.ok ? typed.value : value });
    if (typed.ok && (typed.value !== value || unread !== undefined)) put(typed.value);
  };
  return (
    <input
      ref={ref}
      aria-label={label}
      aria-invalid={problem !== undefined}
      title={problem ?? note}
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
