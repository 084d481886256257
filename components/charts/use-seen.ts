"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether an element has come near the screen since the page was ready: when to load its chart. */
export function useSeen(): readonly [RefObject<HTMLElement | null>, boolean] {
  const ref = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || seen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: "100px" },
    );
    // After the page has settled: a chart's library must not compete with the page's own start.
    const timer = setTimeout(() => observer.observe(element), 200);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [seen]);
  return [ref, seen];
}
