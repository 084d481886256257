"use client";

import { lazy, Suspense, useRef, useState } from "react";
import type { Scenario } from "@/lib/scenario/schema";

const ShareDialog = lazy(() => import("./share-dialog"));

/** Opens the dialog that turns a scenario into links, snippets and files. */
export function ShareButton({
  scenario,
  release,
}: {
  readonly scenario: Scenario;
  /** The release the page's numbers are of. */
  readonly release: string;
}) {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={ref}
        type="button"
        className="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Share
      </button>
      {open && (
        <Suspense>
          <ShareDialog
            scenario={scenario}
            release={release}
            returnTo={ref}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
