/** Powers of ten from 10^-30 to 10^30, exact enough that scaling and rounding agree on every engine. */
const POWERS_OF_TEN = Array.from({ length: 61 }, (_, index) => Number(`1e${index - 30}`));

/** 10^exponent for a whole exponent from -30 to 30. */
function powerOfTen(exponent: number): number {
  return POWERS_OF_TEN[exponent + 30] ?? Number.NaN;
}

/**
 * Rounds to 9 significant digits. Engines may differ in the last bit of a power; after this
 * rounding they agree, so a ceiling applied later never flips between browsers.
 */
export function roundTo9Digits(value: number): number {
  if (!Number.isFinite(value) || (Number.isInteger(value) && Math.abs(value) < 1e9)) return value;
  const magnitude = Math.abs(value);
  let exponent = 0;
  while (exponent < 21 && magnitude >= powerOfTen(exponent + 1)) exponent += 1;
  while (exponent > -20 && magnitude < powerOfTen(exponent)) exponent -= 1;
  const shift = 8 - exponent;
  if (shift >= 0) return Math.round(value * powerOfTen(shift)) / powerOfTen(shift);
  return Math.round(value / powerOfTen(-shift)) * powerOfTen(-shift);
}

/** base^exponent, rounded to 9 significant digits; 0 for a base of 0 (or less). */
export function power(base: number, exponent: number): number {
  if (base <= 0) return 0;
  // A law is asked about one reference rate for every workload.
  if (base !== last.base || exponent !== last.exponent) {
    last = { base, exponent, result: roundTo9Digits(base ** exponent) };
  }
  return last.result;
}

let last = { base: 1, exponent: 1, result: 1 };

/**
 * The smallest whole number not below `value`, forgiving the noise of binary fractions:
 * 0.1 + 0.2 = 0.30000000000000004 must not cost a whole unit more.
 */
export function ceilWhole(value: number): number {
  const up = Math.ceil(value);
  // Nine digits move a value by less than this: mostly no whole number is that near.
  const noise = Math.abs(value) * 1e-8;
  if (up - value > noise && value - up + 1 > noise) return up;
  return Math.ceil(roundTo9Digits(value));
}

/** `value` rounded up to a multiple of `quantum`, or to a whole number when there is no quantum. */
export function roundUpTo(value: number, quantum: number): number {
  return quantum > 0 ? ceilWhole(ceilWhole(value / quantum) * quantum) : ceilWhole(value);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
