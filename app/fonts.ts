import localFont from "next/font/local";

/*
 * Geist, a third of it: what is written here needs Latin letters, signs and three weights, and the
 * first paint waits for the font. What the file lacks is drawn in the next font of the list. It was
 * made from the package's Geist-Variable.woff2 with fonttools 4 and brotli:
 *   fonttools varLib.instancer Geist-Variable.woff2 wght=400:600 -o geist.woff2
 *   pyftsubset geist.woff2 --layout-features+=tnum --flavor=woff2 --output-file=geist-latin.woff2 \
 *     --unicodes=U+20-7E,U+A0-17F,U+2010-2027,U+2030,U+20AC,U+2116,U+2190-2193,U+2202-22FF,U+25CB,U+25CF
 *
 * "optional": a font that comes late waits for the next page instead of
 * moving the lines of this one under the reader's eye; it is preloaded and rarely late. The mono
 * stands in derivations only, which open later.
 */
export const geistSans = localFont({
  src: "./geist-latin.woff2",
  variable: "--font-geist-sans",
  weight: "400 600",
  display: "optional",
});

export const geistMono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  display: "swap",
  preload: false,
});
