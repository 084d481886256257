"use client";

import { useState } from "react";
import { AmountField } from "@/components/ui/amount-field";
import { SliderField } from "@/components/ui/slider-field";
import { formatCount, formatValue } from "@/lib/format/amounts";
import type { Limits } from "@/lib/scenario/limits";
import { roundTo9Digits } from "@/lib/units/numbers";

/** From nothing to ten thousand a second, in steps a hand can feel. */
const RATE_STOPS = [
  0, 0.1, 0.2, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 70, 100, 150, 200, 300, 500, 700, 1000,
  2000, 5000, 10_000,
];

/** Requests a second: of every pod, as the scenario has it, or of the whole cluster, divided by its pods. */
export function RateInput({
  value,
  pods,
  limits,
  onChange,
}: {
  readonly value: number;
  /** Pods that take the rate; undefined where rows have rates of their own. */
  readonly pods: number | undefined;
  readonly limits: Limits;
  readonly onChange: (rate: number) => void;
}) {
  const [basis, setBasis] = useState<"pod" | "all">("pod");
  const ofAll = pods !== undefined && pods > 0;
  const whole = ofAll && basis === "all";
  return (
    <div className="space-y-1">
      {whole ? (
        <>
          <input type="hidden" name="rps" value={value} />
          <AmountField
            label="Requests into all pods"
            hint="Peak; sizes the pool"
            unit="req/s"
            value={Math.round(value * pods * 1000) / 1000}
            limits={{ ...limits, low: limits.low * pods, high: limits.high * pods }}
            onChange={(total) => onChange(roundTo9Digits(total / pods))}
          />
        </>
      ) : (
        <SliderField
          label="Requests into every pod"
          hint="Peak; sizes the pool"
          name="rps"
          unit="req/s"
          value={value}
          stops={RATE_STOPS}
          limits={limits}
          onChange={onChange}
        />
      )}
      {ofAll && (
        <p className="scripted text-s text-ink-3">
          {whole
            ? `= ${formatValue(value)} requests/s into every pod`
            : `= ${formatCount(Math.round(value * pods))} requests/s in all`}
          {" · "}
          <button
            type="button"
            className="link min-h-6"
            onClick={() => setBasis(whole ? "pod" : "all")}
          >
            {whole ? "Give it for every pod" : "Give it for the whole cluster"}
          </button>
        </p>
      )}
    </div>
  );
}
