"use client";

import { useEffect, useRef, useState } from "react";
import type { FigureView } from "@/lib/charts/figures/figure";
import type { PaintAnswer, PaintAsk } from "./paint.worker";

type Painted = {
  /** The last drawing, of whatever was asked then: it stays in sight until the next one is there. */
  readonly last: PaintAnswer | undefined;
  /** The drawing of what is asked now; undefined while it is under way. */
  readonly drawn: PaintAnswer | undefined;
  /** The same in whatever theme, for what does not depend on it: title, height, numbers. */
  readonly told: PaintAnswer | undefined;
};

/** A figure drawn in a worker: nothing is sent anywhere, and typing is never held up. */
export function usePainted(
  id: string,
  view: FigureView,
  query: string,
  theme: PaintAsk["size"]["theme"],
): Painted {
  const { option, across, up, axis, measure, show } = view;
  const workerRef = useRef<Worker>(undefined);
  const turnRef = useRef(0);
  const [painted, setPainted] = useState<PaintAnswer>();
  const subject = JSON.stringify([id, option, across, up, axis, measure, show, query]);

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
      subject,
      id,
      view: { option, across, up, axis, measure, show },
      query,
      size: { theme, widthPx: 760, heightPx: 0 },
    };
    workerRef.current?.postMessage(ask);
  }, [subject, id, option, across, up, axis, measure, show, query, theme]);

  const told = painted?.subject === subject ? painted : undefined;
  return { last: painted, told, drawn: told?.theme === theme ? told : undefined };
}
