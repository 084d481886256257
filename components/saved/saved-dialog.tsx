"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useId, useRef, useState } from "react";
import { download } from "./download";
import {
  loadSaved,
  mergeSaved,
  readSaved,
  type SavedScenario,
  storeSaved,
  withSaved,
  writeSaved,
} from "./saved-store";

/** Scenarios kept in this browser: save, open, rename, duplicate, delete; all of them as a file. */
export default function SavedDialog({
  query,
  suggestedName,
  open,
  onClose,
}: {
  readonly query: string;
  readonly suggestedName: string;
  readonly open: (query: string) => void;
  readonly onClose: () => void;
}) {
  const [list, setList] = useState(loadSaved);
  const [stored, setStored] = useState(true);
  const keep = (next: readonly SavedScenario[]) => {
    setList(next);
    setStored(storeSaved(next));
  };
  const save = (name: string) => keep(withSaved(list, newEntry(name, query)));
  return (
    <Dialog.Root defaultOpen onOpenChangeComplete={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[min(40rem,calc(100vw-1rem))] -translate-1/2 flex-col rounded-xl bg-panel shadow-xl">
          <div className="flex items-center justify-between px-4 py-3">
            <Dialog.Title className="text-l font-semibold">Saved scenarios</Dialog.Title>
            <Dialog.Close className="button">Close</Dialog.Close>
          </div>
          <SaveForm suggestedName={suggestedName} onSave={save} />
          {!stored && (
            <p role="alert" className="px-4 pt-2 text-bad">
              This browser does not let the page store anything; export a file instead.
            </p>
          )}
          <ul className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
            {list.length === 0 && <li className="py-4 text-ink-2">Nothing saved yet.</li>}
            {list.map((entry) => (
              <SavedItem
                key={entry.id}
                entry={entry}
                onOpen={() => {
                  open(entry.query);
                  onClose();
                }}
                onRename={(name) =>
                  keep(list.map((other) => (other.id === entry.id ? { ...other, name } : other)))
                }
                onDuplicate={() =>
                  keep(withSaved(list, newEntry(`${entry.name} copy`, entry.query)))
                }
                onDelete={() => keep(list.filter((other) => other.id !== entry.id))}
              />
            ))}
          </ul>
          <ExportImport
            canExport={list.length > 0}
            onExport={() => download("meshcost-scenarios.json", writeSaved(list))}
            onImport={(text) => keep(mergeSaved(list, readSaved(text)))}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function newEntry(name: string, query: string): SavedScenario {
  return { id: crypto.randomUUID(), name, savedOn: new Date().toISOString(), query };
}

function SaveForm({
  suggestedName,
  onSave,
}: {
  readonly suggestedName: string;
  readonly onSave: (name: string) => void;
}) {
  const id = useId();
  const [name, setName] = useState(suggestedName);
  return (
    <form
      className="flex items-end gap-2 border-b border-line px-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") onSave(name.trim());
      }}
    >
      <div className="flex-1">
        <label htmlFor={id} className="text-s text-ink-3">
          Save the present scenario as
        </label>
        <input
          id={id}
          value={name}
          maxLength={200}
          className="control"
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <button type="submit" className="button button-main">
        Save
      </button>
    </form>
  );
}

function SavedItem({
  entry,
  onOpen,
  onRename,
  onDuplicate,
  onDelete,
}: {
  readonly entry: SavedScenario;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}) {
  return (
    <li className="flex flex-wrap items-center gap-2 border-b border-line py-2">
      <input
        aria-label="Name"
        value={entry.name}
        maxLength={200}
        className="control min-w-40 flex-1"
        onChange={(event) => onRename(event.target.value)}
      />
      <time dateTime={entry.savedOn} className="text-s text-ink-3">
        {entry.savedOn.slice(0, 10)}
      </time>
      <button type="button" className="button" onClick={onOpen}>
        Open<span className="sr-only"> {entry.name}</span>
      </button>
      <button type="button" className="button" onClick={onDuplicate}>
        Duplicate<span className="sr-only"> {entry.name}</span>
      </button>
      <button type="button" className="button" onClick={onDelete}>
        Delete<span className="sr-only"> {entry.name}</span>
      </button>
    </li>
  );
}

function ExportImport({
  canExport,
  onExport,
  onImport,
}: {
  readonly canExport: boolean;
  readonly onExport: () => void;
  readonly onImport: (text: string) => void;
}) {
  const fileRef = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
      <button type="button" className="button" disabled={!canExport} onClick={onExport}>
        Export all
      </button>
      <button type="button" className="button" onClick={() => fileRef.current?.click()}>
        Import…
      </button>
      <input
        ref={fileRef}
        type="file"
        accept="application/json,.json"
        aria-label="File of saved scenarios"
        className="hidden"
        onChange={(event) => {
          void event.target.files?.[0]?.text().then(onImport);
          event.target.value = "";
        }}
      />
      <p className="basis-full text-s text-ink-3">Kept in this browser only; no server has them.</p>
    </div>
  );
}
