import type { ReactNode } from "react";

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
  // The same element either way: an input must not be drawn anew while it is typed into.
  return (
    <div className={changed ? "-ml-2.5 border-l-2 border-accent pl-2" : ""}>
      {children}
      {changed && (
        <p className="mt-1 flex items-baseline justify-end gap-2 text-s text-accent">
          overridden
          <button type="button" className="link scripted min-h-6" onClick={onReset}>
            Reset<span className="sr-only"> {label}</span>
          </button>
        </p>
      )}
    </div>
  );
}
