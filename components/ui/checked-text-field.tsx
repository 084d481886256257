"use client";

import { Field } from "@base-ui/react/field";
import { useId } from "react";
import type { Result } from "@/lib/result";
import { useDraft } from "./use-draft";

/** A short text under a rule: what was typed stays, and the rule it breaks is said in place. */
export function CheckedTextField({
  label,
  hint,
  name,
  value,
  known = [],
  placeholder,
  read,
  onChange,
  alignRight = false,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly name: string;
  readonly value: string;
  /** Texts offered while typing. */
  readonly known?: readonly string[];
  readonly placeholder?: string | undefined;
  readonly read: (text: string) => Result<string>;
  readonly onChange: (value: string) => void;
  readonly alignRight?: boolean;
}) {
  const listId = useId();
  const { ref, text, problem, type } = useDraft(label, value, read, onChange);
  return (
    <Field.Root
      invalid={problem !== undefined}
      className="grid grid-cols-[minmax(0,1fr)_9rem] items-center gap-x-3"
    >
      <div className="min-w-0">
        <Field.Label className="text-ink-2">{label}</Field.Label>
        {hint !== undefined && (
          <Field.Description className="text-s text-ink-3">{hint}</Field.Description>
        )}
      </div>
      <Field.Control
        ref={ref}
        name={name}
        value={text ?? value}
        onValueChange={type}
        placeholder={placeholder}
        list={known.length === 0 ? undefined : listId}
        autoComplete="off"
        spellCheck={false}
        className={`control ${alignRight ? "text-right" : ""}`}
      />
      {known.length > 0 && (
        <datalist id={listId}>
          {known.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      )}
      <Field.Error match={problem !== undefined} className="col-span-2 mt-1 text-s text-bad">
        {problem}
      </Field.Error>
    </Field.Root>
  );
}
