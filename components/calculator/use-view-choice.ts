import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import {
  type ReadView,
  readViewChoice,
  type ViewChoice,
  writeViewChoice,
} from "@/lib/figure/view-choice";
import { lookAt } from "./address";

/** Choices closer together wait for the last of them: an arrow key held down makes thirty a second. */
const SETTLED_MS = 250;

/**
 * What the reader looks at. A choice is on the page and in the address at once, but of many in a row
 * only the last is written: browsers refuse an address that changes too often. `write` writes it.
 */
export function useViewChoice(opened: ReadView, write: () => void) {
  const [{ choice, issues }, setRead] = useState(opened);
  const text = writeViewChoice(choice);
  // Before any effect that makes an address.
  useLayoutEffect(() => lookAt(text), [text]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);

  const look = useCallback(
    (part: Partial<ViewChoice>) => {
      setRead((before) => ({ ...before, choice: { ...before.choice, ...part } }));
      clearTimeout(timer.current);
      const first = Date.now() - last.current > SETTLED_MS;
      last.current = Date.now();
      // Not within the event: what is written is there once it is drawn.
      timer.current = setTimeout(write, first ? 0 : SETTLED_MS);
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
