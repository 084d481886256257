import { memo } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import type { UpgradeRow } from "@/lib/charts/upgrade-rows";
import { formatCount, formatDelta } from "@/lib/format/amounts";
import { formatDuration } from "@/lib/format/duration";

/** What an upgrade of each mesh restarts, needs and interrupts. */
const UpgradeSection = memo(function UpgradeSection({
  rows,
}: {
  readonly rows: readonly UpgradeRow[];
}) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="upgrade" className="below mt-8">
      <h2 id="upgrade" className="text-l font-semibold">
        The next minor upgrade
      </h2>
      <p className="text-ink-2">What restarts, what room it takes meanwhile, and how long.</p>
      <ScrollBox label="Upgrade of each mesh" className="card mt-2">
        <table className="figures cards w-full border-collapse">
          <thead>
            <tr>
              <th scope="col">Option</th>
              <th scope="col">Pods restarted</th>
              <th scope="col">Agents rolled</th>
              <th scope="col">Surge pods</th>
              <th scope="col">Extra nodes</th>
              <th scope="col">Takes about</th>
              <th scope="col" className="!text-left">
                Interrupts
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="align-top">
                <th scope="row">{row.name}</th>
                <td>
                  <span className="cell-label">Pods restarted</span>
                  {formatCount(row.podsRestarted)}
                </td>
                <td>
                  <span className="cell-label">Agents rolled</span>
                  {formatCount(row.agentsRolled)}
                </td>
                <td>
                  <span className="cell-label">Surge pods</span>
                  {formatCount(row.surgePods)}
                </td>
                <td>
                  <span className="cell-label">Extra nodes</span>
                  {formatDelta(row.extraNodes)}
                </td>
                <td>
                  <span className="cell-label">Takes about</span>
                  {formatDuration(row.durationSeconds.typical)}
                  <span className="block text-s text-ink-3">
                    {formatDuration(row.durationSeconds.low)}–
                    {formatDuration(row.durationSeconds.high)}
                  </span>
                </td>
                <td className="wide min-w-64 !text-left whitespace-normal">
                  <span className="cell-label">Interrupts</span>
                  {row.interrupts}
                  {row.doublesControlPlane && (
                    <span className="block text-s text-ink-3">
                      Two control planes side by side meanwhile.
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
});

export default UpgradeSection;
