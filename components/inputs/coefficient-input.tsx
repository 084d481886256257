"use client";

import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import type { CoefficientView } from "@/lib/charts/coefficients-used";
import { formatValue, formatValueRange } from "@/lib/format/amounts";
import type { Range } from "@/lib/model/types";
import type { Scenario } from "@/lib/scenario/schema";
import { changeOverride } from "./change-option";
import { type FormLimits, limitsOf } from "./form-props";

/** What an input of a coefficient says about it; `source` is the title of its first source. */
export type CoefficientFacts = Pick<CoefficientView, "id" | "label" | "unit" | "catalogue"> & {
  readonly source: string;
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
          limits={limitsOf(limits, "overrides.*.typical")}
          overridden={own !== undefined}
          onChange={(typical) => set(own === undefined ? typical : around(own, typical))}
        />
        {own !== undefined && (
          // Sent only where it is overridden: a default spelled out would lose its range.
          <input type="hidden" name={`k.${id}`} value={rangeText(own)} />
        )}
        {own !== undefined && <OwnRange label={label} own={own} limits={limits} onChange={set} />}
        <a className="link text-s" href={`/evidence#${id}`}>
          {source}
        </a>
      </div>
    </Resettable>
  );
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
  own,
  limits,
  onChange,
}: {
  readonly label: string;
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
          limits={{ ...low, high: own.typical }}
          onChange={(value) => onChange({ ...own, low: value })}
        />
        <AmountField
          label="High"
          value={own.high}
          limits={{ ...high, low: own.typical }}
          onChange={(value) => onChange({ ...own, high: value })}
        />
      </div>
    </details>
  );
}
