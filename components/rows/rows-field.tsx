"use client";

import { lazy, Suspense, useRef, useState } from "react";
import type { FormLimits } from "@/components/inputs/form-props";
import { formatCount } from "@/lib/format/amounts";
import type { WorkloadRow } from "@/lib/scenario/schema";
import type { Rows } from "./row-edits";

const RowsDialog = lazy(() => import("./rows-dialog"));

/** The rows in one line, and the way into their table. */
export function RowsField({
  rows,
  pools,
  limits,
  loadExampleRows,
  onChange,
}: {
  readonly rows: Rows;
  /** Names of the node pools beside the default one. */
  readonly pools: readonly string[];
  readonly limits: FormLimits;
  readonly loadExampleRows: () => Promise<readonly WorkloadRow[]>;
  readonly onChange: (rows: Rows, key: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const buttonRef = useRef<HTMLButtonElement>(null);
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="text-ink-2">
        {rows.length === 0 ? "No rows yet" : `${formatCount(rows.length)} rows`}
      </span>
      <button
        ref={buttonRef}
        type="button"
        className="button scripted"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Edit rows
      </button>
      {open && (
        <Suspense>
          <RowsDialog
            rows={rows}
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
