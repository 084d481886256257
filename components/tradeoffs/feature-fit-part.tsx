"use client";

import { ScrollBox } from "@/components/ui/scroll-box";
import { useEcho } from "@/components/ui/use-echo";
import type { Verdict } from "@/lib/catalog/feature-verdict";
import type { SourceView } from "@/lib/charts/evidence";
import {
  type FeatureFit,
  type FitCell,
  type FitRow,
  fitSentence,
  optionFits,
} from "@/lib/charts/tradeoffs/feature-fit";
import { WORKAROUNDS } from "@/lib/charts/tradeoffs/workarounds";
import { SourceNumbers } from "./source-numbers";

type Sources = Readonly<Record<string, SourceView>>;

/** What each option documents; the scenario's requirements are picked here too, and summed up in a sentence. */
export function FeatureFitPart({
  fit,
  sources,
  required,
  onToggle,
}: {
  readonly fit: FeatureFit;
  readonly sources: Sources;
  /** Ids of what the scenario requires. */
  readonly required: readonly string[];
  readonly onToggle: (id: string) => void;
}) {
  const fits = optionFits(fit, required);
  return (
    <>
      <output className="block max-w-[80ch] font-medium">
        {fitSentence(fits, required.length)}
      </output>
      <ScrollBox
        label="Features by option"
        className="card relative mt-2 max-h-[32rem] overflow-y-auto"
      >
        <table className="figures cards stacked w-full border-collapse">
          <caption className="sr-only">
            Features by option; tick those you require. “Not confirmed” is not “no”.
          </caption>
          <thead>
            <tr>
              <th scope="col">Require</th>
              {fit.options.map(({ id, name }) => (
                <th key={id} scope="col" className="!text-left">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fit.rows.map((row) => (
              <Feature
                key={row.id}
                row={row}
                options={fit.options}
                required={required.includes(row.id)}
                onToggle={() => onToggle(row.id)}
                sources={sources}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function Feature({
  row,
  options,
  required,
  onToggle,
  sources,
}: {
  readonly row: FitRow;
  readonly options: FeatureFit["options"];
  readonly required: boolean;
  readonly onToggle: () => void;
  readonly sources: Sources;
}) {
  const around = WORKAROUNDS[row.id];
  const [checked, echo] = useEcho(required);
  return (
    <tr className={`align-top ${required ? "bg-sunken" : ""}`}>
      <th scope="row" className="min-w-56 !whitespace-normal">
        <label className="flex gap-2">
          <input
            type="checkbox"
            checked={checked}
            onChange={() => {
              echo(!checked);
              onToggle();
            }}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          {row.label}
        </label>
        {required && around !== undefined && (
          <span className="mt-1 block text-s text-ink-3">Without it: {around}</span>
        )}
      </th>
      {row.cells.map((cell, index) => (
        // Options keep their places.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} className="min-w-40 !text-left !whitespace-normal">
          <span className="cell-label">{options[index]?.name}</span>
          <Cell cell={cell} sources={sources} />
        </td>
      ))}
    </tr>
  );
}

const SIGNS: Readonly<Record<Verdict, string>> = {
  has: "■",
  "in-part": "◧",
  open: "?",
  lacks: "□",
};

const TONES: Readonly<Record<Verdict, string>> = {
  has: "text-ink",
  "in-part": "text-care",
  open: "text-care",
  lacks: "text-bad",
};

function Cell({ cell, sources }: { readonly cell: FitCell; readonly sources: Sources }) {
  return (
    <>
      <span className={TONES[cell.verdict]}>
        <span aria-hidden="true">{SIGNS[cell.verdict]} </span>
        {cell.label}
      </span>
      <SourceNumbers ids={cell.evidence} sources={sources} />
      <span className="block text-s text-ink-3">
        {cell.note} Looked up {cell.checkedOn}.
      </span>
    </>
  );
}
