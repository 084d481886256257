import { formatCount, formatUsd } from "../../format/amounts";
import { formatDuration } from "../../format/duration";
import { type Box, drawLine, drawRange, drawRect, drawText } from "../svg/draw";
import { optionColour } from "../svg/fills";
import { fitText } from "../svg/fit-text";
import { type Font, textWidthPx } from "../svg/measure";
import { linear, type Scale } from "../svg/scale";
import type { Theme } from "../svg/theme";
import {
  afterMoveInWords,
  effortText,
  type MoveIn,
  moveInWords,
  type MovesIn,
  movingTitle,
} from "../tradeoffs/moving-in";
import type { Figure, FigureContent, FigureFacts } from "./figure";
import { nodeCount } from "./spoken";
import { unplanned } from "./unplanned";

/** What the change itself costs, from what runs today to every option. */
export const movingIn: Figure = { id: "moving-in", name: "Moving to each option", content };

function content({ comparison, cluster, movingIn: movesOf }: FigureFacts): FigureContent {
  const facts = movesOf();
  const { moves } = facts;
  if (moves.length === 0) {
    return unplanned(comparison.options[0]?.issues[0]?.message ?? "There is nothing to move to.");
  }
  const clusters = cluster.clusters > 1 ? "; counts and durations are those of one cluster" : "";
  return {
    words: {
      title: movingTitle(facts),
      subtitle:
        "Dollars for the change alone, beyond the bill before or after it: nodes while old and new run side by side, fees of both, engineers. Thin lines from low to high.",
      caption: `Restarts one workload in ten at a time and node by node unless the scenario says otherwise${clusters}.`,
    },
    description: moves.map((move) => `${moveInWords(move)} ${afterMoveInWords(move)}`).join(" "),
    table: table(facts),
    bodyPx: () => moves.length * ROW,
    draw: (box, theme) => ({ svg: draw(moves, box, theme), patterns: "" }),
  };
}

function table({ from, moves }: MovesIn): FigureContent["table"] {
  return {
    columns: [
      "from",
      "to",
      "nodes_now",
      "nodes_meanwhile",
      "nodes_after",
      "extra_nodes_low",
      "extra_nodes_typical",
      "extra_nodes_high",
      "pods_restarted",
      "restart_rounds",
      "nodes_recreated",
      "seconds_low",
      "seconds_typical",
      "seconds_high",
      "two_control_planes",
      "days",
      "usd_low",
      "usd_typical",
      "usd_high",
      "new_cluster",
      "usd_a_month_against_now",
    ],
    rows: moves.map((move) => [
      from.name,
      move.name,
      move.nodesNow,
      move.nodesMeanwhile,
      move.nodesAfter,
      move.extraNodes.low,
      move.extraNodes.typical,
      move.extraNodes.high,
      move.podsRestarted,
      move.rounds,
      move.nodesRecreated,
      Math.round(move.durationSeconds.low),
      Math.round(move.durationSeconds.typical),
      Math.round(move.durationSeconds.high),
      move.twoControlPlanes ? "yes" : "no",
      move.days,
      move.microUsd.low / 1e6,
      move.microUsd.typical / 1e6,
      move.microUsd.high / 1e6,
      move.newCluster ? "yes" : "no",
      move.deltaMicroUsdPerMonth / 1e6,
    ]),
  };
}

/* ----------------------------------------------------------------- drawing */

const ROW = 68;
const BAR = 16;
const NAME: Font = { sizePx: 13, weight: "regular" };
const NOTE: Font = { sizePx: 11.5, weight: "regular" };

function draw(moves: readonly MoveIn[], box: Box, theme: Theme): string {
  const most = Math.max(1e6, ...moves.map(({ microUsd }) => microUsd.high));
  const x = linear([0, most], [box.x, box.x + box.width - 90]);
  const rowPx = box.height / moves.length;
  const rows = moves.map((move, index) => drawMove(move, x, box, box.y + rowPx * index, theme));
  const axis = moves.map((_, index) => {
    const top = box.y + rowPx * index + 38;
    return drawLine([box.x, top], [box.x, top + 24], { stroke: theme.axis, "stroke-width": 1 });
  });
  return [...rows, ...axis].join("");
}

function drawMove(move: MoveIn, x: Scale, box: Box, top: number, theme: Theme): string {
  const middle = top + 50;
  const { low, typical, high } = move.microUsd;
  const range =
    low === high
      ? ""
      : drawRange(x(low), x(high), middle, { stroke: theme.page, "stroke-width": 4 }) +
        drawRange(x(low), x(high), middle, { stroke: theme.ink });
  const nameWidth = textWidthPx(move.name, NAME) + 12;
  const note = (text: string, at: number, y: number) =>
    drawText(at, y, fitText(text, box.x + box.width - at, NOTE), { ...NOTE, colour: theme.ink3 });
  return [
    drawText(box.x, top + 14, move.name, { ...NAME, colour: theme.ink }),
    note(effortText(move), box.x + nameWidth, top + 14),
    note(roomText(move), box.x, top + 31),
    drawRect(
      { x: box.x, y: middle - BAR / 2, width: Math.max(1, x(typical) - box.x), height: BAR },
      { fill: optionColour(move.id, theme.id) },
    ),
    range,
    drawText(x(high) + 9, middle + 4.5, formatUsd(typical), {
      ...NAME,
      weight: "semibold",
      colour: theme.ink,
    }),
  ].join("");
}

/** "41 nodes now, 44 meanwhile, 41 after; about 2.1 h". */
function roomText(move: MoveIn): string {
  const { typical } = move.durationSeconds;
  const time = typical === 0 ? "" : `; about ${formatDuration(typical)}`;
  const planes = move.twoControlPlanes ? "; two control planes" : "";
  return `${nodeCount(move.nodesNow)} now, ${formatCount(move.nodesMeanwhile)} meanwhile, ${formatCount(move.nodesAfter)} after${time}${planes}`;
}
