import { useId, useState } from "react";
import { Swatch, themed } from "@/components/ui/swatch";
import { contentsLines, type NodeBin, type NodeBins, takenShare } from "@/lib/charts/node-bins";
import { OWNER_LOOKS } from "@/lib/charts/options";
import { formatCount, formatCpu, formatMemory, formatPercent } from "@/lib/format/amounts";
import { BinsTable } from "./bins-table";

const MOST_BINS = 16;
const MOST_NAMES = 4;

const COLUMNS = [
  ["CPU", "cpuShare"],
  ["Memory", "memoryShare"],
] as const;

/**
 * The kinds of nodes of one pool, side by side. One of them is looked into: who holds how much of
 * it. Arrow keys walk from one to the next, as in any group of radio buttons.
 */
export function PoolBins({
  bins,
  named,
}: {
  readonly bins: NodeBins;
  /** A single pool needs no name. */
  readonly named: boolean;
}) {
  const name = useId();
  const [chosen, setChosen] = useState(0);
  const shown = bins.bins.slice(0, MOST_BINS);
  const at = chosen < shown.length ? chosen : 0;
  const bin = shown[at];
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
      <div className="gap-6 xl:flex">
        <fieldset className="min-w-0 xl:flex-1">
          <legend className="sr-only">
            Kinds of nodes{named ? ` of pool ${bins.pool}` : ""}: look into one
          </legend>
          <div className="grid min-h-36 grid-cols-[repeat(auto-fill,minmax(8.25rem,1fr))] gap-1.5">
            {shown.map((each, index) => (
              <Bin
                // Kinds of nodes have no name of their own.
                // oxlint-disable-next-line react/no-array-index-key
                key={index}
                bin={each}
                name={name}
                nodes={bins.nodes}
                checked={index === at}
                onChoose={() => setChosen(index)}
              />
            ))}
          </div>
          {bins.bins.length > MOST_BINS && (
            <p className="mt-2 text-s text-ink-3">
              and {formatCount(bins.bins.length - MOST_BINS)} more kinds of nodes, in the table
            </p>
          )}
        </fieldset>
        {bin !== undefined && <Inside bin={bin} bins={bins} />}
      </div>
      <BinsTable bins={bins} />
    </div>
  );
}

function Bin({
  bin,
  name,
  nodes,
  checked,
  onChoose,
}: {
  readonly bin: NodeBin;
  readonly name: string;
  /** Of the pool. */
  readonly nodes: number;
  readonly checked: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className="flex min-w-0 cursor-pointer flex-col rounded-md border border-transparent p-1.5 text-s break-words has-checked:border-line-strong has-checked:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="sr-only" />
      <span className="mb-1">
        <strong className="text-m font-semibold">{formatCount(bin.count)}</strong>{" "}
        <span className="text-ink-3">
          of {formatCount(nodes)} {nodes === 1 ? "node" : "nodes"}
        </span>
      </span>
      <span className="flex gap-1">
        {COLUMNS.map(([label, share]) => (
          <span key={share} className="min-w-0 flex-1">
            <Column bin={bin} share={share} />
            <span className="block text-center">
              <span className="block text-ink-3">{label}</span>{" "}
              {formatPercent(takenShare(bin, share))}
            </span>
          </span>
        ))}
      </span>
      <span className="mt-1 text-ink-2">
        {contentsLines(bin, MOST_NAMES).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </span>
    </label>
  );
}

function Column({
  bin,
  share,
}: {
  readonly bin: NodeBin;
  readonly share: "cpuShare" | "memoryShare";
}) {
  return (
    <span
      aria-hidden="true"
      className="hatched flex h-28 flex-col-reverse overflow-hidden rounded-[3px] border border-line-strong"
    >
      {OWNER_LOOKS.map(({ owner, colour, hatched }) => {
        const slice = bin.slices.find((one) => one.owner === owner);
        if (slice === undefined || slice[share] === 0) return null;
        return (
          <span
            key={owner}
            className={`shrink-0 border-t border-panel ${hatched ? "hatched" : ""}`}
            style={{ height: `${slice[share] * 100}%`, backgroundColor: themed(colour) }}
          />
        );
      })}
    </span>
  );
}

/** Who holds how much of the node that is looked into; what the colours mean, too. */
function Inside({ bin, bins }: { readonly bin: NodeBin; readonly bins: NodeBins }) {
  const rows = OWNER_LOOKS.flatMap(({ owner, label, colour, hatched }) => {
    const slice = bin.slices.find((one) => one.owner === owner);
    return slice === undefined ? [] : [{ ...slice, label, colour, hatched }];
  });
  const left = (of: "cpuMilli" | "memoryMiB", whole: number) =>
    Math.max(
      0,
      rows.reduce((rest, row) => rest - row[of], whole),
    );
  const leftCpu = left("cpuMilli", bins.machineCpuMilli);
  const leftMemory = left("memoryMiB", bins.machineMemoryMiB);
  const stranded = OWNER_LOOKS.find(({ owner }) => owner === "stranded");
  return (
    <table
      className="figures mt-3 border-collapse self-start text-s xl:mt-1"
      data-inside={bins.pool}
    >
      <caption className="mb-1 text-left text-ink-2">
        On {bin.count === 1 ? "that node" : `each of those ${formatCount(bin.count)} nodes`}:{" "}
        {formatCount(bin.pods)} {bin.pods === 1 ? "pod" : "pods"}, {formatCpu(bins.machineCpuMilli)}
        , {formatMemory(bins.machineMemoryMiB)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Held by</th>
          <th scope="col" colSpan={2}>
            CPU, m
          </th>
          <th scope="col" colSpan={2}>
            Memory, MiB
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.owner}>
            <th scope="row">
              <span className="flex items-center gap-2">
                <Swatch colours={row.colour} hatched={row.hatched} />
                {row.label}
              </span>
            </th>
            <td>{formatCount(row.cpuMilli)}</td>
            <td className="text-ink-3">{formatPercent(row.cpuShare)}</td>
            <td>{formatCount(row.memoryMiB)}</td>
            <td className="text-ink-3">{formatPercent(row.memoryShare)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <span className="flex items-center gap-2">
              {stranded !== undefined && <Swatch colours={stranded.colour} hatched />}
              Left over
            </span>
          </th>
          <td>{formatCount(leftCpu)}</td>
          <td className="text-ink-3">{formatPercent(leftCpu / bins.machineCpuMilli)}</td>
          <td>{formatCount(leftMemory)}</td>
          <td className="text-ink-3">{formatPercent(leftMemory / bins.machineMemoryMiB)}</td>
        </tr>
      </tbody>
    </table>
  );
}
