"use client";

import { useState } from "react";

/**
 * What a control shows: `value`, or what a hand has just chosen until `value` follows. Results are
 * drawn a moment after the scenario changes; a control among them that waited for that would first
 * spring back.
 */
export function useEcho<Value>(value: Value): readonly [Value, (chosen: Value) => void] {
  const [echo, setEcho] = useState({ of: value, shown: value });
  // Another value, be it the chosen one or that of an Undo, ends the echo for good.
  if (!Object.is(echo.of, value)) setEcho({ of: value, shown: value });
  return [Object.is(echo.of, value) ? echo.shown : value, (shown) => setEcho({ of: value, shown })];
}
