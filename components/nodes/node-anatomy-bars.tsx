import { themed } from "@/components/ui/swatch";
import type { NodeAnatomy, NodeSlice } from "@/lib/charts/node-anatomy";
import { OWNER_LOOKS } from "@/lib/charts/options";
import {
  formatCount,
  formatCpu,
  formatGiB,
  formatMemory,
  formatPercent,
} from "@/lib/format/amounts";
import type { Owner } from "@/lib/model/types";

/** One node of an option's pool as two bars and a list: who has what before any pod lands. */
export function NodeAnatomyBars({ node }: { readonly node: NodeAnatomy }) {
  return (
    <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      <AnatomyBar
        label={`CPU, ${formatCpu(node.machineCpuMilli)}`}
        slices={node.slices}
        amount={(slice) => slice.cpuMilli}
        text={formatCpu}
        whole={node.machineCpuMilli}
      />
      <AnatomyBar
        label={`Memory, ${formatMemory(node.machineMemoryMiB)}`}
        slices={node.slices}
        amount={(slice) => slice.memoryMiB}
        text={mebibytes}
        whole={node.machineMemoryMiB}
      />
    </div>
  );
}

/** Small parts in MiB, large ones in GiB. */
function mebibytes(memoryMiB: number): string {
  return memoryMiB < 1024 ? `${formatCount(memoryMiB)} MiB` : `${formatGiB(memoryMiB)} GiB`;
}

function AnatomyBar({
  label,
  slices,
  amount,
  text,
  whole,
}: {
  readonly label: string;
  readonly slices: readonly NodeSlice[];
  readonly amount: (slice: NodeSlice) => number;
  readonly text: (amount: number) => string;
  readonly whole: number;
}) {
  const parts = slices.filter((slice) => amount(slice) > 0);
  return (
    <div className="min-w-0">
      <h3 className="font-medium">{label}</h3>
      <div aria-hidden="true" className="mt-1 flex h-5 gap-px overflow-hidden rounded-[3px]">
        {parts.map((slice) => (
          <span
            key={slice.id}
            className={slice.id === "headroom" ? "hatched" : ""}
            style={{
              width: `${(amount(slice) / whole) * 100}%`,
              backgroundColor: colourOf(slice),
            }}
          />
        ))}
      </div>
      <dl className="mt-1">
        {parts.map((slice) => (
          <div key={slice.id} className="flex items-baseline gap-2 py-0.5">
            <dt className="min-w-0 break-words text-ink-2">
              <span
                aria-hidden="true"
                className="mr-2 inline-block size-2.5 rounded-[2px]"
                style={{ backgroundColor: colourOf(slice) }}
              />
              {slice.label}
            </dt>
            <dd className="ml-auto whitespace-nowrap">
              {text(amount(slice))}{" "}
              <span className="text-ink-3">{formatPercent(amount(slice) / whole)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The owners' colours of the pool chart. */
function ownerOf(slice: NodeSlice): Owner {
  if (slice.id === "for-pods") return "applications";
  if (slice.id === "headroom") return "headroom";
  if (slice.id.startsWith("agent-")) return "per-node-agents";
  return slice.id.startsWith("daemonset-") ? "system" : "reserved";
}

function colourOf(slice: NodeSlice): string {
  const look = OWNER_LOOKS.find((candidate) => candidate.owner === ownerOf(slice));
  return look === undefined ? "transparent" : themed(look.colour);
}
