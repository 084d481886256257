import type { Derivation } from "../../model/explain";
import type { Formula } from "../../model/formula";
import type { MoneyBasis, MoneyUnits } from "../../format/money-basis";
import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from "../../units/time";
import { worked } from "./terms";

const HOUR: Formula<"month"> = {
  label: "An hour of it",
  unit: "$ an hour",
  text: `{month} ÷ ${HOURS_PER_MONTH}`,
  source: "bookkeeping",
  evaluate: (v) => v.month / HOURS_PER_MONTH,
};

const YEAR: Formula<"month"> = {
  label: "A year of it",
  unit: "$ a year",
  text: `{month} × ${MONTHS_PER_YEAR}`,
  source: "bookkeeping",
  evaluate: (v) => v.month * MONTHS_PER_YEAR,
};

const POD: Formula<"month" | "pods"> = {
  label: "For each application pod",
  unit: "$ a month and pod",
  text: "{month} ÷ {pods}",
  source: "bookkeeping",
  evaluate: (v) => v.month / v.pods,
};

const REQUESTS: Formula<"month" | "requests"> = {
  label: "For 1,000 HTTP requests",
  unit: "$ for 1,000 requests",
  text: "{month} ÷ ({requests} ÷ 1000)",
  source: "bookkeeping",
  evaluate: (v) => v.month / (v.requests / 1000),
};

/** A monthly sum in the span or share the table shows it in; undefined where that is the month. */
export function onBasis(
  { subject, result: month }: Derivation,
  basis: MoneyBasis,
  units: MoneyUnits,
): Derivation | undefined {
  switch (basis) {
    case "month":
      return undefined;
    case "hour":
      return worked(subject, HOUR, { month });
    case "year":
      return worked(subject, YEAR, { month });
    case "pod":
      return units.pods === 0 ? undefined : worked(subject, POD, { month, pods: units.pods });
    case "requests":
      return units.requestsPerMonth === 0
        ? undefined
        : worked(subject, REQUESTS, { month, requests: units.requestsPerMonth });
  }
}
