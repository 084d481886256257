import localFont from "next/font/local";

/*
 * Geist, from its package. "optional": a font that comes late waits for the next page instead of
 * moving the lines of this one under the reader's eye; it is preloaded and rarely late. The mono
 * stands in derivations only, which open later.
 */
export const geistSans = localFont({
  src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-sans",
  weight: "100 900",
  display: "optional",
});

export const geistMono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  display: "swap",
  preload: false,
});
