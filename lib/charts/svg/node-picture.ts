import type { Owner } from "../../model/types";
import { formatPercent } from "../../format/amounts";
import { type NodeBin, takenShare } from "../node-bins";
import { type Box, drawRect, drawText } from "./draw";
import { type Font, textWidthPx } from "./measure";
import { readableOn } from "./readable-on";
import type { Theme } from "./theme";

const INSIDE: Font = { sizePx: 11, weight: "regular" };
const BELOW: Font = { sizePx: 11.5, weight: "regular" };
/** What stands below the columns: whose they are, and how much is taken. */
const BELOW_PX = 32;
const BETWEEN = 6;
const WIDEST = 84;
/** Lower slices carry no number. */
const LEAST_LABELLED_PX = 14;

const COLUMNS = [
  ["CPU", "cpuShare"],
  ["Memory", "memoryShare"],
] as const;

/** The paint of an owner's area. */
export type Paints = ReadonlyMap<Owner, string>;

/**
 * One node as two columns, as high as the machine's CPU and memory: who holds how much of it, from
 * the bottom up, and on top what is left over.
 */
export function drawNodePicture(bin: NodeBin, box: Box, paints: Paints, theme: Theme): string {
  const width = Math.min(WIDEST, (box.width - BETWEEN) / 2);
  const height = box.height - BELOW_PX;
  return COLUMNS.map(([label, share], index) => {
    const x = box.x + index * (width + BETWEEN);
    const column = { x, y: box.y, width, height };
    const middle = x + width / 2;
    const below = box.y + height;
    const style = { ...BELOW, anchor: "middle" as const };
    return [
      drawRect(column, { fill: paints.get("stranded") }),
      ...drawSlices(bin, share, column, paints, theme),
      drawRect(column, { fill: "none", stroke: theme.axis, "stroke-width": 1 }),
      drawText(middle, below + 14, label, { ...style, colour: theme.ink3 }),
      drawText(middle, below + 28, formatPercent(takenShare(bin, share)), {
        ...style,
        colour: theme.ink,
      }),
    ].join("");
  }).join("");
}

function drawSlices(
  { slices }: NodeBin,
  share: "cpuShare" | "memoryShare",
  column: Box,
  paints: Paints,
  theme: Theme,
): readonly string[] {
  let bottom = column.y + column.height;
  return slices.map((slice) => {
    // DaemonSets larger than the machine end at its top; the percentage below says how much they ask.
    const height = Math.min(slice[share] * column.height, bottom - column.y);
    bottom -= height;
    if (height === 0) return "";
    const fill = paints.get(slice.owner);
    const part = { ...column, y: bottom, height };
    return (
      drawRect(part, { fill, stroke: theme.page, "stroke-width": 0.75 }) +
      insideLabel(slice[share], part, fill)
    );
  });
}

/** The share inside its slice, where it has room and can be read. */
function insideLabel(share: number, part: Box, fill: string | undefined): string {
  const hatched = fill === undefined || fill.startsWith("url(");
  if (hatched || part.height < LEAST_LABELLED_PX) return "";
  const text = formatPercent(share);
  if (textWidthPx(text, INSIDE) + 4 > part.width) return "";
  return drawText(part.x + part.width / 2, part.y + part.height / 2 + 4, text, {
    ...INSIDE,
    colour: readableOn(fill),
    anchor: "middle",
  });
}
