"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { addressCompared, addressOf, compareWith } from "@/components/calculator/address";
import { rememberScenario } from "@/components/ui/last-scenario";
import { type EstimateClient, Overtaken } from "@/components/worker/estimate-client";
import type { KeptScenario } from "./compare-section";

/**
 * A, the scenario put aside to compare with. The address carries it beside the page's own, so that
 * a link and a reload bring both back.
 */
export function useKept(client: EstimateClient, query: string) {
  const [kept, setKept] = useState<KeptScenario>();
  const [error, setError] = useState<string>();
  const inForce = useRef<string>(undefined);

  const put = useCallback((next: KeptScenario | undefined) => {
    inForce.current = next?.query;
    compareWith(next?.query);
    setKept(next);
    setError(undefined);
  }, []);

  useEffect(() => {
    const follow = () => {
      const asked = addressCompared();
      if (asked === inForce.current) return;
      inForce.current = asked;
      compareWith(asked);
      setError(undefined);
      if (asked === undefined) return setKept(undefined);
      open(client, asked).then(
        (opened) => inForce.current === asked && put(opened),
        (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)),
      );
    };
    follow();
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [client, put]);

  // The way back from another page leads here, with A.
  useEffect(() => rememberScenario(addressOf(query, kept?.query)), [query, kept]);

  const keep = useCallback(
    (next: KeptScenario | undefined) => {
      put(next);
      window.history.replaceState(null, "", addressOf(query));
    },
    [put, query],
  );
  return { kept, error, keep };
}

const MOST_TRIES = 5;

/** Reads and computes a link, with proof; what overtakes it is the page's own input, so it asks again. */
async function open(client: EstimateClient, query: string): Promise<KeptScenario> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { linkIssues, scenario, release } = await client.ask({ kind: "link", query });
      const proved = await client.ask({ kind: "scenario", scenario, release, thorough: true });
      return { scenario, view: proved.view, query: proved.query, issues: linkIssues };
    } catch (reason) {
      if (!(reason instanceof Overtaken) || tries === MOST_TRIES) throw reason;
    }
  }
}
