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

// The page's own scripts are loaded once it has been painted: the server leaves them as notes
// (.ci/house/scripts-after-paint.mjs).
const startScripts = () => {
  for (const left of document.querySelectorAll("template[data-script]")) {
    const script = document.createElement("script");
    script.src = left.dataset.script;
    left.replaceWith(script);
  }
};
// A page in the background or in a frame out of sight is not painted: it waits for nothing.
const watched = () => !document.hidden && parent === window;
const parsed = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
const painted = new Promise((resolve) => {
  if (watched() && PerformanceObserver.supportedEntryTypes.includes("paint")) {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    addEventListener("visibilitychange", resolve);
  } else {
    resolve();
  }
});
void Promise.all([parsed, painted]).then(() => {
  // What came after the first paint is painted in the next frame, and seen by the one after it.
  if (watched()) requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(startScripts)));
  else startScripts();
});
// Nothing is waited for longer than this; scripts that come later still are started by the above.
setTimeout(startScripts, 10_000);
