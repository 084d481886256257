"use client";

import { useMemo } from "react";
import { isHeavy } from "@/components/calculator/is-heavy";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { turnsInWords } from "@/lib/charts/tradeoffs/turns";
import type { Scenario } from "@/lib/scenario/schema";
import { useInsight } from "./use-insight";

/** On what the recommendation hangs. Its room is kept from the start, so that nothing moves. */
export default function TurnsNote({
  scenario,
  rows,
  fresh,
}: {
  readonly scenario: Scenario;
  readonly rows: readonly ComparisonRow[];
  readonly fresh: boolean;
}) {
  const heavy = isHeavy(scenario);
  const ask = useMemo(
    () => (fresh && !heavy ? ({ kind: "turns", scenario } as const) : undefined),
    [fresh, heavy, scenario],
  );
  const { report, current, error } = useInsight(ask);
  if (heavy) {
    return "Where the ranking turns is not worked out by itself for so many different workloads; the trade-offs below do it for one input at a time.";
  }
  if (error !== undefined) return `Where the ranking turns could not be worked out: ${error}`;
  if (report?.kind !== "turns") return "Looking for where this turns…";
  const words = turnsInWords(report.turns, rows);
  return (
    <span className={current ? "" : "text-ink-3"}>
      {words === "" ? "" : `${words}${current ? "" : " (updating)"}`}
    </span>
  );
}
