"use client";

import { useSyncExternalStore } from "react";
import { THEME_COOKIE, THEMES, type Theme, themeOf } from "./theme";

const LABELS: Readonly<Record<Theme, string>> = {
  system: "as the system",
  light: "light",
  dark: "dark",
};

const SIGNS: Readonly<Record<Theme, string>> = { system: "◐", light: "○", dark: "●" };

const YEAR_SECONDS = 31_536_000;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const painted = () => themeOf(document.documentElement.dataset["theme"]);

/** Light, dark, or as the system has it. A cookie remembers, so that the server paints it right. */
export function ThemeChoice({
  initial = "system",
}: {
  /** What the server painted, where the page knows it; else it is read off the page. */
  readonly initial?: Theme;
}) {
  const theme = useSyncExternalStore(subscribe, painted, () => initial);
  const turn = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
    document.documentElement.dataset["theme"] = next;
    // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store is not everywhere yet
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    for (const listener of listeners) listener();
  };
  return (
    <button
      type="button"
      className="button scripted px-2.5"
      aria-label={`Colours: ${LABELS[theme]}. Change`}
      title={`Colours: ${LABELS[theme]}`}
      onClick={turn}
    >
      {SIGNS[theme]}
    </button>
  );
}
