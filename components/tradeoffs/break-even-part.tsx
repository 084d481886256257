"use client";

import { useMemo, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { SelectField } from "@/components/ui/select-field";
import { breakEvenContent } from "@/lib/charts/figures/break-even-map";
import { type BreakEvenMap, mapLines } from "@/lib/charts/tradeoffs/break-even";
import type { Scenario } from "@/lib/scenario/schema";
import { axisChoices, type AxisId, usualMapAxes } from "@/lib/tradeoffs/axis-choices";
import { FigureFoot } from "./figure-view";
import { MapPicture } from "./map-picture";
import { ProgressLine } from "./progress-line";
import { useSensitivity } from "./use-sensitivity";

/** The cheapest option over two inputs of the reader's choice. */
export function BreakEvenPart({
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
  const [chosen, setChosen] = useState<{ readonly x?: AxisId; readonly y?: AxisId }>({});
  const choices = axisChoices(scenario);
  const usual = usualMapAxes(scenario);
  // What was chosen may have gone with another description of the cluster: then both start anew.
  const offered = Object.values(chosen).every((id) => choices.some(({ value }) => value === id));
  const { x, y } = offered ? { ...usual, ...chosen } : usual;
  const key = candidates.join(" ");
  const ask = useMemo(
    () => ({ kind: "map" as const, scenario, candidates: key.split(" "), x, y }),
    [scenario, key, x, y],
  );
  const { answer, provenance, whole, share, error } = useSensitivity(
    ask,
    wanted && seen && x !== y,
  );
  const map = answer?.found;
  const content = useMemo(() => (map === undefined ? undefined : breakEvenContent(map)), [map]);
  return (
    <>
      <div className="mt-2 grid max-w-[60rem] gap-x-6 gap-y-2 md:grid-cols-2">
        <SelectField
          label="Across"
          name="map-x"
          value={x}
          choices={choices}
          onChange={(next) => setChosen({ x: next, y: next === y ? x : y })}
        />
        <SelectField
          label="Up"
          name="map-y"
          value={y}
          choices={choices}
          onChange={(next) => setChosen({ x: next === x ? y : x, y: next })}
        />
      </div>
      <figure
        ref={ref}
        className="card relative mt-2 min-h-96 min-w-0 overflow-hidden"
        data-figure="break-even-map"
        data-whole={whole ? `${x} ${y}` : undefined}
      >
        <ProgressLine label="Planning place by place" share={share} error={error} />
        {answer !== undefined && map === undefined && share === undefined && (
          <p className="px-4 pb-3 text-ink-2">
            There is no such map here: nothing that does what is asked can be planned, or this
            scenario does not have one of the inputs.
          </p>
        )}
        {map !== undefined && content !== undefined && provenance !== undefined && (
          <>
            <output className="block max-w-[80ch] px-4 pt-7 font-medium">
              {content.words.title}.
            </output>
            <MapPicture
              map={map}
              title={content.words.title}
              description={content.description}
              within={ref}
            />
            <FigureFoot
              figure="break-even-map"
              view={{ across: x, up: y }}
              query={query}
              shared={{ scenario, release: provenance.release }}
              caption={content.words.title}
              table={undefined}
            >
              <p className="max-w-[80ch] pb-2 text-s text-ink-3">
                {content.description} {content.words.caption} As a file the map has 16 places each
                way.
              </p>
            </FigureFoot>
            <MapLines map={map} caption={content.words.title} />
          </>
        )}
      </figure>
    </>
  );
}

/** Line by line: hundreds of places in a table would be neither read nor drawn in time. */
function MapLines({ map, caption }: { readonly map: BreakEvenMap; readonly caption: string }) {
  return (
    <details className="px-4 pb-3">
      <summary className="text-s text-ink-2">
        <span className="turn">The figures as a table</span>
      </summary>
      <table className="figures mt-2 w-full border-collapse text-s">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{map.y.label}</th>
            <th scope="col" className="!text-left">
              Cheapest along {map.x.label.toLowerCase()}
            </th>
          </tr>
        </thead>
        <tbody>
          {mapLines(map).map(({ at, text }) => (
            <tr key={at} className="align-top">
              <th scope="row" className="!whitespace-normal">
                {at}
              </th>
              <td className="!text-left !whitespace-normal">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
