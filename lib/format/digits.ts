/**
 * A number in English digits, "12,345.67", with at least `fewest` and at most `most` digits after
 * the point. Rounds half away from zero on the shortest decimal that names the number, as
 * Intl.NumberFormat does: 1.005 with two digits is 1.01. Intl itself is left out, since the first
 * formatter of a page takes a slow core tens of milliseconds, and its data are the engine's own.
 */
export function formatDigits(value: number, fewest: number, most: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (most === 0 && Math.abs(value) <= MOST_EXACT) return wholeDigits(value);
  const places = Math.max(0, most);
  const scaled = scaledDigits(value, most) + "0".repeat(places - most);
  const digits = scaled.padStart(places + 1, "0");
  const point = digits.length - places;
  const whole = grouped(digits.slice(0, point));
  const fraction = withoutIdleZeros(digits.slice(point), fewest);
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Up to here a number has its halves exactly: they round as its shortest decimal does. */
const MOST_EXACT = 2 ** 51;

/** Most that is written: no digit of it need be looked at. */
function wholeDigits(value: number): string {
  const whole = Math.round(Math.abs(value));
  const text = grouped(String(whole));
  return value < 0 && whole > 0 ? `-${text}` : text;
}

/** "1234567" → "1,234,567". */
function grouped(digits: string): string {
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) {
    text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
  }
  return text;
}

/** The same with at most `most` significant digits and none idle: "0.0123457", "1,234,570". */
export function formatSignificant(value: number, most: number): string {
  const short = Number.isInteger(value) && Math.abs(value) < 10 ** most;
  if (short || !Number.isFinite(value)) return formatDigits(value, 0, 0);
  const exponent = Number(value.toExponential().split("e")[1]);
  return formatDigits(value, 0, most - 1 - exponent);
}

/** The digits of |value| × 10^places, rounded to a whole number. */
function scaledDigits(value: number, places: number): string {
  const scaled = Math.abs(value) * 10 ** places;
  // The product is off by far less than this: away from a tie it rounds as the decimal does.
  const certain = scaled < 1e9 && Math.abs((scaled % 1) - 0.5) > 1e-6;
  if (certain) return String(Math.round(scaled));
  const [mantissa = "", exponent] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const kept = Number(exponent) + 1 + places;
  if (kept < 0) return "0";
  if (kept >= digits.length) return digits.padEnd(kept, "0");
  const up = (digits[kept] ?? "0") >= "5";
  return String(BigInt(digits.slice(0, kept)) + (up ? 1n : 0n));
}

function withoutIdleZeros(fraction: string, fewest: number): string {
  return fraction.slice(0, fewest) + fraction.slice(fewest).replace(/0+$/, "");
}
