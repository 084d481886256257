// The reader's choice of colours, in force before the first paint. It is kept in the browser's own
// storage: no cookie, nothing that is sent.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to this page: the colours are the system's.
}
