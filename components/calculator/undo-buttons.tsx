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
      <button
        type="button"
        className="button px-2.5"
        aria-label="Undo"
        disabled={!canUndo}
        onClick={undo}
      >
        ↶
      </button>
      <button
        type="button"
        className="button px-2.5"
        aria-label="Redo"
        disabled={!canRedo}
        onClick={redo}
      >
        ↷
      </button>
    </div>
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
