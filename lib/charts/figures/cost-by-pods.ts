import { formatCount, formatUsd } from "../../format/amounts";
import type { CostByPods } from "../cost-by-pods";
import { type Box, drawLine, drawText } from "../svg/draw";
import { element, px } from "../svg/element";
import { optionStroke } from "../svg/fills";
import { type Font, textWidthPx } from "../svg/measure";
import { linear, niceTicks, type Scale } from "../svg/scale";
import { spreadLabels } from "../svg/spread-labels";
import type { Theme } from "../svg/theme";
import type { Figure, FigureContent, FigureFacts, FigureTable } from "./figure";
import { capital, isPlural, spoken } from "./spoken";
import { unplanned } from "./unplanned";

/** Cost against the number of pods: a staircase per option, since nodes come whole. */
export const costByPods: Figure = {
  id: "cost-by-pods",
  name: "Cost by number of pods",
  content,
};

/** One option's staircase: its cost at every size it could be planned for. */
type Line = {
  readonly id: string;
  readonly name: string;
  /** The name, and how far it goes where it does not go all the way. */
  readonly label: string;
  readonly at: readonly { readonly pods: number; readonly microUsd: number }[];
};

function content(facts: FigureFacts): FigureContent {
  const sweep = facts.costByPods();
  const lines = linesOf(sweep);
  if (lines.length === 0 || sweep.points.length < 2) {
    return unplanned(
      facts.comparison.options[0]?.issues[0]?.message ?? "There are no pods to vary.",
    );
  }
  const sizes = formatCount(sweep.points.length);
  return {
    words: {
      title: title(lines, sweep),
      subtitle: `US dollars a month against the number of pods, the same kinds in the same proportions; nodes come whole, so cost climbs in steps. The scenario itself: ${formatCount(sweep.here)} pods.`,
      caption: `Computed at ${sizes} sizes, at the typical end of every range.`,
    },
    description: lines.map(lineInWords).join(" "),
    table: table(sweep),
    bodyPx: (widthPx) => Math.min(420, Math.max(260, widthPx * 0.42)),
    draw: (box, theme) => ({ svg: draw(lines, sweep, box, theme), patterns: "" }),
  };
}

function linesOf(sweep: CostByPods): readonly Line[] {
  const last = sweep.points.at(-1);
  return (last?.options ?? []).flatMap(({ id, name }) => {
    const at = sweep.points.flatMap((point) => {
      const option = point.options.find((candidate) => candidate.id === id);
      return option?.planned === true
        ? [{ pods: point.pods, microUsd: option.microUsdPerMonth }]
        : [];
    });
    const until = at.at(-1)?.pods ?? 0;
    const shown = until === last?.pods ? name : `${name}, to ${formatCount(until)}`;
    return at.length === 0 ? [] : [{ id, name, label: shown, at }];
  });
}

/* ------------------------------------------------------------------- words */

const costAt = (line: Line, pods: number) => line.at.find((spot) => spot.pods === pods)?.microUsd;

function title(lines: readonly Line[], sweep: CostByPods): string {
  const most = sweep.points.at(-1)?.pods ?? sweep.here;
  const baseline = lines.find((line) => line.id === "none");
  const extra = (line: Line, pods: number) => {
    const [cost, without] = [costAt(line, pods), baseline && costAt(baseline, pods)];
    return cost === undefined || without === undefined ? undefined : cost - without;
  };
  const ranked = lines
    .filter((line) => line.id !== "none" && extra(line, most) !== undefined)
    .sort((a, b) => (extra(b, most) ?? 0) - (extra(a, most) ?? 0));
  const [heaviest] = ranked;
  if (heaviest === undefined) return "Cost grows with the number of pods, a node at a time";
  const now = extra(heaviest, sweep.here) ?? 0;
  const then = extra(heaviest, most) ?? 0;
  if (now <= 0 && then <= 0) {
    return `Up to ${formatCount(most)} pods, no option costs more than no mesh`;
  }
  const verb = isPlural(heaviest) ? "cost" : "costs";
  const more = formatUsd(now) === "$0" ? "no more" : `${formatUsd(now)} a month more`;
  const first = `${capital(spoken(heaviest))} ${verb} ${more} than no mesh at ${formatCount(sweep.here)} pods`;
  return most === sweep.here ? first : `${first}, ${formatUsd(then)} at ${formatCount(most)}`;
}

function lineInWords(line: Line): string {
  const spots = line.at.map((spot) => `${formatUsd(spot.microUsd)} at ${formatCount(spot.pods)}`);
  return `${line.name}: ${spots.join(", ")} pods.`;
}

function table(sweep: CostByPods): FigureTable {
  const options = sweep.points[0]?.options ?? [];
  return {
    columns: ["pods", ...options.flatMap(({ id }) => [`${id}_nodes`, `${id}_usd_per_month`])],
    rows: sweep.points.map((point) => [
      point.pods,
      ...point.options.flatMap((option): readonly (string | number)[] =>
        option.planned ? [option.nodes, option.microUsdPerMonth / 1e6] : ["", ""],
      ),
    ]),
  };
}

/* ----------------------------------------------------------------- drawing */

const TICK: Font = { sizePx: 11.5, weight: "regular" };
const LABEL: Font = { sizePx: 12.5, weight: "regular" };
const LABEL_GAP = 17;
const AXIS_PX = 24;
/** A piece of the line before its name. */
const SAMPLE_PX = 22;

type Axes = { readonly x: Scale; readonly y: Scale; readonly plot: Box };

function draw(lines: readonly Line[], sweep: CostByPods, box: Box, theme: Theme): string {
  const most = sweep.points.at(-1)?.pods ?? 1;
  const highest = Math.max(...lines.flatMap((line) => line.at.map((spot) => spot.microUsd)), 1);
  const yTicks = niceTicks(0, highest / 1e6, 5);
  const tickWidth = Math.max(...yTicks.map((tick) => textWidthPx(usdTick(tick), TICK)));
  const labels =
    20 + SAMPLE_PX + 8 + Math.max(...lines.map((line) => textWidthPx(line.label, LABEL)));
  const plot: Box = {
    x: box.x + tickWidth + 10,
    y: box.y + 14,
    width: Math.max(80, box.width - tickWidth - 10 - labels),
    height: box.height - 14 - AXIS_PX,
  };
  const axes: Axes = {
    plot,
    x: linear([0, most], [plot.x, plot.x + plot.width]),
    y: linear([0, (yTicks.at(-1) ?? 1) * 1e6], [plot.y + plot.height, plot.y]),
  };
  return [
    drawGrid(yTicks, most, axes, theme),
    drawHere(sweep.here, axes, theme),
    ...lines.map((line) => drawSteps(line, axes, theme)),
    drawLineLabels(lines, axes, theme),
  ].join("");
}

const usdTick = (usd: number) => formatUsd(usd * 1e6);

function drawGrid(yTicks: readonly number[], most: number, axes: Axes, theme: Theme): string {
  const { plot } = axes;
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  const rows = yTicks.map((tick) => {
    const y = axes.y(tick * 1e6);
    const stroke = tick === 0 ? theme.axis : theme.line;
    return (
      drawLine([plot.x, y], [right, y], { stroke, "stroke-width": 1 }) +
      drawText(plot.x - 8, y + 4, usdTick(tick), { ...TICK, colour: theme.ink3, anchor: "end" })
    );
  });
  const columns = niceTicks(0, most, Math.max(3, Math.floor(plot.width / 90)))
    .filter((tick) => tick > 0 && tick <= most && Number.isInteger(tick))
    .map((tick) =>
      drawText(axes.x(tick), bottom + 17, formatCount(tick), {
        ...TICK,
        colour: theme.ink3,
        anchor: "middle",
      }),
    );
  const clear = Math.max(20, textWidthPx(formatCount(most), TICK) / 2 + 8);
  const unit = drawText(right + clear, bottom + 17, "pods", { ...TICK, colour: theme.ink3 });
  return [...rows, ...columns, unit].join("");
}

/** Where the scenario stands. */
function drawHere(pods: number, axes: Axes, theme: Theme): string {
  const x = axes.x(pods);
  const { plot } = axes;
  const mark = { stroke: theme.ink3, "stroke-width": 1, "stroke-dasharray": "2 3" };
  const text = `${formatCount(pods)} pods: this scenario`;
  const style = { ...TICK, colour: theme.ink2 };
  const fitsLeft = x - 6 - textWidthPx(text, TICK) > plot.x;
  const label = fitsLeft
    ? drawText(x - 6, plot.y + 8, text, { ...style, anchor: "end" })
    : drawText(plot.x + 4, plot.y - 2, text, style);
  return drawLine([x, plot.y], [x, plot.y + plot.height], mark) + label;
}

/** A step up stands where the larger size was computed; between sizes the cost is the larger one's. */
function drawSteps(line: Line, axes: Axes, theme: Theme): string {
  const [first, ...rest] = line.at;
  if (first === undefined) return "";
  let d = `M${px(axes.x(first.pods))} ${px(axes.y(first.microUsd))}`;
  for (const spot of rest) d += `V${px(axes.y(spot.microUsd))}H${px(axes.x(spot.pods))}`;
  return element("path", {
    d,
    fill: "none",
    "stroke-width": line.id === "none" ? 2.5 : 2,
    "stroke-linejoin": "round",
    ...optionStroke(line.id, theme.id),
  });
}

function drawLineLabels(lines: readonly Line[], axes: Axes, theme: Theme): string {
  const { plot } = axes;
  const ends = lines.map((line) => {
    const last = line.at.at(-1);
    return { x: axes.x(last?.pods ?? 0), y: axes.y(last?.microUsd ?? 0) };
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
      const sample = drawLine([x, y], [x + SAMPLE_PX, y], {
        "stroke-width": 2.5,
        ...optionStroke(line.id, theme.id),
      });
      const name = drawText(x + SAMPLE_PX + 6, y + 4.5, line.label, {
        ...LABEL,
        colour: theme.ink,
      });
      return leader + sample + name;
    })
    .join("");
}
