import { CoefficientInput } from "@/components/inputs/coefficient-input";
import type { ChangeScenario, FormLimits } from "@/components/inputs/form-props";
import type { CoefficientView, EvidenceView } from "@/lib/charts/coefficients-used";
import { KIND_LABELS } from "@/lib/charts/evidence-records";
import { formatValue, formatValueRange } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";

const RESOLUTIONS: Readonly<Record<CoefficientView["resolution"], string>> = {
  exact: "stated for this release",
  "nearest-older": "from the nearest older release",
  default: "not tied to a release",
};

/** Where a figure of one's own goes, as the scenario has it. */
export type OwnFigures = {
  readonly overrides: Scenario["overrides"];
  readonly limits: FormLimits;
  readonly change: ChangeScenario;
};

/** One coefficient; open, it says its range, how it was found, and who measured what, where and when. */
export function CoefficientItem({
  coefficient,
  own,
}: {
  readonly coefficient: CoefficientView;
  readonly own: OwnFigures;
}) {
  const { id, label, unit, value, catalogue, overridden, resolution, from, asOf } = coefficient;
  return (
    <details className="border-t border-line" data-coefficient={id}>
      <summary className="flex items-baseline gap-3 py-2">
        <span className="turn min-w-0 flex-1">{label}</span>
        {overridden && (
          <span className="rounded-full border border-accent px-2 text-s text-accent">
            overridden
          </span>
        )}
        <span className="text-right">
          <span className="font-semibold">{formatValue(value.typical)}</span>{" "}
          <span className="text-s text-ink-3">{unit}</span>
        </span>
      </summary>
      <div className="space-y-2 pb-3 pl-[1em]">
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5">
          <dt className="text-ink-3">Range</dt>
          <dd>
            {formatValueRange(value.low, value.high)} {unit}
          </dd>
          {overridden && (
            <>
              <dt className="text-ink-3">Catalogue</dt>
              <dd>
                {formatValue(catalogue.typical)} ({formatValueRange(catalogue.low, catalogue.high)}){" "}
                {unit}
              </dd>
            </>
          )}
          <dt className="text-ink-3">Found</dt>
          <dd>
            {RESOLUTIONS[resolution]}
            {from === "any" ? "" : ` (from ${from} on)`}, written {asOf}
          </dd>
          {coefficient.conditions !== undefined && (
            <>
              <dt className="text-ink-3">Conditions</dt>
              <dd>{coefficient.conditions}</dd>
            </>
          )}
        </dl>
        <section
          aria-label={`Your own figure: ${label}`}
          className="rounded-md border border-line p-3"
        >
          <h4 className="mb-1 text-s text-ink-3">Measured it? Use your own value</h4>
          <CoefficientInput coefficient={{ id, label, unit, catalogue }} {...own} />
        </section>
        <p className="text-ink-2">{coefficient.note}</p>
        <ul aria-label="Sources" className="space-y-2">
          {coefficient.evidence.map((source) => (
            <SourceItem key={source.id} source={source} />
          ))}
        </ul>
        <a className="link" href={`/evidence#${id}`}>
          This coefficient in the evidence
        </a>
      </div>
    </details>
  );
}

function SourceItem({ source }: { readonly source: EvidenceView }) {
  return (
    <li className="border-l-2 border-line pl-3">
      {source.url === undefined ? (
        <span className="font-medium">{source.title}</span>
      ) : (
        <a className="link font-medium" href={source.url} rel="noreferrer">
          {source.title}
        </a>
      )}
      <span className="text-s text-ink-3">
        {" "}
        {[KIND_LABELS[source.kind], source.date, source.locator].filter(Boolean).join(", ")}
      </span>
      <span className="block text-ink-2">
        {source.figure}: {source.conditions}
      </span>
      {source.remark !== "" && <span className="block text-s text-ink-3">{source.remark}</span>}
    </li>
  );
}
