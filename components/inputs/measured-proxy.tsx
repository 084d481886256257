"use client";

import { AmountField } from "@/components/ui/amount-field";
import { formatValue } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";
import { changeOverride } from "./change-option";
import { type ChangeScenario, type FormLimits, limitsOf } from "./form-props";
import { readInUnit } from "./read-in-unit";

const LABEL = "Memory of one sidecar, in all";

/**
 * The memory of a proxy as it is measured, as one figure: what configuration and connections take
 * is the model's, and the base takes the rest.
 */
export function MeasuredProxy({
  baseId,
  catalogueBaseMiB,
  besideMiB,
  overrides,
  limits,
  change,
}: {
  readonly baseId: string;
  readonly catalogueBaseMiB: number;
  /** Configuration and connections, as the model has them for this cluster. */
  readonly besideMiB: number;
  readonly overrides: Scenario["overrides"];
  readonly limits: FormLimits;
  readonly change: ChangeScenario;
}) {
  const own = Object.hasOwn(overrides, baseId) ? overrides[baseId] : undefined;
  const { high } = limitsOf(limits, "overrides.*.typical");
  const shown = (value: number) => Math.round(value * 10) / 10;
  const total = (baseMiB: number) => shown(baseMiB + besideMiB);
  const bounds = { low: Math.ceil(besideMiB * 10) / 10, high, whole: false };
  return (
    <AmountField
      label={LABEL}
      hint={`Measured it? The model says ${formatValue(total(catalogueBaseMiB))} MiB, ${formatValue(shown(besideMiB))} of them for configuration and connections. Your figure sets the rest, the base below.`}
      unit="MiB"
      value={total(own?.typical ?? catalogueBaseMiB)}
      limits={bounds}
      readAs={(typed) => readInUnit(typed, "MiB", bounds, LABEL)}
      overridden={own !== undefined}
      onChange={(value) =>
        change((now) => changeOverride(now, baseId, shown(value - besideMiB)), `k.${baseId}`)
      }
    />
  );
}
