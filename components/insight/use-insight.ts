"use client";

import { useEffect, useState } from "react";
import type { InsightAsk, InsightReport } from "./insight-protocol";

type Answer = Extract<InsightReport, { kind: "turns" | "attribution" }>;
type Progress = Extract<InsightReport, { kind: "progress" }>;

/** Input comes to rest before work of seconds is begun. */
const REST_MS = 800;

/**
 * An answer that takes many estimates, in a worker of its own; newer input ends it. The last good
 * one stays meanwhile. Ask with a stable value: another one is another question.
 */
export function useInsight(ask: InsightAsk | undefined) {
  const [answer, setAnswer] = useState<{ readonly to: InsightAsk; readonly report: Answer }>();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    if (ask === undefined) return;
    let worker: Worker | undefined;
    const fail = (message: string) => {
      setProgress(undefined);
      setError(message);
    };
    const timer = setTimeout(() => {
      worker = new Worker(new URL("./insight.worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<InsightReport>) => {
        if (data.kind === "progress") return setProgress(data);
        if (data.kind === "failed") return fail(data.message);
        setProgress(undefined);
        setError(undefined);
        setAnswer({ to: ask, report: data });
        worker?.terminate();
      });
      worker.addEventListener("error", () => fail("The calculation stopped unexpectedly."));
      worker.postMessage(ask);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [ask]);
  return { report: answer?.report, current: answer?.to === ask, progress, error };
}
