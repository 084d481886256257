"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { NodesClient } from "@/components/worker/nodes-client";
import type { RankingProgress } from "@/components/worker/nodes-protocol";
import type { RankingFilters } from "@/lib/ranking/filters";
import type { Scenario } from "@/lib/scenario/schema";

export type RankingAsked = {
  readonly scenario: Scenario;
  readonly option: string;
  readonly filters: RankingFilters;
  readonly shown: number;
};

type Run = RankingAsked & { readonly attempt: number };
type Ended = { readonly run: Run; readonly stopped: boolean; readonly error: string | undefined };

/** A ranking that follows what is asked; it can be stopped and taken up again. */
export function useRanking(client: NodesClient, asked: RankingAsked | undefined) {
  const [attempt, setAttempt] = useState(0);
  /** The last report; it stays while a newer ranking is under way. */
  const [progress, setProgress] = useState<RankingProgress>();
  const [ended, setEnded] = useState<Ended>();
  const run = useMemo<Run | undefined>(
    () => (asked === undefined ? undefined : { ...asked, attempt }),
    [asked, attempt],
  );
  const cancel = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    if (run === undefined) return;
    const { scenario, option, filters, shown } = run;
    cancel.current = client.rank(
      { kind: "rank", scenario, question: { option, filters, shown } },
      (report) => {
        setProgress(report);
        if (report.stage === "done") setEnded({ run, stopped: false, error: undefined });
      },
      ({ message }) => setEnded({ run, stopped: false, error: message }),
    );
    return () => cancel.current?.();
  }, [client, run]);
  const stop = useCallback(() => {
    cancel.current?.();
    if (run !== undefined) setEnded({ run, stopped: true, error: undefined });
  }, [run]);
  const goOn = useCallback(() => setAttempt((before) => before + 1), []);
  const over = ended !== undefined && ended.run === run ? ended : undefined;
  return {
    progress,
    running: run !== undefined && over === undefined,
    stopped: over?.stopped ?? false,
    error: over?.error,
    stop,
    goOn,
  };
}
