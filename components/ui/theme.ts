export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Where the choice is kept, in the browser's own storage; public/early.js reads it on each page. */
export const THEME_KEY = "theme";

/** A theme from text; whatever else stands there is "system". */
export function themeOf(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? "system";
}
