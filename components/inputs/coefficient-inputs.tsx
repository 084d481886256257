"use client";

import { useState } from "react";
import type { DerivationAnswer } from "@/components/worker/protocol";
import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import type { CoefficientView } from "@/lib/charts/coefficients-used";
import { formatValue, formatValueRange } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";
import { changeOverride } from "./change-option";
import { type FormLimits, limitsOf } from "./form-props";

/** The coefficients a mesh's figures rest on, each with its source and open to a figure of one's own. */
export function CoefficientInputs({
  option,
  scenario,
  limits,
  change,
  loadDerivation,
}: {
  readonly option: string;
  readonly scenario: Scenario;
  readonly limits: FormLimits;
  readonly change: (next: (scenario: Scenario) => Scenario, key: string) => void;
  readonly loadDerivation: (option: string) => Promise<DerivationAnswer>;
}) {
  const [list, setList] = useState<readonly CoefficientView[]>();
  const [error, setError] = useState<string>();
  const load = () => {
    if (list !== undefined) return;
    setError(undefined);
    loadDerivation(option).then(
      (answer) => setList(answer.inForce),
      (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)),
    );
  };
  return (
    <details className="scripted" onToggle={(event) => event.currentTarget.open && load()}>
      <summary className="py-1 text-ink-2">
        <span className="turn">Coefficients in use</span>
      </summary>
      <div className="mt-2 space-y-3" aria-busy={list === undefined && error === undefined}>
        {error !== undefined && (
          <p role="alert" className="text-s text-bad">
            {error}
          </p>
        )}
        {list === undefined && error === undefined && <p className="text-s text-ink-3">Loading…</p>}
        {list?.map((coefficient) => (
          <OneCoefficient
            key={coefficient.id}
            coefficient={coefficient}
            scenario={scenario}
            limits={limits}
            change={change}
          />
        ))}
      </div>
    </details>
  );
}

function OneCoefficient({
  coefficient,
  scenario,
  limits,
  change,
}: {
  readonly coefficient: CoefficientView;
  readonly scenario: Scenario;
  readonly limits: FormLimits;
  readonly change: (next: (scenario: Scenario) => Scenario, key: string) => void;
}) {
  const { id, label, unit, catalogue, evidence } = coefficient;
  const own = Object.hasOwn(scenario.overrides, id) ? scenario.overrides[id] : undefined;
  const set = (value: number | undefined) =>
    change((now) => changeOverride(now, id, value), `k.${id}`);
  const range = formatValueRange(catalogue.low, catalogue.high);
  return (
    <Resettable changed={own !== undefined} label={label} onReset={() => set(undefined)}>
      <AmountField
        label={label}
        hint={`Default ${formatValue(catalogue.typical)} (${range}) ${unit}`}
        name={`k.${id}`}
        value={own?.typical ?? catalogue.typical}
        limits={limitsOf(limits, "overrides.*.typical")}
        overridden={own !== undefined}
        onChange={set}
      />
      <a className="link text-s" href={`/evidence#${id}`}>
        {evidence[0]?.title ?? "Source"}
      </a>
    </Resettable>
  );
}
