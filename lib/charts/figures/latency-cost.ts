import { formatMs, formatUsdDelta } from "../../format/amounts";
import { type Box, drawLine, drawRange, drawText } from "../svg/draw";
import { element, px } from "../svg/element";
import { optionColour } from "../svg/fills";
import { type Font, textWidthPx } from "../svg/measure";
import { readableOn } from "../svg/readable-on";
import { linear, niceTicks, type Scale } from "../svg/scale";
import { spreadLabels } from "../svg/spread-labels";
import type { Theme } from "../svg/theme";
import { type LatencyCost, latencyCosts, latencyCostTitle } from "../tradeoffs/latency-cost";
import type { Figure, FigureContent, FigureFacts } from "./figure";
import { unplanned } from "./unplanned";

/** Added latency against added cost, at the median and at the p99: one point for each option, with its ranges. */
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
  const bound =
    hops === 1 ? "" : "the p99 is the sum of the hops' own p99, an upper bound of the path's; ";
  return {
    words: {
      title: latencyCostTitle(points),
      subtitle: `Dollars a month more than no mesh, against milliseconds added over ${path}: at the median and at the 99th percentile. Lines run from low to high; hollow: below the asked level or not possible here.`,
      caption: `Assumes proxies that are not saturated and ${path} one after the other${calls}; ${bound}no mesh stands at 0 ms and $0.`,
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
    bodyPx: (widthPx) => bodyPx(widthPx, points.length),
    draw: (box, theme) => ({ svg: draw(dearestFirst(points), box, theme), patterns: "" }),
  };
}

const hundredths = (ms: number) => Math.round(ms * 100) / 100;

function inWords({ name, p50Ms, p99Ms, deltaMicroUsd }: LatencyCost): string {
  return `${name}: +${formatMs(p50Ms.typical)} at the median (${formatMs(p50Ms.low)} to ${formatMs(p50Ms.high)}), at most +${formatMs(p99Ms.typical)} at the 99th percentile, ${formatUsdDelta(deltaMicroUsd.typical)} a month.`;
}

/* ----------------------------------------------------------------- drawing */

const TICK: Font = { sizePx: 11.5, weight: "regular" };
const HEAD: Font = { sizePx: 12.5, weight: "semibold" };
const NAME: Font = { sizePx: 12.5, weight: "regular" };
const VALUES: Font = { sizePx: 11, weight: "regular" };
const DIGIT: Font = { sizePx: 10, weight: "semibold" };
const HEAD_PX = 22;
/** Below a panel: its ticks, and once the unit they count in. */
const TICKS_PX = 24;
const UNIT_PX = 18;
const BETWEEN = 28;
/** A name with its values under it. */
const KEY_ROW = 36;
const RADIUS = 7;
const NARROW_PLOT_PX = 150;

type Quantile = "p50Ms" | "p99Ms";
const QUANTILES: readonly (readonly [Quantile, title: string])[] = [
  ["p50Ms", "Median (p50)"],
  ["p99Ms", "99th percentile (p99), at most"],
];

/** Too narrow for two panels and the names side by side: they go below one another. */
const isNarrow = (widthPx: number) => widthPx < 560;

function bodyPx(widthPx: number, count: number): number {
  if (!isNarrow(widthPx)) return Math.min(400, Math.max(280, widthPx * 0.45));
  const panelPx = HEAD_PX + NARROW_PLOT_PX + TICKS_PX;
  return panelPx * QUANTILES.length + UNIT_PX + count * KEY_ROW;
}

type Axes = { readonly x: Scale; readonly y: Scale; readonly plot: Box };
type Ticks = { readonly usd: readonly number[]; readonly ms: readonly number[] };

/** As they stand in the picture, from the top: so are they numbered. */
const dearestFirst = (points: readonly LatencyCost[]) =>
  points.toSorted((a, b) => b.deltaMicroUsd.typical - a.deltaMicroUsd.typical);

/** Both panels count dollars up and milliseconds across on the same scales. */
function draw(points: readonly LatencyCost[], box: Box, theme: Theme): string {
  const narrow = isNarrow(box.width);
  const costs = points.flatMap(({ deltaMicroUsd: { low, high } }) => [low / 1e6, high / 1e6]);
  const usd = niceTicks(Math.min(0, ...costs), Math.max(1, ...costs), 5);
  const most = Math.max(0.1, ...points.flatMap((p) => [p.p50Ms.high, p.p99Ms.high]));
  const plots = layPlots(points, usd, box);
  const [first] = plots;
  if (first === undefined) return "";
  const ms = niceTicks(0, most, Math.max(3, Math.floor(first.width / 50)));
  const axes = plots.map((plot) => ({
    plot,
    x: linear([0, most], [plot.x, plot.x + plot.width - RADIUS]),
    y: linear([usd[0] ?? 0, usd.at(-1) ?? 1], [plot.y + plot.height, plot.y]),
  }));
  const ticks = { usd, ms: ms.filter((tick) => tick <= most) };
  const panels = axes.map((panel, index) => {
    const [quantile, title] = QUANTILES[index] ?? ["p50Ms", ""];
    // Where panels stand side by side, one column of dollars serves both.
    const grid = drawGrid(ticks, narrow || index === 0, panel, theme);
    const head = drawText(panel.plot.x, panel.plot.y - 10, title, { ...HEAD, colour: theme.ink });
    const ranges = points.map((point) => drawRanges(point, quantile, panel, theme));
    const markers = points.map((point, at) => {
      const spot = [panel.x(point[quantile].typical), yOf(point, panel)] as const;
      return drawMarker(point, at, spot, theme);
    });
    return [head, grid, ...ranges, ...markers].join("");
  });
  const below = Math.max(...plots.map(({ y, height }) => y + height)) + TICKS_PX;
  const unit = drawText(narrow ? box.x : first.x, below + 10, UNIT, {
    ...TICK,
    colour: theme.ink2,
  });
  const names = narrow
    ? drawKeyBelow(points, box.x, below + UNIT_PX, theme)
    : drawKeyBeside(points, axes.at(-1), theme);
  return [...panels, unit, names].join("");
}

const UNIT = "Added milliseconds over the path, on one scale";

function layPlots(points: readonly LatencyCost[], usd: readonly number[], box: Box): Box[] {
  const left = Math.max(...usd.map((tick) => textWidthPx(usdTick(tick), TICK))) + 10;
  const y = box.y + HEAD_PX;
  if (isNarrow(box.width)) {
    const height = (box.height - UNIT_PX - points.length * KEY_ROW) / 2 - HEAD_PX - TICKS_PX;
    const plot = { x: box.x + left, y, width: Math.max(90, box.width - left), height };
    return [plot, { ...plot, y: y + height + TICKS_PX + HEAD_PX }];
  }
  const texts = points.flatMap((point) => [
    textWidthPx(point.name, NAME),
    textWidthPx(valuesOf(point), VALUES),
  ]);
  const key = Math.max(...texts) + 4 * RADIUS + 12;
  const width = Math.max(90, (box.width - left - BETWEEN - key) / 2);
  const plot = { x: box.x + left, y, width, height: box.height - HEAD_PX - TICKS_PX - UNIT_PX };
  return [plot, { ...plot, x: plot.x + width + BETWEEN }];
}

const usdTick = (usd: number) => formatUsdDelta(usd * 1e6);

function drawGrid(ticks: Ticks, dollars: boolean, { x, y, plot }: Axes, theme: Theme): string {
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  const stroke = (tick: number) => ({
    stroke: tick === 0 ? theme.axis : theme.line,
    "stroke-width": 1,
  });
  const style = { ...TICK, colour: theme.ink3 };
  const rows = ticks.usd.map((tick) => {
    const line = drawLine([plot.x, y(tick)], [right, y(tick)], stroke(tick));
    if (!dollars) return line;
    return line + drawText(plot.x - 8, y(tick) + 4, usdTick(tick), { ...style, anchor: "end" });
  });
  const columns = ticks.ms.map(
    (tick) =>
      drawLine([x(tick), plot.y], [x(tick), bottom], stroke(tick)) +
      drawText(x(tick), bottom + 16, String(hundredths(tick)), { ...style, anchor: "middle" }),
  );
  return [...rows, ...columns].join("");
}

const yOf = ({ deltaMicroUsd }: LatencyCost, { y }: Axes) => y(deltaMicroUsd.typical / 1e6);

function drawRanges(point: LatencyCost, quantile: Quantile, axes: Axes, theme: Theme): string {
  const { x, y } = axes;
  const line = { stroke: inkOf(point, theme), "stroke-opacity": 0.7 };
  const { low, typical, high } = point[quantile];
  const cost = point.deltaMicroUsd;
  const upright = element("path", {
    d: `M${px(x(typical))} ${px(y(cost.low / 1e6))}V${px(y(cost.high / 1e6))}`,
    fill: "none",
    "stroke-width": 1.5,
    ...line,
  });
  return drawRange(x(low), x(high), yOf(point, axes), line) + upright;
}

function inkOf(point: LatencyCost, theme: Theme): string {
  return theme.id === "print" ? theme.ink : optionColour(point.id, theme.id);
}

/** A dot with the option's number, which stands beside its name: no reader needs the colours. */
function drawMarker(
  point: LatencyCost,
  index: number,
  [x, y]: readonly [number, number],
  theme: Theme,
): string {
  const colour = optionColour(point.id, theme.id);
  const ink = inkOf(point, theme);
  const dot = element("circle", {
    cx: x,
    cy: y,
    r: RADIUS,
    fill: point.qualifies ? colour : theme.page,
    stroke: point.qualifies ? theme.page : ink,
    "stroke-width": 1.5,
  });
  const digit = drawText(x, y + 3.5, String(index + 1), {
    ...DIGIT,
    colour: point.qualifies ? readableOn(colour) : ink,
    anchor: "middle",
  });
  return dot + digit;
}

/** Names at the right, as near as can be to the height of their points. */
function drawKeyBeside(
  points: readonly LatencyCost[],
  axes: Axes | undefined,
  theme: Theme,
): string {
  if (axes === undefined) return "";
  const { plot } = axes;
  const wanted = points.map((point) => yOf(point, axes));
  const placed = spreadLabels(wanted, KEY_ROW, plot.y + 8, plot.y + plot.height - 8);
  const x = plot.x + plot.width + 16;
  return points
    .map((point, index) => drawKey(point, index, [x, placed[index] ?? plot.y], theme))
    .join("");
}

function drawKeyBelow(points: readonly LatencyCost[], x: number, top: number, theme: Theme) {
  return points
    .map((point, index) => drawKey(point, index, [x, top + KEY_ROW * (index + 0.5)], theme))
    .join("");
}

function drawKey(
  point: LatencyCost,
  index: number,
  [x, y]: readonly [number, number],
  theme: Theme,
): string {
  const text = x + 2 * RADIUS + 8;
  return (
    drawMarker(point, index, [x + RADIUS, y], theme) +
    drawText(text, y - 1, point.name, { ...NAME, colour: theme.ink }) +
    drawText(text, y + 13, valuesOf(point), { ...VALUES, colour: theme.ink3 })
  );
}

const valuesOf = ({ p50Ms, p99Ms, deltaMicroUsd }: LatencyCost) =>
  `p50 +${formatMs(p50Ms.typical)}, p99 ≤ ${formatMs(p99Ms.typical)}, ${formatUsdDelta(deltaMicroUsd.typical)}`;
