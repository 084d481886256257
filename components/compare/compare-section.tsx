import { useMemo } from "react";
import type { PageView } from "@/components/calculator/page-view";
import { useInsight } from "@/components/insight/use-insight";
import { scenarioDifference } from "@/lib/charts/scenario-difference";
import { inputDifferences } from "@/lib/scenario/differences";
import { IssueList } from "@/components/results/notices";
import type { Issue } from "@/lib/result";
import type { Scenario } from "@/lib/scenario/schema";
import { AttributionTable } from "./attribution-table";
import { DifferenceTable } from "./difference-table";

/** A scenario put aside to compare with. */
export type KeptScenario = {
  readonly scenario: Scenario;
  readonly view: PageView;
  /** Its link. */
  readonly query: string;
  /** What its link held that could not be read. */
  readonly issues: readonly Issue[];
};

/** A against B: which inputs and figures moved, by whose resources, and by which input. */
export default function CompareSection({
  a,
  b,
  fresh,
  onRestore,
  onDrop,
}: {
  readonly a: KeptScenario;
  readonly b: Pick<KeptScenario, "scenario" | "view">;
  /** B's figures are those of its scenario. */
  readonly fresh: boolean;
  readonly onRestore: () => void;
  readonly onDrop: () => void;
}) {
  const inputs = inputDifferences(a.scenario, b.scenario);
  const options = scenarioDifference(a.view, b.view);
  const changed = inputs.length > 0;
  const ask = useMemo(
    () =>
      changed && fresh
        ? ({ kind: "attribution", a: a.scenario, b: b.scenario } as const)
        : undefined,
    [changed, fresh, a.scenario, b.scenario],
  );
  const { report, current, progress, error } = useInsight(ask);
  const attribution = report?.kind === "attribution" && current ? report.attribution : undefined;
  return (
    <section aria-labelledby="compare" className="mt-6 rounded-lg border border-accent p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="compare" className="mr-auto text-l font-semibold">
          A against B
        </h2>
        <button type="button" className="button" onClick={onRestore}>
          Go back to A
        </button>
        <button type="button" className="button" onClick={onDrop}>
          Stop comparing
        </button>
      </div>
      <IssueList issues={a.issues} label="Problems with scenario A of the link" />
      {!changed ? (
        <p className="mt-1 text-ink-2">
          A is the scenario as it is now. Change an input, and what moves is shown here.
        </p>
      ) : (
        <>
          <ul aria-label="Changed inputs" className="mt-1 text-ink-2">
            {inputs.map((input) => (
              <li key={input.label}>
                {input.label}: {input.before} → <span className="text-ink">{input.after}</span>
              </li>
            ))}
          </ul>
          <DifferenceTable options={options} attribution={attribution} />
          {error !== undefined && (
            <p role="alert" className="mt-3 text-bad">
              {error}
            </p>
          )}
          {attribution === undefined ? (
            error === undefined && (
              <p className="mt-3 text-s text-ink-3">
                Working out which input moved what
                {progress === undefined ? "…" : `: ${progress.done} of ${progress.total}`}
              </p>
            )
          ) : (
            <AttributionTable attribution={attribution} />
          )}
        </>
      )}
    </section>
  );
}
