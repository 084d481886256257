"use client";

import { useRef, useState } from "react";
import type { Result } from "@/lib/result";
import { draftBeside, type Draft, typeInto } from "./draft";
import { useRefusal } from "./use-refusal";

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
  const [kept, setKept] = useState<Draft<Value>>();
  const draft = draftBeside(kept, value);
  if (draft !== kept) setKept(draft);
  const text = draft?.text;
  const typed = text === undefined ? undefined : read(text);
  const type = (next: string) => {
    const result = read(next);
    const after = typeInto(draft, value, next, result.ok ? result.value : undefined);
    setKept(after.draft);
    if (after.sent !== undefined) onChange(after.sent);
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
