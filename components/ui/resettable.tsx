"use client";

import { type ReactNode, useRef } from "react";

/** Marks an input that no longer has its default, and offers the way back. */
export function Resettable({
  changed,
  label,
  onReset,
  children,
}: {
  readonly changed: boolean;
  /** What is reset, for those who do not see which input this stands under. */
  readonly label: string;
  readonly onReset: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const reset = () => {
    // The button goes with the mark: the focus stays at the input it belongs to.
    ref.current?.querySelector<HTMLElement>(FIELD)?.focus({ preventScroll: true });
    onReset();
  };
  // One frame for both states: the input in it is being typed into while they change.
  return (
    <div ref={ref} className={changed ? "-ml-2.5 border-l-2 border-accent pl-2" : undefined}>
      {children}
      {changed && (
        <p className="mt-1 flex items-baseline justify-end gap-2 text-s text-accent">
          overridden
          <button type="button" className="link scripted min-h-6" onClick={reset}>
            Reset<span className="sr-only"> {label}</span>
          </button>
        </p>
      )}
    </div>
  );
}

const FIELD = "input:not([type=hidden]), select";
