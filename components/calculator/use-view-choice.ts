import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import {
  type ReadView,
  readViewChoice,
  type ViewChoice,
  writeViewChoice,
} from "@/lib/figure/view-choice";
import { lookAt } from "./address";

/** A choice made so long ago has settled: an arrow key held down makes one address, not thirty a second. */
const SETTLED_MS = 250;

/**
 * What the reader looks at. It is on the page at once and in the address when it has settled: `write`
 * writes that.
 */
export function useViewChoice(opened: ReadView, write: () => void) {
  const [{ choice, issues }, setRead] = useState(opened);
  const text = writeViewChoice(choice);
  // Before any effect that makes an address.
  useLayoutEffect(() => lookAt(text), [text]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useCallback(
    (part: Partial<ViewChoice>) => {
      setRead((before) => ({ ...before, choice: { ...before.choice, ...part } }));
      clearTimeout(timer.current);
      timer.current = setTimeout(write, SETTLED_MS);
    },
    [write],
  );

  /** Takes over what a link says. */
  const follow = useCallback((link: string) => {
    clearTimeout(timer.current);
    setRead(readViewChoice(link));
  }, []);

  const dismissIssues = useCallback(() => setRead((before) => ({ ...before, issues: [] })), []);

  // One object as long as it says the same: the results are drawn anew for another.
  return useMemo(
    () => ({ choice, issues, text, look, follow, dismissIssues }),
    [choice, issues, text, look, follow, dismissIssues],
  );
}
