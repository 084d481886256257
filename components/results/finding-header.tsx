"use client";

import type { ReactNode } from "react";
import type { PageView } from "@/components/calculator/page-view";
import { NEWEST_PRICES } from "@/lib/catalog/newest-prices";
import { type MoneyBasis, spanOf } from "@/lib/format/money-basis";
import { formatCount, formatPercent } from "@/lib/format/amounts";
import { oldPrices } from "@/lib/format/old-prices";
import type { Scenario } from "@/lib/scenario/schema";

/** What the comparison says, in words: the finding, the advice and what both rest on. */
export function FindingHeader({
  view,
  scenario,
  basis,
  updating,
  children,
}: {
  readonly view: PageView;
  readonly scenario: Scenario;
  /** What money is shown for. */
  readonly basis: MoneyBasis;
  readonly updating: boolean;
  /** On what the recommendation hangs. */
  readonly children: ReactNode;
}) {
  const { clusters } = scenario.cluster;
  const words = view.words[spanOf(basis)];
  const planned = view.rows.filter((row) => row.planned);
  const proven = planned.every((row) => row.proven);
  const old =
    scenario.cluster.capacityType === "own-price"
      ? undefined
      : oldPrices(view.pricesAsOf, NEWEST_PRICES);
  return (
    <header>
      <h1 className="max-w-[44em] text-xl font-semibold tracking-[-0.01em] lg:text-2xl lg:text-balance">
        {words.finding}
      </h1>
      <p className="mt-2 max-w-[80ch] text-l text-ink-2">{words.recommendation}</p>
      {words.againstToday !== undefined && (
        <p className="mt-2 max-w-[80ch] text-l text-ink-2" data-against-today>
          {words.againstToday}{" "}
          <span className="text-m text-ink-3">What the move takes: Trade-offs, Moving in.</span>
        </p>
      )}
      {view.pods > 0 && (
        <p className="scripted mt-1 min-h-[8.7em] max-w-[120ch] text-ink-2 sm:min-h-[2.9em]">
          {children}
        </p>
      )}
      {view.fieldReport !== undefined && (
        <p className="mt-2 text-ink-2">
          <strong className="font-semibold text-ink">With the field report's figures. </strong>
          {view.fieldReport}
        </p>
      )}
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-s text-ink-3">
        {planned.length > 0 && view.pods > 0 && (
          <li className={proven ? "text-good" : "text-care"}>
            {provenText(view.preliminary, proven)}
          </li>
        )}
        <li>
          {formatCount(view.pods)} pods
          {clusters > 1 &&
            ` in each of ${formatCount(clusters)} clusters; nodes are of one, money is for all`}
        </li>
        <li>
          {view.node.name}, prices of {view.pricesAsOf}
        </li>
        <li>{sizingText(scenario)}</li>
        {view.bills.lines.some((line) => line.own) && <li>with your own cost lines</li>}
        <li aria-hidden={!updating} className={updating ? "text-accent" : "invisible"}>
          Updating…
        </li>
      </ul>
      {old !== undefined && <p className="mt-2 max-w-[80ch] text-s text-care">{old}</p>}
    </header>
  );
}

function provenText(preliminary: boolean, proven: boolean): string {
  if (proven) return "✓ All counts proved minimal";
  return preliminary
    ? "First answer, the proof is being worked out"
    : "Some counts not proved minimal";
}

function sizingText({ sizing }: Scenario): string {
  switch (sizing.policy) {
    case "right-sized":
      return `mesh requests right-sized, headroom ${formatPercent(sizing.headroomPercent / 100)}`;
    case "chart-production":
      return "mesh requests as the charts' production values";
    case "chart-plain":
      return "mesh requests as the charts' plain install";
    case "own":
      return "mesh requests as you set them";
  }
}
