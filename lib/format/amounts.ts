import { formatDigits, formatSignificant } from "./digits";

/*
 * Numbers as people read them. Always English, so that server, browser and exported figures agree
 * to the letter.
 */
const whole = (value: number) => formatDigits(value, 0, 0);
const oneDigit = (value: number) => formatDigits(value, 1, 1);
const cents = (value: number) => formatDigits(value, 2, 2);
const fine = (value: number) => formatDigits(value, 2, 6);
const plain = (value: number) => formatSignificant(value, 6);

/** A true minus sign lines up with the plus sign; a hyphen does not. */
const MINUS = "−";

function signed(value: number, text: string): string {
  if (value > 0) return `+${text}`;
  return value < 0 ? `${MINUS}${text}` : text;
}

export function formatCount(value: number): string {
  return whole(value);
}

/** +14, −2, 0. */
export function formatDelta(value: number): string {
  return value === 0 ? "0" : signed(value, whole(Math.abs(value)));
}

/** Up to six significant digits, for coefficients and inputs. */
export function formatValue(value: number): string {
  return plain(value);
}

/** Whole dollars: $5,747. */
export function formatUsd(microUsd: number): string {
  const dollars = whole(Math.abs(microUsd) / 1e6);
  return microUsd < 0 && dollars !== "0" ? `${MINUS}$${dollars}` : `$${dollars}`;
}

/** +$1,962, −$40, $0. */
export function formatUsdDelta(microUsd: number): string {
  const dollars = whole(Math.abs(microUsd) / 1e6);
  return dollars === "0" ? "$0" : signed(microUsd, `$${dollars}`);
}

/** A price an hour with the digits it has: $0.192. */
export function formatUsdPerHour(microUsd: number): string {
  return `$${(microUsd / 1e6).toFixed(4).replace(/0{1,2}$/, "")}`;
}

/** 0.338 → +33.8 %; shares of a whole without a sign come from formatPercent. */
export function formatPercentDelta(share: number): string {
  const percent = Math.abs(share * 100);
  const text = percent >= 10 ? whole(percent) : oneDigit(percent);
  return Number(text) === 0 ? "0 %" : `${signed(share, text)} %`;
}

export function formatPercent(share: number): string {
  return `${whole(share * 100)} %`;
}

/** "17–25", or "17" where both ends are the same. */
export function formatCountRange(low: number, high: number): string {
  return low === high ? formatCount(low) : `${formatCount(low)}–${formatCount(high)}`;
}

/** A range of values with up to six digits each: "0.2–0.71". */
export function formatValueRange(low: number, high: number): string {
  return low === high ? formatValue(low) : `${formatValue(low)}–${formatValue(high)}`;
}

/** Dollars with cents, for the small sums of an hour: $7.90. */
export function formatUsdCents(microUsd: number): string {
  const dollars = cents(Math.abs(microUsd) / 1e6);
  return microUsd < 0 && dollars !== "0.00" ? `${MINUS}$${dollars}` : `$${dollars}`;
}

/** +$0.78, −$0.05, $0.00. */
export function formatUsdCentsDelta(microUsd: number): string {
  const dollars = cents(Math.abs(microUsd) / 1e6);
  return dollars === "0.00" ? "$0.00" : signed(microUsd, `$${dollars}`);
}

/** Dollars with six digits, for what one request costs: $0.000214. */
export function formatUsdFine(microUsd: number): string {
  const dollars = fine(Math.abs(microUsd) / 1e6);
  return microUsd < 0 && Number(dollars) !== 0 ? `${MINUS}$${dollars}` : `$${dollars}`;
}

/** +$0.000021, −$0.000003, $0. */
export function formatUsdFineDelta(microUsd: number): string {
  const dollars = fine(Math.abs(microUsd) / 1e6);
  return Number(dollars) === 0 ? "$0" : signed(microUsd, `$${dollars}`);
}

/** Milli-CPU as vCPU: 42.1. */
export function formatVcpu(cpuMilli: number): string {
  const vcpu = cpuMilli / 1000;
  return vcpu >= 100 ? whole(vcpu) : oneDigit(vcpu);
}

/** MiB as GiB: 24.1. */
export function formatGiB(memoryMiB: number): string {
  const gib = memoryMiB / 1024;
  return gib >= 100 ? whole(gib) : oneDigit(gib);
}

/** A change of an amount with one digit: +1.2, −0.3. */
export function formatAmountDelta(value: number): string {
  return signed(value, oneDigit(Math.abs(value)));
}

/** A machine's CPU with its unit and no idle digits: "4 vCPU", "0.94 vCPU". */
export function formatCpu(cpuMilli: number): string {
  return `${plain(cpuMilli / 1000)} vCPU`;
}

/** A machine's memory with its unit and no idle digits: "16 GiB", "3.75 GiB". */
export function formatMemory(memoryMiB: number): string {
  return `${plain(memoryMiB / 1024)} GiB`;
}

export function formatMs(ms: number): string {
  return `${formatMsNumber(ms)} ms`;
}

/** Milliseconds where the unit stands in the heading: 2.1, 14. */
export function formatMsNumber(ms: number): string {
  return ms >= 10 ? whole(ms) : oneDigit(ms);
}

/** "a", "a and b", "a, b and c". */
export function formatList(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
