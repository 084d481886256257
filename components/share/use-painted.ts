"use client";

import { useEffect, useRef, useState } from "react";
import type { FigureView } from "@/lib/charts/figures/figure";
import type { PaintAnswer, PaintAsk } from "./paint.worker";

/** A figure drawn in a worker: nothing is sent anywhere, and typing is never held up. */
export function usePainted(
  id: string,
  view: FigureView,
  query: string,
  theme: PaintAsk["size"]["theme"],
) {
  const { option, across, up, axis, measure } = view;
  const workerRef = useRef<Worker>(undefined);
  const turnRef = useRef(0);
  const [painted, setPainted] = useState<PaintAnswer>();

  useEffect(() => {
    const worker = new Worker(new URL("./paint.worker.ts", import.meta.url), { type: "module" });
    workerRef.current = worker;
    worker.addEventListener("message", (event: MessageEvent<PaintAnswer>) => {
      if (event.data.turn === turnRef.current) setPainted(event.data);
    });
    return () => worker.terminate();
  }, []);

  useEffect(() => {
    turnRef.current += 1;
    const ask: PaintAsk = {
      turn: turnRef.current,
      id,
      view: { option, across, up, axis, measure },
      query,
      size: { theme, widthPx: 760, heightPx: 0 },
    };
    workerRef.current?.postMessage(ask);
  }, [id, option, across, up, axis, measure, query, theme]);

  return painted;
}
