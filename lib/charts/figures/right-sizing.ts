import { formatCount, formatUsdDelta } from "../../format/amounts";
import { type Box, drawLine, drawLiftedRange, drawRect, drawText } from "../svg/draw";
import { optionColour } from "../svg/fills";
import { layNotedRows, type NotedRows, ROW_NAME, stackRows, totalPx } from "../svg/noted-rows";
import { linear, type Scale } from "../svg/scale";
import type { Theme } from "../svg/theme";
import {
  requestText,
  type RightSizingGain,
  rightSizingInWords,
  rightSizingTitle,
} from "../tradeoffs/right-sizing";
import type { Figure, FigureContent, FigureFacts } from "./figure";
import { unplanned } from "./unplanned";

/** What right-sized requests save in a year against each chart's own. */
export const rightSizing: Figure = {
  id: "right-sizing",
  name: "Worth of right-sizing",
  content,
};

function content({ comparison, rightSizing: gainsOf }: FigureFacts): FigureContent {
  const gains = gainsOf();
  if (gains.length === 0) {
    return unplanned(comparison.options[0]?.issues[0]?.message ?? "There is no mesh to size.");
  }
  return {
    words: {
      title: rightSizingTitle(gains),
      subtitle:
        "Dollars a year: the chart’s production requests less right-sized ones, all else alike. Left of zero the chart reserves less than is used. Thin lines from low to high.",
      caption:
        "Right-sized: predicted use with headroom, for each workload apart; one value for all must hold the largest.",
    },
    description: gains.map(rightSizingInWords).join(" "),
    table: {
      columns: [
        "option",
        "nodes_chart",
        "nodes_right_sized",
        "gain_usd_per_year_low",
        "gain_usd_per_year_typical",
        "gain_usd_per_year_high",
        "set",
      ],
      rows: gains.map(({ name, chartNodes, rightSizedNodes, gainMicroUsdPerYear: g, settings }) => [
        name,
        chartNodes,
        rightSizedNodes,
        ...[g.low, g.typical, g.high].map((microUsd) => microUsd / 1e6),
        settings
          .map(
            (set) =>
              `${set.helmValue}: ${requestText(set.chart)} to ${requestText(set.rightSized)}`,
          )
          .join("; "),
      ]),
    },
    bodyPx: (widthPx) => gains.length * ROW + totalPx(headsOf(gains, widthPx).extraPx),
    draw: (box, theme) => ({ svg: draw(gains, box, theme), patterns: "" }),
  };
}

/* ----------------------------------------------------------------- drawing */

const ROW = 50;
const BAR = 16;

function draw(gains: readonly RightSizingGain[], box: Box, theme: Theme): string {
  const ends = gains.flatMap(({ gainMicroUsdPerYear: { low, high } }) => [low, high]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends, 1)];
  const room = 78;
  const x = linear([least, most], [box.x + (least < 0 ? 8 : 0), box.x + box.width - room]);
  const heads = headsOf(gains, box.width);
  const stacked = stackRows(box, heads.extraPx);
  const rows = stacked.flatMap(({ top, marksTop }, index) => {
    const gain = gains[index];
    if (gain === undefined) return [];
    return [heads.draw(index, box.x, top + 14, theme), drawGain(gain, x, marksTop, theme)];
  });
  const axis = stacked.map(({ marksTop }) =>
    drawLine([x(0), marksTop + 20], [x(0), marksTop + 46], {
      stroke: theme.axis,
      "stroke-width": 1,
    }),
  );
  return [...rows, ...axis].join("");
}

const headsOf = (gains: readonly RightSizingGain[], widthPx: number): NotedRows =>
  layNotedRows(
    gains.map(({ name, chartNodes, rightSizedNodes }) => ({
      name,
      note: `${formatCount(chartNodes)} nodes by the chart, ${formatCount(rightSizedNodes)} right-sized`,
    })),
    { widthPx, gapPx: 12 },
  );

function drawGain(gain: RightSizingGain, x: Scale, top: number, theme: Theme): string {
  const middle = top + 33;
  const { low, typical, high } = gain.gainMicroUsdPerYear;
  const [from, to] = [Math.min(x(0), x(typical)), Math.max(x(0), x(typical))];
  const bar = drawRect(
    { x: from, y: middle - BAR / 2, width: Math.max(1, to - from), height: BAR },
    { fill: optionColour(gain.id, theme.id) },
  );
  const range =
    low === high
      ? ""
      : drawLiftedRange(x(low), x(high), middle, theme.ink, { stroke: theme.page, opacity: 1 });
  return [
    bar,
    range,
    drawText(Math.max(x(high), x(0), to) + 9, middle + 4.5, formatUsdDelta(typical), {
      ...ROW_NAME,
      weight: "semibold",
      colour: theme.ink,
    }),
  ].join("");
}
