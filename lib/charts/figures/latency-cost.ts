import { formatMs, formatUsdDelta } from "../../format/amounts";
import { type Box, drawLine, drawRange, drawText } from "../svg/draw";
import { element, px } from "../svg/element";
import { optionColour } from "../svg/fills";
import { type Font, textWidthPx } from "../svg/measure";
import { linear, niceTicks, type Scale } from "../svg/scale";
import { spreadLabels } from "../svg/spread-labels";
import type { Theme } from "../svg/theme";
import { type LatencyCost, latencyCosts, latencyCostTitle } from "../tradeoffs/latency-cost";
import type { Figure, FigureContent, FigureFacts } from "./figure";
import { unplanned } from "./unplanned";

/** Added latency against added cost: one point for each option, with its ranges. */
export const latencyCost: Figure = {
  id: "latency-cost",
  name: "Latency against cost",
  content,
};

function content({ comparison, hops, fanOut }: FigureFacts): FigureContent {
  const points = latencyCosts(comparison);
  if (points.length === 0) {
    return unplanned(comparison.options[0]?.issues[0]?.message ?? "There is no mesh to place.");
  }
  const path = hops === 1 ? "1 hop" : `${hops} hops`;
  const calls = fanOut === 1 ? "" : `, the slowest of ${fanOut} calls at once on each`;
  return {
    words: {
      title: latencyCostTitle(points),
      subtitle: `Dollars a month more than no mesh, against milliseconds added over ${path}. Lines run from low to high; hollow: below the asked level or not possible here.`,
      caption: `Assumes proxies that are not saturated and ${path} one after the other${calls}; no mesh stands at 0 ms and $0.`,
    },
    description: points.map(inWords).join(" "),
    table: {
      columns: [
        "option",
        ...["low", "typical", "high"].map((end) => `added_ms_p50_${end}`),
        ...["low", "typical", "high"].map((end) => `added_ms_p99_at_most_${end}`),
        ...["low", "typical", "high"].map((end) => `extra_usd_per_month_${end}`),
      ],
      rows: points.map(({ name, p50Ms, p99Ms, deltaMicroUsd }) => [
        name,
        ...[p50Ms, p99Ms].flatMap(({ low, typical, high }) => [low, typical, high].map(hundredths)),
        ...[deltaMicroUsd.low, deltaMicroUsd.typical, deltaMicroUsd.high].map((usd) => usd / 1e6),
      ]),
    },
    bodyPx: (widthPx) => Math.min(400, Math.max(280, widthPx * 0.45)),
    draw: (box, theme) => ({ svg: draw(points, box, theme), patterns: "" }),
  };
}

const hundredths = (ms: number) => Math.round(ms * 100) / 100;

function inWords({ name, p50Ms, p99Ms, deltaMicroUsd }: LatencyCost): string {
  return `${name}: +${formatMs(p50Ms.typical)} at the median (${formatMs(p50Ms.low)} to ${formatMs(p50Ms.high)}), at most +${formatMs(p99Ms.typical)} at the 99th percentile, ${formatUsdDelta(deltaMicroUsd.typical)} a month.`;
}

/* ----------------------------------------------------------------- drawing */

const TICK: Font = { sizePx: 11.5, weight: "regular" };
const LABEL: Font = { sizePx: 12.5, weight: "regular" };
const AXIS = 40;

type Axes = { readonly x: Scale; readonly y: Scale; readonly plot: Box };

function draw(points: readonly LatencyCost[], box: Box, theme: Theme): string {
  const costs = points.flatMap(({ deltaMicroUsd: { low, high } }) => [low / 1e6, high / 1e6]);
  const yTicks = niceTicks(Math.min(0, ...costs), Math.max(1, ...costs), 5);
  const tickWidth = Math.max(...yTicks.map((tick) => textWidthPx(usdTick(tick), TICK)));
  const labels = Math.max(...points.map((point) => textWidthPx(point.name, LABEL))) + 22;
  const plot: Box = {
    x: box.x + tickWidth + 10,
    y: box.y + 8,
    width: Math.max(90, box.width - tickWidth - 10 - labels),
    height: box.height - 8 - AXIS,
  };
  const most = Math.max(0.1, ...points.map((point) => point.p50Ms.high));
  const xTicks = niceTicks(0, most, Math.max(2, Math.floor(plot.width / 80)));
  const axes: Axes = {
    plot,
    x: linear([0, xTicks.at(-1) ?? most], [plot.x, plot.x + plot.width]),
    y: linear([yTicks[0] ?? 0, yTicks.at(-1) ?? 1], [plot.y + plot.height, plot.y]),
  };
  return [
    drawGrid(xTicks, yTicks, axes, theme),
    ...points.map((point) => drawPoint(point, axes, theme)),
    drawNames(points, axes, theme),
  ].join("");
}

const usdTick = (usd: number) => formatUsdDelta(usd * 1e6);

function drawGrid(
  xTicks: readonly number[],
  yTicks: readonly number[],
  { x, y, plot }: Axes,
  theme: Theme,
): string {
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  const stroke = (tick: number) => ({
    stroke: tick === 0 ? theme.axis : theme.line,
    "stroke-width": 1,
  });
  const rows = yTicks.map(
    (tick) =>
      drawLine([plot.x, y(tick)], [right, y(tick)], stroke(tick)) +
      drawText(plot.x - 8, y(tick) + 4, usdTick(tick), {
        ...TICK,
        colour: theme.ink3,
        anchor: "end",
      }),
  );
  const columns = xTicks.map(
    (tick) =>
      drawLine([x(tick), plot.y], [x(tick), bottom], stroke(tick)) +
      drawText(x(tick), bottom + 16, String(hundredths(tick)), {
        ...TICK,
        colour: theme.ink3,
        anchor: "middle",
      }),
  );
  const unit = drawText(plot.x, bottom + 33, "Added milliseconds at the median, over the path", {
    ...TICK,
    colour: theme.ink2,
  });
  return [...rows, ...columns, unit].join("");
}

function drawPoint(point: LatencyCost, { x, y }: Axes, theme: Theme): string {
  const colour = optionColour(point.id, theme.id);
  const ink = theme.id === "print" ? theme.ink : colour;
  const { low, typical, high } = point.p50Ms;
  const cost = point.deltaMicroUsd;
  const at = y(cost.typical / 1e6);
  const centre = x(typical);
  const upright = element("path", {
    d: `M${px(centre)} ${px(y(cost.low / 1e6))}V${px(y(cost.high / 1e6))}`,
    fill: "none",
    stroke: ink,
    "stroke-width": 1.5,
    "stroke-opacity": 0.7,
  });
  const level = drawRange(x(low), x(high), at, { stroke: ink, "stroke-opacity": 0.7 });
  const dot = element("circle", {
    cx: centre,
    cy: at,
    r: 6,
    fill: point.qualifies ? colour : theme.page,
    stroke: point.qualifies ? theme.page : ink,
    "stroke-width": 2,
  });
  return level + upright + dot;
}

/** Names in a column at the right, each tied to its point. */
function drawNames(points: readonly LatencyCost[], { x, y, plot }: Axes, theme: Theme): string {
  const wanted = points.map((point) => y(point.deltaMicroUsd.typical / 1e6));
  const placed = spreadLabels(wanted, 18, plot.y + 4, plot.y + plot.height - 4);
  const right = plot.x + plot.width + 16;
  return points
    .map((point, index) => {
      const at = placed[index] ?? plot.y;
      const from = [x(point.p50Ms.typical) + 8, wanted[index] ?? at] as const;
      const leader = drawLine(from, [right - 3, at], {
        stroke: theme.axis,
        "stroke-width": 0.75,
        "stroke-dasharray": "2 3",
      });
      return leader + drawText(right, at + 4.5, point.name, { ...LABEL, colour: theme.ink });
    })
    .join("");
}
