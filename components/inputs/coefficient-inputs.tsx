"use client";

import { useState } from "react";
import type { DerivationAnswer } from "@/components/worker/protocol";
import type { CoefficientView } from "@/lib/charts/coefficients-used";
import type { Scenario } from "@/lib/scenario/schema";
import { CoefficientInput } from "./coefficient-input";
import type { FormLimits } from "./form-props";

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
          <CoefficientInput
            key={coefficient.id}
            coefficient={{ ...coefficient, source: coefficient.evidence[0]?.title ?? "Source" }}
            overrides={scenario.overrides}
            limits={limits}
            change={change}
          />
        ))}
      </div>
    </details>
  );
}
