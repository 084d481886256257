"use client";

import { useSyncExternalStore } from "react";
import { THEME_KEY, THEMES, type Theme, themeOf } from "./theme";

const LABELS: Readonly<Record<Theme, string>> = {
  system: "as the system",
  light: "light",
  dark: "dark",
};

const SIGNS: Readonly<Record<Theme, string>> = { system: "◐", light: "○", dark: "●" };

/** Light, dark, or as the system has it. The browser remembers; no server is told. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(subscribe, chosen, () => "system" as const);
  const turn = () => choose(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system");
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

/** What the page shows is the one truth: public/early.js has set it before anything was painted. */
const chosen = (): Theme => themeOf(document.documentElement.dataset["theme"]);

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

function choose(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is closed to this page: the choice lasts until it is left.
  }
}
