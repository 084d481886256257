"use client";

import { useState } from "react";
import {
  Bar,
  BarChart,
  Cell,
  ErrorBar,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { themed } from "@/components/ui/swatch";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { OPTION_COLOURS } from "@/lib/charts/options";
import { NameTick } from "./name-tick";
import { BAR_BAND_PX, BAR_PX, NARROW, NARROW_BELOW_PX, WIDE } from "./pool-layout";

type Write = (microUsdPerMonth: number) => string;

type CostPoint = {
  readonly id: string;
  readonly name: string;
  readonly typical: number;
  /** How far the whisker reaches to either side. */
  readonly reach: readonly [number, number];
};

/** Bills with whiskers. Arrow keys walk from bar to bar. */
export default function CostChart({
  rows,
  title,
  write,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly title: string;
  readonly write: Write;
}) {
  const [narrow, setNarrow] = useState(false);
  const { namePx, totalPx } = narrow ? NARROW : WIDE;
  const points = rows.map(toPoint);
  const height = rows.length * BAR_BAND_PX;
  return (
    <div className="text-m" style={{ height }}>
      <ResponsiveContainer
        width="100%"
        height={height}
        initialDimension={{ width: 640, height }}
        onResize={(width) => setNarrow(width < NARROW_BELOW_PX)}
      >
        <BarChart
          title={`${title}, by option`}
          layout="vertical"
          data={points}
          barSize={BAR_PX}
          margin={{ top: 0, right: totalPx, bottom: 0, left: 0 }}
        >
          <XAxis type="number" hide domain={[0, longestOf(rows)]} />
          <YAxis
            type="category"
            dataKey="name"
            width={namePx}
            axisLine={false}
            tickLine={false}
            tick={<NameTick narrow={narrow} />}
          />
          <YAxis
            yAxisId="amounts"
            type="category"
            orientation="right"
            dataKey={(point: CostPoint) => write(point.typical)}
            axisLine={false}
            tickLine={false}
            width={1}
            tick={{ fill: "var(--color-ink)", fontSize: 14 }}
          />
          <Tooltip
            cursor={{ fill: "var(--color-sunken)" }}
            isAnimationActive={false}
            content={<CostTooltip rows={rows} write={write} />}
          />
          <Bar dataKey="typical" isAnimationActive={false}>
            {points.map((point) => (
              <Cell
                key={point.id}
                fillOpacity={0.8}
                fill={themed(OPTION_COLOURS[point.id] ?? OPTION_COLOURS["none"])}
              />
            ))}
            <ErrorBar
              dataKey="reach"
              direction="x"
              width={6}
              stroke="var(--color-ink)"
              isAnimationActive={false}
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function toPoint({ id, name, microUsdPerMonth: { low, typical, high } }: ComparisonRow): CostPoint {
  return { id, name, typical, reach: [typical - low, high - typical] };
}

function longestOf(rows: readonly ComparisonRow[]): number {
  return Math.max(1, ...rows.map((row) => row.microUsdPerMonth.high));
}

function CostTooltip({
  rows,
  write,
  active = false,
  label,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly write: Write;
  readonly active?: boolean;
  readonly label?: string | number;
}) {
  const row = rows.find((candidate) => candidate.name === label);
  if (!active || row === undefined) return null;
  const { low, typical, high } = row.microUsdPerMonth;
  return (
    <div className="card px-3 py-2 text-s shadow-lg">
      <p className="font-semibold">
        {row.name}: {write(typical)}
      </p>
      <p>
        {write(low)} to {write(high)}
      </p>
    </div>
  );
}
