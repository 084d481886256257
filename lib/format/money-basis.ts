import {
  formatUsd,
  formatUsdCents,
  formatUsdCentsDelta,
  formatUsdDelta,
  formatUsdFine,
  formatUsdFineDelta,
} from "./amounts";
import { MONEY_PERIODS, type MoneyPeriod, perPeriod } from "./money-period";

/** What a bill is shown for: a span of time, one application pod a month, or 1,000 HTTP requests. */
export const MONEY_BASES = [...MONEY_PERIODS, "pod", "requests"] as const;
export type MoneyBasis = MoneyPeriod | "pod" | "requests";

/** What a month's bill is divided by: pods of all clusters, and HTTP requests into them. */
export type MoneyUnits = { readonly pods: number; readonly requestsPerMonth: number };

/** Micro-dollars a month on another basis; undefined where there is nothing to divide by. */
function onMoneyBasis(
  microUsdPerMonth: number,
  basis: MoneyBasis,
  { pods, requestsPerMonth }: MoneyUnits,
): number | undefined {
  if (basis === "pod") return pods === 0 ? undefined : microUsdPerMonth / pods;
  if (basis === "requests") {
    return requestsPerMonth === 0 ? undefined : microUsdPerMonth / (requestsPerMonth / 1000);
  }
  return perPeriod(microUsdPerMonth, basis);
}

/** The span a sentence is told in: a pod and 1,000 requests stand in a table, a month in words. */
export function spanOf(basis: MoneyBasis): MoneyPeriod {
  return basis === "pod" || basis === "requests" ? "month" : basis;
}

type MoneyFormat = {
  readonly plain: (microUsdPerMonth: number) => string;
  readonly delta: (microUsdPerMonth: number) => string;
};

/** Sums of a month as people read them on a basis: the smaller the sum, the more digits. */
export function moneyFormat(basis: MoneyBasis, units: MoneyUnits): MoneyFormat {
  const [plain, delta] = FORMATS[basis];
  const write = (format: (microUsd: number) => string) => (microUsdPerMonth: number) => {
    const amount = onMoneyBasis(microUsdPerMonth, basis, units);
    return amount === undefined ? "–" : format(amount);
  };
  return { plain: write(plain), delta: write(delta) };
}

type Write = (microUsd: number) => string;

const FORMATS: Readonly<Record<MoneyBasis, readonly [Write, Write]>> = {
  hour: [formatUsdCents, formatUsdCentsDelta],
  month: [formatUsd, formatUsdDelta],
  year: [formatUsd, formatUsdDelta],
  pod: [formatUsdCents, formatUsdCentsDelta],
  requests: [formatUsdFine, formatUsdFineDelta],
};

/** How a column of such sums is headed. */
export const MONEY_BASIS_WORDS: Readonly<Record<MoneyBasis, string>> = {
  hour: "An hour",
  month: "A month",
  year: "A year",
  pod: "A pod and month",
  requests: "1,000 requests",
};

/** What a section about such sums is called. */
export const MONEY_TITLES: Readonly<Record<MoneyBasis, string>> = {
  hour: "What an hour costs",
  month: "What a month costs",
  year: "What a year costs",
  pod: "What a pod costs a month",
  requests: "What 1,000 requests cost",
};
