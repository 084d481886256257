"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { NodesClient } from "@/components/worker/nodes-client";
import type { NodesView } from "@/lib/charts/nodes";
import type { NodesSimulation } from "@/lib/charts/nodes-simulations";
import type { Issue } from "@/lib/result";
import type { Scenario } from "@/lib/scenario/schema";

type Asked = { readonly scenario: Scenario; readonly option: string; readonly pool: string };

type Answered = {
  /** What it is the answer to. */
  readonly ask: Asked | undefined;
  readonly view: NodesView | undefined;
  readonly simulations: readonly NodesSimulation[] | undefined;
  /** Why there is no plan at all. */
  readonly issues: readonly Issue[];
  readonly error: string | undefined;
};

const NOTHING: Answered = {
  ask: undefined,
  view: undefined,
  simulations: undefined,
  issues: [],
  error: undefined,
};

/** One worker for the section: it is started by the first question and ends with the page. */
export function useNodesClient(): NodesClient {
  const [client] = useState(() => new NodesClient(spawn));
  useEffect(() => () => client.close(), [client]);
  return client;
}

function spawn(): Worker {
  return new Worker(new URL("../worker/nodes.worker.ts", import.meta.url), { type: "module" });
}

/**
 * The plan of one option, then its simulations. Asked anew when scenario or option change; the
 * last good answer stays until the newer one is there.
 */
export function useNodes(
  client: NodesClient,
  scenario: Scenario | undefined,
  option: string,
  pool: string,
) {
  const [answered, setAnswered] = useState(NOTHING);
  const ask = useMemo<Asked | undefined>(
    () => (scenario === undefined ? undefined : { scenario, option, pool }),
    [scenario, option, pool],
  );
  useEffect(() => {
    if (ask === undefined) return;
    let current = true;
    const put = (answer: Partial<Answered>) => {
      if (current) setAnswered({ ...NOTHING, ask, ...answer });
    };
    const work = async () => {
      const answer = await client.ask<"plan">({ kind: "plan", ...ask });
      if ("issues" in answer) return put({ issues: answer.issues });
      put({ view: answer });
      if (!current) return;
      const simulations = await client.ask<"simulations">({ kind: "simulations", ...ask });
      put({ view: answer, simulations });
    };
    work().catch((reason: unknown) => {
      put({ error: reason instanceof Error ? reason.message : String(reason) });
    });
    return () => {
      current = false;
    };
  }, [client, ask]);
  const exportPlan = useCallback(() => {
    if (ask === undefined) return Promise.reject(new Error("There is no plan yet."));
    return client.ask<"planFile">({ kind: "planFile", ...ask });
  }, [client, ask]);
  return { ...answered, working: ask !== undefined && answered.ask !== ask, exportPlan };
}
