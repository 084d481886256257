import { formatCount, formatUsd } from "../../format/amounts";
import type { CostByPods } from "../cost-by-pods";
import { type Box, drawText } from "../svg/draw";
import { textWidthPx } from "../svg/measure";
import { niceTicks } from "../svg/scale";
import {
  drawHereMark,
  drawLineNames,
  drawMarkedLine,
  layStepLines,
  type StepAxes,
  type StepLine,
  stepLinesPx,
  TICK,
} from "../svg/step-lines";
import type { Theme } from "../svg/theme";
import type { Figure, FigureContent, FigureFacts, FigureTable } from "./figure";
import { capital, isPlural, spoken } from "./spoken";
import { unplanned } from "./unplanned";

/** Cost against the number of pods: a line for each option through the sizes that were planned. */
export const costByPods: Figure = {
  id: "cost-by-pods",
  name: "Cost by number of pods",
  content,
};

/** One option at every size it could be planned for; its label says how far it goes. */
type Line = StepLine & { readonly name: string };

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
      subtitle: `US dollars a month against the number of pods, the same kinds in the same proportions. The scenario itself: ${formatCount(sweep.here)} pods.`,
      caption: `Computed at the ${sizes} sizes marked, with typical coefficients; between two of them cost climbs node by node, and the straight line is a guide only.`,
    },
    description: lines.map(lineInWords).join(" "),
    table: table(sweep),
    bodyPx: (widthPx) => stepLinesPx(widthPx, lines),
    draw: (box, theme) => ({ svg: draw(lines, sweep, box, theme), patterns: "" }),
  };
}

function linesOf(sweep: CostByPods): readonly Line[] {
  const last = sweep.points.at(-1);
  return (last?.options ?? []).flatMap(({ id, name }) => {
    const spots = sweep.points.flatMap((point) => {
      const option = point.options.find((candidate) => candidate.id === id);
      return option?.planned === true
        ? [{ at: point.pods, microUsd: option.microUsdPerMonth }]
        : [];
    });
    const until = spots.at(-1)?.at ?? 0;
    const shown = until === last?.pods ? name : `${name}, to ${formatCount(until)}`;
    return spots.length === 0 ? [] : [{ id, name, label: shown, spots }];
  });
}

/* ------------------------------------------------------------------- words */

const costAt = (line: Line, pods: number) => line.spots.find((spot) => spot.at === pods)?.microUsd;

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
  const spots = line.spots.map((spot) => `${formatUsd(spot.microUsd)} at ${formatCount(spot.at)}`);
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

function draw(lines: readonly Line[], sweep: CostByPods, box: Box, theme: Theme): string {
  const most = sweep.points.at(-1)?.pods ?? 1;
  const { axes, rows } = layStepLines(lines, [0, most], box, theme);
  return [
    rows,
    drawPodTicks(most, axes, theme),
    drawHereMark(sweep.here, `${formatCount(sweep.here)} pods: this scenario`, axes, theme),
    ...lines.map((line) => drawMarkedLine(line, axes, theme)),
    drawLineNames(lines, axes, theme),
  ].join("");
}

function drawPodTicks(most: number, axes: StepAxes, theme: Theme): string {
  const { plot } = axes;
  const bottom = plot.y + plot.height;
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
  const style = { ...TICK, colour: theme.ink3 };
  const unit = axes.namesBelow
    ? drawText(plot.x, bottom + 17, "pods", style)
    : drawText(plot.x + plot.width + clear, bottom + 17, "pods", style);
  return [...columns, unit].join("");
}
