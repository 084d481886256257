"use client";

import { memo, useEffect, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { DEFAULT_POOL } from "@/lib/model/default-pool";
import type { Scenario } from "@/lib/scenario/schema";
import { MachineRanking } from "./machine-ranking";
import { NodesDetails } from "./nodes-details";
import { NodesReason } from "./nodes-reason";
import { SimulatedNodes } from "./simulated-nodes";
import { useNodes, useNodesClient } from "./use-nodes";
import { useSteady } from "./use-steady";

/** Typing settles before nodes are explained and machines ranked anew. */
const SETTLE_MS = 350;

type NodesSectionProps = {
  readonly scenario: Scenario;
  /** The options to choose from, as the comparison shows them. */
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Node pools beside the default one. */
  readonly pools: Scenario["cluster"]["pools"];
  /** Takes a machine of the ranking into the scenario. */
  readonly onMachine: (instanceType: string) => void;
};

/**
 * Why an option has its nodes, what stands on them, what real systems would do, and which machine
 * would be cheaper. Worked out in a worker of its own, once the section is near the screen.
 */
const NodesSection = memo(function NodesSection(props: NodesSectionProps) {
  const [ref, seen] = useSeen();
  const [chosen, setChosen] = useState("istio-sidecar");
  const option = props.options.some(({ id }) => id === chosen)
    ? chosen
    : (props.options[0]?.id ?? "none");
  const names = [DEFAULT_POOL, ...props.pools.map(({ name }) => name)];
  const [wanted, setWanted] = useState(DEFAULT_POOL);
  const pool = names.includes(wanted) ? wanted : DEFAULT_POOL;
  const scenario = useSteady(props.scenario, SETTLE_MS);
  const client = useNodesClient();
  // Work on a scenario that has changed is not waited for.
  useEffect(() => () => client.forget(), [client, scenario]);
  const nodes = useNodes(client, seen ? scenario : undefined, option, pool);
  return (
    <section aria-labelledby="nodes" className="below scripted [--tall:70rem] mt-8" ref={ref}>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id="nodes" className="text-l font-semibold">
            Why so many nodes
          </h2>
          <p className="text-ink-2">
            At typical coefficients; whole pods on whole nodes.{" "}
            <span aria-hidden className={nodes.working ? "text-accent" : "invisible"}>
              Updating…
            </span>
          </p>
        </div>
        {names.length > 1 && (
          <select
            aria-label="Node pool whose nodes are explained"
            value={pool}
            className="control ml-auto w-auto max-w-full"
            onChange={(event) => setWanted(event.target.value)}
          >
            {names.map((name) => (
              <option key={name} value={name}>
                pool {name}
              </option>
            ))}
          </select>
        )}
        <select
          aria-label="Option whose nodes are explained"
          value={option}
          className="control w-auto max-w-full"
          onChange={(event) => setChosen(event.target.value)}
        >
          {props.options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {nodes.issues[0]?.code === "no-nodes" && (
        <p className="card p-4 text-ink-2">{nodes.issues[0].message}</p>
      )}
      {nodes.issues.length > 0 && nodes.issues[0]?.code !== "no-nodes" && (
        <div role="alert" className="card p-4">
          <p className="font-semibold text-bad">No pool of these nodes holds the pods</p>
          <ul className="mt-1 list-disc pl-5 break-words">
            {nodes.issues.map((issue) => (
              <li key={`${issue.path} ${issue.message}`}>
                {issue.path}: {issue.message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {nodes.error !== undefined && (
        <p role="alert" className="card mb-3 p-4 text-bad">
          {nodes.error}
        </p>
      )}
      <div aria-busy={nodes.working}>
        {nodes.view === undefined ? (
          nodes.issues.length === 0 && (
            <p className="card min-h-80 p-4 text-ink-3">Planning the nodes…</p>
          )
        ) : (
          <>
            <NodesReason view={nodes.view} exportPlan={nodes.exportPlan} />
            <NodesDetails view={nodes.view} />
            <SimulatedNodes
              planned={nodes.view.nodes - nodes.view.emptyNodes}
              simulations={nodes.simulations}
            />
          </>
        )}
      </div>
      {names.length > 1 && (
        <p className="mt-6 text-ink-2" data-ranked-pool>
          Machines are ranked for pool “{DEFAULT_POOL}”. The other pools keep the nodes they have,
          and their cost is in every figure.
        </p>
      )}
      <MachineRanking
        client={client}
        scenario={scenario}
        option={option}
        machine={props.scenario.cluster.instanceType}
        onMachine={props.onMachine}
      />
    </section>
  );
});

export default NodesSection;
