"use client";

import { useState } from "react";
import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatTotal } from "@/components/results/format-total";
import { openFigure } from "@/components/derivation/open-figure";
import { themed } from "@/components/ui/swatch";
import { OWNER_LOOKS } from "@/lib/charts/options";
import type { PoolChart as PoolChartView } from "@/lib/charts/pool-by-owner";
import { NameTick } from "./name-tick";
import { BAR_BAND_PX, BAR_PX, NARROW, NARROW_BELOW_PX, WIDE } from "./pool-layout";
import { PoolTooltip } from "./pool-tooltip";

/** The pool by owner as stacked bars. Arrow keys walk from bar to bar; a click on a part explains it. */
export default function PoolChart({
  chart,
  unit,
}: {
  readonly chart: PoolChartView;
  readonly unit: string;
}) {
  const looks = OWNER_LOOKS.filter((look) => chart.owners.includes(look.owner));
  const [narrow, setNarrow] = useState(false);
  const { namePx, totalPx } = narrow ? NARROW : WIDE;
  const height = chart.bars.length * BAR_BAND_PX;
  return (
    <div className="text-m" style={{ height }}>
      <svg aria-hidden="true" width="0" height="0" className="absolute">
        <defs>
          <HatchPattern />
        </defs>
      </svg>
      <ResponsiveContainer
        width="100%"
        height={height}
        initialDimension={{ width: 640, height }}
        onResize={(width) => setNarrow(width < NARROW_BELOW_PX)}
      >
        <BarChart
          title={`Pool by owner, ${unit}`}
          layout="vertical"
          data={[...chart.bars]}
          barSize={BAR_PX}
          margin={{ top: 0, right: totalPx, bottom: 0, left: 0 }}
        >
          <XAxis type="number" hide domain={[0, chart.longest]} />
          <YAxis
            type="category"
            dataKey="name"
            width={namePx}
            axisLine={false}
            tickLine={false}
            tick={<NameTick narrow={narrow} />}
          />
          <Tooltip
            cursor={{ fill: "var(--color-sunken)" }}
            isAnimationActive={false}
            content={<PoolTooltip chart={chart} unit={unit} />}
          />
          {looks.map((look, index) => (
            <Bar
              key={look.owner}
              stackId="pool"
              name={look.label}
              dataKey={(bar: PoolChartView["bars"][number]) => bar.amounts[index] ?? 0}
              fill={look.hatched ? "url(#hatch)" : themed(look.colour)}
              isAnimationActive={false}
              className="cursor-pointer"
              onClick={({ payload }) =>
                openFigure({
                  option: (payload as PoolChartView["bars"][number]).id,
                  figure: `pool:${chart.resource}:${look.owner}`,
                  basis: "month",
                })
              }
            >
              {index === looks.length - 1 && (
                <LabelList
                  dataKey={(bar) => totalText(bar, unit)}
                  position="right"
                  fill="var(--color-ink)"
                />
              )}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function totalText(bar: unknown, unit: string): string {
  const total = typeof bar === "object" && bar !== null && "total" in bar ? Number(bar.total) : 0;
  return `${formatTotal(total, unit)} ${unit}`;
}

function HatchPattern() {
  return (
    <pattern
      id="hatch"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="6" height="6" fill="light-dark(#ecece8, #272925)" />
      <rect width="2" height="6" fill="light-dark(#d6d6d0, #3a3d37)" />
    </pattern>
  );
}
