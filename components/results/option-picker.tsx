"use client";

import { useEffect, useRef } from "react";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { isShown, type ViewChoice } from "@/lib/figure/view-choice";

/** Which options to show, here and in every chart. The baseline stays: all else is measured by it. */
export function OptionPicker({
  rows,
  shown,
  onChange,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly shown: ViewChoice["shown"];
  readonly onChange: (shown: ViewChoice["shown"]) => void;
}) {
  const isChecked = ({ id }: ComparisonRow) => isShown({ shown }, id);
  const toggle = (row: ComparisonRow) => {
    const next = rows.filter((one) => !one.baseline && isChecked(one) !== (one === row));
    const all = next.length === rows.filter(({ baseline }) => !baseline).length;
    onChange(all ? undefined : next.map(({ id }) => id));
  };
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => (ref.current === null ? undefined : closeAsMenu(ref.current)), []);
  return (
    <details ref={ref} className="scripted relative">
      <summary className="button">
        Options: {rows.filter(isChecked).length} of {rows.length}
      </summary>
      <fieldset className="card absolute z-20 max-sm:left-0 sm:right-0 mt-1 w-64 space-y-1 p-3 shadow-lg">
        <legend className="sr-only">Options to show</legend>
        {rows.map((row) => (
          <label key={row.id} className="flex min-h-6 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={isChecked(row)}
              disabled={row.baseline}
              onChange={() => toggle(row)}
            />
            {row.name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** It lies over the table: Escape, a press elsewhere and focus elsewhere close it, as with any menu. */
function closeAsMenu(menu: HTMLDetailsElement): () => void {
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };
  const leave = ({ target }: Event) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  menu.addEventListener("keydown", escape);
  document.addEventListener("pointerdown", leave);
  document.addEventListener("focusin", leave);
  return () => {
    menu.removeEventListener("keydown", escape);
    document.removeEventListener("pointerdown", leave);
    document.removeEventListener("focusin", leave);
  };
}
