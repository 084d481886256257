import { formatCount } from "../../format/amounts";
import { type Box, drawText } from "../svg/draw";
import { element, px } from "../svg/element";
import { optionStroke } from "../svg/fills";
import { textWidthPx } from "../svg/measure";
import { niceTicks } from "../svg/scale";
import {
  drawHereMark,
  drawLineNames,
  layStepLines,
  type StepAxes,
  type StepLine,
  stepLinesPx,
  TICK,
} from "../svg/step-lines";
import type { Theme } from "../svg/theme";
import { amountText } from "../tradeoffs/amount-text";
import { staircase } from "../tradeoffs/staircase";
import {
  axisTitle,
  bareText,
  cheapestInWords,
  cheapestTitle,
  gapsInWords,
  isOpen,
  metricOf,
  type Sweep,
  type SweepLine,
  type SweepMetric,
  valueText,
} from "../tradeoffs/sweep";
import { SWEEP_MEASURES, SWEEP_METRICS } from "../tradeoffs/sweep-metrics";
import type { Figure, FigureContent, FigureFacts, FigureTable, FigureView } from "./figure";
import { spoken } from "./spoken";
import { tooManyKinds, unplanned } from "./unplanned";

/** Every option along one input, against one of several measures. */
export const sweep: Figure = {
  id: "sweep",
  name: "One input at a time",
  onRequest: true,
  content,
};

function content(facts: FigureFacts, view: FigureView = {}): FigureContent {
  const found = facts.sweep(view);
  if (found === "too-many-kinds") return tooManyKinds("A sweep");
  if (found === undefined) {
    return unplanned(
      "This scenario does not have that input: it belongs to clusters described in a few numbers, or to families with several sizes.",
      "There is no such input here",
    );
  }
  const metric = metricOfView(view);
  const lines = linesOf(found, metric);
  const { axis } = found;
  if (lines.length === 0) {
    return unplanned(facts.comparison.options[0]?.issues[0]?.message ?? "There are no pods.");
  }
  const measure = SWEEP_MEASURES[metric];
  return {
    words: {
      title: metric === "cost" ? cheapestTitle(found) : endsInWords(found, metric),
      subtitle: `${measure.title}, over ${lower(axisTitle(axis))}, all else as it is. ${wholeNodes(found)}; dotted: this scenario.`,
      caption:
        `At the typical end of every range; ${stepsInWords(found)}. ${gapsInWords(found)}`.trim(),
    },
    description: [
      cheapestInWords(found),
      // What both axes count is said once, before the lines.
      `${measure.title} over ${lower(axisTitle(axis))}.`,
      ...found.lines.map((line) => lineInWords(found, line, metric)),
    ].join(" "),
    table: table(found),
    bodyPx: (widthPx) => stepLinesPx(widthPx, lines),
    draw: (box, theme) => ({ svg: draw(found, metric, lines, box, theme), patterns: "" }),
  };
}

type Found = Sweep & { readonly every: number };

const wholeNodes = ({ every }: Found) =>
  every === 1
    ? "Nodes come whole, so lines climb in steps"
    : "Nodes come whole; between two values that were computed a straight line stands for the steps";

const stepsInWords = ({ every, axis }: Found) =>
  every === 1
    ? "steps found to the whole number"
    : `computed every ${amountText(every, axis.unit)}, so steps and turns are known no closer than that`;

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What is not known stands for money. */
const metricOfView = ({ measure }: FigureView): SweepMetric =>
  SWEEP_METRICS.find(({ value }) => value === measure)?.value ?? "cost";

function linesOf({ lines, axis }: Sweep, metric: SweepMetric): readonly StepLine[] {
  return lines.flatMap(({ id, name, spots }) => {
    const last = spots.at(-1);
    if (last === undefined) return [];
    const label = last.at === axis.high ? name : `${name}, to ${valueText(axis, last.at)}`;
    return [
      {
        id,
        label,
        spots: spots.map((spot) => ({ at: spot.at, microUsd: metricOf(spot, metric) })),
      },
    ];
  });
}

/* ------------------------------------------------------------------- words */

/** Who needs most and least where the axis ends. */
function endsInWords({ axis, lines }: Sweep, metric: SweepMetric): string {
  const { format } = SWEEP_MEASURES[metric];
  const label = SWEEP_METRICS.find(({ value }) => value === metric)?.label ?? "";
  const ends = lines
    .flatMap((line) => {
      const last = line.spots.at(-1);
      const counts = line.id !== "none" && last?.at === axis.high;
      return counts ? [{ line, amount: metricOf(last, metric) }] : [];
    })
    .sort((a, b) => b.amount - a.amount);
  const [most, least] = [ends[0], ends.at(-1)];
  if (most === undefined || least === undefined) return `${label}, option by option`;
  const of = ({ line, amount }: typeof most) => `${format(amount)} with ${spoken(line)}`;
  const at = `${label} at ${valueText(axis, axis.high)}`;
  return most === least || most.amount === least.amount
    ? `${at}: ${format(most.amount)} with every mesh`
    : `${at}: ${of(most)}, ${of(least)}`;
}

function lineInWords({ axis }: Sweep, { name, spots }: SweepLine, metric: SweepMetric): string {
  const { format } = SWEEP_MEASURES[metric];
  const [first, last] = [spots[0], spots.at(-1)];
  if (first === undefined || last === undefined) return `${name} cannot be planned here.`;
  const text = (spot: typeof first) =>
    `${format(metricOf(spot, metric))} at ${bareText(axis, spot.at)}`;
  return `${name}: ${text(first)}, ${text(last)}.`;
}

function table({ axis, lines }: Sweep): FigureTable {
  return {
    columns: [
      "option",
      axis.id.replaceAll("-", "_"),
      "pods",
      "nodes",
      "nodes_at_least",
      "usd_per_month",
      "mesh_cpu_milli",
      "mesh_memory_mib",
    ],
    rows: lines.flatMap(({ name, spots }) =>
      spots.map((spot) => [
        name,
        axis.names[spot.at - axis.low] ?? spot.at,
        spot.pods,
        spot.nodes,
        spot.nodesAtLeast,
        spot.microUsdPerMonth / 1e6,
        spot.meshCpuMilli,
        spot.meshMemoryMiB,
      ]),
    ),
  };
}

/* ----------------------------------------------------------------- drawing */

function draw(
  found: Sweep,
  metric: SweepMetric,
  lines: readonly StepLine[],
  box: Box,
  theme: Theme,
): string {
  const { axis } = found;
  const domain = [axis.low, Math.max(axis.low + 1, axis.high)] as const;
  const { axes, rows } = layStepLines(lines, domain, box, theme, SWEEP_MEASURES[metric]);
  const inside = axis.low <= axis.here && axis.here <= axis.high;
  return [
    rows,
    drawTicks(found, axes, theme),
    inside
      ? drawHereMark(axis.here, `${valueText(axis, axis.here)}: this scenario`, axes, theme)
      : "",
    ...found.lines.map((line) => drawLine(line, metric, axes, theme)),
    ...found.lines.map((line) => drawRings(line, metric, axes, theme)),
    drawLineNames(lines, axes, theme),
  ].join("");
}

function drawLine(line: SweepLine, metric: SweepMetric, { x, y }: StepAxes, theme: Theme): string {
  if (line.spots.length === 0) return "";
  const corners = staircase(line.spots, (spot) => metricOf(spot, metric));
  return element("path", {
    d: `M${corners.map(([at, amount]) => `${px(x(at))} ${px(y(amount))}`).join("L")}`,
    fill: "none",
    "stroke-width": line.id === "none" ? 2.5 : 2,
    "stroke-linejoin": "round",
    ...optionStroke(line.id, theme.id),
  });
}

/** Where fewer nodes were not ruled out. */
function drawRings(line: SweepLine, metric: SweepMetric, { x, y }: StepAxes, theme: Theme): string {
  return line.spots
    .filter(isOpen)
    .map((spot) =>
      element("circle", {
        cx: x(spot.at),
        cy: y(metricOf(spot, metric)),
        r: 3,
        fill: theme.page,
        "stroke-width": 1.5,
        stroke: optionStroke(line.id, theme.id).stroke,
      }),
    )
    .join("");
}

function drawTicks({ axis }: Sweep, { plot, x }: StepAxes, theme: Theme): string {
  const text = (tick: number) =>
    axis.names[tick - axis.low]?.split(/[.-]/).at(-1) ?? formatCount(tick);
  let free = Number.NEGATIVE_INFINITY;
  return niceTicks(
    axis.low,
    Math.max(axis.low + 1, axis.high),
    Math.max(3, Math.floor(plot.width / 90)),
  )
    .filter((tick) => tick >= axis.low && tick <= axis.high && Number.isInteger(tick))
    .map((tick) => {
      const half = textWidthPx(text(tick), TICK) / 2;
      if (x(tick) - half < free + 8) return "";
      free = x(tick) + half;
      const style = { ...TICK, colour: theme.ink3, anchor: "middle" as const };
      return drawText(x(tick), plot.y + plot.height + 17, text(tick), style);
    })
    .join("");
}
