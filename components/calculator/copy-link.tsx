"use client";

import { useState } from "react";
import { addressOf } from "./address";

/** Copies the link that opens exactly this scenario. Without scripts it is the link itself. */
export function CopyLink({ query }: { readonly query: string }) {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(addressOf(query), window.location.href).href);
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  };
  const label =
    outcome === "copied"
      ? "Link copied"
      : outcome === "failed"
        ? "Copy it from the address bar"
        : "Copy link";
  return (
    <button
      type="button"
      className="button button-main scripted"
      onClick={() => void copy()}
      onBlur={() => setOutcome(undefined)}
    >
      <span aria-live="polite">{label}</span>
    </button>
  );
}
