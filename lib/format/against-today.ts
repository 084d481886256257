import { qualifies } from "../model/qualifies";
import type { Comparison, OptionEstimate } from "../model/types";
import { formatList } from "./amounts";
import type { MoneyPeriod } from "./money-period";
import { spentInWords } from "./period-words";
import { spoken, verb } from "./spoken";

/**
 * What each option that fits costs against the one that runs today, the cheapest first, paired at
 * typical coefficients. Nothing where no mesh runs today, or where today's cannot be planned.
 */
export function againstToday(
  { options }: Comparison,
  todayId: string,
  period: MoneyPeriod = "month",
): string | undefined {
  const [baseline, ...meshes] = options;
  const today = meshes.find(({ id, issues }) => id === todayId && issues.length === 0);
  if (baseline === undefined || today === undefined) return undefined;
  const others = meshes
    .filter((option) => option !== today && qualifies(option))
    .toSorted((a, b) => a.typical.microUsdPerMonth - b.typical.microUsdPerMonth);
  if (others.length === 0) return undefined;
  const clauses = others.map((option) => clause(option, today, period));
  return `Against today’s ${spoken(today)}, ${formatList(clauses)}.`;
}

function clause(option: OptionEstimate, today: OptionEstimate, period: MoneyPeriod): string {
  const name = spoken(option);
  const delta = option.typical.microUsdPerMonth - today.typical.microUsdPerMonth;
  if (delta === 0) return `${name} ${verb(option, "cost")} the same`;
  const amount = (of: MoneyPeriod) => spentInWords(Math.abs(delta), of);
  const year = period === "year" ? "" : ` (${amount("year")})`;
  return delta < 0
    ? `${name} ${verb(option, "save")} ${amount(period)}${year}`
    : `${name} ${verb(option, "cost")} ${amount(period)} more${year}`;
}
