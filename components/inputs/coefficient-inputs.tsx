"use client";

import { useState } from "react";
import type { DerivationAnswer } from "@/components/worker/protocol";
import type { Scenario } from "@/lib/scenario/schema";
import { CoefficientInput } from "./coefficient-input";
import type { FormLimits } from "./form-props";
import { MeasuredProxy } from "./measured-proxy";
import { memoryBesideBase, PROXY_MEMORY_BASE } from "./measured-memory";

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
  const [answer, setAnswer] = useState<DerivationAnswer>();
  const [error, setError] = useState<string>();
  const load = () => {
    // Asked anew each time: another cluster or version has other figures.
    setError(undefined);
    loadDerivation(option).then(setAnswer, (reason: unknown) =>
      setError(reason instanceof Error ? reason.message : String(reason)),
    );
  };
  const list = answer?.inForce;
  const baseId = PROXY_MEMORY_BASE[option];
  const base = list?.find(({ id }) => id === baseId);
  const beside =
    answer === undefined || base === undefined
      ? undefined
      : memoryBesideBase(answer.steps, base.id);
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
        {base !== undefined && beside !== undefined && (
          <MeasuredProxy
            baseId={base.id}
            catalogueBaseMiB={base.catalogue.typical}
            besideMiB={beside}
            overrides={scenario.overrides}
            limits={limits}
            change={change}
          />
        )}
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
