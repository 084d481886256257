"use client";

import { type ReactNode, useEffect, useState } from "react";

/** As globals.css has it: narrower screens have the inputs in a drawer. */
const WIDE = "(width >= 64rem)";

const PLACE =
  "inputs-beside border-line px-4 pt-2 pb-8 lg:sticky lg:top-13 lg:h-[calc(100dvh-3.25rem)] lg:overflow-y-auto lg:border-r lg:px-6";

/**
 * The inputs beside the results. A narrow screen with scripts hides them, so there they stay the
 * markup they came as: a phone is not kept busy bringing to life what it does not show. Once wide,
 * always alive, since a field may hold what somebody has typed.
 */
export function InputsBeside({ children }: { readonly children: ReactNode }) {
  const [alive, setAlive] = useState(() => typeof window === "undefined" || isWide());
  useEffect(() => {
    if (alive) return;
    const screen = window.matchMedia(WIDE);
    const widen = () => {
      if (screen.matches) setAlive(true);
    };
    screen.addEventListener("change", widen);
    return () => screen.removeEventListener("change", widen);
  }, [alive]);
  if (alive) return <div className={PLACE}>{children}</div>;
  // React leaves markup alone that it is told to set by itself, here to what is there already.
  return (
    <div
      key="as sent"
      className={PLACE}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: "" }}
    />
  );
}

function isWide(): boolean {
  return window.matchMedia(WIDE).matches;
}
