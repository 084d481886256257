import { formatCount, formatUsd } from "../../format/amounts";
import { formatDuration } from "../../format/duration";
import type { Range } from "../../model/types";
import { capital, nodeCount, spoken } from "../figures/spoken";

/** One item of the bill of a move, at typical coefficients. */
export type MoveLine = { readonly label: string; readonly microUsd: number };

/** What it takes to come from what runs today to one option. */
export type MoveIn = {
  readonly id: string;
  readonly name: string;
  readonly nodesNow: number;
  /** While old and new run side by side, with room for what restarts. */
  readonly nodesMeanwhile: number;
  readonly nodesAfter: number;
  /** Nodes beyond the larger of before and after. */
  readonly extraNodes: Range;
  readonly podsRestarted: number;
  /** How often each of them restarts. */
  readonly rounds: number;
  /** Nodes drained and restarted, as the CNI changes. */
  readonly nodesRecreated: number;
  readonly durationSeconds: Range;
  /** Two control planes of different meshes run meanwhile. */
  readonly twoControlPlanes: boolean;
  /** How long both run: what was asked for, and no less than the move takes. */
  readonly days: number;
  readonly lines: readonly MoveLine[];
  readonly microUsd: Range;
  readonly caution: string;
  readonly steps: readonly string[];
  readonly evidence: readonly string[];
};

export type MovesIn = {
  /** What runs today. */
  readonly from: { readonly id: string; readonly name: string };
  readonly moves: readonly MoveIn[];
};

/** The finding: the cheapest and the dearest move, and who restarts nothing. */
export function movingTitle({ from, moves }: MovesIn): string {
  const costs = moves.map(({ microUsd }) => microUsd.typical);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  if (moves.length === 0) return "There is nothing to move to";
  const named = (cost: number) => {
    const same = moves.filter(({ microUsd }) => microUsd.typical === cost);
    const [only] = same;
    if (only !== undefined && same.length === 1) return spoken(only);
    return `${formatCount(same.length)} of the ${formatCount(moves.length)} others`;
  };
  const start = `Moving from ${fromText(from)}`;
  if (moves.length === 1) return `${start} to ${named(least)} costs ${formatUsd(least)}`;
  if (least === most) return `${start} costs ${formatUsd(least)} whichever option it is to`;
  return `${start} costs ${formatUsd(least)} to ${named(least)}, ${formatUsd(most)} to ${named(most)}`;
}

const fromText = (from: MovesIn["from"]) => (from.id === "none" ? "no mesh" : spoken(from));

/** One move as a sentence. */
export function moveInWords(move: MoveIn): string {
  const { low, typical, high } = move.durationSeconds;
  const range = low === high ? "" : ` (${formatDuration(low)} to ${formatDuration(high)})`;
  const time = typical === 0 ? "" : `, in about ${formatDuration(typical)}${range}`;
  const nodes =
    move.extraNodes.typical === 0
      ? "no node more than before or after"
      : `${nodeCount(move.extraNodes.typical)} more than before or after for ${daysText(move.days)}`;
  const planes = move.twoControlPlanes ? ", two control planes side by side" : "";
  return `${capital(spoken(move))}: ${effortText(move)}${time}; ${nodes}${planes}. It costs ${costRange(move.microUsd)}.`;
}

/** "restarts 408 pods twice and recreates 15 nodes". */
export function effortText({ podsRestarted, rounds, nodesRecreated }: MoveIn): string {
  const pods = podsRestarted === 1 ? "1 pod" : `${formatCount(podsRestarted)} pods`;
  const often = rounds === 2 ? " twice" : rounds > 2 ? ` ${formatCount(rounds)} times` : "";
  const restarts = podsRestarted === 0 ? "restarts no pod" : `restarts ${pods}${often}`;
  return nodesRecreated === 0
    ? restarts
    : `${restarts} and drains and restarts ${nodeCount(nodesRecreated)}`;
}

function costRange({ low, typical, high }: Range): string {
  const [from, to] = [formatUsd(low), formatUsd(high)];
  return from === to ? formatUsd(typical) : `${formatUsd(typical)} (${from} to ${to})`;
}

function daysText(days: number): string {
  const shown = Math.round(days * 10) / 10;
  return `${shown.toLocaleString("en-US")} ${shown === 1 ? "day" : "days"}`;
}
