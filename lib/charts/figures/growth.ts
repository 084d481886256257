import { formatUsd } from "../../format/amounts";
import { type Box, drawLine, drawText } from "../svg/draw";
import { textWidthPx } from "../svg/measure";
import {
  drawLineNames,
  drawStepBand,
  drawStepLine,
  layStepLines,
  type StepAxes,
  type StepLine,
  stepLinesPx,
  TICK,
} from "../svg/step-lines";
import type { Theme } from "../svg/theme";
import {
  type Growth,
  type GrowthCost,
  growthLineInWords,
  growthSpan,
  growthTitle,
  rankingInWords,
} from "../tradeoffs/growth";
import type { Figure, FigureContent, FigureFacts, FigureTable, FigureView } from "./figure";
import { unplanned } from "./unplanned";

/** The bill of the months to come, and when the ranking turns. */
export const growth: Figure = { id: "growth", name: "Bill as the cluster grows", content };

function content(
  { comparison, growth: growthOf }: FigureFacts,
  view: FigureView = {},
): FigureContent {
  const facts = growthOf(view);
  if (facts === "too-many-kinds") {
    return unplanned(
      "Every month is planned anew, which takes too long here for more than 200 kinds of pods. The page computes it in the browser; or merge rows that are alike.",
      "Too many kinds of pods to plan month by month",
    );
  }
  const lines = linesOf(facts);
  if (lines.length === 0) {
    return unplanned(comparison.options[0]?.issues[0]?.message ?? "There are no pods to grow.");
  }
  return {
    words: {
      title: growthTitle(facts),
      subtitle: `US dollars a month; nodes come whole, so the bill climbs in steps. ${growthSpan(facts)}. Behind each name: all months together.`,
      caption: `Lines: typical coefficients${lines.some(({ band }) => band) ? "; shades: from low to high ones" : ""}; today’s prices throughout${facts.byBill.length > 1 ? "; dotted: where the lowest bill changes hands" : ""}.`,
    },
    description: [
      rankingInWords(facts, facts.byBill, "bill of the month"),
      rankingInWords(facts, facts.bySpent, "money spent so far"),
      ...facts.lines.map((line) => growthLineInWords(facts, line)),
    ].join(" "),
    table: table(facts),
    bodyPx: (widthPx) => stepLinesPx(widthPx, lines),
    draw: (box, theme) => ({ svg: draw(facts, lines, box, theme), patterns: "" }),
  };
}

function linesOf({ lines, months }: Growth): readonly StepLine[] {
  return lines.flatMap(({ id, name, costs }) => {
    const last = costs.at(-1);
    if (last === undefined) return [];
    const until = last.month === months.length - 1 ? "" : `, to ${months[last.month] ?? ""}`;
    const [low, high] = [stepsOf(costs, (cost) => cost.low), stepsOf(costs, (cost) => cost.high)];
    return [
      {
        id,
        label: `${name}${until} · ${formatUsd(last.spentMicroUsd)}`,
        spots: stepsOf(costs, (cost) => cost),
        ...(low.length > 0 && high.length > 0 ? { band: { low, high } } : {}),
      },
    ];
  });
}

/** A month lasts to the beginning of the next one. */
function stepsOf(
  costs: readonly GrowthCost[],
  of: (cost: GrowthCost) => { readonly microUsdPerMonth: number } | undefined,
): StepLine["spots"] {
  return costs.flatMap((cost) => {
    const microUsd = of(cost)?.microUsdPerMonth;
    if (microUsd === undefined) return [];
    const end = { at: cost.month + 1, microUsd };
    return cost.month === 0 ? [{ at: 0, microUsd }, end] : [end];
  });
}

function table({ lines, months }: Growth): FigureTable {
  return {
    columns: [
      "month",
      "pods",
      ...lines.flatMap(({ id }) => [
        `${id}_nodes`,
        `${id}_usd_per_month`,
        `${id}_usd_per_month_low`,
        `${id}_usd_per_month_high`,
        `${id}_usd_so_far`,
      ]),
    ],
    rows: months.map((name, month) => [
      name,
      lines.find(({ costs }) => costs[month] !== undefined)?.costs[month]?.pods ?? "",
      ...lines.flatMap(({ costs }): readonly (string | number)[] => {
        const cost = costs[month];
        if (cost === undefined) return ["", "", "", "", ""];
        const { low, high } = cost;
        const ends = [low, high].map((end) => (end ? end.microUsdPerMonth / 1e6 : ""));
        return [cost.nodes, cost.microUsdPerMonth / 1e6, ...ends, cost.spentMicroUsd / 1e6];
      }),
    ]),
  };
}

/* ----------------------------------------------------------------- drawing */

function draw(facts: Growth, lines: readonly StepLine[], box: Box, theme: Theme): string {
  const { axes, rows } = layStepLines(lines, [0, facts.months.length], box, theme);
  return [
    rows,
    drawMonths(facts.months, axes, theme),
    ...lines.map((line) => drawStepBand(line, axes, theme)),
    drawTurns(facts, axes, theme),
    ...lines.map((line) => drawStepLine(line, axes, theme)),
    drawLineNames(lines, axes, theme),
  ].join("");
}

/** As many months as fit, the first and evenly on from there. */
function drawMonths(months: readonly string[], { plot, x }: StepAxes, theme: Theme): string {
  const widest = Math.max(...months.map((name) => textWidthPx(name, TICK))) + 18;
  const fit = Math.max(1, Math.floor(plot.width / widest));
  const every = EVERY.find((step) => Math.ceil(months.length / step) <= fit) ?? months.length;
  return months
    .map((name, month) => {
      if (month % every !== 0) return "";
      const at = x(month);
      const anchor = month === 0 ? ("start" as const) : ("middle" as const);
      const style = { ...TICK, colour: theme.ink3, anchor };
      return drawText(at, plot.y + plot.height + 17, name, style);
    })
    .join("");
}

/** Steps of months that people count in. */
const EVERY = [1, 2, 3, 6, 12, 24];

/** The first turns of the ranking; more would only be noise. */
const MOST_TURNS = 4;

function drawTurns(facts: Growth, { plot, x }: StepAxes, theme: Theme): string {
  return facts.byBill
    .slice(1, 1 + MOST_TURNS)
    .map(({ from }) => {
      const at = x(from);
      const mark = { stroke: theme.ink3, "stroke-width": 1, "stroke-dasharray": "2 3" };
      return drawLine([at, plot.y], [at, plot.y + plot.height], mark);
    })
    .join("");
}
