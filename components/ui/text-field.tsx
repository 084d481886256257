"use client";

import { useId } from "react";

/** A line of free text. */
export function TextField({
  label,
  hint,
  name,
  value,
  most,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The link's key; absent where a form sends the text in another way. */
  readonly name?: string | undefined;
  readonly value: string;
  /** Longest text, in characters. */
  readonly most: number;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(9rem,55%)] items-center gap-x-3">
      <div className="min-w-0">
        <label htmlFor={id} className="text-ink-2">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-s text-ink-3">
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        name={name}
        value={value}
        maxLength={most}
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="control"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
