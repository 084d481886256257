"use client";

import { lazy, type ReactNode, Suspense, useRef, useState, useSyncExternalStore } from "react";
import { useRefusedInputs } from "@/components/inputs/refused-strip";
import { refusedInputs } from "@/components/ui/refused-inputs";

const DrawerDialog = lazy(() => import("./drawer-dialog"));

/** On a narrow screen the inputs open over the results, from a button in reach of the thumb. */
export function InputDrawer({ form }: { readonly form: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [everOpened, setEverOpened] = useState(false);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const refused = useRefusedInputs("page").length;
  const sought = useSyncExternalStore(refusedInputs.subscribe, refusedInputs.sought, noElement);
  if (sought !== undefined && !open) {
    setEverOpened(true);
    setOpen(true);
  }
  return (
    <>
      <div className="scripted fixed inset-x-0 bottom-0 z-20 border-t border-line bg-panel p-3 lg:hidden">
        <button
          ref={buttonRef}
          type="button"
          className="button button-main min-h-11 w-full"
          aria-haspopup="dialog"
          onClick={() => {
            setEverOpened(true);
            setOpen(true);
          }}
        >
          Edit inputs{refused > 0 && `: ${refused} cannot be used`}
        </button>
      </div>
      {everOpened && (
        <Suspense>
          <DrawerDialog
            open={open}
            live={open || refused > 0}
            sought={sought}
            onOpenChange={setOpen}
            returnTo={buttonRef}
          >
            {form}
          </DrawerDialog>
        </Suspense>
      )}
    </>
  );
}

const noElement = () => undefined;
