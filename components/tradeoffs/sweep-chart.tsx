"use client";

import { useRef } from "react";
import { themed } from "@/components/ui/swatch";
import { OPTION_COLOURS } from "@/lib/charts/options";
import { textWidthPx } from "@/lib/charts/svg/measure";
import { linear, niceTicks } from "@/lib/charts/svg/scale";
import { levels, staircase } from "@/lib/charts/tradeoffs/staircase";
import {
  axisTitle,
  isOpen,
  metricOf,
  type Sweep,
  type SweepLine,
  type SweepMetric,
  type SweepSpot,
} from "@/lib/charts/tradeoffs/sweep";
import { useFigureWidth } from "./use-figure-width";

/** As wide as the widest card. */
const MOST_PX = 1600;
const HEIGHT = 352;
const TOP = 26;
const BOTTOM = HEIGHT - 44;
/** The page's small type: the drawing is never stretched, so it stays at that size. */
const TYPE_PX = 12;

/** Lines stay apart without colour. */
const DASHES: Readonly<Record<string, string>> = {
  "istio-sidecar": "10 3",
  "istio-ambient-l4": "2 3",
  "istio-ambient-waypoints": "8 3 2 3",
  linkerd: "14 4",
  cilium: "5 2 1 2",
};

const colourOf = (id: string) => themed(OPTION_COLOURS[id] ?? OPTION_COLOURS["none"]);

type Drawn = {
  readonly sweep: Sweep;
  readonly metric: SweepMetric;
  /** What the upright axis measures, with its unit. */
  readonly title: string;
  readonly format: (value: number) => string;
  /** Values of the axis last until the next one, as months do, rather than being amounts. */
  readonly lasting?: boolean;
};

/** The staircases of one sweep with their bands; the scenario's own value is marked. */
export function SweepChart(drawn: Drawn) {
  const ref = useRef<HTMLDivElement>(null);
  const widthPx = useFigureWidth(ref, MOST_PX);
  return (
    <div ref={ref} className="min-h-[22rem] min-w-[38rem]">
      {widthPx !== undefined && <Drawing {...drawn} widthPx={widthPx} />}
    </div>
  );
}

const textPx = (text: string) => textWidthPx(text, { sizePx: TYPE_PX, weight: "regular" });

function Drawing({
  sweep,
  metric,
  title,
  format,
  lasting = false,
  widthPx,
}: Drawn & { readonly widthPx: number }) {
  const { axis, lines } = sweep;
  const all = lines.flatMap((line) => [
    ...line.spots.map((spot) => metricOf(spot, metric)),
    ...line.band.map(({ high }) => metricOf(high, metric)),
  ]);
  const yTicks = niceTicks(0, Math.max(1e-9, ...all), 5);
  const xTicks = niceTicks(axis.low, Math.max(axis.low + 1, axis.high), 6).filter(
    (tick) => tick >= axis.low && tick <= axis.high && Number.isInteger(tick),
  );
  const tickText = (tick: number) =>
    axis.names[tick - axis.low]?.split(/[.-]/).at(-1) ?? tick.toLocaleString("en-US");
  // The first and the last name stand on the ends of the axis: half of either reaches beyond.
  const halfPx = (tick = axis.low) => textPx(tickText(tick)) / 2 + 2;
  const yPx = Math.max(...yTicks.map((tick) => textPx(format(tick)))) + 12;
  const left = Math.max(yPx, halfPx(xTicks[0]));
  const right = widthPx - Math.max(12, halfPx(xTicks.at(-1)));
  const end = lasting ? axis.high + 1 : Math.max(axis.low + 1, axis.high);
  const x = linear([axis.low, end], [left, right]);
  const y = linear([0, yTicks.at(-1) ?? 1], [BOTTOM, TOP]);
  const path = (spots: readonly SweepSpot[]) =>
    (lasting ? levels : staircase)(spots, (spot) => metricOf(spot, metric));
  const pointsOf = (spots: readonly SweepSpot[]) =>
    path(spots).map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg
      width={widthPx}
      height={HEIGHT}
      fontSize={TYPE_PX}
      className="block text-ink-2"
      role="img"
      aria-label={`${axis.label}: one line for each option; the figures are in the table below.`}
    >
      <text x="0" y="12" fill="currentColor">
        {title}
      </text>
      <text x={(left + right) / 2} y={HEIGHT - 6} textAnchor="middle" fill="currentColor">
        {axisTitle(axis)}
      </text>
      {yTicks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end" fill="currentColor">
            {format(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <text key={tick} x={x(tick)} y={BOTTOM + 18} textAnchor="middle" fill="currentColor">
          {tickText(tick)}
        </text>
      ))}
      {lines.map((line) => (
        <polygon
          key={line.id}
          points={band(line, pointsOf)}
          fill={colourOf(line.id)}
          opacity="0.1"
        />
      ))}
      <line
        x1={x(axis.here)}
        x2={x(axis.here)}
        y1={TOP}
        y2={BOTTOM}
        stroke="currentColor"
        strokeDasharray="2 3"
      />
      {lines.map((line) => (
        <polyline
          key={line.id}
          points={pointsOf(line.spots).join(" ")}
          fill="none"
          stroke={colourOf(line.id)}
          strokeWidth="2"
          strokeDasharray={DASHES[line.id]}
        />
      ))}
      {lines.flatMap((line) =>
        line.spots
          .filter(isOpen)
          .map((spot) => (
            <circle
              key={`${line.id} ${spot.at}`}
              cx={x(spot.at)}
              cy={y(metricOf(spot, metric))}
              r="3.5"
              fill="var(--color-page)"
              stroke={colourOf(line.id)}
              strokeWidth="1.5"
            />
          )),
      )}
    </svg>
  );
}

function band(
  line: SweepLine,
  pointsOf: (spots: readonly SweepSpot[]) => readonly string[],
): string {
  const low = pointsOf(line.band.map((ends) => ends.low));
  const high = pointsOf(line.band.map((ends) => ends.high));
  return [...low, ...high.toReversed()].join(" ");
}

/** What line is whose. */
export function SweepLegend({ lines }: { readonly lines: readonly SweepLine[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-s">
      {lines.map(({ id, name }) => (
        <li key={id} className="flex items-center gap-1.5">
          <svg width="30" height="6" aria-hidden="true">
            <line
              x2="30"
              y1="3"
              y2="3"
              stroke={colourOf(id)}
              strokeWidth="2.5"
              strokeDasharray={DASHES[id]}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
