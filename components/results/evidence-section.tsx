"use client";

import { useCallback } from "react";
import type { PageView } from "@/components/calculator/page-view";
import { useSeen } from "@/components/charts/use-seen";
import { PlainLink } from "@/components/ui/plain-link";
import type { EstimateClient } from "@/components/worker/estimate-client";
import { KIND_LABELS } from "@/lib/charts/evidence-records";
import type { EvidenceSummary, NamedCoefficient } from "@/lib/charts/evidence-summary";
import { formatCount } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";
import { AssumptionList } from "./notices";
import { useAnswer } from "@/components/worker/use-answer";

/** What the figures above rest on: what was taken for granted, and how well coefficients are founded. */
export default function EvidenceSection({
  view,
  scenario,
  fresh,
  client,
}: {
  readonly view: PageView;
  readonly scenario: Scenario;
  readonly fresh: boolean;
  readonly client: EstimateClient;
}) {
  const [ref, seen] = useSeen();
  const { answer, error } = useAnswer(
    useCallback(() => client.ask({ kind: "evidence", scenario }), [client, scenario]),
    seen && fresh,
  );
  return (
    <section aria-labelledby="evidence" className="below mt-10" ref={ref}>
      <h2 id="evidence" className="text-l font-semibold">
        What these figures rest on
      </h2>
      <p className="max-w-[80ch] text-ink-2">
        Prices of {view.pricesAsOf}. Every coefficient has a range and sources:{" "}
        <PlainLink className="link" href="/evidence">
          look one up
        </PlainLink>
        , see{" "}
        <PlainLink className="link" href="/evidence/cases">
          published measurements beside what the model says of them
        </PlainLink>
        , or read{" "}
        <PlainLink className="link" href="/method">
          how it is calculated
        </PlainLink>
        .
      </p>
      <div className="mt-2 grid gap-x-6 gap-y-4 xl:grid-cols-2">
        <div className="scripted card min-h-28 p-4" aria-busy={answer === undefined}>
          {error !== undefined && (
            <p role="alert" className="text-bad">
              {error}
            </p>
          )}
          {answer === undefined ? (
            error === undefined && <p className="text-ink-3">Counting the sources…</p>
          ) : (
            <Summary summary={answer} />
          )}
        </div>
        <AssumptionList notes={view.notes} />
      </div>
    </section>
  );
}

function Summary({ summary }: { readonly summary: EvidenceSummary }) {
  const { inForce, byKind, overridden, assumed } = summary;
  return (
    <>
      <h3 className="font-semibold">{formatCount(inForce)} coefficients are in force here</h3>
      <table className="mt-1">
        <caption className="sr-only">
          Coefficients in force by what the typical value of each rests on
        </caption>
        <tbody>
          {byKind.map(({ kind, count }) => (
            <tr key={kind}>
              <td className="pr-3 text-right">{formatCount(count)}</td>
              <th scope="row" className="text-left font-normal text-ink-2">
                {KIND_LABELS[kind]}
              </th>
            </tr>
          ))}
          {overridden.length > 0 && (
            <tr>
              <td className="pr-3 text-right">{formatCount(overridden.length)}</td>
              <th scope="row" className="text-left font-normal text-accent">
                overridden by you
              </th>
            </tr>
          )}
        </tbody>
      </table>
      <Listed title="Overridden by you" list={overridden} />
      <Listed title="Typical value assumed by us" list={assumed} />
    </>
  );
}

function Listed({
  title,
  list,
}: {
  readonly title: string;
  readonly list: readonly NamedCoefficient[];
}) {
  if (list.length === 0) return null;
  return (
    <details className="mt-2">
      <summary>
        <span className="turn">
          {title} ({formatCount(list.length)})
        </span>
      </summary>
      <ul className="mt-1 space-y-0.5 pl-[1em]">
        {list.map(({ id, label }) => (
          <li key={id}>
            <a className="link" href={`/evidence#${id}`}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
