"use client";

import { useEffect, useRef, useState } from "react";

/**
 * A value once it has stayed the same for a while: what is heavy follows the end of typing, not
 * every letter. Equal values (as JSON) are the same.
 */
export function useSteady<Value>(value: Value, waitMs: number): Value {
  const [steady, setSteady] = useState(value);
  const last = useRef(JSON.stringify(value));
  useEffect(() => {
    const text = JSON.stringify(value);
    if (text === last.current) return;
    const timer = setTimeout(() => {
      last.current = text;
      setSteady(value);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return steady;
}
