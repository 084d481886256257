// What cannot wait for the page's own code. Nothing here is sent anywhere, and no cookie is set.

// The reader's choice of colours, in force before the first paint.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to this page: the colours are the system's.
}

// A part of the page whose code is not there says so by data-late: the whole of it, until its own
// code listens, and what loads after that. Kept here is the last press of a button in each, which is
// pressed again once there is code for it (components/ui/use-early-input.ts).
window.earlyPresses = new Map();
document.documentElement.dataset.late = "";

// Clicks that come before the code. One on the way back to the calculator leads to the scenario as it
// was left: until there is code the link leads to the first one (components/ui/calculator-link.tsx).
addEventListener(
  "click",
  (click) => {
    const { target } = click;
    if (!(target instanceof Element)) return;
    const button = target.closest("button[type=button]");
    const late = button?.closest("[data-late]");
    if (late) window.earlyPresses.set(late, { button, click });
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
