"use client";

import { lazy, Suspense, useRef, useState } from "react";
import type { FormLimits } from "@/components/inputs/form-props";
import { formatCount } from "@/lib/format/amounts";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { unreadCount } from "./edited-row";
import { useEditedRows } from "./edited-rows";
import { rowsInWords } from "./rows-in-words";

const loadDialog = () => import("./rows-dialog");
const RowsDialog = lazy(loadDialog);
/** A hand on its way to the button gives the table time to arrive. */
const warm = () => void loadDialog();

/** Puts rows, and how many copies there are of them, in place. */
export type RowsEdit = (rows: readonly WorkloadRow[], copies: number, key: string) => void;

/** The rows in one line, and the way into their table. */
export function RowsField({
  rows,
  copies,
  exampleCopies,
  pools,
  limits,
  loadExampleRows,
  onChange,
}: {
  readonly rows: readonly WorkloadRow[];
  readonly copies: number;
  readonly exampleCopies: number;
  /** Names of the node pools beside the default one. */
  readonly pools: readonly string[];
  readonly limits: FormLimits;
  readonly loadExampleRows: () => Promise<readonly WorkloadRow[]>;
  readonly onChange: RowsEdit;
}) {
  const [open, setOpen] = useState(false);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const edited = useEditedRows(rows);
  const unread = unreadCount(edited);
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="text-ink-2">
        {rowsInWords(rows, copies)}
        {unread > 0 && (
          <span className="block text-s text-bad">
            {unread === 1 ? "One cell" : `${formatCount(unread)} cells`} could not be read
          </span>
        )}
      </span>
      <button
        ref={buttonRef}
        type="button"
        className="button scripted shrink-0"
        aria-haspopup="dialog"
        onPointerEnter={warm}
        onFocus={warm}
        onClick={() => setOpen(true)}
      >
        Edit rows
      </button>
      {open && (
        <Suspense>
          <RowsDialog
            rows={edited}
            copies={copies}
            exampleCopies={exampleCopies}
            pools={pools}
            limits={limits}
            loadExampleRows={loadExampleRows}
            onChange={onChange}
            onClose={() => {
              setOpen(false);
              buttonRef.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
