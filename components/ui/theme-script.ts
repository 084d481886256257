import { THEME_KEY, THEMES } from "./theme";

/**
 * The reader's choice of colours, in force before the first paint: a script of the page's own head,
 * since one to be fetched would hold that paint back. It is kept in the browser's own storage: no
 * cookie, nothing that is sent. Where storage is closed to the page, the colours are the system's.
 */
export const THEME_SCRIPT = `try {
  const theme = localStorage.getItem(${JSON.stringify(THEME_KEY)});
  if (${JSON.stringify(THEMES)}.includes(theme) && theme !== "system")
    document.documentElement.dataset.theme = theme;
} catch {}`;
