"use client";

import { useEffect, useState } from "react";
import { Overtaken } from "./estimate-client";
import { untilAnswered } from "./until-answered";

/**
 * The answer to a question of the worker; the last good one stays until the next is there, and what
 * went wrong is said. What an estimate overtakes is asked again, with newer input where there is any.
 */
export function useAnswer<Value>(
  ask: () => Promise<Value>,
  wanted: boolean,
): { readonly answer: Value | undefined; readonly error: string | undefined } {
  const [answer, setAnswer] = useState<Value>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    untilAnswered(ask, () => current).then(
      (next) => {
        if (!current) return;
        setAnswer(() => next);
        setError(undefined);
      },
      (reason: unknown) => {
        if (!current || reason instanceof Overtaken) return;
        setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => {
      current = false;
    };
  }, [ask, wanted]);
  return { answer, error };
}
