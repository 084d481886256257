import { drawnWidthPx } from "@/components/embed/figure-picture";
import { EMBED_FOOT_PX } from "@/components/share/snippets";
import type { FigureView } from "@/lib/charts/figures/figure";
import { readFigureLink } from "@/lib/figure/open-figure";
import { paint } from "@/lib/figure/paint";
import { figureFactsOf } from "./figure-facts-of";
import { sizeOf } from "./rasterize";

/** How high a frame of this width must be to show the whole figure, where no script fits it; 0 for none. */
export async function embedHeight(
  id: string,
  query: string,
  view: FigureView,
  framePx: number,
): Promise<number> {
  const link = readFigureLink(id, query);
  if (!link.ok) return 0;
  const { facts } = await figureFactsOf(link);
  const widthPx = drawnWidthPx(framePx);
  const svg = paint(link.figure, facts, { theme: "light", widthPx, heightPx: 0 }, view);
  return Math.ceil((sizeOf(svg).heightPx * framePx) / widthPx) + EMBED_FOOT_PX;
}
