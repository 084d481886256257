"use client";

import { useState } from "react";

/** Does something with the clipboard and says how it went. */
export function CopyButton({
  label,
  copy,
  disabled = false,
}: {
  readonly label: string;
  readonly copy: () => Promise<void>;
  readonly disabled?: boolean;
}) {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  const act = () =>
    copy().then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  const text =
    outcome === "copied" ? "Copied" : outcome === "failed" ? "The browser refused" : label;
  return (
    <button
      type="button"
      className="button"
      disabled={disabled}
      onClick={() => void act()}
      onBlur={() => setOutcome(undefined)}
    >
      <span aria-live="polite">{text}</span>
    </button>
  );
}
