import { formatCount } from "../../format/amounts";
import { formatDuration } from "../../format/duration";
import { type Box, drawLine, drawLiftedRange, drawRect, drawText } from "../svg/draw";
import { optionColour } from "../svg/fills";
import {
  layNotedRows,
  type NotedRows,
  ROW_NAME,
  ROW_NOTE,
  stackRows,
  totalPx,
} from "../svg/noted-rows";
import { linear, niceTicks, type Scale } from "../svg/scale";
import type { Theme } from "../svg/theme";
import {
  costText,
  type UpgradePlan,
  upgradeInWords,
  upgradePlans,
  upgradeTitle,
} from "../tradeoffs/upgrade-plans";
import type { Figure, FigureContent, FigureFacts } from "./figure";
import { nodeCount } from "./spoken";
import { unplanned } from "./unplanned";

/** How long the next minor upgrade of each option takes, and what it needs meanwhile. */
export const upgradeTimeline: Figure = {
  id: "upgrade-timeline",
  name: "The next upgrade by option",
  content,
};

function content({ comparison, cluster }: FigureFacts): FigureContent {
  const plans = upgradePlans(comparison, cluster);
  if (plans.length === 0) {
    return unplanned(comparison.options[0]?.issues[0]?.message ?? "There is no mesh to upgrade.");
  }
  return {
    words: {
      title: upgradeTitle(plans),
      subtitle:
        "One minor version, start to end. Bars at typical start-up times, thin lines from low to high; a second line above a bar: two control planes side by side.",
      caption: `Surge, workloads restarted at a time and start-up times are coefficients of the scenario${cluster.clusters > 1 ? "; the durations are those of one cluster" : ""}.`,
    },
    description: plans.map(upgradeInWords).join(" "),
    table: {
      columns: [
        "option",
        "seconds_low",
        "seconds_typical",
        "seconds_high",
        "pods_restarted",
        "agents_rolled",
        "surge_pods",
        "extra_nodes",
        "extra_usd",
        "two_control_planes",
      ],
      rows: plans.map((plan) => [
        plan.name,
        Math.round(plan.durationSeconds.low),
        Math.round(plan.durationSeconds.typical),
        Math.round(plan.durationSeconds.high),
        plan.podsRestarted,
        plan.agentsRolled,
        plan.surgePods,
        plan.extraNodes,
        plan.extraMicroUsd / 1e6,
        plan.twoRevisions ? "yes" : "no",
      ]),
    },
    bodyPx: (widthPx) => plans.length * ROW + totalPx(headsOf(plans, widthPx).extraPx) + AXIS,
    draw: (box, theme) => ({ svg: draw(plans, box, theme), patterns: "" }),
  };
}

/* ----------------------------------------------------------------- drawing */

const ROW = 56;
const AXIS = 26;
const BAR = 16;

function draw(plans: readonly UpgradePlan[], box: Box, theme: Theme): string {
  const longest = Math.max(60, ...plans.map((plan) => plan.durationSeconds.high));
  const x = linear([0, longest], [box.x, box.x + box.width - 64]);
  const heads = headsOf(plans, box.width);
  const rows = stackRows({ y: box.y, height: box.height - AXIS }, heads.extraPx);
  return [
    drawAxis(longest, x, box, theme),
    ...plans.map((plan, index) => {
      const { top = box.y, marksTop = box.y } = rows[index] ?? {};
      return heads.draw(index, box.x + 6, top + 15, theme) + drawPlan(plan, x, marksTop, theme);
    }),
  ].join("");
}

const headsOf = (plans: readonly UpgradePlan[], widthPx: number): NotedRows =>
  layNotedRows(
    plans.map((plan) => ({ name: plan.name, note: noteOf(plan) })),
    { widthPx: widthPx - 8, gapPx: 18 },
  );

/** Ticks in whole minutes or hours, whichever the longest upgrade is told in. */
function drawAxis(longest: number, x: Scale, box: Box, theme: Theme): string {
  const unit = longest < 90 ? 1 : longest < 5400 ? 60 : 3600;
  const bottom = box.y + box.height - AXIS;
  return niceTicks(0, longest / unit, Math.max(2, Math.floor(box.width / 130)))
    .filter((tick) => tick * unit <= longest)
    .map((tick) => {
      const at = x(tick * unit);
      const line = drawLine([at, box.y], [at, bottom], {
        stroke: tick === 0 ? theme.axis : theme.line,
        "stroke-width": 1,
      });
      const text = tick === 0 ? "0" : formatDuration(tick * unit);
      const anchor = tick === 0 ? ("start" as const) : ("middle" as const);
      return line + drawText(at, bottom + 16, text, { ...ROW_NOTE, colour: theme.ink3, anchor });
    })
    .join("");
}

function drawPlan(plan: UpgradePlan, x: Scale, top: number, theme: Theme): string {
  const middle = top + 37;
  const { low, typical, high } = plan.durationSeconds;
  const bar = drawRect(
    { x: x(0), y: middle - BAR / 2, width: Math.max(2, x(typical) - x(0)), height: BAR },
    { fill: optionColour(plan.id, theme.id) },
  );
  const second = plan.twoRevisions
    ? drawLine([x(0), middle - BAR / 2 - 4], [x(typical), middle - BAR / 2 - 4], {
        stroke: theme.ink,
        "stroke-width": 2,
      })
    : "";
  const range =
    low === high
      ? ""
      : drawLiftedRange(x(low), x(high), middle, theme.ink, { stroke: theme.page, opacity: 1 });
  const total = drawText(x(high) + 9, middle + 4.5, formatDuration(typical), {
    ...ROW_NAME,
    weight: "semibold",
    colour: theme.ink,
  });
  return bar + second + range + total;
}

function noteOf(plan: UpgradePlan): string {
  const moved =
    plan.podsRestarted > 0
      ? `${formatCount(plan.podsRestarted)} pods restart`
      : `${formatCount(plan.agentsRolled)} agents roll`;
  const nodes =
    plan.extraNodes > 0
      ? `, ${nodeCount(plan.extraNodes)} more meanwhile (${costText(plan.extraMicroUsd)})`
      : ", no extra node";
  return moved + nodes;
}
