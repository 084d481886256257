"use client";

import { useId } from "react";

/** Yes or no. The hidden field stands for "no", which an unchecked box does not send. */
export function SwitchField({
  label,
  hint,
  name,
  value,
  inverted = false,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly name: string;
  readonly value: boolean;
  /** The link's key says the opposite: a checked box sends 0. */
  readonly inverted?: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <input type="hidden" name={name} value={inverted ? "1" : "0"} />
      <input
        id={id}
        type="checkbox"
        name={name}
        value={inverted ? "0" : "1"}
        checked={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
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
    </div>
  );
}
