import { type Box, drawText } from "./draw";
import { fitMiddle, fitText, wrapText } from "./fit-text";
import { type Font, textWidthPx } from "./measure";
import type { Theme } from "./theme";

/** The words around a drawing: what it says, how to read it, where it comes from. */
export type Words = {
  readonly title: string;
  readonly subtitle: string;
  /** One paragraph each. */
  readonly caption: readonly string[];
  /** "Scenario “Payments” · Meshcost, release 2026.1". */
  readonly origin: string;
  /** The scenario's link, shortened in the middle where it is long. */
  readonly link: string;
};

export type Frame = {
  readonly heightPx: number;
  /** Where the drawing goes. */
  readonly box: Box;
  readonly svg: string;
};

const MARGIN = 24;
const NARROW_PX = 520;
/** The width the numbers of lines are for; a narrower figure has more of them, not fewer words. */
export const USUAL_WIDTH_PX = 760;
const TITLE_LINES = 3;
const SUBTITLE_LINES = 3;
const CAPTION_LINES = 8;

type Block = { readonly lines: readonly string[]; readonly font: Font; readonly leadingPx: number };

/**
 * Lays title, subtitle and caption around a drawing at least `bodyPx` high. A taller wish gives
 * the drawing more room; a shorter one is not granted: nothing is cut off.
 */
export function layFrame(
  words: Words,
  size: { readonly widthPx: number; readonly heightPx: number; readonly bodyPx: number },
  theme: Theme,
): Frame {
  const margin = size.widthPx < NARROW_PX ? 16 : MARGIN;
  const room = size.widthPx - 2 * margin;
  const { title, subtitle, caption } = blocks(words, room, size.widthPx);
  const titleTop = margin;
  const subtitleTop = titleTop + heightOf(title) + 4;
  const bodyTop = subtitleTop + heightOf(subtitle) + 12;
  const captionPx = heightOf(caption);
  const around = bodyTop + 14 + captionPx + margin - 4;
  const bodyPx = Math.max(size.bodyPx, size.heightPx - around);
  const captionTop = bodyTop + bodyPx + 14;
  return {
    heightPx: around + bodyPx,
    box: { x: margin, y: bodyTop, width: room, height: bodyPx },
    svg: [
      drawBlock(title, margin, titleTop, theme.ink),
      drawBlock(subtitle, margin, subtitleTop, theme.ink2),
      drawBlock(caption, margin, captionTop, theme.ink3),
    ].join(""),
  };
}

function blocks(words: Words, room: number, widthPx: number) {
  const narrow = widthPx < NARROW_PX;
  const most = (lines: number) => Math.ceil(lines * Math.max(1, USUAL_WIDTH_PX / widthPx));
  const title: Font = { sizePx: narrow ? 17 : 20, weight: "semibold" };
  const subtitle: Font = { sizePx: 13, weight: "regular" };
  const caption: Font = { sizePx: 11.5, weight: "regular" };
  const captionLines = words.caption.flatMap((paragraph) =>
    wrapText(keptTogether(paragraph), room, caption, most(CAPTION_LINES)),
  );
  return {
    title: {
      lines: balanced(keptTogether(words.title), room, title, most(TITLE_LINES)),
      font: title,
      leadingPx: narrow ? 22 : 25,
    },
    subtitle: {
      lines: balanced(keptTogether(words.subtitle), room, subtitle, most(SUBTITLE_LINES)),
      font: subtitle,
      leadingPx: 18,
    },
    caption: {
      lines: [...captionLines, ...originLines(words, room, caption)],
      font: caption,
      leadingPx: 16,
    },
  };
}

/** A number stays with its percent sign. */
const keptTogether = (text: string) => text.replaceAll(" %", "\u00a0%");

/** Where the figure comes from and its link: one line if both fit. */
function originLines(words: Words, room: number, font: Font): readonly string[] {
  const both = [words.origin, words.link].filter((text) => text !== "").join(" · ");
  if (textWidthPx(both, font) <= room || words.link === "") return [fitText(both, room, font)];
  return [fitText(words.origin, room, font), fitMiddle(words.link, room, font)];
}

/** Text of two lines breaks near its middle, not after its last word but one. */
function balanced(text: string, room: number, font: Font, maxLines: number): readonly string[] {
  const lines = wrapText(text, room, font, maxLines);
  if (lines.length < 2 || lines.at(-1)?.endsWith("…") === true) return lines;
  for (let share = 0.55; share < 1; share += 0.05) {
    const narrower = wrapText(text, room * share, font, maxLines);
    const fits = narrower.length === lines.length && narrower.at(-1)?.endsWith("…") !== true;
    if (fits) return narrower;
  }
  return lines;
}

function heightOf(block: Block): number {
  return block.lines.length * block.leadingPx;
}

function drawBlock(block: Block, x: number, top: number, colour: string): string {
  return block.lines
    .map((line, index) =>
      drawText(x, top + block.leadingPx * index + block.font.sizePx, line, {
        ...block.font,
        colour,
      }),
    )
    .join("");
}
