"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type ClipboardEvent, useMemo, useState } from "react";
import type { FormLimits } from "@/components/inputs/form-props";
import { RefusedStrip } from "@/components/inputs/refused-strip";
import { IssueList } from "@/components/results/notices";
import { formatCount } from "@/lib/format/amounts";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { openUnits } from "./bare-units";
import { ColumnMapping } from "./column-mapping";
import { unreadCount } from "./edited-row";
import { foldIssues } from "./fold-issues";
import { PasteBox } from "./paste-box";
import { type PastedTable, pastedTable } from "./pasted-table";
import { isKubernetesJson, parseWorkloads } from "./parse-workloads";
import { columnsWith, usesMoreColumns } from "./row-columns";
import { addRow, type Rows } from "./row-edits";
import type { RowsEdit } from "./rows-field";
import { rowsInWords } from "./rows-in-words";
import { type Pasted, rowsOfTable } from "./rows-of-table";
import { RowsTable } from "./rows-table";
import { unreadIssues } from "./unread-issues";
import { useRowsTable } from "./use-rows-table";

/** As the schema has it; the file itself brings a validator this dialog does not need. */
const MOST_ROWS = 5000;
/** Beyond these a list is no help; the count of the rest is said. */
const MOST_ISSUES = 200;

const NOTHING_PASTED: Omit<Pasted, "rows"> = { issues: [], notes: [] };

/** The workload table over the whole page, with paste, sort, undo and a way to begin. */
export default function RowsDialog({
  rows,
  copies,
  exampleCopies,
  pools,
  limits,
  loadExampleRows,
  onChange,
  onClose,
}: {
  readonly rows: Rows;
  readonly copies: number;
  /** Of the chosen example, for those who begin with its rows. */
  readonly exampleCopies: number;
  /** Names of the node pools beside the default one. */
  readonly pools: readonly string[];
  readonly limits: FormLimits;
  readonly loadExampleRows: () => Promise<readonly WorkloadRow[]>;
  readonly onChange: RowsEdit;
  readonly onClose: () => void;
}) {
  const { change, undo, redo } = useRowsTable({ rows, copies }, onChange);
  const [said, setSaid] = useState(NOTHING_PASTED);
  const [pending, setPending] = useState<{ readonly text: string; readonly table: PastedTable }>();
  // What a row says must be in sight from the start.
  const [more, setMore] = useState(() => rows.some(usesMoreColumns));
  const all = useMemo(() => columnsWith(pools), [pools]);
  const columns = useMemo(() => all.filter((column) => more || column.more !== true), [all, more]);
  const cells = useMemo(() => unreadIssues(rows, limits, pools), [rows, limits, pools]);
  const take = (pasted: Pasted) => {
    setPending(undefined);
    if (pasted.rows.some(usesMoreColumns)) setMore(true);
    setSaid({ issues: pasted.issues, notes: pasted.notes });
    // A table of one's own is the whole cluster: copies are an example's.
    if (pasted.rows.length > 0) change(pasted.rows, "paste", 1);
  };
  const paste = (text: string) => {
    if (isKubernetesJson(text)) return take(parseWorkloads(text, MOST_ROWS));
    const table = pastedTable(text, pools);
    const pasted = rowsOfTable(table, limits, MOST_ROWS);
    const guessed = table.headings === undefined && unreadCount(pasted.rows) > 0;
    if (!table.certain || guessed || openUnits(table).length > 0) setPending({ text, table });
    else take(pasted);
  };
  const pasteAnywhere = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    const typing = event.target instanceof Element && event.target.matches("input, textarea");
    // Into a field goes what fits one; several cells or lines are a table wherever they land.
    if (text.trim() === "" || (typing && !/[\t\n]/.test(text.trim()))) return;
    event.preventDefault();
    paste(text);
  };
  return (
    <Dialog.Root defaultOpen onOpenChangeComplete={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Popup
          className="fixed inset-2 z-50 flex flex-col rounded-xl bg-panel shadow-xl sm:inset-6"
          onPaste={pasteAnywhere}
        >
          <div className="flex flex-wrap items-center gap-2 px-4 py-3">
            <div className="mr-auto">
              <Dialog.Title className="text-l font-semibold">
                Workload rows ({formatCount(rows.length)})
              </Dialog.Title>
              {rows.length > 0 && <p className="text-s text-ink-3">{rowsInWords(rows, copies)}</p>}
            </div>
            <button
              type="button"
              className="button"
              aria-pressed={more}
              onClick={() => setMore(!more)}
            >
              {more ? "Fewer columns" : "More columns"}
            </button>
            <button type="button" className="button" disabled={undo === undefined} onClick={undo}>
              Undo
            </button>
            <button type="button" className="button" disabled={redo === undefined} onClick={redo}>
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
          <div className="px-4">
            <RefusedStrip place="rows" />
          </div>
          <PasteReport
            issues={[...said.issues, ...cells]}
            notes={said.notes}
            // A cell is no news to be dismissed: it goes when it is mended.
            onDismiss={cells.length > 0 ? undefined : () => setSaid(NOTHING_PASTED)}
          />
          {pending !== undefined ? (
            <ColumnMapping
              key={String(pending.table.headings === undefined)}
              table={pending.table}
              pools={pools}
              replaced={rows.length}
              onHeaded={(headed) =>
                setPending({ ...pending, table: pastedTable(pending.text, pools, headed) })
              }
              onUse={(table) => take(rowsOfTable(table, limits, MOST_ROWS))}
              onCancel={() => setPending(undefined)}
            />
          ) : rows.length === 0 ? (
            <div className="min-h-0 flex-1 overflow-y-auto border-t border-line pb-4">
              <PasteBox first onPaste={paste} />
              <p className="px-4 pt-4 text-ink-2">
                No rows yet. Paste some above, add one, or{" "}
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    void loadExampleRows().then((loaded) =>
                      change(loaded, "example", exampleCopies),
                    )
                  }
                >
                  begin with the chosen example's
                </button>
                .
              </p>
            </div>
          ) : (
            <>
              <RowsTable
                rows={rows}
                columns={columns}
                limits={limits}
                onChange={(next, key) => change(next, key)}
              />
              <PasteBox first={false} onPaste={paste} />
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What of a paste could not be used, and how the rest was taken; long lists scroll. */
function PasteReport({
  issues,
  notes,
  onDismiss,
}: Omit<Pasted, "rows"> & { readonly onDismiss: (() => void) | undefined }) {
  if (issues.length === 0 && notes.length === 0) return null;
  const folded = foldIssues(issues);
  const rest = folded.length - MOST_ISSUES;
  return (
    <section
      className="max-h-[30%] shrink-0 overflow-y-auto px-4"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be focusable
      tabIndex={0}
      aria-label="About the paste"
    >
      {notes.map((note) => (
        <p key={note} className="mb-2 max-w-[90ch] text-s text-ink-2">
          {note}
        </p>
      ))}
      <IssueList
        issues={folded.slice(0, MOST_ISSUES)}
        count={issues.length}
        label="Problems with what was pasted"
        onDismiss={onDismiss}
      />
      {rest > 0 && <p className="mb-2 text-bad">And {formatCount(rest)} more like these.</p>}
    </section>
  );
}
