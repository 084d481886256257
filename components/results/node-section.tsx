import { memo, type ReactNode } from "react";
import { Fold } from "@/components/ui/fold";
import { ScrollBox } from "@/components/ui/scroll-box";
import type { NodeAnatomy, NodeSlice } from "@/lib/charts/node-anatomy";
import { themed } from "@/components/ui/swatch";
import { OWNER_LOOKS } from "@/lib/charts/options";
import { formatCount, formatPercent } from "@/lib/format/amounts";

/** One node from machine to what pods may have, in CPU and memory. */
const NodeSection = memo(function NodeSection({
  node,
  others,
  share,
}: {
  /** One node of the default pool. */
  readonly node: NodeAnatomy;
  /** One node of every other pool. */
  readonly others: readonly { readonly pool: string; readonly node: NodeAnatomy }[];
  /** The way to this figure for a document. */
  readonly share: ReactNode;
}) {
  if (others.length === 0) return <OneNode node={node} share={share} />;
  return [{ pool: "default", node }, ...others].map((each) => (
    // The figure for documents is of the default pool.
    <OneNode key={each.pool} {...each} share={each.node === node ? share : undefined} />
  ));
});

export default NodeSection;

function OneNode({
  pool,
  node,
  share,
}: {
  /** Named where there are several. */
  readonly pool?: string;
  readonly node: NodeAnatomy;
  readonly share: ReactNode;
}) {
  const slices = node.slices.filter((slice) => slice.cpuMilli > 0 || slice.memoryMiB > 0);
  return (
    <Fold
      title={`What one ${node.name}${pool === undefined ? "" : ` of pool ${pool}`} offers`}
      summary="from the machine to what is left for pods"
    >
      <p className="text-ink-2">
        Before any mesh: {formatCount(node.maxPods)} pod slots,{" "}
        {node.capacityBasis === "measured"
          ? "memory capacity as measured."
          : node.capacityBasis === "estimated"
            ? "memory capacity estimated, on the low side."
            : "as you gave it."}
      </p>
      <ScrollBox label="Parts of a node" className="card mt-2 p-4">
        <NodeBar
          label="CPU"
          slices={slices}
          amount={(slice) => slice.cpuMilli}
          whole={node.machineCpuMilli}
        />
        <NodeBar
          label="Memory"
          slices={slices}
          amount={(slice) => slice.memoryMiB}
          whole={node.machineMemoryMiB}
        />
        <table className="figures mt-3 w-full border-collapse">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">CPU, m</th>
              <th scope="col">Memory, MiB</th>
            </tr>
          </thead>
          <tbody>
            {slices.map((slice) => (
              <tr key={slice.id} className={slice.id === "for-pods" ? "font-semibold" : ""}>
                <th scope="row">
                  <span className="flex items-center gap-2">
                    <span
                      aria-hidden="true"
                      className="inline-block size-2.5 rounded-[2px]"
                      style={{ backgroundColor: colourOf(slice) }}
                    />
                    {slice.label}
                  </span>
                </th>
                <td>{formatCount(slice.cpuMilli)}</td>
                <td>{formatCount(slice.memoryMiB)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <div className="scripted mt-2">{share}</div>
    </Fold>
  );
}

function NodeBar({
  label,
  slices,
  amount,
  whole,
}: {
  readonly label: string;
  readonly slices: readonly NodeSlice[];
  readonly amount: (slice: NodeSlice) => number;
  readonly whole: number;
}) {
  const left = slices.find((slice) => slice.id === "for-pods");
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)_3.5rem] items-center gap-3 py-1">
      <span>{label}</span>
      <span aria-hidden="true" className="flex h-5 gap-px overflow-hidden rounded-[3px]">
        {slices.map((slice) => (
          <span
            key={slice.id}
            style={{
              width: `${(amount(slice) / whole) * 100}%`,
              backgroundColor: colourOf(slice),
            }}
          />
        ))}
      </span>
      <span className="text-right">
        {formatPercent(left === undefined || whole === 0 ? 0 : amount(left) / whole)}
      </span>
    </div>
  );
}

/** The owners' colours of the pool chart: kept by machine and kubelet, by DaemonSets, left for pods. */
function colourOf(slice: NodeSlice): string {
  const owner =
    slice.id === "for-pods"
      ? "applications"
      : slice.id.startsWith("daemonset-")
        ? "system"
        : "reserved";
  const look = OWNER_LOOKS.find((candidate) => candidate.owner === owner);
  return look === undefined ? "transparent" : themed(look.colour);
}
