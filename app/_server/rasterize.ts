import { existsSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const FONTS = ["Geist-Regular.ttf", "Geist-SemiBold.ttf"].map((file) =>
  join(/* turbopackIgnore: true */ process.cwd(), "node_modules/geist/dist/fonts/geist-sans", file),
);

/** Pixels of one picture; a larger one is drawn at a lower resolution. */
const MOST_PIXELS = 12_000_000;

/**
 * An SVG of ours as PNG, with the bundled font alone: the same picture on a machine that has no
 * fonts. The rasteriser draws no text and says nothing when a font file is missing, hence the check.
 */
export function rasterize(
  svg: string,
  size: { readonly widthPx: number; readonly heightPx: number; readonly zoom: number },
): Uint8Array {
  for (const file of FONTS)
    if (!existsSync(/* turbopackIgnore: true */ file)) throw new Error(`No font at ${file}.`);
  const most = Math.sqrt(MOST_PIXELS / (size.widthPx * size.heightPx));
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: "Geist" },
    fitTo: { mode: "zoom", value: Math.min(size.zoom, most) },
  });
  return image.render().asPng();
}

/** Width and height from an SVG's first tag; both are ours and always there. */
export function sizeOf(svg: string): { readonly widthPx: number; readonly heightPx: number } {
  const [, width, height] = /^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { widthPx: Number(width), heightPx: Number(height) };
}
