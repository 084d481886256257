"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useMemo, useState } from "react";
import { EditHistory } from "@/components/calculator/edit-history";
import type { FormLimits } from "@/components/inputs/form-props";
import { IssueList } from "@/components/results/notices";
import { formatCount } from "@/lib/format/amounts";
import type { Issue } from "@/lib/result";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { PasteBox } from "./paste-box";
import { parsePasted } from "./parse-pasted";
import { isKubernetesJson, parseWorkloads } from "./parse-workloads";
import { columnsWith, usesMoreColumns } from "./row-columns";
import { addRow, type Rows } from "./row-edits";
import { RowsTable } from "./rows-table";

/** As the schema has it; the file itself brings a validator this dialog does not need. */
const MOST_ROWS = 5000;
const SHOWN_ISSUES = 20;

/** The workload table over the whole page, with paste, sort, undo and a way to begin. */
export default function RowsDialog({
  rows,
  pools,
  limits,
  loadExampleRows,
  onChange,
  onClose,
}: {
  readonly rows: Rows;
  /** Names of the node pools beside the default one. */
  readonly pools: readonly string[];
  readonly limits: FormLimits;
  readonly loadExampleRows: () => Promise<readonly WorkloadRow[]>;
  readonly onChange: (rows: Rows, key: string) => void;
  readonly onClose: () => void;
}) {
  const [history] = useState(() => new EditHistory<Rows>());
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [lastKey, setLastKey] = useState("");
  // What a row says must be in sight from the start.
  const [more, setMore] = useState(() => rows.some(usesMoreColumns));
  const all = useMemo(() => columnsWith(pools), [pools]);
  const columns = useMemo(() => all.filter((column) => more || column.more !== true), [all, more]);
  const change = (next: Rows, key: string) => {
    history.note(rows, key === lastKey && key.startsWith("row "));
    setLastKey(key);
    onChange(next, `rows ${key}`);
  };
  const restore = (next: Rows | undefined) => {
    setLastKey("");
    if (next !== undefined) onChange(next, "rows undo");
  };
  const paste = (text: string) => {
    const pasted = isKubernetesJson(text)
      ? parseWorkloads(text, MOST_ROWS)
      : parsePasted(text, limits, MOST_ROWS, pools);
    if (pasted.rows.some(usesMoreColumns)) setMore(true);
    setIssues(pasted.issues.slice(0, SHOWN_ISSUES));
    if (pasted.rows.length > 0) change(pasted.rows, "paste");
  };
  return (
    <Dialog.Root defaultOpen onOpenChangeComplete={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Popup className="fixed inset-2 z-50 flex flex-col rounded-xl bg-panel shadow-xl sm:inset-6">
          <div className="flex flex-wrap items-center gap-2 px-4 py-3">
            <Dialog.Title className="mr-auto text-l font-semibold">
              Workload rows ({formatCount(rows.length)})
            </Dialog.Title>
            <button
              type="button"
              className="button"
              aria-pressed={more}
              onClick={() => setMore(!more)}
            >
              {more ? "Fewer columns" : "More columns"}
            </button>
            <button
              type="button"
              className="button"
              disabled={!history.canUndo}
              onClick={() => restore(history.undo(rows))}
            >
              Undo
            </button>
            <button
              type="button"
              className="button"
              disabled={!history.canRedo}
              onClick={() => restore(history.redo(rows))}
            >
              Redo
            </button>
            <button
              type="button"
              className="button"
              disabled={rows.length >= MOST_ROWS}
              onClick={() => change(addRow(rows), "add")}
            >
              Add a row
            </button>
            <Dialog.Close className="button button-main">Done</Dialog.Close>
          </div>
          <div className="max-h-40 overflow-y-auto px-4">
            <IssueList
              issues={issues}
              label="Problems with what was pasted"
              onDismiss={() => setIssues([])}
            />
          </div>
          {rows.length === 0 ? (
            <p className="flex-1 border-t border-line px-4 py-6 text-ink-2">
              No rows yet. Add one, paste some below, or{" "}
              <button
                type="button"
                className="link"
                onClick={() => void loadExampleRows().then((loaded) => change(loaded, "example"))}
              >
                begin with the chosen example's
              </button>
              .
            </p>
          ) : (
            <RowsTable rows={rows} columns={columns} limits={limits} onChange={change} />
          )}
          <PasteBox onPaste={paste} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
