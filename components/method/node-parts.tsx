import { formatCount } from "@/lib/format/amounts";
import type { NodeShape } from "@/lib/model/types";
import evidence from "../evidence/evidence.module.css";

/** One node of the example, taken apart: what is kept from pods, and what is left. */
export function NodeParts({ node }: { readonly node: NodeShape }) {
  return (
    <div className={evidence.scroll}>
      <table className={`${evidence.table} ${evidence.stacked}`}>
        <thead>
          <tr>
            <th scope="col">Part of one {node.name}</th>
            <th scope="col">CPU</th>
            <th scope="col">Memory</th>
          </tr>
        </thead>
        <tbody>
          {node.parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">{part.label}</th>
              <td data-column="CPU">{formatCount(part.cpuMilli)} m</td>
              <td data-column="Memory">{formatCount(part.memoryMiB)} MiB</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
