import { formatCount, formatUsd } from "../../format/amounts";
import { type Box, drawLine, drawRange, drawRect, drawText } from "../svg/draw";
import { optionColour } from "../svg/fills";
import {
  layNotedRows,
  type NotedRows,
  ROW_NAME,
  ROW_NOTE,
  type StackedRow,
  stackRows,
  totalPx,
} from "../svg/noted-rows";
import { linear, niceTicks, type Scale } from "../svg/scale";
import type { Theme } from "../svg/theme";
import {
  cheaperThanTodayInWords,
  cheapestTexts,
  draftInWords,
  type OptionOutcome,
  outcomeInWords,
  shareText,
  type Uncertainty,
  uncertaintyTitle,
} from "../tradeoffs/uncertainty";
import type { Figure, FigureContent } from "./figure";
import { tooManyKinds, unplanned } from "./unplanned";

/** Each option's bill over samples of all that is uncertain, and how likely it is the cheapest. */
export const uncertainty: Figure = {
  id: "uncertainty",
  name: "How sure the ranking is",
  content: (facts, view) => uncertaintyContent(facts.uncertainty(view)),
};

export function uncertaintyContent(found: Uncertainty | "too-many-kinds"): FigureContent {
  if (found === "too-many-kinds") return tooManyKinds("Sampling");
  const { options } = found;
  if (options.length === 0) {
    return unplanned("In more than a tenth of the samples no option fits this node type.");
  }
  const samples = formatCount(found.samples);
  const ties =
    found.tiedShare === 0
      ? ""
      : ` Ties (${shareText(found.tiedShare)} of the samples) count in equal parts.`;
  const cheapest = cheapestTexts(options);
  const today = cheaperThanTodayInWords(options, found.today ?? "");
  return {
    words: {
      title: uncertaintyTitle(found),
      subtitle: `Dollars a month: the middle 80 % of ${samples} samples, the median marked. Right: how often it is the cheapest that does what is asked.`,
      caption: `${samples} samples, seed ${found.seed}: hardware, the Envoy law, traffic and application use are drawn once for all options, each mesh's own ratios apart.${ties} Nodes by resource sums, with what packing adds measured on ${formatCount(found.plans)} plans. The median is not the typical figure: that takes each input at its likeliest value, while ranges reach further up than down, and whole nodes round up.${draftInWords(found)}`,
    },
    description: [...options.map((option) => outcomeInWords(option, cheapest[option.id])), today]
      .filter((text) => text !== "")
      .join(" "),
    table: {
      columns: [
        "option",
        "competes",
        "cheapest_share",
        ...["p10", "p50", "p90"].map((name) => `usd_per_month_${name}`),
        ...["p10", "p50", "p90"].map((name) => `nodes_${name}`),
        "samples",
        "seed",
        "cheaper_than_today_share",
      ],
      rows: options.map((option) => {
        const { name, candidate, nodes, microUsdPerMonth: usd } = option;
        return [
          name,
          candidate ? "yes" : "no",
          rounded(option.cheapestShare),
          ...[usd.p10, usd.p50, usd.p90].map((microUsd) => microUsd / 1e6),
          nodes.p10,
          nodes.p50,
          nodes.p90,
          found.samples,
          found.seed,
          option.cheaperThanTodayShare === undefined ? "" : rounded(option.cheaperThanTodayShare),
        ];
      }),
    },
    bodyPx: (widthPx) => options.length * ROW + totalPx(headsOf(options, widthPx).extraPx) + AXIS,
    draw: (box, theme) => ({ svg: draw(options, box, theme), patterns: "" }),
  };
}

const rounded = (share: number) => Math.round(share * 10_000) / 10_000;

/* ----------------------------------------------------------------- drawing */

const ROW = 44;
const AXIS = 24;
const BAR = 14;
const SHARE_ROOM = 96;

function draw(options: readonly OptionOutcome[], box: Box, theme: Theme): string {
  const ends = options.flatMap(({ microUsdPerMonth: { p10, p90 } }) => [p10 / 1e6, p90 / 1e6]);
  const width = box.width - SHARE_ROOM;
  const ticks = niceTicks(
    Math.min(...ends),
    Math.max(...ends, Math.min(...ends) + 1),
    Math.max(2, Math.floor(width / 110)),
  );
  const x = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [box.x + 6, box.x + width - 18]);
  const heads = headsOf(options, box.width);
  const height = options.length * ROW + totalPx(heads.extraPx);
  const bottom = box.y + height;
  const grid = ticks.map((tick, index) => {
    const anchor = index === 0 ? "start" : "middle";
    return (
      drawLine([x(tick), box.y + 4], [x(tick), bottom], { stroke: theme.line, "stroke-width": 1 }) +
      drawText(index === 0 ? box.x : x(tick), bottom + 16, formatUsd(tick * 1e6), {
        ...ROW_NOTE,
        colour: theme.ink3,
        anchor,
      })
    );
  });
  const texts = cheapestTexts(options);
  const stacked = stackRows({ y: box.y, height }, heads.extraPx);
  const rows = options.map((option, index) => {
    const row = stacked[index] ?? { top: box.y, marksTop: box.y };
    return (
      heads.draw(index, box.x, row.top + 14, theme) +
      drawOutcome(option, texts[option.id] ?? "", x, { ...box, ...row }, theme)
    );
  });
  return [...grid, ...rows].join("");
}

const headsOf = (options: readonly OptionOutcome[], widthPx: number): NotedRows =>
  layNotedRows(
    options.map((option) => ({ name: option.name, note: noteOf(option) })),
    { widthPx: widthPx - (SHARE_ROOM - 24), gapPx: 10 },
  );

/** "$2,333 · 15 nodes, 14 to 16": the medians, and the nodes from P10 to P90. */
function noteOf({ nodes: { p10, p50, p90 }, microUsdPerMonth }: OptionOutcome): string {
  const spread = p10 === p90 ? "" : `, ${formatCount(p10)} to ${formatCount(p90)}`;
  return `${formatUsd(microUsdPerMonth.p50)} · ${formatCount(p50)} nodes${spread}`;
}

function drawOutcome(
  option: OptionOutcome,
  share: string,
  x: Scale,
  box: Box & StackedRow,
  theme: Theme,
): string {
  const { p10, p50, p90 } = option.microUsdPerMonth;
  const middle = box.marksTop + 30;
  const at = (microUsd: number) => x(microUsd / 1e6);
  const colour = optionColour(option.id, theme.id);
  const right = box.x + box.width;
  const barRoom = SHARE_ROOM - 30;
  const shareBar = option.candidate
    ? drawRect(
        { x: right - barRoom, y: middle - 3, width: barRoom, height: 6 },
        { fill: theme.sunken, stroke: theme.line },
      ) +
      drawRect(
        { x: right - barRoom, y: middle - 3, width: barRoom * option.cheapestShare, height: 6 },
        { fill: colour },
      )
    : "";
  return [
    drawRect(
      { x: at(p10), y: middle - BAR / 2, width: Math.max(2, at(p90) - at(p10)), height: BAR },
      { fill: colour, "fill-opacity": 0.55 },
    ),
    drawRange(at(p10), at(p90), middle, { stroke: theme.ink, "stroke-width": 1 }),
    drawLine([at(p50), middle - BAR / 2 - 2], [at(p50), middle + BAR / 2 + 2], {
      stroke: theme.ink,
      "stroke-width": 2.5,
    }),
    drawText(right, box.top + 14, share, {
      ...ROW_NAME,
      weight: "semibold",
      colour: theme.ink,
      anchor: "end",
    }),
    shareBar,
  ].join("");
}
