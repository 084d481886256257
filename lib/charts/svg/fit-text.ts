import { type Font, textWidthPx } from "./measure";

const ELLIPSIS = "…";
/** A line as wide as its room fits, in whatever order its letters are added up. */
const ROUNDING_PX = 1e-6;

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitText(text: string, widthPx: number, font: Font): string {
  // No line of a figure holds 2,000 characters: longer texts are not worth measuring.
  const whole = text.length <= 2000 ? text : "";
  if (whole !== "" && textWidthPx(whole, font) <= widthPx) return whole;
  if (text === "") return "";
  const room = widthPx - textWidthPx(ELLIPSIS, font);
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += textWidthPx(character, font);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** A long token whose middle matters least, such as a link: its beginning and its end. */
export function fitMiddle(text: string, widthPx: number, font: Font): string {
  if (text.length <= 2000 && textWidthPx(text, font) <= widthPx) return text;
  const tailLength = 12;
  const tail = text.slice(-tailLength);
  const head = fitText(text, widthPx - textWidthPx(tail, font), font);
  return head.endsWith(ELLIPSIS) ? head + tail : head;
}

/** Lines broken at spaces; what is left over after `maxLines` is cut with an ellipsis. */
export function wrapText(
  text: string,
  widthPx: number,
  font: Font,
  maxLines: number,
): readonly string[] {
  const whole = text.slice(0, 4000);
  const spacePx = textWidthPx(" ", font);
  const lines: string[] = [];
  // The line is what is left of a word that was cut, if any, and a piece of the text.
  let cut = "";
  let [from, to, linePx] = [0, 0, 0];
  for (let start = 0, end = 0; start <= whole.length; start = end + 1) {
    end = endOfWord(whole, start);
    // Widths add up, kerning being left aside: each word is measured once.
    const wordPx = textWidthPx(whole, font, start, end);
    const empty = cut === "" && from === to;
    if (empty) from = start;
    const longerPx = empty ? wordPx : linePx + spacePx + wordPx;
    if (longerPx <= widthPx + ROUNDING_PX) {
      to = end;
      linePx = longerPx;
      continue;
    }
    if (lines.length === maxLines - 1) {
      return [...lines, fitText((cut + whole.slice(from)).trim(), widthPx, font)];
    }
    if (!empty) lines.push(cut + whole.slice(from, to));
    const word = whole.slice(start, end);
    const fitting = fitText(word, widthPx, font);
    cut = fitting === word ? "" : fitting;
    from = cut === "" ? start : end;
    to = end;
    linePx = textWidthPx(fitting, font);
  }
  const last = cut + whole.slice(from, to);
  return last === "" ? lines : [...lines, last];
}

function endOfWord(text: string, start: number): number {
  const space = text.indexOf(" ", start);
  return space < 0 ? text.length : space;
}

/** No word of a name is worth more lines than this gives. */
const MOST_OF_A_WORD = 120;

/** The same for names in a narrow column: a word wider than a line goes on in the next, uncut. */
export function wrapWords(
  text: string,
  widthPx: number,
  font: Font,
  maxLines: number,
): readonly string[] {
  const broken = text.split(" ").map((word) => {
    if (textWidthPx(word.slice(0, MOST_OF_A_WORD), font) <= widthPx) return word;
    let usedPx = 0;
    let pieces = "";
    for (const character of word.slice(0, MOST_OF_A_WORD)) {
      const characterPx = textWidthPx(character, font);
      const full = usedPx + characterPx > widthPx;
      pieces += full ? ` ${character}` : character;
      usedPx = full ? characterPx : usedPx + characterPx;
    }
    return pieces + word.slice(MOST_OF_A_WORD);
  });
  return wrapText(broken.join(" "), widthPx, font, maxLines);
}
