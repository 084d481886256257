import { formatCount, formatUsd } from "../../format/amounts";
import { formatDuration } from "../../format/duration";
import { type Box, drawLine, drawLiftedRange, drawRect, drawText } from "../svg/draw";
import { optionColour } from "../svg/fills";
import { wrapText } from "../svg/fit-text";
import {
  layNotedRows,
  type NotedRows,
  ROW_NAME,
  ROW_NOTE,
  stackRows,
  totalPx,
} from "../svg/noted-rows";
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
    bodyPx: (widthPx) => moves.length * ROW + totalPx(headsOf(moves, widthPx).extraPx),
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
const ROOM_LEADING = 15;

function draw(moves: readonly MoveIn[], box: Box, theme: Theme): string {
  const most = Math.max(1e6, ...moves.map(({ microUsd }) => microUsd.high));
  const x = linear([0, most], [box.x, box.x + box.width - 90]);
  const heads = headsOf(moves, box.width);
  const stacked = stackRows(box, heads.extraPx);
  const rows = stacked.flatMap(({ top, marksTop }, index) => {
    const move = moves[index];
    if (move === undefined) return [];
    return [heads.draw(index, box.x, top + 14, theme), drawMove(move, x, box, marksTop, theme)];
  });
  const axis = stacked.map(({ marksTop }) =>
    drawLine([box.x, marksTop + 38], [box.x, marksTop + 62], {
      stroke: theme.axis,
      "stroke-width": 1,
    }),
  );
  return [...rows, ...axis].join("");
}

/** Each name with its effort; below them how many nodes, on as many lines as that takes. */
function headsOf(moves: readonly MoveIn[], widthPx: number): NotedRows {
  const names = layNotedRows(
    moves.map((move) => ({ name: move.name, note: effortText(move) })),
    { widthPx, gapPx: 12 },
  );
  const nameExtra = (index: number) => names.extraPx[index] ?? 0;
  const rooms = moves.map((move) => wrapText(roomText(move), widthPx, ROW_NOTE, 3));
  return {
    extraPx: rooms.map((lines, index) => nameExtra(index) + ROOM_LEADING * (lines.length - 1)),
    draw: (index, x, y, theme) => {
      const style = { ...ROW_NOTE, colour: theme.ink3 };
      const top = y + nameExtra(index) + 17;
      const room = rooms[index] ?? [];
      return (
        names.draw(index, x, y, theme) +
        room.map((line, at) => drawText(x, top + ROOM_LEADING * at, line, style)).join("")
      );
    },
  };
}

function drawMove(move: MoveIn, x: Scale, box: Box, top: number, theme: Theme): string {
  const middle = top + 50;
  const { low, typical, high } = move.microUsd;
  const range =
    low === high
      ? ""
      : drawLiftedRange(x(low), x(high), middle, theme.ink, { stroke: theme.page, opacity: 1 });
  return [
    drawRect(
      { x: box.x, y: middle - BAR / 2, width: Math.max(1, x(typical) - box.x), height: BAR },
      { fill: optionColour(move.id, theme.id) },
    ),
    range,
    drawText(x(high) + 9, middle + 4.5, formatUsd(typical), {
      ...ROW_NAME,
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
