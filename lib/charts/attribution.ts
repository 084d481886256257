import {
  formatAmountDelta,
  formatDelta,
  formatList,
  formatUsdDelta,
  formatUsdPerHour,
} from "../format/amounts";
import { shownUsdChange } from "../format/usd-change";
import type { Owner } from "../model/types";
import { OWNER_LOOKS } from "./options";
import { POOL_RESOURCE_LOOKS, type PoolResource } from "./pool-by-owner";

/** What one changed input did to one option; every amount is a whole number and sums exactly. */
export type AttributedStep = {
  readonly nodes: number;
  readonly microUsdPerMonth: number;
  /** What each owner takes more, in milli-CPU, MiB and pods; owners that did not move are left out. */
  readonly owners: Readonly<Record<PoolResource, Readonly<Partial<Record<Owner, number>>>>>;
  /** Where a node of the default pool costs more or less an hour: by what that alone moves the bill. */
  readonly nodePrice?: {
    readonly before: number;
    readonly after: number;
    readonly microUsdPerMonth: number;
  };
  /** Lines of the bill that moved, by label. */
  readonly bill: Readonly<Record<string, number>>;
};

export type AttributedOption = {
  readonly id: string;
  readonly name: string;
  readonly nodes: { readonly before: number; readonly after: number };
  readonly microUsdPerMonth: { readonly before: number; readonly after: number };
  /** The resource that binds at the end; words are about it. */
  readonly resource: PoolResource;
  /** One for each changed input, in order; undefined where no plan exists halfway. */
  readonly steps: readonly AttributedStep[] | undefined;
};

/** How A became B: each changed input switched in turn, in a fixed order, and what that moved. */
export type Attribution = {
  /** "Requests into every pod 20 → 100". */
  readonly inputs: readonly string[];
  readonly options: readonly AttributedOption[];
};

/** Consequences of the number of nodes, not reasons for it; so are their lines of the bill. */
const CONSEQUENCES: readonly Owner[] = ["system", "reserved", "headroom", "stranded"];

const PER_UNIT: Readonly<Record<PoolResource, number>> = { cpu: 1000, memory: 1024, pods: 1 };

/** Half of what one digit shows. */
const LEAST_AMOUNT = 0.05;
const LEAST_MICRO_USD = 500_000;
const MOST_REASONS = 3;

/** What each step moves the bill by, as whole dollars show it: they sum to the whole as it is shown. */
export function shownStepChanges({ steps, microUsdPerMonth }: AttributedOption): readonly number[] {
  let at = microUsdPerMonth.before;
  return (steps ?? []).map((step) => {
    const from = at;
    at += step.microUsdPerMonth;
    return shownUsdChange(from, at);
  });
}

/**
 * "+3 nodes, +$420: +2 and +$280 from Requests into every pod 20 → 100 (+1.2 vCPU per-pod proxies);
 * +1 and +$140 from Access log no → yes". What moved nothing is left out.
 */
export function attributionInWords(option: AttributedOption, inputs: readonly string[]): string {
  const { steps, resource, microUsdPerMonth } = option;
  if (steps === undefined) {
    return "Halfway between A and B this option fits no node, so its change cannot be split.";
  }
  const total = steps.reduce((sum, step) => sum + step.nodes, 0);
  const dollars = shownStepChanges(option);
  const moved = steps.flatMap((step, index) => {
    const reasons = reasonsOf(step, resource);
    const change = dollars[index] ?? 0;
    if (step.nodes === 0 && change === 0 && reasons.length === 0) return [];
    const because = reasons.length === 0 ? "" : ` (${formatList(reasons)})`;
    return [`${movedBy(step.nodes, change)} from ${inputs[index] ?? ""}${because}`];
  });
  if (moved.length === 0) return "Nothing moved.";
  const word = Math.abs(total) === 1 ? "node" : "nodes";
  const whole = shownUsdChange(microUsdPerMonth.before, microUsdPerMonth.after);
  const money = whole === 0 ? "" : `, ${formatUsdDelta(whole)}`;
  return `${formatDelta(total)} ${word}${money}: ${moved.join("; ")}.`;
}

function movedBy(nodes: number, microUsd: number): string {
  if (microUsd === 0) return formatDelta(nodes);
  return nodes === 0
    ? formatUsdDelta(microUsd)
    : `${formatDelta(nodes)} and ${formatUsdDelta(microUsd)}`;
}

function reasonsOf(
  { owners, bill, nodePrice }: AttributedStep,
  resource: PoolResource,
): readonly string[] {
  const { unit } = POOL_RESOURCE_LOOKS[resource];
  const amounts = OWNER_LOOKS.filter(({ owner }) => !CONSEQUENCES.includes(owner))
    .map(({ owner, label }) => ({
      text: label.toLowerCase(),
      change: (owners[resource][owner] ?? 0) / PER_UNIT[resource],
    }))
    .filter(({ change }) => Math.abs(change) >= LEAST_AMOUNT)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .map(({ text, change }) => `${formatAmountDelta(change)} ${unit} ${text}`);
  const lines = Object.entries(bill)
    .filter(([, microUsd]) => Math.abs(microUsd) >= LEAST_MICRO_USD)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([label, microUsd]) => `${formatUsdDelta(microUsd)} ${label.toLowerCase()}`);
  const price =
    nodePrice === undefined
      ? []
      : [
          `node price ${formatUsdPerHour(nodePrice.before)} → ${formatUsdPerHour(nodePrice.after)} an hour: ${formatUsdDelta(nodePrice.microUsdPerMonth)}`,
        ];
  return [...price, ...amounts, ...lines].slice(0, MOST_REASONS);
}
