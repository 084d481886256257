"use client";

import { memo } from "react";
import type { Scenario } from "@/lib/scenario/schema";
import { CoefficientInput } from "./coefficient-input";
import type { FormFacts } from "./form-facts";
import type { ChangeScenario } from "./form-props";

/** Coefficients that hold for every option, folded below the inputs they belong to. */
export const SharedCoefficients = memo(function SharedCoefficients({
  title,
  ids,
  facts,
  overrides,
  change,
}: {
  readonly title: string;
  readonly ids: readonly string[];
  readonly facts: FormFacts;
  readonly overrides: Scenario["overrides"];
  readonly change: ChangeScenario;
}) {
  const changed = ids.filter((id) => Object.hasOwn(overrides, id)).length;
  return (
    <details className="scripted">
      <summary className="py-1 text-ink-2">
        <span className="turn">{title}</span>
        {changed > 0 && <span className="ml-2 text-s text-accent">{changed} overridden</span>}
      </summary>
      <div className="mt-2 space-y-3">
        {ids.map((id) => {
          const coefficient = facts.shared[id];
          return coefficient === undefined ? null : (
            <CoefficientInput
              key={id}
              coefficient={coefficient}
              overrides={overrides}
              limits={facts.limits}
              change={change}
            />
          );
        })}
      </div>
    </details>
  );
});
