"use client";

import { useCallback, useEffect, useState } from "react";
import type { PinnedDerivation } from "@/components/results/derivation-panel";
import { type EstimateClient, Overtaken } from "@/components/worker/estimate-client";
import type { Level } from "@/lib/model/types";
import type { ScenarioState } from "./use-scenario";

/** The derivation pinned open, kept in step with the results. */
export function useDerivation(client: EstimateClient, state: ScenarioState) {
  const [pin, setPin] = useState<{ readonly option: string; readonly level: Level }>();
  const [result, setResult] = useState<Pick<PinnedDerivation, "answer" | "error">>();
  const { scenario, updating, view } = state;
  useEffect(() => {
    if (pin === undefined || updating) return;
    let current = true;
    client.ask({ kind: "derivation", scenario, ...pin }).then(
      (answer) => {
        if (current) setResult({ answer, error: undefined });
      },
      (reason: unknown) => {
        if (!current || reason instanceof Overtaken) return;
        const error = reason instanceof Error ? reason.message : String(reason);
        setResult({ answer: undefined, error });
      },
    );
    return () => {
      current = false;
    };
  }, [client, pin, scenario, updating]);
  const openDerivation = useCallback((option: string) => {
    setResult(undefined);
    setPin({ option, level: "typical" });
  }, []);
  const setLevel = useCallback(
    (level: Level) => setPin((before) => before && { ...before, level }),
    [],
  );
  const close = useCallback(() => setPin(undefined), []);
  const pinned: PinnedDerivation | undefined = pin && {
    ...pin,
    name: view.rows.find((row) => row.id === pin.option)?.name ?? pin.option,
    answer: result?.answer,
    error: result?.error,
  };
  return { pinned, openDerivation, setLevel, close };
}
