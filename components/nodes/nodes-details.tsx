import type { ReactNode } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import type { NodePattern, NodesView, NodeWeights } from "@/lib/charts/nodes";
import { formatCount, formatPercent } from "@/lib/format/amounts";
import { NodeAnatomyBars } from "./node-anatomy-bars";

const PATTERNS_SHOWN = 8;
const ROOM_SHOWN = 8;
const WEIGHTS_SHOWN = 40;

/** Room, patterns, weights and one node's anatomy: each folds, and says its content in a line. */
export function NodesDetails({ view }: { readonly view: NodesView }) {
  return (
    <div className="mt-3 space-y-2">
      <Room view={view} />
      <Patterns view={view} />
      {view.weights.length > 0 && <Weights tables={view.weights} />}
      <Fold title="Where one node goes" summary={view.anatomy.name}>
        <NodeAnatomyBars node={view.anatomy} />
      </Fold>
    </div>
  );
}

function Fold({
  title,
  summary,
  children,
}: {
  readonly title: string;
  readonly summary: string;
  readonly children: ReactNode;
}) {
  return (
    <details className="card">
      <summary className="flex flex-wrap items-baseline gap-x-3 px-4 py-2.5">
        <span className="turn font-medium">{title}</span>
        <span className="text-s text-ink-3">{summary}</span>
      </summary>
      <div className="px-4 pb-4">{children}</div>
    </details>
  );
}

function Room({ view }: { readonly view: NodesView }) {
  const [tightest] = view.room;
  if (tightest === undefined) return null;
  const more = (pods: number, name: string) =>
    pods === 0
      ? `no further ${name} pod`
      : `${formatCount(pods)} more ${name} ${pods === 1 ? "pod" : "pods"}`;
  return (
    <Fold
      title="Room before the next node"
      summary={`${more(tightest.pods, tightest.name)}, as the pods stand now`}
    >
      <p className="text-ink-2">
        One kind at a time, with every pod left where the plan has put it:
      </p>
      <ul className="mt-1 columns-1 gap-x-6 sm:columns-2" data-room>
        {view.room.slice(0, ROOM_SHOWN * 2).map(({ name, pods }) => (
          <li key={name} className="break-words">
            <strong className="font-semibold">{formatCount(pods)}</strong> more {name}
          </li>
        ))}
      </ul>
      {view.room.length > ROOM_SHOWN * 2 && (
        <p className="mt-1 text-s text-ink-3">
          and {formatCount(view.room.length - ROOM_SHOWN * 2)} kinds with more room
        </p>
      )}
    </Fold>
  );
}

function contentsOf({ pods }: NodePattern): string {
  if (pods.length === 0) return "nothing";
  return pods.map((each) => `${formatCount(each.pods)} × ${each.name}`).join(" + ");
}

function Patterns({ view }: { readonly view: NodesView }) {
  const { patterns, emptyNodes } = view;
  const [first] = patterns;
  if (first === undefined) return null;
  const nodes = first.nodes === 1 ? "1 node carries" : `${formatCount(first.nodes)} nodes carry`;
  return (
    <Fold title="Who stands where" summary={`${nodes} ${contentsOf(first)}`}>
      <ScrollBox label="Patterns of the plan">
        <table className="figures w-full border-collapse" data-patterns>
          <caption className="sr-only">Nodes that carry the same pods, commonest first</caption>
          <thead>
            <tr>
              <th scope="col">Nodes</th>
              <th scope="col" className="w-full">
                <span className="block text-left">Each carries</span>
              </th>
              <th scope="col">CPU</th>
              <th scope="col">Memory</th>
              <th scope="col">Slots</th>
            </tr>
          </thead>
          <tbody>
            {patterns.slice(0, PATTERNS_SHOWN).map((pattern, index) => (
              // Patterns have no name of their own.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <th scope="row">{formatCount(pattern.nodes)}</th>
                <td>
                  <span className="block min-w-56 text-left whitespace-normal">
                    {contentsOf(pattern)}
                  </span>
                </td>
                <td>{formatPercent(pattern.cpuShare)}</td>
                <td>{formatPercent(pattern.memoryShare)}</td>
                <td>{formatPercent(pattern.slotShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="mt-2 text-s text-ink-3">
        Shares of what a node offers to pods, by request. One of many plans as good.
        {patterns.length > PATTERNS_SHOWN &&
          ` ${formatCount(patterns.length - PATTERNS_SHOWN)} further patterns are in the saved plan.`}
        {emptyNodes > 0 && ` ${formatCount(emptyNodes)} nodes of the pool stay empty in it.`}
      </p>
    </Fold>
  );
}

function Weights({ tables }: { readonly tables: readonly NodeWeights[] }) {
  return (
    <Fold
      title="The weights of the proof"
      summary={`${tables.length === 1 ? "one weighting" : `${tables.length} weightings`}, checkable by hand`}
    >
      {tables.slice(0, 3).map((table, index) => (
        // A weighting has no name of its own.
        // oxlint-disable-next-line react/no-array-index-key
        <WeightTable key={index} table={table} />
      ))}
    </Fold>
  );
}

function WeightTable({ table }: { readonly table: NodeWeights }) {
  const worth = table.heaviestNode === 0 ? 0 : table.total / table.heaviestNode;
  return (
    <div className="mb-3 last:mb-0">
      <p className="max-w-[75ch] text-ink-2">
        Give every pod this weight. Whatever fits on one node then weighs at most{" "}
        {formatCount(table.heaviestNode)}. All pods weigh {formatCount(table.total)}:{" "}
        {formatCount(table.total)} ÷ {formatCount(table.heaviestNode)} = {worth.toFixed(2)}, so{" "}
        {formatCount(Math.ceil(worth))} nodes at least.
      </p>
      <ScrollBox label="Weights" className="mt-2 max-h-80 overflow-y-auto">
        <table className="figures w-full border-collapse text-s">
          <thead>
            <tr>
              <th scope="col">Pod</th>
              <th scope="col">Pods</th>
              <th scope="col">Weight</th>
              <th scope="col">Together</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, WEIGHTS_SHOWN).map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{formatCount(row.count)}</td>
                <td>{formatCount(row.weight)}</td>
                <td>{formatCount(row.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}
