"use client";

import { changeOverride } from "@/components/inputs/change-option";
import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import type { RolloutInput, TradeoffAnswer } from "@/components/worker/tradeoff-answers";
import { formatValue } from "@/lib/format/amounts";
import type { Limits } from "@/lib/scenario/limits";
import { SourceNumbers } from "./source-numbers";
import type { TradeoffPartProps } from "./tradeoff-part-props";

type Look = { readonly label: string; readonly unit?: string; readonly limits?: Limits };

/** What these coefficients are called where they are inputs; a budget of nothing would take for ever. */
const LOOKS: Readonly<Record<string, Look>> = {
  "upgrade.podStartSeconds": { label: "A pod starts in", unit: "s" },
  "upgrade.drainSeconds": { label: "A pod ends in", unit: "s" },
  "upgrade.maxSurgePercent": {
    label: "Surge of a workload",
    unit: "%",
    limits: { low: 1, high: 100, whole: false },
  },
  "upgrade.parallelShare": {
    label: "Share of workloads at a time",
    limits: { low: 0.01, high: 1, whole: false },
  },
  "upgrade.nodesAtOnce": {
    label: "Nodes drained at a time",
    limits: { low: 1, high: 1000, whole: true },
  },
  "upgrade.nodeRecreateSeconds": { label: "A node is back in", unit: "s" },
};

/** The disruption budget and the times things take: coefficients with a source, open to one's own. */
export function RolloutInputs({
  rollout,
  sources,
  limits,
  change,
}: Pick<TradeoffAnswer, "rollout" | "sources"> & {
  readonly limits: FormLimits;
  readonly change: TradeoffPartProps["change"];
}) {
  return (
    <details className="card mt-3 px-4 py-3">
      <summary className="font-medium">
        <span className="turn">Disruption budget and start-up times</span>
      </summary>
      <div className="mt-2 grid max-w-[60rem] gap-x-6 gap-y-2 md:grid-cols-2">
        {rollout.map((input) => (
          <Rollout key={input.id} input={input} sources={sources} limits={limits} change={change} />
        ))}
      </div>
    </details>
  );
}

function Rollout({
  input,
  sources,
  limits,
  change,
}: {
  readonly input: RolloutInput;
  readonly sources: TradeoffAnswer["sources"];
  readonly limits: FormLimits;
  readonly change: TradeoffPartProps["change"];
}) {
  const { id, value, usual, overridden, evidence } = input;
  const look = LOOKS[id] ?? { label: id };
  const set = (next: number | undefined) =>
    change((now) => changeOverride(now, id, next), `k.${id}`);
  return (
    <Resettable changed={overridden} label={look.label} onReset={() => set(undefined)}>
      <div>
        <AmountField
          label={look.label}
          hint={`Usually ${formatValue(usual)}`}
          name={`k.${id}`}
          unit={look.unit}
          value={value}
          limits={look.limits ?? limitsOf(limits, "overrides.*.typical")}
          overridden={overridden}
          onChange={set}
        />
        <p className="text-s text-ink-3">
          Sources <SourceNumbers ids={evidence} sources={sources} />
        </p>
      </div>
    </Resettable>
  );
}
