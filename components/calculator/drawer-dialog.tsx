"use client";

import { Dialog } from "@base-ui/react/dialog";
import { memo, type ReactNode, type RefObject } from "react";
import { refusedInputs, show } from "@/components/ui/refused-inputs";

/**
 * The drawer itself: a modal sheet that leaves the finding in sight above it. Closed, it stays in
 * the page, so that what was unfolded or typed in it is there when it is opened again; but nothing
 * in it is drawn anew meanwhile, unless a field in it holds text that is told of on the page.
 */
export default function DrawerDialog({
  open,
  live,
  sought,
  onOpenChange,
  returnTo,
  children,
}: {
  readonly open: boolean;
  /** Its inputs follow the scenario. */
  readonly live: boolean;
  /** The input it is opened for. */
  readonly sought: HTMLElement | undefined;
  readonly onOpenChange: (open: boolean) => void;
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}) {
  const focusFirst = () => {
    if (sought === undefined) return true;
    refusedInputs.found();
    return show(sought) ? sought : true;
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal keepMounted>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Popup
          initialFocus={focusFirst}
          finalFocus={returnTo}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[82dvh] flex-col rounded-t-xl bg-page shadow-xl"
        >
          <div className="flex items-center justify-between border-b border-line px-4 py-2">
            <Dialog.Title className="text-l font-semibold">Inputs</Dialog.Title>
            <Dialog.Close className="button button-main">Done</Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">
            <DrawnWhile live={live}>{children}</DrawnWhile>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const DrawnWhile = memo(
  function DrawnWhile({ children }: { readonly live: boolean; readonly children: ReactNode }) {
    return children;
  },
  (_, { live }) => !live,
);
