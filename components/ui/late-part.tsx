"use client";

import { type ReactNode, useRef } from "react";
import { useEarlyInput } from "./use-early-input";

/**
 * A part of the page whose code comes after the page's own, to stand inside its Suspense: what was
 * changed in it before that is heard as soon as the code is there.
 */
export function LatePart({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEarlyInput(ref);
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}
