/** Wider than the text, which makes a figure's letters as small as notes are: two figures fit on a page. */
export const REPORT_WIDTH_PX = 900;

/**
 * The text area of a Letter page, the shorter of the two, in pixels of a figure as wide as its text:
 * 11 in less 34 mm of margins, on 8.5 in less 30 mm, at 900 px, with a little to spare.
 */
const PAGE_PX = 1175;
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
 * and takes the tallest of the following that still fits, until none does.
 */
export function inPageOrder(
  figures: readonly ReportFigure[],
  pagePx = PAGE_PX,
): readonly ReportFigure[] {
  const ordered: ReportFigure[] = [];
  const waiting = [...figures];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    let room = pagePx;
    for (let placed: ReportFigure | undefined = next; placed !== undefined; ) {
      ordered.push(placed);
      room -= placed.heightPx + GAP_PX;
      placed = tallestWithin(waiting, room);
      if (placed !== undefined) waiting.splice(waiting.indexOf(placed), 1);
    }
  }
  return ordered;
}

/** The first of the tallest that are no taller than this. */
function tallestWithin(figures: readonly ReportFigure[], roomPx: number): ReportFigure | undefined {
  const fitting = figures.filter(({ heightPx }) => heightPx <= roomPx);
  const tallest = Math.max(...fitting.map(({ heightPx }) => heightPx));
  return fitting.find(({ heightPx }) => heightPx === tallest);
}
