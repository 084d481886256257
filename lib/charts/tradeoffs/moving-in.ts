import { formatCount, formatUsd } from "../../format/amounts";
import { formatDuration } from "../../format/duration";
import type { Range } from "../../model/types";
import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from "../../units/time";
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
  /** The platform takes it only when a cluster is created: everything moves into a second one. */
  readonly newCluster: boolean;
  /** What a month costs after the move against today, at typical coefficients. */
  readonly deltaMicroUsdPerMonth: number;
  /** The user has given days and a rate: their engineers' time is among the lines. */
  readonly engineersCounted: boolean;
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
  readonly engineersCounted: boolean;
  readonly moves: readonly MoveIn[];
};

/** The finding: the cheapest and the dearest move. Without engineers' days it says what it counts. */
export function movingTitle({ from, moves, engineersCounted }: MovesIn): string {
  const costs = moves.map(({ microUsd }) => microUsd.typical);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  if (moves.length === 0) return "There is nothing to move to";
  const named = (cost: number) => {
    const same = moves.filter(({ microUsd }) => microUsd.typical === cost);
    const [only] = same;
    if (only !== undefined && same.length === 1) return spoken(only);
    return `${formatCount(same.length)} of the ${formatCount(moves.length)} others`;
  };
  const to =
    moves.length > 1 && least === most
      ? `${formatUsd(least)} whichever option it is to`
      : moves.length === 1
        ? `${formatUsd(least)} to ${named(least)}`
        : `${formatUsd(least)} to ${named(least)}, ${formatUsd(most)} to ${named(most)}`;
  if (!engineersCounted) {
    return `Moving from ${fromText(from)}, extra nodes and fees while both run: ${to}; engineers’ time not counted`;
  }
  if (moves.length === 1) {
    return `Moving from ${fromText(from)} to ${named(least)} costs ${formatUsd(least)}`;
  }
  return `Moving from ${fromText(from)} costs ${to}`;
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
  const cost = move.engineersCounted
    ? `It costs ${costRange(move.microUsd)}`
    : `Extra nodes and fees while both run: ${costRange(move.microUsd)}; engineers’ time not counted`;
  return `${capital(spoken(move))}: ${effortText(move)}${time}; ${nodes}${planes}. ${cost}.`;
}

/** What comes after: "Then $553 a month less than today ($6,634 a year); what the move costs is back in 15 days." */
export function afterMoveInWords({
  deltaMicroUsdPerMonth: delta,
  microUsd,
  engineersCounted,
}: MoveIn): string {
  if (delta === 0) return "Then a month costs what it costs today.";
  const amount = `${formatUsd(Math.abs(delta))} a month`;
  if (delta > 0) return `Then ${amount} more than today: the move never pays back by the bill.`;
  const saving = `Then ${amount} less than today (${formatUsd(-delta * MONTHS_PER_YEAR)} a year)`;
  if (microUsd.typical === 0) return `${saving}.`;
  const counted = engineersCounted ? "" : ", your engineers’ time aside";
  return `${saving}; what the move costs is back in ${paybackText(microUsd.typical / -delta)}${counted}.`;
}

/** Months as days, months or years, as short as they may be. */
function paybackText(months: number): string {
  const days = Math.max(1, Math.ceil((months * HOURS_PER_MONTH) / 24));
  if (days < 60) return days === 1 ? "1 day" : `${formatCount(days)} days`;
  const whole = Math.ceil(months);
  return whole < 24
    ? `${formatCount(whole)} months`
    : `${formatCount(Math.ceil(months / MONTHS_PER_YEAR))} years`;
}

/** "restarts 408 pods twice and recreates 15 nodes". */
export function effortText({ podsRestarted, rounds, nodesRecreated, newCluster }: MoveIn): string {
  const pods = podsRestarted === 1 ? "1 pod" : `${formatCount(podsRestarted)} pods`;
  if (newCluster) return `takes a new cluster, where ${pods} start anew`;
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
