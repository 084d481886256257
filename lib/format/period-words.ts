import { formatUsd, formatUsdCents } from "./amounts";
import { type MoneyPeriod, perPeriod } from "./money-period";

const SPANS: Readonly<Record<MoneyPeriod, string>> = {
  hour: "an hour",
  month: "a month",
  year: "a year",
};

/** A sum of a month as a sentence has it for a span: "$118 a month", "$1,411 a year", "$0.16 an hour". */
export function spentInWords(microUsdPerMonth: number, period: MoneyPeriod): string {
  const amount = perPeriod(microUsdPerMonth, period);
  return `${period === "hour" ? formatUsdCents(amount) : formatUsd(amount)} ${SPANS[period]}`;
}
