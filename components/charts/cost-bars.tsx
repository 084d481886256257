import { themed } from "@/components/ui/swatch";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { OPTION_COLOURS } from "@/lib/charts/options";
import { BAR_BAND_PX, BAR_PX } from "./pool-layout";

/** Bills as plain bars with their range below: in the page before any script runs. */
export function CostBars({
  rows,
  write,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly write: (microUsdPerMonth: number) => string;
}) {
  const longest = Math.max(1, ...rows.map((row) => row.microUsdPerMonth.high));
  const at = (amount: number) => `${((amount / longest) * 100).toFixed(3)}%`;
  return (
    <div>
      {rows.map(({ id, name, microUsdPerMonth: { low, typical, high } }) => (
        <div
          key={id}
          className="grid grid-cols-[5.5rem_minmax(0,1fr)_5.25rem] items-center gap-x-3 sm:grid-cols-[10.75rem_minmax(0,1fr)_6rem]"
          style={{ height: BAR_BAND_PX }}
        >
          <span className="leading-tight max-sm:text-s">{name}</span>
          <span aria-hidden="true" className="relative block" style={{ height: BAR_PX }}>
            <span
              className="absolute inset-y-0 left-0 opacity-80"
              style={{
                width: at(typical),
                backgroundColor: themed(OPTION_COLOURS[id] ?? OPTION_COLOURS["none"]),
              }}
            />
            <span
              className="absolute top-1/2 h-px bg-ink"
              style={{ left: at(low), width: at(high - low) }}
            />
          </span>
          <span>{write(typical)}</span>
        </div>
      ))}
    </div>
  );
}
