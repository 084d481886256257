import { allCoefficients, type Resolution, resolveCoefficient } from "../catalog/coefficients";
import type { EvidenceRecord } from "../evidence/schema";
import type { Range } from "../model/types";

/** One source behind a coefficient, as a person reads it. */
export type EvidenceView = {
  readonly id: string;
  readonly kind: EvidenceRecord["kind"];
  readonly title: string;
  readonly url: string | undefined;
  readonly locator: string | undefined;
  readonly date: string;
  /** The figure as the source spells it, with its unit. */
  readonly figure: string;
  readonly conditions: string;
  /** The reasoning of an assumption, or the note on a source. */
  readonly remark: string;
};

/** One coefficient with the value in force, its catalogue range and its sources. */
export type CoefficientView = {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly value: Range;
  readonly catalogue: Range;
  readonly overridden: boolean;
  readonly resolution: Resolution;
  /** The version the row holds from, or "any". */
  readonly from: string;
  readonly asOf: string;
  readonly conditions: string | undefined;
  readonly note: string;
  readonly evidence: readonly EvidenceView[];
};

/**
 * Coefficients by id, in the order given; ids the catalogue does not know are left out. The version
 * that runs picks the rows of its own mesh's coefficients.
 */
export function coefficientsUsed(
  ids: readonly string[],
  running: { readonly mesh: string | undefined; readonly version: string | undefined },
  overrides: Readonly<Record<string, Range>>,
  findEvidence: (id: string) => EvidenceRecord | undefined,
): readonly CoefficientView[] {
  return ids.flatMap((id) => {
    const coefficient = Object.hasOwn(allCoefficients, id) ? allCoefficients[id] : undefined;
    if (coefficient === undefined) return [];
    const version = coefficient.mesh === running.mesh ? running.version : undefined;
    const { low, typical, high, entry, resolution } = resolveCoefficient(coefficient, version);
    const own = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
    const catalogue = { low, typical, high };
    return [
      {
        id,
        label: coefficient.label,
        unit: coefficient.unit,
        value: own ?? catalogue,
        catalogue,
        overridden: own !== undefined,
        resolution,
        from: entry.from,
        asOf: entry.asOf,
        conditions: entry.conditions,
        note: entry.note,
        evidence: entry.evidence.flatMap((source) => {
          const record = findEvidence(source);
          return record === undefined ? [] : [evidenceView(record)];
        }),
      },
    ];
  });
}

function evidenceView(record: EvidenceRecord): EvidenceView {
  return {
    id: record.id,
    kind: record.kind,
    title: record.sourceTitle,
    url: record.sourceUrl,
    locator: record.locator,
    date: record.date,
    figure: `${String(record.value)} ${record.unit}`,
    conditions: record.conditions,
    remark: record.reasoning ?? record.note,
  };
}
