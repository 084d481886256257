"use client";

import { useLayoutEffect, useRef, useState } from "react";
import type { FigureLine } from "@/components/worker/protocol";
import { PREVIEW_ID } from "./preview-id";

const GAP_PX = 6;
const EDGE_PX = 8;

/** A number's derivation in one line, below the number or above it where there is no room. */
export default function FigurePreview({
  element,
  line,
  onEnter,
  onLeave,
}: {
  readonly element: HTMLElement;
  /** Undefined while it is being worked out. */
  readonly line: FigureLine | undefined;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: EDGE_PX, top: EDGE_PX });
  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null) return;
    const number = element.getBoundingClientRect();
    const below = number.bottom + GAP_PX;
    const fits = below + box.offsetHeight + EDGE_PX <= window.innerHeight;
    const right = window.innerWidth - box.offsetWidth - EDGE_PX;
    setPlace({
      left: Math.max(EDGE_PX, Math.min(number.left, right)),
      top: fits ? below : Math.max(EDGE_PX, number.top - GAP_PX - box.offsetHeight),
    });
  }, [element]);
  return (
    <div
      ref={ref}
      id={PREVIEW_ID}
      role="tooltip"
      className="card fixed z-50 max-w-[min(36rem,calc(100vw-1rem))] px-3 py-2 text-s shadow-lg"
      style={place}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {line === undefined ? (
        <span className="text-ink-3">Working it out…</span>
      ) : (
        <>
          <span className="block text-ink-2">{line.label}</span>
          <code className="block font-mono break-words">{line.text}</code>
        </>
      )}
    </div>
  );
}
