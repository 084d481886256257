"use client";

import { type RefObject, useEffect, useState } from "react";

const LEAST_PX = 320;
const MOST_PX = 960;
/** A drag of the window's edge draws anew at these steps, not at every pixel. */
const STEP_PX = 20;

/** How wide a figure inside an element is to be drawn; undefined until it is known. */
export function useFigureWidth(
  ref: RefObject<HTMLElement | null>,
  mostPx = MOST_PX,
): number | undefined {
  const [widthPx, setWidthPx] = useState<number>();
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? LEAST_PX;
      const stepped = Math.floor(width / STEP_PX) * STEP_PX;
      setWidthPx(Math.min(mostPx, Math.max(LEAST_PX, stepped)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, mostPx]);
  return widthPx;
}
