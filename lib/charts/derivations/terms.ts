import { type Derivation, derivationOf } from "../../model/explain";
import type { Formula } from "../../model/formula";

/** One part of a sum: so many, each so much. */
export type Term = { readonly label: string; readonly count: number; readonly each: number };

/** Terms shown one by one; what is left of a longer sum is one more term. */
const MOST_TERMS = 8;

/**
 * A sum written out with its values, largest term first: "12 × 107 + 1000". With a divisor the
 * result is in another unit than the terms: "(12 × 107 + 1000) ÷ 1000".
 */
export function sumOf(
  subject: string,
  label: string,
  unit: string,
  terms: readonly Term[],
  divisor = 1,
): Derivation {
  const shown = largestFirst(terms.filter((term) => amountOf(term) !== 0));
  const values = Object.fromEntries(
    shown.flatMap(({ count, each }, index) => [
      [`count${index}`, count],
      [`each${index}`, each],
    ]),
  );
  const parts = shown.map(({ count }, index) =>
    count === 1 ? `{each${index}}` : `{count${index}} × {each${index}}`,
  );
  const sum = parts.length === 0 ? "0" : parts.join(" + ");
  const amounts = shown.map(amountOf);
  const result = amounts.reduce((total, amount) => total + amount, 0) / divisor;
  const line = (text: string, value: number) => {
    const formula: Formula = { label, unit, text, source: "bookkeeping", evaluate: () => value };
    // The terms are named one by one: the formula's own names say nothing more.
    const { words: _, ...derived } = derivationOf({
      subject,
      formula,
      values,
      citations: {},
      result: value,
    });
    return derived;
  };
  return {
    ...line(divisor === 1 ? sum : `(${sum}) ÷ ${divisor}`, result),
    terms: shown.map((term, index) => ({
      label: term.label,
      text: line(parts[index] ?? "", amounts[index] ?? 0).text,
    })),
  };
}

const amountOf = ({ count, each }: Term) => count * each;

function largestFirst(terms: readonly Term[]): readonly Term[] {
  const sorted = [...terms].sort((a, b) => amountOf(b) - amountOf(a));
  if (sorted.length <= MOST_TERMS) return sorted;
  const rest = sorted.slice(MOST_TERMS - 1);
  const each = rest.reduce((total, term) => total + amountOf(term), 0);
  return [
    ...sorted.slice(0, MOST_TERMS - 1),
    { label: `${rest.length} smaller parts`, count: 1, each },
  ];
}

/** A formula with its values. */
export function worked<Name extends string>(
  subject: string,
  formula: Formula<Name>,
  values: Readonly<Record<Name, number>>,
): Derivation {
  const result = formula.evaluate(values);
  return derivationOf({ subject, formula, values, citations: {}, result });
}
