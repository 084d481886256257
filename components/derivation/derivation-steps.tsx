import { detailOf, groupedSteps, type StepGroup } from "@/lib/charts/derivations/grouped-steps";
import { formatCount } from "@/lib/format/amounts";
import type { Derivation } from "@/lib/model/explain";
import { FormulaLine } from "./formula-line";

/** The steps of a derivation by what they are about; each can be checked by hand. */
export function DerivationSteps({ steps }: { readonly steps: readonly Derivation[] }) {
  return groupedSteps(steps).map(({ subjects, steps: group }, index) => (
    <details key={subjects[0]} className="border-t border-line" open={index === 0}>
      <summary className="py-2">
        <span className="turn">{titleOf(subjects)}</span>
      </summary>
      {subjects.length > 1 && (
        <p className="pb-2 pl-[1em] text-s text-ink-3">
          The same for each of {formatCount(subjects.length)}: {subjects.join(", ")}.
        </p>
      )}
      <ol className="space-y-2 pb-3 pl-[1em]">
        {group.map((step) => (
          <li key={`${step.subject} ${step.label} ${step.text}`}>
            <span className="text-ink-2">
              {step.label}
              {detailOf(step) === undefined ? "" : `, ${detailOf(step)}`}
            </span>
            <FormulaLine line={step} />
          </li>
        ))}
      </ol>
    </details>
  ));
}

/** "istio-proxy of shop/cart and 9 more". */
function titleOf([first = "", ...others]: StepGroup["subjects"]): string {
  return others.length === 0 ? first : `${first} and ${formatCount(others.length)} more`;
}
