"use client";

import { lazy, Suspense, useRef, useState } from "react";
import type { FigureView } from "@/lib/charts/figures/figure";
import type { Scenario } from "@/lib/scenario/schema";

const ShareDialog = lazy(() => import("./share-dialog"));

/** Opens the dialog that turns a scenario into links, snippets and files. */
export function ShareButton({
  scenario,
  release,
  figure,
  view,
  label = "Share",
}: {
  readonly scenario: Scenario;
  /** The release the page's numbers are of. */
  readonly release: string;
  /** The figure the dialog opens with; the first one where none is named. */
  readonly figure?: string | undefined;
  /** What of several things that figure is about; the usual where nothing is said. */
  readonly view?: FigureView | undefined;
  readonly label?: string;
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
        {label}
      </button>
      {open && (
        <Suspense>
          <ShareDialog
            scenario={scenario}
            release={release}
            figure={figure}
            view={view}
            returnTo={ref}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
