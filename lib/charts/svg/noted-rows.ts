import { drawText } from "./draw";
import { wrapText } from "./fit-text";
import { type Font, textWidthPx } from "./measure";
import type { Theme } from "./theme";

/** The words of a row: its name, and what is said of it in a second voice. */
export type NotedRow = { readonly name: string; readonly note: string };

export type NotedRows = {
  /** What a row needs beyond one line of words, px: 0 where all notes stand beside their names. */
  readonly extraPx: readonly number[];
  /** `y` is the baseline of the name. */
  readonly draw: (index: number, x: number, y: number, theme: Theme) => string;
};

export const ROW_NAME: Font = { sizePx: 13, weight: "regular" };
export const ROW_NOTE: Font = { sizePx: 11.5, weight: "regular" };
const LEADING = 15;
const MOST_LINES = 4;

/** Notes beside their names; where one has no room there, all of them on lines below. */
export function layNotedRows(
  rows: readonly NotedRow[],
  room: { readonly widthPx: number; readonly gapPx: number },
): NotedRows {
  const besideAt = (row: NotedRow) => textWidthPx(row.name, ROW_NAME) + room.gapPx;
  const beside = rows.every(
    (row) => besideAt(row) + textWidthPx(row.note, ROW_NOTE) <= room.widthPx,
  );
  const lines = rows.map((row) => ({
    names: beside ? [row.name] : wrapText(row.name, room.widthPx, ROW_NAME, MOST_LINES),
    notes: beside ? [] : wrapText(row.note, room.widthPx, ROW_NOTE, MOST_LINES),
  }));
  const counts = lines.map(({ names, notes }) => names.length + notes.length);
  return {
    extraPx: counts.map((count) => LEADING * (Math.max(1, count) - 1)),
    draw: (index, x, y, theme) => {
      const { names = [], notes = [] } = lines[index] ?? {};
      const row = rows[index];
      const name = { ...ROW_NAME, colour: theme.ink };
      const note = { ...ROW_NOTE, colour: theme.ink3 };
      return [
        ...names.map((text, at) => drawText(x, y + LEADING * at, text, name)),
        ...notes.map((text, at) => drawText(x, y + LEADING * (names.length + at), text, note)),
        beside && row !== undefined ? drawText(x + besideAt(row), y, row.note, note) : "",
      ].join("");
    },
  };
}

/** Rows of a chart below one another. `marksTop`: where a row's marks begin, its first line above. */
export type StackedRow = { readonly top: number; readonly marksTop: number };

/** As high as the box, each row with its own extra lines. */
export function stackRows(
  box: { readonly y: number; readonly height: number },
  extraPx: readonly number[],
): readonly StackedRow[] {
  const rowPx = (box.height - totalPx(extraPx)) / Math.max(1, extraPx.length);
  let top = box.y;
  return extraPx.map((extra) => {
    const row = { top, marksTop: top + extra };
    top += rowPx + extra;
    return row;
  });
}

export const totalPx = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + amount, 0);
