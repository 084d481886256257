"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { lastScenario } from "./last-scenario";

/**
 * To the calculator as it was left in this tab; without scripts, to its first scenario. A click before
 * this code is there is led by public/early.js.
 */
export function CalculatorLink({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const href = useSyncExternalStore(never, lastScenario, () => "/");
  return (
    <a href={href} className={className} data-calculator>
      {children}
    </a>
  );
}

/** Only the calculator writes it, and that is another page. */
const never = () => () => {};
