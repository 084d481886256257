"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { formatCount } from "@/lib/format/amounts";
import { download } from "@/components/saved/download";
import { isHandy } from "./address";

const SavedDialog = lazy(() => import("@/components/saved/saved-dialog"));

/** Ways to keep the scenario: in this browser, or as a file. */
export function ScenarioTools({
  query,
  suggestedName,
  open,
  openFile,
  exportFile,
}: {
  readonly query: string;
  readonly suggestedName: string;
  readonly open: (query: string) => void;
  readonly openFile: (file: File) => void;
  readonly exportFile: () => Promise<string>;
}) {
  const [saving, setSaving] = useState(false);
  const savedRef = useRef<HTMLButtonElement>(null);
  const fileRef = useRef<HTMLInputElement>(null);
  return (
    <div className="scripted mt-4 flex flex-wrap gap-2">
      <button
        ref={savedRef}
        type="button"
        className="button"
        aria-haspopup="dialog"
        onClick={() => setSaving(true)}
      >
        Saved scenarios
      </button>
      <button
        type="button"
        className="button"
        onClick={() => void exportFile().then((text) => download("meshcost-scenario.json", text))}
      >
        Save as file
      </button>
      <button type="button" className="button" onClick={() => fileRef.current?.click()}>
        Open file
      </button>
      <input
        ref={fileRef}
        type="file"
        accept=".json,.svg,.png"
        aria-label="Scenario file"
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) openFile(file);
          event.target.value = "";
        }}
      />
      {!isHandy(query) && (
        <p className="basis-full text-care">
          This scenario's link has {formatCount(query.length)} characters, too many for most chats
          and mails. Save it as a file and send that: it opens by dropping it on this page.
        </p>
      )}
      {saving && (
        <Suspense>
          <SavedDialog
            query={query}
            suggestedName={suggestedName}
            open={open}
            onClose={() => {
              setSaving(false);
              savedRef.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
