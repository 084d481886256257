import { coefficientList } from "@/lib/catalog/coefficients";

/** Every evidence id some part of the catalogue rests on. */
export const allCitedEvidenceIds = (): ReadonlySet<string> =>
  new Set(coefficientList.flatMap((c) => c.entries.flatMap((entry) => entry.evidence)));
