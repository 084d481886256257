"use client";

import { type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import { useEarlyInput } from "./use-early-input";

type LatePartProps = {
  readonly className?: string;
  readonly children: ReactNode;
};

/**
 * A part of the page whose code comes after the page's own, or that alone has code on a page to
 * read: what was changed or pressed in it before that is heard as soon as the code is there.
 */
export function LatePart({ className, children }: LatePartProps) {
  const [alive, setAlive] = useState(false);
  const onAlive = useCallback(() => setAlive(true), []);
  const part = (
    <Suspense>
      <Alive className={className} onAlive={onAlive}>
        {children}
      </Alive>
    </Suspense>
  );
  // Until its code is there it stays as it was sent: given anything new, React would take it away.
  const [sent] = useState(part);
  return alive ? part : sent;
}

function Alive({
  className,
  onAlive,
  children,
}: {
  readonly className: string | undefined;
  readonly onAlive: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEarlyInput(ref, onAlive);
  return (
    <div ref={ref} className={className} data-late="">
      {children}
    </div>
  );
}
