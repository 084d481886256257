import type { Box } from "../svg/draw";
import { drawText } from "../svg/draw";
import { wrapText } from "../svg/fit-text";
import type { Theme } from "../svg/theme";
import type { FigureContent } from "./figure";

/** What every figure says when there is nothing to draw: the reason, in the drawing's place. */
export function unplanned(
  reason: string,
  title = "These pods cannot be placed on nodes of this type",
): FigureContent {
  return {
    words: {
      title,
      subtitle: "No number can be drawn for this scenario.",
      caption: "",
    },
    description: reason,
    table: { columns: ["reason"], rows: [[reason]] },
    nothing: true,
    bodyPx: () => 72,
    draw: (box, theme) => ({ svg: reasonLines(reason, box, theme), patterns: "" }),
  };
}

/** What a figure says that would plan hundreds of times, where one plan takes long. */
export function tooManyKinds(what: string): FigureContent {
  return unplanned(
    `${what} plans the pools hundreds of times, which takes too long here for more than 200 kinds of pods. The page computes it in the browser; or merge rows that are alike.`,
    "Too many kinds of pods for a figure on its own",
  );
}

function reasonLines(reason: string, box: Box, theme: Theme): string {
  const font = { sizePx: 14, weight: "regular" } as const;
  return wrapText(reason, box.width, font, 3)
    .map((line, index) =>
      drawText(box.x, box.y + 18 + index * 20, line, { ...font, colour: theme.ink }),
    )
    .join("");
}
