"use client";

import { useCallback, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { DataTable } from "@/components/ui/data-table";
import { Segments } from "@/components/ui/segments";
import { themed } from "@/components/ui/swatch";
import { useAnswer } from "@/components/worker/use-answer";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import type { NodeBin, NodeBins } from "@/lib/charts/node-bins";
import { OWNER_LOOKS } from "@/lib/charts/options";
import { formatCount, formatPercent } from "@/lib/format/amounts";

const RESOURCES = [
  { value: "cpu", label: "CPU" },
  { value: "memory", label: "Memory" },
] as const;
type BinResource = (typeof RESOURCES)[number]["value"];

const MOST_BINS = 16;
const MOST_NAMES = 4;

/** How pods sit on the nodes of one option's plan: a picture of each kind of node. */
export default function BinsSection({
  rows,
  fresh,
  loadBins,
}: {
  readonly rows: readonly ComparisonRow[];
  /** The rows belong to the present inputs. */
  readonly fresh: boolean;
  readonly loadBins: (option: string) => Promise<readonly NodeBins[]>;
}) {
  const [ref, seen] = useSeen();
  const [chosen, setChosen] = useState("istio-sidecar");
  const [resource, setResource] = useState<BinResource>("cpu");
  const planned = rows.filter((row) => row.planned);
  const option = shownOption(rows, chosen);
  const ask = useCallback(() => loadBins(option), [loadBins, option]);
  const { answer: pools, error } = useAnswer(ask, seen && fresh && planned.length > 0);
  return (
    <section aria-labelledby="bins" className="below scripted mt-8" ref={ref}>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <h2 id="bins" className="text-l font-semibold">
          How pods sit on the nodes
        </h2>
        <div className="flex flex-wrap gap-2">
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
          <Segments
            label="Height of a box"
            labelHidden
            name="bins"
            value={resource}
            choices={RESOURCES}
            onChange={setResource}
          />
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
            <PoolBins key={bins.pool} bins={bins} named={pools.length > 1} resource={resource} />
          ))
      )}
    </section>
  );
}

/** The nodes of one pool; a single pool needs no name. */
function PoolBins({
  bins,
  named,
  resource,
}: {
  readonly bins: NodeBins;
  readonly named: boolean;
  readonly resource: BinResource;
}) {
  return (
    <div className="card mb-3 p-4" data-bins={bins.pool}>
      {named && (
        <h3 className="mb-2 font-medium">
          Pool {bins.pool}{" "}
          <span className="text-s font-normal text-ink-3">
            {formatCount(bins.nodes)} × {bins.nodeType}
          </span>
        </h3>
      )}
      <ul className="grid min-h-36 grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(6.75rem,1fr))]">
        {bins.bins.slice(0, MOST_BINS).map((bin, index) => (
          // Kinds of nodes have no name of their own.
          // oxlint-disable-next-line react/no-array-index-key
          <Bin key={index} bin={bin} resource={resource} />
        ))}
      </ul>
      {bins.bins.length > MOST_BINS && (
        <p className="mt-2 text-s text-ink-3">
          and {formatCount(bins.bins.length - MOST_BINS)} more kinds of nodes, in the table
        </p>
      )}
      <BinsTable bins={bins} />
    </div>
  );
}

/** The chosen option, or the first that has a plan where that one is out of sight. */
function shownOption(rows: readonly ComparisonRow[], chosen: string): string {
  const planned = rows.filter((row) => row.planned).map(({ id }) => id);
  return planned.includes(chosen) ? chosen : (planned[0] ?? "none");
}

/** The same in figures: every kind of node, what it carries and how full it is. */
function BinsTable({ bins }: { readonly bins: NodeBins }) {
  const full = (bin: NodeBin, of: (slice: NodeBin["slices"][number]) => number) =>
    formatPercent(bin.slices.reduce((total, slice) => total + of(slice), 0));
  return (
    <DataTable
      caption="Nodes by what they carry"
      columns={["Nodes", "Pods on each", "CPU", "Memory", "Carry"]}
      rows={bins.bins.map((bin, index) => ({
        key: String(index),
        cells: [
          formatCount(bin.count),
          formatCount(bin.pods),
          full(bin, (slice) => slice.cpuShare),
          full(bin, (slice) => slice.memoryShare),
          contentsText(bin),
        ],
      }))}
    />
  );
}

function Bin({ bin, resource }: { readonly bin: NodeBin; readonly resource: BinResource }) {
  const shareOf = (slice: NodeBin["slices"][number]) =>
    resource === "cpu" ? slice.cpuShare : slice.memoryShare;
  const full = bin.slices.reduce((total, slice) => total + shareOf(slice), 0);
  return (
    <li className="flex min-w-0 flex-col text-s break-words">
      <span className="mb-1">
        <strong className="text-m font-semibold">{formatCount(bin.count)} ×</strong>{" "}
        <span className="text-ink-3">{formatPercent(full)} full</span>
      </span>
      <span
        aria-hidden="true"
        className="hatched flex h-20 flex-col-reverse gap-px overflow-hidden rounded-[3px] border border-line"
      >
        {bin.slices.map((slice) => (
          <span
            key={slice.owner}
            style={{
              height: `${shareOf(slice) * 100}%`,
              backgroundColor: colourOf(slice.owner),
            }}
          />
        ))}
      </span>
      <span className="mt-1 text-ink-2">{contentsText(bin)}</span>
    </li>
  );
}

function colourOf(owner: string): string {
  const look = OWNER_LOOKS.find((candidate) => candidate.owner === owner);
  return look === undefined ? "transparent" : themed(look.colour);
}

/** "6 cart, 4 frontend and 12 more". */
function contentsText({ contents, pods }: NodeBin): string {
  const named = contents.slice(0, MOST_NAMES);
  const rest = named.reduce((left, { count }) => left - count, pods);
  const names = named.map(({ name, count }) => `${count} ${name}`).join(", ");
  return rest > 0 ? `${names} and ${rest} more` : names;
}
