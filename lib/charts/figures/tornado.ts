import { formatCount, formatUsdDelta } from "../../format/amounts";
import { type Box, drawLine, drawRect, drawText } from "../svg/draw";
import { optionColour } from "../svg/fills";
import { textWidthPx } from "../svg/measure";
import { layNotedRows, type NotedRows, ROW_NOTE, stackRows, totalPx } from "../svg/noted-rows";
import { linear, type Scale } from "../svg/scale";
import type { Theme } from "../svg/theme";
import {
  reach,
  type Tornado,
  type TornadoBar,
  tornadoInWords,
  tornadoTitle,
} from "../tradeoffs/tornado";
import type { Figure, FigureContent } from "./figure";
import { tooManyKinds, unplanned } from "./unplanned";

/** What moves an option's extra cost, one coefficient or input at a time. */
export const tornado: Figure = {
  id: "tornado",
  name: "What moves the extra cost",
  ofOne: true,
  content: (facts, view) => tornadoContent(facts.tornado(view)),
};

/** More bars than this are counted, not drawn. */
const MOST_BARS = 10;

const KINDS: Readonly<Record<TornadoBar["kind"], string>> = {
  coefficient: "",
  input: "your input",
  choice: "your choice",
};

export function tornadoContent(found: Tornado | undefined | "too-many-kinds"): FigureContent {
  if (found === "too-many-kinds") return tooManyKinds("Moving every value");
  if (found === undefined) {
    return unplanned("No mesh can be planned beside no mesh here, so nothing can be moved.");
  }
  const bars = found.bars.slice(0, MOST_BARS);
  const left = found.bars.length - bars.length;
  const rest = [
    ...(left > 0 ? [`${formatCount(left)} more move less`] : []),
    ...(found.unmoved > 0 ? [`${formatCount(found.unmoved)} move nothing`] : []),
  ];
  return {
    words: {
      title: tornadoTitle(found),
      subtitle: `${found.option.name}: dollars a month more than no mesh, one value moved through its range at a time, all else as it is. Light: at the low end; dark: at the high end.`,
      caption:
        `Each end is a pair of runs, option and no mesh under the same values; never a high run less a low one. ${rest.length === 0 ? "" : `Of all values ${rest.join(" and ")}.`}`.trim(),
    },
    description: tornadoInWords(found, MOST_BARS),
    table: {
      columns: [
        "value",
        "kind",
        "low",
        "high",
        "extra_usd_per_month_at_low",
        "extra_usd_per_month_here",
        "extra_usd_per_month_at_high",
        "extra_nodes_at_low",
        "extra_nodes_here",
        "extra_nodes_at_high",
      ],
      rows: found.bars.map((bar) => [
        bar.label,
        bar.kind,
        bar.lowText,
        bar.highText,
        ...[bar.low, found.here, bar.high].map(({ microUsdPerMonth }) => microUsdPerMonth / 1e6),
        ...[bar.low, found.here, bar.high].map(({ nodes }) => nodes),
      ]),
    },
    bodyPx: (widthPx) =>
      Math.max(1, bars.length) * ROW + totalPx(headsOf(bars, widthPx).extraPx) + AXIS,
    draw: (box, theme) => ({ svg: draw(found, bars, box, theme), patterns: "" }),
  };
}

/* ----------------------------------------------------------------- drawing */

const ROW = 44;
const BAR = 15;
const AXIS = 22;

function draw(found: Tornado, bars: readonly TornadoBar[], box: Box, theme: Theme): string {
  const reaches = bars.map((bar) => reach(found, bar));
  const here = found.here.microUsdPerMonth;
  const least = Math.min(here, ...reaches.map(({ low }) => low));
  const most = Math.max(here, ...reaches.map(({ high }) => high));
  const labelRoom = Math.max(
    ...[least, most, here].map((value) => textWidthPx(formatUsdDelta(value), ROW_NOTE)),
  );
  const x = linear(
    [least, Math.max(most, least + 1)],
    [box.x + labelRoom + 10, box.x + box.width - labelRoom - 10],
  );
  const top = box.y + AXIS;
  const heads = headsOf(bars, box.width);
  const height = bars.length * ROW + totalPx(heads.extraPx);
  const rows = stackRows({ y: top, height }, heads.extraPx);
  const middle = x(here);
  const hereText = `${formatUsdDelta(here)} here`;
  const half = textWidthPx(hereText, ROW_NOTE) / 2;
  const hereAt = Math.min(box.x + box.width - half, Math.max(box.x + half, middle));
  return [
    drawText(hereAt, box.y + 12, hereText, {
      ...ROW_NOTE,
      weight: "semibold",
      colour: theme.ink,
      anchor: "middle",
    }),
    ...bars.map((bar, index) => {
      const row = rows[index] ?? { top, marksTop: top };
      return (
        heads.draw(index, box.x, row.top + 14, theme) + drawBar(found, bar, x, row.marksTop, theme)
      );
    }),
    ...rows.map(({ marksTop }) =>
      drawLine([middle, marksTop + 17], [middle, marksTop + 39], {
        stroke: theme.ink,
        "stroke-width": 1,
      }),
    ),
  ].join("");
}

const headsOf = (bars: readonly TornadoBar[], widthPx: number): NotedRows =>
  layNotedRows(
    bars.map((bar) => ({ name: bar.label, note: noteOf(bar) })),
    { widthPx, gapPx: 8 },
  );

function noteOf({ kind, lowText, highText }: TornadoBar): string {
  const whose = KINDS[kind];
  return `${lowText} to ${highText}${whose === "" ? "" : ` · ${whose}`}`;
}

function drawBar(found: Tornado, bar: TornadoBar, x: Scale, top: number, theme: Theme): string {
  const here = x(found.here.microUsdPerMonth);
  const middle = top + 28;
  const colour = optionColour(found.option.id, theme.id);
  const [low, high] = [bar.low.microUsdPerMonth, bar.high.microUsdPerMonth];
  const part = (value: number, opacity: number) =>
    drawRect(
      {
        x: Math.min(here, x(value)),
        y: middle - BAR / 2,
        width: Math.abs(x(value) - here),
        height: BAR,
      },
      { fill: colour, "fill-opacity": opacity },
    );
  // The wider end is drawn first where both lie on one side, so that neither hides the other.
  const ends = [
    { value: low, opacity: 0.4 },
    { value: high, opacity: 1 },
  ].sort((a, b) => Math.abs(x(b.value) - here) - Math.abs(x(a.value) - here));
  const { low: least, high: most } = reach(found, bar);
  const number = (value: number, anchor: "start" | "end") =>
    value === found.here.microUsdPerMonth
      ? ""
      : drawText(x(value) + (anchor === "end" ? -7 : 7), middle + 4, formatUsdDelta(value), {
          ...ROW_NOTE,
          colour: theme.ink,
          anchor,
        });
  return [
    ...ends.map(({ value, opacity }) => part(value, opacity)),
    number(least, "end"),
    number(most, "start"),
  ].join("");
}
