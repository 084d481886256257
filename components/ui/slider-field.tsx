"use client";

import { AmountField, type AmountFieldProps } from "./amount-field";

/**
 * A number to drag or to type. `stops` are what the slider can reach, from low to high, so that a
 * wide range moves by ratios and not by ones; typing reaches everything the limits allow. The
 * slider is the browser's own: it has no name, since the field beside it is what a form sends.
 */
export function SliderField({
  stops,
  ...field
}: AmountFieldProps & { readonly stops: readonly number[] }) {
  const { label, value, unit, onChange } = field;
  return (
    <div>
      <AmountField {...field} />
      <input
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={nearestStop(stops, value)}
        aria-label={`${label}, slider`}
        aria-valuetext={unit === undefined ? String(value) : `${value} ${unit}`}
        className="scripted mt-1 block h-6 w-full cursor-pointer accent-accent"
        onChange={(event) => {
          const stop = stops[event.target.valueAsNumber];
          if (stop !== undefined) onChange(stop);
        }}
      />
    </div>
  );
}

function nearestStop(stops: readonly number[], value: number): number {
  return stops.reduce(
    (nearest, stop, index) =>
      Math.abs(stop - value) < Math.abs((stops[nearest] ?? 0) - value) ? index : nearest,
    0,
  );
}
