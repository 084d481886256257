"use client";

import { useEffect } from "react";

/**
 * Back and forth through the changes made on this page, by button or by the keys people know. In a
 * text field those keys are the browser's, for what is being typed.
 */
export function UndoButtons({
  canUndo,
  canRedo,
  undo,
  redo,
}: {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (step === undefined || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      if (step === "undo") undo();
      else redo();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [undo, redo]);
  return (
    <div className="scripted flex gap-1">
      <StepButton label="Undo" sign="↶" can={canUndo} step={undo} />
      <StepButton label="Redo" sign="↷" can={canRedo} step={redo} />
    </div>
  );
}

/** The last step must not take the focus away with it: the button stays one that can hold it. */
function StepButton({
  label,
  sign,
  can,
  step,
}: {
  readonly label: string;
  readonly sign: string;
  readonly can: boolean;
  readonly step: () => void;
}) {
  return (
    <button
      type="button"
      className="button px-2.5"
      aria-label={label}
      aria-disabled={!can}
      onClick={can ? step : undefined}
    >
      {sign}
    </button>
  );
}

/** Ctrl+Z or ⌘Z; with Shift, or Ctrl+Y, the way forth. */
function stepOf(event: KeyboardEvent): "undo" | "redo" | undefined {
  if (event.altKey || event.ctrlKey === event.metaKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && event.ctrlKey && !event.shiftKey ? "redo" : undefined;
}

/** Inputs that hold no text have nothing of their own to undo. */
const TEXTLESS: readonly string[] = ["range", "checkbox", "radio", "button", "file"];

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !TEXTLESS.includes(target.type);
  return target instanceof HTMLTextAreaElement;
}
