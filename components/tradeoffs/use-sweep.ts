"use client";

import { useEffect, useState } from "react";
import type { SweepAsk, SweepReport } from "./sweep.worker";

/** A sweep in a worker of its own; newer input ends it. The last good one stays meanwhile. */
export function useSweep(ask: SweepAsk, wanted: boolean) {
  const [done, setDone] = useState<Extract<SweepReport, { kind: "done" | "absent" }>>();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    if (!wanted) return;
    const worker = new Worker(new URL("./sweep.worker.ts", import.meta.url), { type: "module" });
    const fail = (message: string) => {
      setShare(undefined);
      setError(message);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<SweepReport>) => {
      if (data.kind === "progress") return setShare(data.share);
      if (data.kind === "failed") return fail(data.message);
      setShare(undefined);
      setError(undefined);
      setDone(data);
    });
    worker.addEventListener("error", () => fail("The calculation stopped unexpectedly."));
    worker.postMessage(ask);
    return () => worker.terminate();
  }, [ask, wanted]);
  return { done, share, error };
}
