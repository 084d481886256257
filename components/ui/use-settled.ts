"use client";

import { startTransition, useEffect, useState } from "react";

/** Drawing a chart is dear: it waits until results have come to rest, while the table keeps pace. */
const REST_MS = 150;

/** The last value that stood still for a moment; drawing it gives way to a hand that moves again. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => startTransition(() => setSettled(value)), REST_MS);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
