import type { Owner } from "../../model/types";
import { ownerLabel } from "../options";
import { type Box, drawRect, drawText } from "./draw";
import { type Font, textWidthPx } from "./measure";
import type { Theme } from "./theme";

const LEGEND: Font = { sizePx: 12, weight: "regular" };
const ROW = 20;
const SWATCH = 11;

/** The height of a legend of these owners at a width. */
export const ownerLegendPx = (owners: readonly Owner[], widthPx: number): number =>
  legendRows(owners, widthPx).length * ROW;

/** Owners with their fills, in rows at the top of the box. */
export function drawOwnerLegend(
  owners: readonly Owner[],
  paints: readonly string[],
  box: Box,
  theme: Theme,
): string {
  return legendRows(owners, box.width)
    .flatMap((inRow, row) => {
      let x = box.x;
      return inRow.map((owner) => {
        const y = box.y + row * ROW;
        const swatch = drawRect(
          { x, y, width: SWATCH, height: SWATCH },
          { fill: paints[owners.indexOf(owner)], stroke: theme.axis, "stroke-width": 0.5 },
        );
        const label = drawText(x + SWATCH + 6, y + 10, ownerLabel(owner), {
          ...LEGEND,
          colour: theme.ink2,
        });
        x += entryWidth(owner);
        return swatch + label;
      });
    })
    .join("");
}

function legendRows(owners: readonly Owner[], widthPx: number): readonly (readonly Owner[])[] {
  const rows: Owner[][] = [[]];
  let used = 0;
  for (const owner of owners) {
    const width = entryWidth(owner);
    if (used > 0 && used + width > widthPx) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(owner);
    used += width;
  }
  return rows;
}

const entryWidth = (owner: Owner) => SWATCH + 6 + textWidthPx(ownerLabel(owner), LEGEND) + 16;
