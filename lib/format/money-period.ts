import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from "../units/time";

/** The spans a bill can be read in. */
export const MONEY_PERIODS = ["hour", "month", "year"] as const;
export type MoneyPeriod = (typeof MONEY_PERIODS)[number];

/** Micro-dollars a month as micro-dollars an hour or a year. */
export function perPeriod(microUsdPerMonth: number, period: MoneyPeriod): number {
  if (period === "hour") return microUsdPerMonth / HOURS_PER_MONTH;
  return period === "year" ? microUsdPerMonth * MONTHS_PER_YEAR : microUsdPerMonth;
}
