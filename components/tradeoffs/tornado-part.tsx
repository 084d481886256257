"use client";

import { useMemo, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { SelectField } from "@/components/ui/select-field";
import { tornadoContent } from "@/lib/charts/figures/tornado";
import type { Scenario } from "@/lib/scenario/schema";
import { ContentFigure } from "./content-figure";
import { ProgressLine } from "./progress-line";
import { useSensitivity } from "./use-sensitivity";

/** What moves the extra cost of a chosen option, one value at a time. */
export function TornadoPart({
  scenario,
  query,
  options,
  usual,
  wanted,
}: {
  readonly scenario: Scenario;
  readonly query: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Chosen until the reader chooses: the one the comparison calls cheapest. */
  readonly usual: string | undefined;
  readonly wanted: boolean;
}) {
  const [ref, seen] = useSeen();
  const [chosen, setChosen] = useState<string>();
  const known = options.some(({ id }) => id === chosen);
  const option = (known ? chosen : usual) ?? options[0]?.id ?? "";
  const ask = useMemo(() => ({ kind: "tornado" as const, scenario, option }), [scenario, option]);
  const { answer, provenance, whole, share, error } = useSensitivity(ask, wanted && seen);
  const content = useMemo(() => answer && tornadoContent(answer.found), [answer]);
  return (
    <>
      <div className="mt-2 max-w-[30rem]">
        <SelectField
          label="Whose extra cost"
          name="tornado-option"
          value={option}
          choices={options.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      </div>
      <figure
        ref={ref}
        className="card relative mt-2 min-h-96 min-w-0 overflow-hidden"
        data-figure="tornado"
        data-whole={whole ? option : undefined}
      >
        <ProgressLine label="Moving one value at a time" share={share} error={error} />
        {content !== undefined && provenance !== undefined && (
          <ContentFigure
            figure="tornado"
            content={content}
            provenance={provenance}
            view={{ option }}
            query={query}
            scenario={scenario}
            within={ref}
          />
        )}
      </figure>
    </>
  );
}
