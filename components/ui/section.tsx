import type { ReactNode } from "react";

/** A group of inputs that folds; folded, it says its content in one line. */
export function InputSection({
  title,
  summary,
  open = false,
  children,
}: {
  readonly title: string;
  readonly summary: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details open={open} className="group border-b border-line">
      <summary className="flex items-baseline gap-2 py-3">
        <span className="turn font-semibold">{title}</span>
        <span className="ml-auto max-w-[60%] truncate text-right text-s text-ink-3 group-open:invisible">
          {summary}
        </span>
      </summary>
      <div className="space-y-3 pb-4">{children}</div>
    </details>
  );
}
