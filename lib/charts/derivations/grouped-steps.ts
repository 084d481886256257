import type { Derivation } from "../../model/explain";

/** Steps about one thing, or about several of which every number is the same. */
export type StepGroup = {
  /** "istio-proxy of shop/cart". */
  readonly subjects: readonly string[];
  readonly steps: readonly Derivation[];
};

/** Steps by what they are about, in order; blocks that only differ in their name are one. */
export function groupedSteps(steps: readonly Derivation[]): readonly StepGroup[] {
  const bySubject = new Map<string, Derivation[]>();
  for (const step of steps) {
    const subject = subjectOf(step);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), step]);
  }
  const alike = new Map<string, { subjects: string[]; steps: readonly Derivation[] }>();
  for (const [subject, own] of bySubject) {
    const key = JSON.stringify(
      own.map((step) => [step.label, detailOf(step), step.text, step.unit]),
    );
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { subjects: [subject], steps: own });
    else known.subjects.push(subject);
  }
  return [...alike.values()];
}

/** A line that only repeats its value says nothing: "2000 = 2,000 s". */
export const saysSomething = ({ text }: Derivation) => !/^[\d.]+$/.test(text);

/** "istio-proxy of shop/cart: CPU request (m)" belongs to "istio-proxy of shop/cart". */
const subjectOf = ({ subject }: Derivation) => subject.split(": ")[0] ?? subject;

/** "CPU request (m)": what of its subject a step is about, where it says so. */
export const detailOf = ({ subject }: Derivation) => subject.split(": ")[1];

/** What the signs in a text mean, for those that not every reader knows. */
export function notationOf(texts: readonly string[]): string {
  const uses = (sign: string) => texts.some((text) => text.includes(sign));
  const notes = [
    ...(uses("⌈") ? ["⌈x⌉ rounds up to a whole number"] : []),
    ...(uses("round9") ? ["round9(x) keeps 9 significant digits, the same on every machine"] : []),
    ...(uses("ln(") ? ["ln is the natural logarithm"] : []),
  ];
  return notes.length === 0 ? "" : `${notes.join("; ")}.`;
}
