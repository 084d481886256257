import { formatDerived } from "@/lib/format/derived";
import type { Derivation } from "@/lib/model/explain";

/** The steps of a derivation by what they are about; each can be checked by hand. */
export function DerivationSteps({ steps }: { readonly steps: readonly Derivation[] }) {
  const groups = groupBySubject(steps);
  return (
    <div>
      {[...groups].map(([subject, group], index) => (
        <details key={subject} className="border-t border-line" open={index === 0}>
          <summary className="py-2">
            <span className="turn">{subject}</span>
          </summary>
          <ol className="space-y-2 pb-3 pl-[1em]">
            {group.map((step) => (
              <li key={`${step.subject} ${step.label} ${step.text}`}>
                <span className="text-ink-2">
                  {step.label}
                  {detailOf(step)}
                </span>
                <code className="block font-mono text-s break-words">
                  {step.text} = {formatDerived(step.result, step.unit)}
                </code>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

/** ", CPU request (m)": what of its subject a step is about, where it says so. */
function detailOf(step: Derivation): string {
  const [, detail] = step.subject.split(": ");
  return detail === undefined ? "" : `, ${detail}`;
}

/** "istio-proxy of shop/cart: CPU request (m)" belongs to "istio-proxy of shop/cart". */
function subjectOf(step: Derivation): string {
  return step.subject.split(": ")[0] ?? step.subject;
}

function groupBySubject(steps: readonly Derivation[]): ReadonlyMap<string, readonly Derivation[]> {
  const groups = new Map<string, Derivation[]>();
  for (const step of steps) {
    const subject = subjectOf(step);
    const group = groups.get(subject);
    if (group === undefined) groups.set(subject, [step]);
    else group.push(step);
  }
  return groups;
}
