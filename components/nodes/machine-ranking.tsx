"use client";

import { useMemo, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import type { NodesClient } from "@/components/worker/nodes-client";
import type { RankingProgress } from "@/components/worker/nodes-protocol";
import { formatCount } from "@/lib/format/amounts";
import { DEFAULT_FILTERS, type LeftOutReason, type RankingFilters } from "@/lib/ranking/filters";
import type { Scenario } from "@/lib/scenario/schema";
import { CheapestMixNote } from "./cheapest-mix-note";
import { leftOutGroups } from "./left-out-text";
import { MachineFilters } from "./machine-filters";
import { MachineTable } from "./machine-table";
import { useRanking } from "./use-ranking";

const FIRST_ROWS = 10;
const MORE_ROWS = 15;

/** Every machine the region sells, by what the pool would cost on it. */
export function MachineRanking({
  client,
  scenario,
  option,
  machine,
  onMachine,
}: {
  readonly client: NodesClient;
  readonly scenario: Scenario;
  readonly option: string;
  /** The default pool's at this moment, which the ranking may not have heard of yet. */
  readonly machine: string;
  readonly onMachine: (instanceType: string) => void;
}) {
  const [ref, seen] = useSeen();
  const [filters, setFilters] = useState<RankingFilters>(DEFAULT_FILTERS);
  const [shown, setShown] = useState(FIRST_ROWS);
  const [taken, setTaken] = useState<string>();
  const asked = useMemo(
    () => (seen ? { scenario, option, filters, shown } : undefined),
    [seen, scenario, option, filters, shown],
  );
  const { progress, running, stopped, error, stop, goOn } = useRanking(client, asked);
  const last = progress?.ranking;
  // What was said of an empty cluster holds until there may be pods.
  const ranking = running && last?.nothing !== undefined ? undefined : last;
  const nothing = ranking?.nothing;
  const name = ranking?.options.find(({ id }) => id === ranking.option)?.name ?? "";
  return (
    <section aria-labelledby="machines" className="mt-8" ref={ref}>
      <h2 id="machines" className="text-l font-semibold">
        Which machine would be cheaper
      </h2>
      <p className="max-w-[75ch] text-ink-2">
        Every type sold in {scenario.cluster.region}, by the monthly bill of a pool of it alone
        {name === "" ? "" : ` (${name})`}. arm64 needs images built for it.
      </p>
      <output className="sr-only">
        {taken === machine && `The default pool is of ${machine} now. Undo takes it back.`}
      </output>
      {nothing === undefined ? (
        <>
          <MachineFilters
            filters={filters}
            families={ranking?.families ?? []}
            onChange={(change) => {
              setShown(FIRST_ROWS);
              setFilters((before) => ({ ...before, ...change }));
            }}
            onReset={() => setFilters(DEFAULT_FILTERS)}
          />
          <ProgressLine
            progress={progress}
            running={running}
            stopped={stopped}
            onStop={stop}
            onGoOn={goOn}
          />
          {error !== undefined && (
            <p role="alert" className="text-bad">
              The machines could not be ranked: {error}
            </p>
          )}
          {ranking === undefined ? (
            <div className="card min-h-96 p-4 text-ink-3">The first machines appear at once.</div>
          ) : (
            <>
              <MachineTable
                ranking={ranking}
                machine={machine}
                onMachine={(instanceType) => {
                  setTaken(instanceType);
                  onMachine(instanceType);
                }}
              />
              {ranking.ranked > ranking.rows.length && (
                <button
                  type="button"
                  className="button mt-2"
                  onClick={() => setShown(shown + MORE_ROWS)}
                >
                  Show {Math.min(MORE_ROWS, ranking.ranked - ranking.rows.length)} more
                </button>
              )}
              <CheapestMixNote ranking={ranking} />
              <LeftOutList progress={progress} filters={filters} />
            </>
          )}
        </>
      ) : (
        <p className="card mt-2 p-4 text-ink-2">
          No machine is ranked, and no mix worked out, until there are pods. {nothing}
        </p>
      )}
    </section>
  );
}

const STAGE_WORDS: Readonly<Record<RankingProgress["stage"], string>> = {
  bounds: "Bounds",
  first: "First plans",
  exact: "Exact plans for the rows shown",
  options: "The other options of these rows",
  mix: "The cheapest mix",
  rest: "The other machines",
  done: "Done",
};

function ProgressLine({
  progress,
  running,
  stopped,
  onStop,
  onGoOn,
}: {
  readonly progress: RankingProgress | undefined;
  readonly running: boolean;
  readonly stopped: boolean;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}) {
  const said = running
    ? progress === undefined || progress.stage === "done"
      ? "Ranking…"
      : `${STAGE_WORDS[progress.stage]}…`
    : stopped
      ? "Stopped. Rows marked ≤ are not worked out to the end."
      : progress === undefined
        ? ""
        : `${formatCount(progress.ranking.ranked)} of ${formatCount(progress.ranking.sold)} types ranked.`;
  return (
    <div className="my-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      {running && (
        <progress
          className="h-2 w-40 accent-accent"
          aria-label="Ranking the machines"
          value={progress?.done ?? 0}
          max={progress?.total ?? 1}
        />
      )}
      <output className="text-s text-ink-2" data-ranking={running ? "running" : "still"}>
        {said}
      </output>
      {running && (
        <button type="button" className="button text-s" onClick={onStop}>
          Stop
        </button>
      )}
      {!running && stopped && (
        <button type="button" className="button text-s" onClick={onGoOn}>
          Go on
        </button>
      )}
    </div>
  );
}

/** Types that cannot hold a pod are all named; of the others a few will do. */
const named = (reason: LeftOutReason) => (reason === "too-small" ? 400 : 8);

/** What is not ranked and why; types that cannot hold a pod one by one. */
function LeftOutList({
  progress,
  filters,
}: {
  readonly progress: RankingProgress | undefined;
  readonly filters: RankingFilters;
}) {
  const groups = leftOutGroups(progress?.ranking.leftOut ?? [], filters);
  if (groups.length === 0) return null;
  const total = groups.reduce((sum, { types }) => sum + types.length, 0);
  return (
    <details className="card mt-3">
      <summary className="px-4 py-2.5">
        <span className="turn font-medium">{formatCount(total)} types are left out</span>
      </summary>
      <ul className="space-y-2 px-4 pb-4" data-left-out>
        {groups.map(({ reason, text, types }) => (
          <li key={reason} className="break-words">
            <strong className="font-semibold">{formatCount(types.length)}</strong> {text}
            {types[0]?.why === undefined ? (
              ""
            ) : (
              <ul className="mt-0.5 list-disc pl-5 text-s text-ink-2">
                {types.slice(0, named(reason)).map(({ name, why }) => (
                  <li key={name}>
                    {name}: {why}
                  </li>
                ))}
                {types.length > named(reason) && (
                  <li>and {formatCount(types.length - named(reason))} more</li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
