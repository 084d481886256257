"use client";

import { Field } from "@base-ui/react/field";
import { useState } from "react";

const MONTH = /^(20\d{2}-(0[1-9]|1[0-2]))?$/;

/** A month such as 2026-12, or none. What cannot be read stays as it was typed, and says why. */
export function MonthField({
  label,
  hint,
  name,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  /** The link's key. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string>();
  const text = draft !== undefined && (!MONTH.test(draft) || draft === value) ? draft : value;
  const wrong = !MONTH.test(text);
  const type = (typed: string) => {
    setDraft(typed);
    if (MONTH.test(typed) && typed !== value) onChange(typed);
  };
  return (
    <Field.Root
      invalid={wrong}
      className="grid grid-cols-[minmax(0,1fr)_9rem] items-center gap-x-3"
    >
      <div className="min-w-0">
        <Field.Label className="text-ink-2">{label}</Field.Label>
        <Field.Description className="text-s text-ink-3">{hint}</Field.Description>
      </div>
      <Field.Control
        name={name}
        value={text}
        onValueChange={type}
        placeholder="2026-12"
        autoComplete="off"
        spellCheck={false}
        className="control text-right"
      />
      <Field.Error match={wrong} className="col-span-2 mt-1 text-s text-bad">
        {label} must be a month such as 2026-12, or empty.
      </Field.Error>
    </Field.Root>
  );
}
