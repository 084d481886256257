/**
 * A formula is written once as text a person can check and once as arithmetic the machine runs;
 * a test evaluates the rendered text with a parser of its own and expects the same number.
 *
 * In `text`, {name} stands for a value; the operators are + − × ÷ ^, the functions min(), max(),
 * ⌈ ⌉ (round up), ln() (natural logarithm) and round9() (9 significant digits).
 */
export type Formula<Name extends string = string> = {
  readonly label: string;
  /** Unit of the result, e.g. "m" (milli-CPU), "MiB", "nodes", "µ$ a month". */
  readonly unit: string;
  readonly text: string;
  /** Where the shape of the formula comes from: an evidence id, or one of DOCUMENT_SOURCES. */
  readonly source: string;
  /** Why the shape serves components that its source is not about. */
  readonly shapeNote?: string;
  /** The same in words, where the names alone do not say enough: "nodes × $ an hour". */
  readonly words?: string;
  readonly evaluate: (values: Readonly<Record<Name, number>>) => number;
};

/**
 * Sources of formulas that are no evidence record: what a cloud charges is dated and linked in the
 * price lists of the catalogue, place by place. The evidence page describes both under these ids.
 */
export const DOCUMENT_SOURCES: Readonly<Record<string, string>> = {
  "price-list":
    "A count times its price. Machines are priced by the list of the scenario's provider and region; fees and telemetry by the scenario's own figures.",
  "own-figures":
    "A cost only the user can know: their day rate, contract or price, as the scenario states it. No evidence stands behind it.",
  bookkeeping:
    "A sum, a difference or a share of numbers shown elsewhere on the page. Nothing is assumed in it.",
  "platform-prices":
    "What the provider charges for traffic between zones, node disks and the managed control plane, in the scenario's region.",
};

/** Which coefficient a variable's value came from, by the variable's name. */
export type Citations = Readonly<Record<string, string>>;

/** One formula with the values put in: the raw material of a derivation. */
export type Step = {
  /** Whose number this is: "frontend: per-pod proxy", "istiod". */
  readonly subject: string;
  readonly formula: Formula;
  readonly values: Readonly<Record<string, number>>;
  readonly citations: Citations;
  readonly result: number;
};

/** Collects steps when someone asks why; absent on the hot path, where it costs nothing. */
export type Trace = Step[];

/** Evaluates a formula and, when a trace is kept, notes how. */
export function run<Name extends string>(
  formula: Formula<Name>,
  values: Readonly<Record<Name, number>>,
  trace: Trace | undefined,
  subject: string,
  citations: Citations = {},
): number {
  const result = formula.evaluate(values);
  if (trace !== undefined) {
    trace.push({ subject, formula, values, citations, result });
  }
  return result;
}

/** A number as it stands in a derivation: every digit needed to check it, no more. */
function renderNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(12)));
}

/** The formula in words, for reading beside its values; undefined where it has no names. */
export function formulaInWords({ text, words }: Formula): string | undefined {
  if (words !== undefined) return words;
  if (!text.includes("{")) return undefined;
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    name.replace(
      /([a-z])([A-Z\d])/g,
      (_pair, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    ),
  );
}

/** The formula's text with the values of a step put in, e.g. "1.75 × 1 × (1.6 + 0.91 × 120^0.78)". */
export function renderStep(step: Step): string {
  return step.formula.text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = step.values[name];
    return value === undefined ? name : renderNumber(value);
  });
}
