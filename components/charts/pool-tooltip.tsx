import { formatTotal } from "@/components/results/format-total";
import { Swatch } from "@/components/ui/swatch";
import { OWNER_LOOKS } from "@/lib/charts/options";
import type { PoolChart } from "@/lib/charts/pool-by-owner";

/** One bar in figures, beside the pointer or the key-chosen bar. */
export function PoolTooltip({
  chart,
  unit,
  active = false,
  label,
}: {
  readonly chart: PoolChart;
  readonly unit: string;
  readonly active?: boolean;
  readonly label?: string | number;
}) {
  const bar = chart.bars.find((candidate) => candidate.name === label);
  if (!active || bar === undefined) return null;
  const looks = OWNER_LOOKS.filter((look) => chart.owners.includes(look.owner));
  return (
    <div className="card px-3 py-2 text-s shadow-lg">
      <p className="mb-1 font-semibold">
        {bar.name}: {formatTotal(bar.total, unit)} {unit} in {bar.nodes} nodes
      </p>
      <table>
        <tbody>
          {looks.map((look, index) => (
            <tr key={look.owner}>
              <td className="pr-4">
                <span className="flex items-center gap-1.5">
                  <Swatch colours={look.colour} hatched={look.hatched} />
                  {look.label}
                </span>
              </td>
              <td className="text-right">{formatTotal(bar.amounts[index] ?? 0, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
