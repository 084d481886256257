import { DataTable } from "@/components/ui/data-table";
import { contentsLines, type NodeBin, type NodeBins, takenShare } from "@/lib/charts/node-bins";
import { OWNER_LOOKS } from "@/lib/charts/options";
import { formatCount, formatPercent } from "@/lib/format/amounts";

/** Hundreds of kinds of nodes are more than anybody reads. */
const MOST_ROWS = 200;
const MOST_NAMES = 4;

/** The same in figures: every kind of node, what it carries, how full it is, and of whom. */
export function BinsTable({ bins: { pool, bins } }: { readonly bins: NodeBins }) {
  const looks = OWNER_LOOKS.filter(({ owner }) =>
    bins.some(({ slices }) => slices.some((slice) => slice.owner === owner)),
  );
  const left = bins.slice(MOST_ROWS);
  const both = (cpu: number, memory: number) => `${formatPercent(cpu)} · ${formatPercent(memory)}`;
  const held = ({ slices }: NodeBin, of: (typeof looks)[number]["owner"]) => {
    const slice = slices.find(({ owner }) => owner === of);
    return slice === undefined ? "–" : both(slice.cpuShare, slice.memoryShare);
  };
  return (
    <DataTable
      caption={`Nodes by what they carry${pool === "default" ? "" : `, pool ${pool}`}`}
      columns={[
        "Nodes",
        "Pods on each",
        "CPU · memory",
        ...looks.map(({ label }) => label),
        "Carry",
      ]}
      rows={bins.slice(0, MOST_ROWS).map((bin, index) => ({
        key: String(index),
        cells: [
          formatCount(bin.count),
          formatCount(bin.pods),
          both(takenShare(bin, "cpuShare"), takenShare(bin, "memoryShare")),
          ...looks.map(({ owner }) => held(bin, owner)),
          contentsLines(bin, MOST_NAMES).join(", "),
        ],
      }))}
      total={
        left.length === 0 ? undefined : [`and ${formatCount(left.length)} more kinds of nodes`]
      }
    />
  );
}
