"use client";

import { useId } from "react";
import { useEcho } from "./use-echo";

export type Choice<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
};

/** A choice from a few: the browser's own select, which works on a phone and without scripts. */
export function SelectField<Value extends string>({
  label,
  hint,
  name,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly name?: string | undefined;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  const [shown, echo] = useEcho(value);
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
      <select
        id={id}
        name={name}
        value={shown}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="control truncate"
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen === undefined) return;
          echo(chosen.value);
          onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
