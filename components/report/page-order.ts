/**
 * The text area of a Letter page, the shorter of the two, in pixels of a figure as wide as its text:
 * 11 in less 34 mm of margins, on 8.5 in less 30 mm, at 820 px, with a little to spare.
 */
const PAGE_PX = 1070;
/** Between two figures of a page, and their borders. */
const GAP_PX = 30;

export type ReportFigure = {
  readonly id: string;
  /** Painted at the report's width. */
  readonly svg: string;
  readonly heightPx: number;
};

/**
 * Figures in an order that leaves little paper empty: each page begins with the next figure there is,
 * and is filled with those of the following that still fit.
 */
export function inPageOrder(
  figures: readonly ReportFigure[],
  pagePx = PAGE_PX,
): readonly ReportFigure[] {
  const ordered: ReportFigure[] = [];
  let waiting = figures;
  while (waiting.length > 0) {
    let room = pagePx + GAP_PX;
    const later: ReportFigure[] = [];
    for (const figure of waiting) {
      const first = room === pagePx + GAP_PX;
      if (!first && figure.heightPx + GAP_PX > room) later.push(figure);
      else {
        room -= figure.heightPx + GAP_PX;
        ordered.push(figure);
      }
    }
    waiting = later;
  }
  return ordered;
}
