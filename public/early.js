// What cannot wait for the page's own code. Nothing here is sent anywhere, and no cookie is set.

// The reader's choice of colours, in force before the first paint.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to this page: the colours are the system's.
}

// Nothing yet; undefined once the page's own code listens.
window.earlyPress = null;

// The way back to the calculator as it was left, for a click that comes first: until then the link
// leads to its first scenario (components/ui/calculator-link.tsx).
addEventListener(
  "click",
  ({ target }) => {
    if (!(target instanceof Element)) return;
    // The last button pressed before there is code for it: it is pressed again once there is
    // (components/ui/use-early-input.ts).
    if (window.earlyPress !== undefined) window.earlyPress = target.closest("button[type=button]");
    const link = target.closest("a[data-calculator]");
    if (link === null) return;
    try {
      const address = sessionStorage.getItem("meshcost:scenario") ?? "";
      if (/^\/[?#]/.test(address)) link.setAttribute("href", address);
    } catch {
      // Storage is closed to this page.
    }
  },
  { capture: true },
);
