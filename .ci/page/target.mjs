// @ts-check

/** @typedef {{ what: string, value: string, target: string, met: boolean }} Row */

/**
 * A measured figure against what it should be at least or at most.
 *
 * @param {string} what
 * @param {number} value
 * @param {{ atLeast?: number, atMost?: number, unit?: string, digits?: number }} goal
 * @returns {Row}
 */
export function row(what, value, { atLeast, atMost, unit = "", digits = 0 }) {
  const met = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  const target = atLeast === undefined ? `at most ${atMost}${unit}` : `at least ${atLeast}${unit}`;
  return { what, value: `${value.toFixed(digits)}${unit}`, target, met };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
