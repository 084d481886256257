"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { addressCompared, addressOf, compareWith } from "@/components/calculator/address";
import { rememberScenario } from "@/components/ui/last-scenario";
import type { EstimateClient } from "@/components/worker/estimate-client";
import { untilAnswered } from "@/components/worker/until-answered";
import type { KeptScenario } from "./compare-section";

/**
 * A, the scenario put aside to compare with. The address carries it beside the page's own, so that
 * a link and a reload bring both back. `view` is what is looked at, as the address has it.
 */
export function useKept(client: EstimateClient, query: string, view: string) {
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

  // The way back from another page leads here, with A and what is looked at.
  useEffect(() => rememberScenario(addressOf(query, kept?.query, view)), [query, kept, view]);

  const keep = useCallback(
    (next: KeptScenario | undefined) => {
      put(next);
      window.history.replaceState(null, "", addressOf(query));
    },
    [put, query],
  );
  return { kept, error, keep };
}

/** Reads and computes a link, with proof. */
async function open(client: EstimateClient, query: string): Promise<KeptScenario> {
  const read = () => client.ask({ kind: "link", query });
  const { linkIssues, scenario, release } = await untilAnswered(read);
  const proof = { kind: "scenario", scenario, release, thorough: true } as const;
  const proved = await untilAnswered(() => client.ask(proof));
  return { scenario, view: proved.view, query: proved.query, issues: linkIssues };
}
