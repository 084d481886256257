"use client";

import { Field } from "@base-ui/react/field";
import { useId } from "react";
import { err, ok, type Result } from "@/lib/result";
import { useDraft } from "./use-draft";

/** A release: one of those that are known, or any other that is typed. */
export function VersionField({
  label,
  hint,
  name,
  value,
  known,
  pattern,
  rule,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly name: string;
  readonly value: string;
  /** Releases offered while typing. */
  readonly known: readonly string[];
  readonly pattern: RegExp;
  /** What `pattern` asks for, in words. */
  readonly rule: string;
  readonly onChange: (value: string) => void;
}) {
  const listId = useId();
  const read = (text: string): Result<string> =>
    pattern.test(text.trim())
      ? ok(text.trim())
      : err({ code: "not-a-version", path: label, message: rule, received: text.slice(0, 80) });
  const { text, problem, type } = useDraft(value, read, onChange);
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
        name={name}
        value={text ?? value}
        onValueChange={type}
        list={listId}
        autoComplete="off"
        spellCheck={false}
        className="control text-right"
      />
      <datalist id={listId}>
        {known.map((version) => (
          <option key={version} value={version}>
            {version}
          </option>
        ))}
      </datalist>
      <Field.Error match={problem !== undefined} className="col-span-2 mt-1 text-s text-bad">
        {problem}
      </Field.Error>
    </Field.Root>
  );
}
