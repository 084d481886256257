import type { Coefficient, CoefficientEntry } from "./coefficient-schema";
import { compareVersions, isReleaseOf } from "../units/compare-versions";
import cilium from "./data/coefficients/cilium.json";
import common from "./data/coefficients/common.json";
import envoy from "./data/coefficients/envoy.json";
import fieldReport from "./data/coefficients/field-report.json";
import istio from "./data/coefficients/istio.json";
import istioAmbient from "./data/coefficients/istio-ambient.json";
import istioSidecar from "./data/coefficients/istio-sidecar.json";
import linkerd from "./data/coefficients/linkerd.json";
import sizing from "./data/coefficients/sizing.json";

/** Coefficients by id. */
export type Coefficients = Readonly<Record<string, Coefficient>>;

/** How the row was found: for this very release line, for an older one, or for any version. */
export type Resolution = "exact" | "nearest-older" | "default";

export type ResolvedCoefficient = {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
  readonly entry: CoefficientEntry;
  readonly resolution: Resolution;
};

/** Checked against coefficient-schema.ts by the data tests, hence the plain cast. */
export const coefficientList = [
  common,
  sizing,
  envoy,
  istio,
  istioSidecar,
  istioAmbient,
  linkerd,
  cilium,
  fieldReport,
].flat() as readonly unknown[] as readonly Coefficient[];

export const allCoefficients: Coefficients = Object.fromEntries(
  coefficientList.map((coefficient) => [coefficient.id, coefficient]),
);

/** Oldest version first, "any" before all of them; of one version the newest row last. */
const byVersionThenDate = (a: CoefficientEntry, b: CoefficientEntry): number => {
  if (a.from !== b.from && (a.from === "any" || b.from === "any")) return a.from === "any" ? -1 : 1;
  return compareVersions(a.from, b.from) || (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0);
};

const howFound = (entry: CoefficientEntry, version: string | undefined): Resolution => {
  if (version === undefined || entry.from === "any") return "default";
  if (isReleaseOf(version, entry.from)) return "exact";
  return compareVersions(entry.from, version) < 0 ? "nearest-older" : "default";
};

/**
 * The row that holds for a version: that of its release line, else the newest older one, else the
 * row for any version (or, failing that, the oldest). Without a version: the newest row.
 *
 * With `dataDate` rows written after that day are not seen, so that an old link keeps its answer;
 * a coefficient that did not exist yet answers with its first row.
 */
export function resolveCoefficient(
  coefficient: Coefficient,
  version: string | undefined,
  dataDate?: string,
): ResolvedCoefficient {
  const sorted = coefficient.entries.toSorted(byVersionThenDate);
  const known = sorted.filter((entry) => dataDate === undefined || entry.asOf <= dataDate);
  const seen = known.length > 0 ? known : sorted.slice(0, 1);
  const notNewer = seen.filter(
    (entry) =>
      version === undefined || entry.from === "any" || compareVersions(entry.from, version) <= 0,
  );
  const entry = notNewer.at(-1) ?? seen[0];
  if (entry === undefined) throw new Error(`coefficient ${coefficient.id} has no entries`);
  const { low, typical, high } = entry;
  return { low, typical, high, entry, resolution: howFound(entry, version) };
}
