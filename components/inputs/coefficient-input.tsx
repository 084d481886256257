"use client";

import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import type { CoefficientView } from "@/lib/charts/coefficients-used";
import { formatValue, formatValueRange } from "@/lib/format/amounts";
import type { Range } from "@/lib/model/types";
import type { Limits } from "@/lib/scenario/limits";
import type { Scenario } from "@/lib/scenario/schema";
import { changeOverride } from "./change-option";
import { type FormLimits, limitsOf } from "./form-props";
import { readInUnit } from "./read-in-unit";

/** What an input of a coefficient says about it; `source` is the title of its first source. */
export type CoefficientFacts = Pick<CoefficientView, "id" | "label" | "unit" | "catalogue"> & {
  /** Left out where the sources stand beside it already. */
  readonly source?: string;
};

/** A coefficient of the catalogue as an input: its default, range and source beside it. */
export function CoefficientInput({
  coefficient,
  overrides,
  limits,
  change,
}: {
  readonly coefficient: CoefficientFacts;
  readonly overrides: Scenario["overrides"];
  readonly limits: FormLimits;
  readonly change: (next: (scenario: Scenario) => Scenario, key: string) => void;
}) {
  const { id, label, unit, catalogue, source } = coefficient;
  const own = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
  const set = (value: number | Range | undefined) =>
    change((now) => changeOverride(now, id, value), `k.${id}`);
  const range = formatValueRange(catalogue.low, catalogue.high);
  return (
    <Resettable changed={own !== undefined} label={label} onReset={() => set(undefined)}>
      <div>
        <AmountField
          label={label}
          hint={`Default ${formatValue(catalogue.typical)} (${range}) ${unit}`}
          value={own?.typical ?? catalogue.typical}
          {...inUnit(unit, label, limitsOf(limits, "overrides.*.typical"))}
          caution={own === undefined ? undefined : cautionOf(own.typical, coefficient)}
          overridden={own !== undefined}
          onChange={(typical) => set(own === undefined ? typical : around(own, typical))}
        />
        {own !== undefined && (
          // Sent only where it is overridden: a default spelled out would lose its range.
          <input type="hidden" name={`k.${id}`} value={rangeText(own)} />
        )}
        {own !== undefined && (
          <OwnRange label={label} unit={unit} own={own} limits={limits} onChange={set} />
        )}
        {source !== undefined && (
          <a className="link inline-flex min-h-6 items-center text-s" href={`/evidence#${id}`}>
            {source}
          </a>
        )}
      </div>
    </Resettable>
  );
}

/** A figure is typed and shown in its coefficient's own unit; long units stand in the hint alone. */
function inUnit(unit: string, label: string, limits: Limits) {
  return {
    unit: UNIT_SIGNS[unit],
    limits,
    readAs: (typed: string) => readInUnit(typed, unit, limits, label),
  };
}

const UNIT_SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["B", "KB", "KiB", "MB", "MiB", "m", "ms", "s"].map((unit) => [unit, unit]),
  ),
  percent: "%",
};

/** A figure of one's own may well lie outside what was published; it is taken, and said. */
function cautionOf(value: number, { catalogue, unit }: CoefficientFacts): string | undefined {
  if (value >= catalogue.low && value <= catalogue.high) return undefined;
  const range = formatValueRange(catalogue.low, catalogue.high);
  return `Taken as given, but outside the range of ${range} ${unit} that our sources span.`;
}

/** As a link spells it. */
function rangeText({ low, typical, high }: Range): string {
  return low === typical && typical === high ? String(typical) : `${low}~${typical}~${high}`;
}

/** A figure without a range moves as one; a range is widened to hold it. */
function around({ low, typical, high }: Range, next: number): number | Range {
  if (low === typical && typical === high) return next;
  return { low: Math.min(low, next), typical: next, high: Math.max(high, next) };
}

/** The ends of a figure of one's own, where it is not certain. */
function OwnRange({
  label,
  unit,
  own,
  limits,
  onChange,
}: {
  readonly label: string;
  readonly unit: string;
  readonly own: Range;
  readonly limits: FormLimits;
  readonly onChange: (range: Range) => void;
}) {
  const low = limitsOf(limits, "overrides.*.low");
  const high = limitsOf(limits, "overrides.*.high");
  return (
    <details className="mt-1">
      <summary className="py-1 text-s text-ink-2">
        <span className="turn">
          Its range<span className="sr-only">: {label}</span>
        </span>
      </summary>
      <div className="mt-1 space-y-2">
        <AmountField
          label="Low"
          value={own.low}
          {...inUnit(unit, "Low", { ...low, high: own.typical })}
          onChange={(value) => onChange({ ...own, low: value })}
        />
        <AmountField
          label="High"
          value={own.high}
          {...inUnit(unit, "High", { ...high, low: own.typical })}
          onChange={(value) => onChange({ ...own, high: value })}
        />
      </div>
    </details>
  );
}
