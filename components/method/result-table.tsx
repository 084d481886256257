import { formatCount, formatUsd, formatUsdDelta } from "@/lib/format/amounts";
import type { OptionEstimate } from "@/lib/model/types";
import evidence from "../evidence/evidence.module.css";

/** What the worked example comes to, option by option. */
export function ResultTable({ options }: { readonly options: readonly OptionEstimate[] }) {
  return (
    <div className={evidence.scroll}>
      <table className={`${evidence.table} ${evidence.stacked}`}>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col">Nodes (low–high)</th>
            <th scope="col">Lower bound</th>
            <th scope="col">A month</th>
            <th scope="col">Against no mesh</th>
            <th scope="col">Fair share</th>
          </tr>
        </thead>
        <tbody>
          {options.map(({ id, name, low, typical, high, delta, belowLevel }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {belowLevel.length > 0 && <small>{belowLevel.join(", ")}</small>}
              </th>
              <td data-column="Nodes">
                {formatCount(typical.nodes)} ({formatCount(low.nodes)}–{formatCount(high.nodes)})
              </td>
              <td data-column="Lower bound">
                {formatCount(typical.lowerBound)}
                {typical.proven ? ", so proved minimal" : ""}
              </td>
              <td data-column="A month">{formatUsd(typical.microUsdPerMonth)}</td>
              <td data-column="Against no mesh">
                {formatUsdDelta(delta.microUsdPerMonth.typical)}
              </td>
              <td data-column="Fair share">{formatUsd(typical.fairShareMicroUsdPerMonth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
