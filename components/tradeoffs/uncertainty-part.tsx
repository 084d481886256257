"use client";

import { useMemo } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { uncertaintyContent } from "@/lib/charts/figures/uncertainty";
import { cheaperThanTodayInWords } from "@/lib/charts/tradeoffs/uncertainty";
import type { Scenario } from "@/lib/scenario/schema";
import { UNCERTAIN_INPUTS } from "@/lib/tradeoffs/uncertain-inputs";
import { ContentFigure } from "./content-figure";
import { ProgressLine } from "./progress-line";
import { useSensitivity } from "./use-sensitivity";

/** Every option over samples of all that is uncertain, and how likely each is the cheapest. */
export function UncertaintyPart({
  scenario,
  query,
  candidates,
  wanted,
}: {
  readonly scenario: Scenario;
  readonly query: string;
  readonly candidates: readonly string[];
  readonly wanted: boolean;
}) {
  const [ref, seen] = useSeen();
  const key = candidates.join(" ");
  const ask = useMemo(
    () => ({ kind: "uncertainty" as const, scenario, candidates: key.split(" ") }),
    [scenario, key],
  );
  const { answer, provenance, whole, share, error } = useSensitivity(ask, wanted && seen);
  const content = useMemo(() => answer && uncertaintyContent(answer.found), [answer]);
  const today =
    answer === undefined
      ? ""
      : cheaperThanTodayInWords(answer.found.options, answer.found.today ?? "");
  return (
    <>
      <figure
        ref={ref}
        className="card relative mt-2 min-h-96 min-w-0 overflow-hidden"
        data-figure="uncertainty"
        data-whole={whole ? "" : undefined}
      >
        <ProgressLine label="Drawing samples" share={share} error={error} />
        {content !== undefined && provenance !== undefined && (
          <ContentFigure
            figure="uncertainty"
            content={content}
            provenance={provenance}
            query={query}
            scenario={scenario}
            within={ref}
          />
        )}
      </figure>
      {today !== "" && <p className="mt-2 max-w-[80ch] font-medium">{today}</p>}
      <details className="card mt-3 px-4 py-3">
        <summary className="font-medium">
          <span className="turn">How samples are drawn</span>
        </summary>
        <ul className="mt-2 max-w-[80ch] list-disc space-y-1 pl-5 text-ink-2">
          <li>
            Every coefficient between its low and high end, most likely near typical: a triangle, on
            the logarithm where low is above zero, since published figures of one quantity differ by
            factors. The even draws behind it come from mulberry32, a generator of whole numbers, so
            the same seed gives the same samples on any machine.
          </li>
          {UNCERTAIN_INPUTS.map(({ id, label, factor, reason }) => (
            <li key={id}>
              {label}: {Math.round(factor.low * 100) / 100} to {Math.round(factor.high * 100) / 100}{" "}
              times what is stated. {reason}
            </li>
          ))}
          <li>
            Options share a draw wherever they read the same value (hardware factor, Envoy law,
            traffic, application use); their own ratios are drawn apart. What is decided rather than
            uncertain (machine, layer 7 share, sizing) stays as it is.
          </li>
          <li>
            Nodes of a sample are its sums of each resource, agents and zones included; what packing
            adds is measured on planned samples spread over each option’s ranks. Where two options
            lie within a node of each other, both are planned, up to a fixed number. Ties count in
            equal parts.
          </li>
        </ul>
      </details>
    </>
  );
}
