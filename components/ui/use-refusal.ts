"use client";

import { type RefObject, useEffect, useId } from "react";
import { type RefusedInput, refusedInputs } from "./refused-inputs";

/** Tells the page while an input holds text that cannot be used; `problem` is the rule it breaks. */
export function useRefusal(
  ref: RefObject<HTMLInputElement | null>,
  {
    label,
    text,
    problem,
    place,
  }: Pick<RefusedInput, "label" | "place"> & {
    readonly text: string | undefined;
    readonly problem: string | undefined;
  },
): void {
  const id = useId();
  useEffect(() => {
    if (text === undefined || problem === undefined || ref.current === null) return;
    return refusedInputs.report({ id, label, text, problem, place }, ref.current);
  }, [id, ref, label, text, problem, place]);
}
