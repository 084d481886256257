"use client";

import { useEffect, useState } from "react";
import type { SensitivityAnswer, SensitivityAsk, SensitivityReport } from "./sensitivity.worker";

type Kind = SensitivityAsk["kind"];
type AnswerOf<K extends Kind> = Extract<SensitivityAnswer, { readonly kind: K }>;
type Answered = Extract<SensitivityReport, { readonly kind: "answer" }>;

/**
 * One question in a worker of its own, once it is wanted; newer input ends it. The last good answer
 * stays until the next is there, and says whether it is for the present question.
 */
export function useSensitivity<K extends Kind>(
  ask: Extract<SensitivityAsk, { readonly kind: K }>,
  wanted: boolean,
) {
  const [answered, setAnswered] = useState<Answered & { readonly ask: SensitivityAsk }>();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    if (!wanted) return;
    const worker = new Worker(new URL("./sensitivity.worker.ts", import.meta.url), {
      type: "module",
    });
    const fail = (message: string) => {
      setShare(undefined);
      setError(message);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<SensitivityReport>) => {
      if (data.kind === "failed") return fail(data.message);
      setError(undefined);
      if (data.kind === "progress") return setShare(data.share);
      if (data.last) setShare(undefined);
      setAnswered({ ...data, ask });
    });
    worker.addEventListener("error", () => fail("The calculation stopped unexpectedly."));
    worker.postMessage(ask);
    return () => worker.terminate();
  }, [ask, wanted]);
  return {
    answer: answered?.answer as AnswerOf<K> | undefined,
    provenance: answered?.provenance,
    whole: answered?.last === true && answered.ask === ask,
    share,
    error,
  };
}
