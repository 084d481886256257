"use client";

import { useId } from "react";
import type { Choice } from "./select-field";
import { useEcho } from "./use-echo";

/** A choice shown all at once: radio buttons in a row. */
export function Segments<Value extends string>({
  label,
  labelHidden = false,
  hint,
  name,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly hint?: string | undefined;
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  const [shown, echo] = useEcho(value);
  return (
    <fieldset className="min-w-0" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend className={labelHidden ? "sr-only" : "mb-1 text-ink-2"}>{label}</legend>
      <div className="flex rounded-md border border-line-strong bg-panel p-0.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex-1 cursor-pointer rounded-[4px] px-2 py-1 text-center whitespace-nowrap text-ink-2 has-checked:bg-sunken has-checked:font-medium has-checked:text-ink has-checked:shadow-[inset_0_-2px_0_var(--color-accent)] has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === shown}
              onChange={() => {
                echo(choice.value);
                onChange(choice.value);
              }}
              className="sr-only"
            />
            {choice.label}
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-s text-ink-3">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
