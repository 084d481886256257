"use client";

import { useRef, useState } from "react";
import type { Result } from "@/lib/result";
import { useRefusal } from "./use-refusal";

/**
 * What was typed, and the value it belongs to; it stands until the value changes from elsewhere.
 * Until the value has arrived, the one from before (`since`) does not count as such a change.
 */
type Draft<Value> = {
  readonly text: string;
  readonly for: Value;
  readonly since: Value | undefined;
};

/**
 * Text being typed into a field: it stays as it was typed, with the rule it breaks, and only what
 * can be read becomes the value. The page is told while it is refused.
 */
export function useDraft<Value extends number | string>(
  label: string,
  value: Value,
  read: (text: string) => Result<Value>,
  onChange: (value: Value) => void,
) {
  const ref = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<Draft<Value>>();
  if (draft?.since !== undefined && draft.for === value) setDraft({ ...draft, since: undefined });
  const stands = draft !== undefined && (draft.for === value || draft.since === value);
  const text = stands ? draft.text : undefined;
  const typed = text === undefined ? undefined : read(text);
  const type = (next: string) => {
    const result = read(next);
    setDraft({ text: next, for: result.ok ? result.value : value, since: value });
    if (result.ok && result.value !== value) onChange(result.value);
  };
  const problem = typed !== undefined && !typed.ok ? typed.issues[0]?.message : undefined;
  useRefusal(ref, { label, text, problem, place: "page" });
  return {
    ref,
    /** Undefined: nothing was typed, the value itself is to be shown. */
    text,
    problem,
    type,
  };
}
