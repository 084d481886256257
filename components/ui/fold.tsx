import type { ReactNode } from "react";

/**
 * A part of a section that folds under its own heading. What is folded stays in the page: found by
 * the browser's search, unfolded on paper.
 */
export function Fold({
  title,
  summary,
  open = false,
  onOpen,
  children,
}: {
  readonly title: string;
  /** What is inside, in a few words. */
  readonly summary?: string;
  readonly open?: boolean;
  readonly onOpen?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <details
      data-fold
      // Opened before the page's code was there: no toggle is told of then.
      ref={(details) => {
        if (details?.open === true) onOpen?.();
      }}
      open={open}
      className="border-t border-line"
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
    >
      <summary className="flex min-h-11 flex-wrap items-baseline gap-x-3 py-2">
        <h3 className="turn text-l font-semibold">{title}</h3>
        {summary !== undefined && <span className="text-ink-3">{summary}</span>}
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
