"use client";

import { useCallback, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { ShareButton } from "@/components/share/share-button";
import { useAnswer } from "@/components/worker/use-answer";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import type { FigureView } from "@/lib/charts/figures/figure";
import type { NodeBins } from "@/lib/charts/node-bins";
import type { Scenario } from "@/lib/scenario/schema";
import { PoolBins } from "./pool-bins";

/** How pods sit on the nodes of one option's plan: a picture of each kind of node. */
export default function BinsSection({
  rows,
  fresh,
  loadBins,
  scenario,
  release,
  figureView,
}: {
  readonly rows: readonly ComparisonRow[];
  /** The rows belong to the present inputs. */
  readonly fresh: boolean;
  readonly loadBins: (option: string) => Promise<readonly NodeBins[]>;
  readonly scenario: Scenario;
  /** The release the page's numbers are of. */
  readonly release: string;
  /** The options that figures draw. */
  readonly figureView: FigureView;
}) {
  const [ref, seen] = useSeen();
  const [chosen, setChosen] = useState("istio-sidecar");
  const planned = rows.filter((row) => row.planned);
  const option = shownOption(rows, chosen);
  const ask = useCallback(() => loadBins(option), [loadBins, option]);
  const { answer: pools, error } = useAnswer(ask, seen && fresh && planned.length > 0);
  return (
    <section aria-labelledby="bins" className="below scripted mt-8" ref={ref}>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id="bins" className="text-l font-semibold">
            How pods sit on the nodes
          </h2>
          <p className="text-ink-2">
            Every kind of node; columns are as high as the whole machine. Hatched: held by nothing.
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ShareButton
            scenario={scenario}
            release={release}
            figure="node-bins"
            view={{ ...figureView, option }}
            label="Share this figure"
          />
          <select
            aria-label="Option"
            value={option}
            className="control w-auto"
            onChange={(event) => setChosen(event.target.value)}
          >
            {planned.map((row) => (
              <option key={row.id} value={row.id}>
                {row.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      {error !== undefined && (
        <p role="alert" className="mb-2 text-bad">
          {error}
        </p>
      )}
      {pools === undefined ? (
        <div className="card min-h-44 p-4" />
      ) : (
        pools
          .filter(({ nodes }) => nodes > 0)
          .map((bins) => (
            <PoolBins key={`${option} ${bins.pool}`} bins={bins} named={pools.length > 1} />
          ))
      )}
    </section>
  );
}

/** The chosen option, or the first that has a plan where that one is out of sight. */
function shownOption(rows: readonly ComparisonRow[], chosen: string): string {
  const planned = rows.filter((row) => row.planned).map(({ id }) => id);
  return planned.includes(chosen) ? chosen : (planned[0] ?? "none");
}
