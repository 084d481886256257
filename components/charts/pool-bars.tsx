import { themed } from "@/components/ui/swatch";
import { formatTotal } from "@/components/results/format-total";
import { OWNER_LOOKS } from "@/lib/charts/options";
import type { PoolChart } from "@/lib/charts/pool-by-owner";
import { BAR_BAND_PX, BAR_PX } from "./pool-layout";

/** The pool as plain boxes: in the page before any script runs, and where none does. */
export function PoolBars({ chart, unit }: { readonly chart: PoolChart; readonly unit: string }) {
  const looks = OWNER_LOOKS.filter((look) => chart.owners.includes(look.owner));
  return (
    <div>
      {chart.bars.map((bar) => (
        <div
          key={bar.id}
          className="grid grid-cols-[5.5rem_minmax(0,1fr)_5.25rem] items-center gap-x-3 sm:grid-cols-[10.75rem_minmax(0,1fr)_6rem]"
          style={{ height: BAR_BAND_PX }}
        >
          <span className="leading-tight max-sm:text-s">{bar.name}</span>
          <span
            aria-hidden="true"
            className="flex"
            style={{ width: share(bar.total, chart.longest), height: BAR_PX }}
          >
            {looks.map((look, index) => (
              <span
                key={look.owner}
                className={look.hatched ? "hatched" : ""}
                style={{
                  width: share(bar.amounts[index] ?? 0, bar.total),
                  backgroundColor: themed(look.colour),
                }}
              />
            ))}
          </span>
          <span className="text-left">
            {formatTotal(bar.total, unit)} {unit}
          </span>
        </div>
      ))}
    </div>
  );
}

function share(amount: number, whole: number): string {
  return whole === 0 ? "0" : `${((amount / whole) * 100).toFixed(3)}%`;
}
