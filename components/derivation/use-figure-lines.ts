"use client";

import { useEffect, useState } from "react";
import type { EstimateClient } from "@/components/worker/estimate-client";
import type { FigureLines } from "@/components/worker/protocol";
import { untilAnswered } from "@/components/worker/until-answered";
import type { MoneyBasis } from "@/lib/format/money-basis";
import type { Scenario } from "@/lib/scenario/schema";

/** One line for every figure of the page, asked for when the first is pointed at; the last good stay. */
export function useFigureLines(
  client: EstimateClient,
  scenario: Scenario,
  basis: MoneyBasis | undefined,
  fresh: boolean,
): FigureLines | undefined {
  const [lines, setLines] = useState<FigureLines>();
  useEffect(() => {
    if (basis === undefined || !fresh) return;
    let current = true;
    const ask = () => client.ask({ kind: "figureLines", scenario, basis });
    untilAnswered(ask, () => current).then(
      (answer) => current && setLines(answer),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [client, scenario, basis, fresh]);
  return lines;
}
