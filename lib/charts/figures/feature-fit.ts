import { allFeatures } from "../../catalog/features";
import { formatCount, formatList } from "../../format/amounts";
import { MESH_OPTIONS } from "../../model/options";
import { once } from "../../once";
import { type Box, drawLine, drawRect, drawText } from "../svg/draw";
import { fitText, wrapText } from "../svg/fit-text";
import { type Font, textWidthPx } from "../svg/measure";
import { totalPx } from "../svg/noted-rows";
import type { Theme } from "../svg/theme";
import {
  featureFit as fitOf,
  type FitCell,
  type FeatureFit,
  type FitRow,
} from "../tradeoffs/feature-fit";
import type { Figure, FigureContent } from "./figure";
import { capital, isPlural, spoken } from "./spoken";

/** What each option documents, feature by feature: yes, in part, not confirmed, no. The same for every scenario. */
export const featureFit: Figure = {
  id: "feature-fit",
  name: "Features by option",
  content: ({ shown }) => (shown === undefined ? ofAll() : ofShown(shown)),
};

const ofAll = once(() => content(fitOf(allFeatures, MESH_OPTIONS)));
const ofShown = (shown: readonly string[]) =>
  content(
    fitOf(
      allFeatures,
      MESH_OPTIONS.filter(({ id }) => shown.includes(id)),
    ),
  );

function content(fit: FeatureFit): FigureContent {
  const days = fit.rows.flatMap((row) => row.cells.map((cell) => cell.checkedOn)).sort();
  return {
    words: {
      title: title(fit),
      subtitle:
        "Open-source editions, as the projects document them. “?” is not confirmed: no page we opened says either.",
      caption: `Looked up between ${days[0]} and ${days.at(-1)}; each cell with its source at the link.`,
    },
    description: fit.rows.map((row) => rowInWords(row, fit)).join(" "),
    table: {
      columns: ["feature", ...fit.options.flatMap(({ id }) => [id, `${id}_checked_on`])],
      rows: fit.rows.map((row) => [
        row.label,
        ...row.cells.flatMap((cell) => [cell.label, cell.checkedOn]),
      ]),
    },
    bodyPx: (widthPx) => HEAD + totalPx(layRows(fit, widthPx).map(({ heightPx }) => heightPx)),
    draw: (box, theme) => ({ svg: draw(fit, box, theme), patterns: "" }),
  };
}

/** How many features each option documents in full: the most and the fewest. */
function title(fit: FeatureFit): string {
  const full = fit.options.map((option, index) => ({
    option,
    count: fit.rows.filter((row) => row.cells[index]?.verdict === "has").length,
  }));
  const counts = full.map(({ count }) => count);
  const [most, fewest] = [Math.max(...counts), Math.min(...counts)];
  const optionsWith = (count: number) =>
    full.filter((f) => f.count === count).map(({ option }) => option);
  const named = (count: number) => formatList(optionsWith(count).map(spoken));
  const all = formatCount(fit.rows.length);
  if (most === fewest)
    return `Every option documents ${formatCount(most)} of ${all} features in full`;
  const [first, ...others] = optionsWith(most);
  const verb =
    others.length > 0 || (first !== undefined && isPlural(first)) ? "document" : "documents";
  return `${capital(named(most))} ${verb} ${formatCount(most)} of ${all} features in full, ${named(fewest)} ${formatCount(fewest)}`;
}

function rowInWords(row: FitRow, fit: FeatureFit): string {
  const cells = row.cells.map((cell, index) => `${fit.options[index]?.name} ${cell.label}`);
  return `${row.label}: ${cells.join(", ")}.`;
}

/* ----------------------------------------------------------------- drawing */

const HEAD = 40;
const LINE = 15;
/** The side of a cell's box. */
const MARK = 9;
const NAME: Font = { sizePx: 12.5, weight: "regular" };
const CELL: Font = { sizePx: 11.5, weight: "regular" };
const HEADING: Font = { sizePx: 11.5, weight: "semibold" };

const isNarrow = (widthPx: number) => widthPx < 560;

/** Names stand beside the cells; where it is narrow above them, on as many lines as they take. */
function layRows(fit: FeatureFit, widthPx: number) {
  const narrow = isNarrow(widthPx);
  const namesPx = narrow ? 0 : Math.min(longestPx(fit) + 12, widthPx * 0.45);
  const below = wordsBelow(fit, (widthPx - namesPx) / Math.max(1, fit.options.length));
  return fit.rows.map(({ label }) => {
    const lines = wrapText(label, narrow ? widthPx : namesPx - 10, NAME, narrow ? 3 : 1);
    const names = narrow ? LINE * lines.length + 3 : 0;
    return { lines, namesPx, heightPx: names + (below ? 40 : 26) };
  });
}

/** Whether some cell's word has no room beside its mark in a column so wide. */
function wordsBelow({ rows }: FeatureFit, columnPx: number): boolean {
  const words = rows.flatMap((row) => row.cells.map(shortLabel));
  return words.some((word) => textWidthPx(word, CELL) > columnPx - 8 - MARK - 5);
}

function draw(fit: FeatureFit, box: Box, theme: Theme): string {
  const narrow = isNarrow(box.width);
  const laid = layRows(fit, box.width);
  const namesPx = laid[0]?.namesPx ?? 0;
  const column = (box.width - namesPx) / Math.max(1, fit.options.length);
  const below = wordsBelow(fit, column);
  const spare = box.height - HEAD - totalPx(laid.map(({ heightPx }) => heightPx));
  const extra = spare / Math.max(1, laid.length);
  const xOf = (index: number) => box.x + namesPx + column * index;
  const heading = { ...HEADING, sizePx: narrow ? 10 : HEADING.sizePx };
  const heads = fit.options.flatMap(({ name }, index) =>
    wrapText(name, column - (narrow ? 5 : 8), heading, 3).map((line, at) =>
      drawText(xOf(index) + 4, box.y + 9 + at * 12, line, { ...heading, colour: theme.ink }),
    ),
  );
  let top = box.y + HEAD;
  const rows = fit.rows.map((row, index) => {
    const { lines = [], heightPx = 0 } = laid[index] ?? {};
    const cellsTop = narrow ? top + LINE * lines.length + 3 : top;
    const cellsPx = top + heightPx + extra - cellsTop;
    const middle = below ? cellsTop + 11 : cellsTop + cellsPx / 2;
    const labels = lines.map((line, at) =>
      drawText(box.x, narrow ? top + 14 + LINE * at : middle + 4.5, line, {
        ...NAME,
        colour: theme.ink,
      }),
    );
    const rule = drawLine([box.x, top], [box.x + box.width, top], { stroke: theme.line });
    const cells = row.cells.map((cell, at) =>
      drawCell(cell, [xOf(at) + 4, middle], { widthPx: column - 4, below }, theme),
    );
    top += heightPx + extra;
    return rule + labels.join("") + cells.join("");
  });
  return [...heads, ...rows].join("");
}

const longestPx = ({ rows }: FeatureFit) =>
  Math.max(...rows.map(({ label }) => textWidthPx(label, NAME)));

/** A box says how much is there, full to empty, and a word says what: it reads without colour. */
function drawCell(
  cell: FitCell,
  [x, middle]: readonly [number, number],
  room: { readonly widthPx: number; readonly below: boolean },
  theme: Theme,
): string {
  const at = { x, y: middle - MARK / 2, width: MARK, height: MARK };
  const outline = { fill: "none", stroke: theme.ink2, "stroke-width": 1 };
  const full = { fill: theme.ink2, stroke: theme.ink2, "stroke-width": 1 };
  const marks = {
    has: () => drawRect(at, full),
    "in-part": () => drawRect(at, outline) + drawRect({ ...at, width: MARK / 2 }, full),
    open: () => drawText(x + 1, middle + 4.5, "?", { ...HEADING, colour: theme.ink }),
    lacks: () => drawRect(at, outline),
  };
  const indent = room.below ? 0 : MARK + 5;
  const word = fitText(shortLabel(cell), room.widthPx - indent, CELL);
  const colour = cell.verdict === "has" ? theme.ink3 : theme.ink;
  const style = { ...CELL, colour };
  return (
    marks[cell.verdict]() + drawText(x + indent, middle + (room.below ? 20 : 4.5), word, style)
  );
}

function shortLabel(cell: FitCell): string {
  if (cell.verdict === "open") return "not conf.";
  return cell.label === "needs a waypoint" ? "no" : cell.label;
}
