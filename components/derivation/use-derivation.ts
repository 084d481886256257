"use client";

import { useCallback, useEffect, useState } from "react";
import { type EstimateClient, Overtaken } from "@/components/worker/estimate-client";
import type { DerivationAnswer } from "@/components/worker/protocol";
import { untilAnswered } from "@/components/worker/until-answered";
import type { Level } from "@/lib/model/types";
import type { Scenario } from "@/lib/scenario/schema";
import type { AskedFigure } from "./asked-figure";

export type Pin = AskedFigure & { readonly level: Level };

/**
 * The derivation of the pinned figure, kept in step with the results: the last good one stays while
 * the next is worked out, and one of another figure goes at once.
 */
export function useDerivation(client: EstimateClient, scenario: Scenario, fresh: boolean) {
  const [pin, setPin] = useState<Pin>();
  const [answer, setAnswer] = useState<DerivationAnswer>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    if (pin === undefined || !fresh) return;
    let current = true;
    const ask = () => client.ask({ kind: "derivation", scenario, ...pin });
    untilAnswered(ask, () => current).then(
      (next) => {
        if (!current) return;
        setAnswer(next);
        setError(undefined);
      },
      (reason: unknown) => {
        if (!current || reason instanceof Overtaken) return;
        setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => {
      current = false;
    };
  }, [client, pin, scenario, fresh]);
  const open = useCallback((figure: AskedFigure) => {
    setError(undefined);
    setPin((before) => ({ ...figure, level: before?.level ?? "typical" }));
  }, []);
  const setLevel = useCallback(
    (level: Level) => setPin((before) => before && { ...before, level }),
    [],
  );
  const close = useCallback(() => setPin(undefined), []);
  const shown =
    answer?.option === pin?.option && answer?.figure === pin?.figure ? answer : undefined;
  return { pin, answer: shown, error, open, setLevel, close };
}
