import { formatUsd } from "../../format/amounts";
import { type Box, drawLine, drawText } from "./draw";
import { element, px } from "./element";
import { optionColour, optionStroke } from "./fills";
import { type Font, textWidthPx } from "./measure";
import { linear, niceTicks, type Scale } from "./scale";
import { spreadLabels } from "./spread-labels";
import type { Theme } from "./theme";

/** Dollars of one option along an axis. */
export type StepLine = {
  readonly id: string;
  /** Written at its end. */
  readonly label: string;
  readonly spots: readonly StepSpot[];
  /** Low and high at the same places, where they are known. */
  readonly band?: { readonly low: readonly StepSpot[]; readonly high: readonly StepSpot[] };
};

type StepSpot = { readonly at: number; readonly microUsd: number };

export type StepAxes = {
  readonly x: Scale;
  readonly y: Scale;
  readonly plot: Box;
  readonly namesBelow: boolean;
};

export const TICK: Font = { sizePx: 11.5, weight: "regular" };
const LABEL: Font = { sizePx: 12.5, weight: "regular" };
const LABEL_GAP = 17;
const AXIS_PX = 24;
/** A piece of the line before its name. */
const SAMPLE_PX = 22;

const usdOf = ({ microUsd }: StepSpot) => microUsd;

/** What the upright axis counts in: the amount that makes one on it, and amounts in words. */
type StepMeasure = { readonly unit: number; readonly format: (amount: number) => string };
const USD: StepMeasure = { unit: 1e6, format: formatUsd };

/** Too narrow for names beside the lines: they go below them. */
const isNarrow = (widthPx: number) => widthPx < 520;

/** The height such a chart wants at a width. */
export function stepLinesPx(widthPx: number, lines: readonly StepLine[]): number {
  const below = isNarrow(widthPx) ? lines.length * LABEL_GAP + 10 : 0;
  return Math.min(420, Math.max(260, widthPx * 0.42)) + below;
}

/** Room for dollars at the left, names at the right or below, and the axis; the grid's rows with it. */
export function layStepLines(
  lines: readonly StepLine[],
  domain: readonly [number, number],
  box: Box,
  theme: Theme,
  measure: StepMeasure = USD,
): { readonly axes: StepAxes; readonly rows: string } {
  const { unit } = measure;
  const tickText = (tick: number) => measure.format(tick * unit);
  const highest = Math.max(
    ...lines.flatMap(({ spots, band }) => [...spots, ...(band?.high ?? [])].map(usdOf)),
    1,
  );
  const ticks = niceTicks(0, highest / unit, 5);
  const tickWidth = Math.max(...ticks.map((tick) => textWidthPx(tickText(tick), TICK)));
  const narrow = isNarrow(box.width);
  const labels = narrow
    ? 8
    : 20 + SAMPLE_PX + 8 + Math.max(...lines.map((line) => textWidthPx(line.label, LABEL)));
  const below = narrow ? lines.length * LABEL_GAP + 10 : 0;
  const plot: Box = {
    x: box.x + tickWidth + 10,
    y: box.y + 14,
    width: Math.max(80, box.width - tickWidth - 10 - labels),
    height: box.height - 14 - AXIS_PX - below,
  };
  const axes: StepAxes = {
    plot,
    namesBelow: narrow,
    x: linear(domain, [plot.x, plot.x + plot.width]),
    y: linear([0, (ticks.at(-1) ?? 1) * unit], [plot.y + plot.height, plot.y]),
  };
  const rows = ticks.map((tick) => drawRow(tick * unit, tickText(tick), axes, theme));
  return { axes, rows: rows.join("") };
}

function drawRow(amount: number, text: string, { plot, y: scale }: StepAxes, theme: Theme): string {
  const y = scale(amount);
  const stroke = amount === 0 ? theme.axis : theme.line;
  return (
    drawLine([plot.x, y], [plot.x + plot.width, y], { stroke, "stroke-width": 1 }) +
    drawText(plot.x - 8, y + 4, text, { ...TICK, colour: theme.ink3, anchor: "end" })
  );
}

/** A step up stands where the larger amount begins; before it the cost is already the larger one's. */
export function drawStepLine(line: StepLine, axes: StepAxes, theme: Theme): string {
  if (line.spots.length === 0) return "";
  return element("path", {
    d: stairs(line.spots, axes),
    fill: "none",
    "stroke-width": line.id === "none" ? 2.5 : 2,
    "stroke-linejoin": "round",
    ...optionStroke(line.id, theme.id),
  });
}

function stairs([first, ...rest]: readonly StepSpot[], { x, y }: StepAxes): string {
  if (first === undefined) return "";
  const start = `M${px(x(first.at))} ${px(y(first.microUsd))}`;
  return start + rest.map(({ at, microUsd }) => `V${px(y(microUsd))}H${px(x(at))}`).join("");
}

/**
 * Straight lines through the few amounts that are known, each marked: what lies between two of them
 * was not looked at, so no step is claimed there.
 */
export function drawMarkedLine(line: StepLine, { x, y }: StepAxes, theme: Theme): string {
  if (line.spots.length === 0) return "";
  const places = line.spots.map(({ at, microUsd }) => [x(at), y(microUsd)] as const);
  const path = element("path", {
    d: `M${places.map(([left, top]) => `${px(left)} ${px(top)}`).join("L")}`,
    fill: "none",
    "stroke-width": line.id === "none" ? 2.5 : 2,
    "stroke-linejoin": "round",
    ...optionStroke(line.id, theme.id),
  });
  const fill = optionStroke(line.id, theme.id).stroke;
  return path + places.map(([cx, cy]) => element("circle", { cx, cy, r: 2.5, fill })).join("");
}

/** The shade from low to high, behind the line it belongs to; paper has the lines alone. */
export function drawStepBand({ id, band }: StepLine, axes: StepAxes, theme: Theme): string {
  if (band === undefined || theme.id === "print") return "";
  const back = band.low
    .toReversed()
    .map(({ at, microUsd }, index, all) => {
      const before = all[index - 1];
      const level = `L${px(axes.x(at))} ${px(axes.y((before ?? { microUsd }).microUsd))}`;
      return `${level}V${px(axes.y(microUsd))}`;
    })
    .join("");
  return element("path", {
    d: `${stairs(band.high, axes)}${back}Z`,
    fill: optionColour(id, theme.id),
    "fill-opacity": 0.1,
  });
}

/** Names in a column at the right, each tied to the end of its line; where it is narrow, below. */
export function drawLineNames(lines: readonly StepLine[], axes: StepAxes, theme: Theme): string {
  const { plot } = axes;
  const named = (line: StepLine, x: number, y: number) =>
    drawLine([x, y], [x + SAMPLE_PX, y], {
      "stroke-width": 2.5,
      ...optionStroke(line.id, theme.id),
    }) + drawText(x + SAMPLE_PX + 6, y + 4.5, line.label, { ...LABEL, colour: theme.ink });
  if (axes.namesBelow) {
    const top = plot.y + plot.height + AXIS_PX + 16;
    return fromTheTop(lines)
      .map((line, index) => named(line, plot.x, top + index * LABEL_GAP))
      .join("");
  }
  const ends = lines.map((line) => {
    const last = line.spots.at(-1);
    return { x: axes.x(last?.at ?? 0), y: axes.y(last?.microUsd ?? 0) };
  });
  const wanted = ends.map((end) => end.y);
  const placed = spreadLabels(wanted, LABEL_GAP, plot.y + 4, plot.y + plot.height - 4);
  const x = plot.x + plot.width + 20;
  return lines
    .map((line, index) => {
      const end = ends[index] ?? { x, y: plot.y };
      const y = placed[index] ?? end.y;
      const leader = drawLine([end.x + 2, end.y], [x - 4, y], {
        stroke: theme.axis,
        "stroke-width": 0.75,
      });
      return leader + named(line, x, y);
    })
    .join("");
}

/** Where the scenario stands. */
export function drawHereMark(at: number, text: string, axes: StepAxes, theme: Theme): string {
  const x = axes.x(at);
  const { plot } = axes;
  const mark = { stroke: theme.ink3, "stroke-width": 1, "stroke-dasharray": "2 3" };
  const style = { ...TICK, colour: theme.ink2 };
  const fitsLeft = x - 6 - textWidthPx(text, TICK) > plot.x;
  const label = fitsLeft
    ? drawText(x - 6, plot.y + 8, text, { ...style, anchor: "end" })
    : drawText(plot.x + 4, plot.y - 2, text, style);
  return drawLine([x, plot.y], [x, plot.y + plot.height], mark) + label;
}

/** In the order in which the lines end, the highest first. */
function fromTheTop(lines: readonly StepLine[]): readonly StepLine[] {
  const end = (line: StepLine) => line.spots.at(-1)?.microUsd ?? 0;
  return [...lines].sort((a, b) => end(b) - end(a));
}
