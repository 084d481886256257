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
      {subjects.length > 1 && <SameFor subjects={subjects} />}
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

/** More names than this are folded: they would push what they share out of sight. */
const MOST_NAMES = 4;

function SameFor({ subjects }: Pick<StepGroup, "subjects">) {
  const head = `The same for each of ${formatCount(subjects.length)}`;
  const names = subjects.join(", ");
  if (subjects.length <= MOST_NAMES) {
    return (
      <p className="pb-2 pl-[1em] text-s text-ink-3">
        {head}: {names}.
      </p>
    );
  }
  return (
    <details className="pb-2 pl-[1em] text-s text-ink-3">
      <summary className="min-h-6 py-1">
        <span className="turn">{head}</span>
      </summary>
      <p className="pt-1">{names}.</p>
    </details>
  );
}

/** "istio-proxy of shop/cart and 9 more". */
function titleOf([first = "", ...others]: StepGroup["subjects"]): string {
  return others.length === 0 ? first : `${first} and ${formatCount(others.length)} more`;
}
