import { compareVersions, isReleaseOf } from "../units/compare-versions";

/** Where the figures for one release come from, as counts of coefficients. */
export type VersionCoverage = {
  /** Published for this very release line. */
  readonly exact: number;
  /** Taken from an older release, the nearest there is. */
  readonly older: number;
  /** The newest release among those. */
  readonly newestOlder: string | undefined;
  /** Only newer releases have a figure, so the oldest of them stands in. */
  readonly newer: number;
  /** Hold for any release. */
  readonly any: number;
};

/**
 * How a release is served by coefficients that have a row from each of `froms` on ("any", "1.24").
 * The same choice as `resolveCoefficient`, without the figures.
 */
export function versionCoverage(
  coefficients: readonly (readonly string[])[],
  version: string,
): VersionCoverage {
  let [exact, older, newer, any] = [0, 0, 0, 0];
  let newestOlder: string | undefined;
  for (const froms of coefficients) {
    const dated = froms.filter((from) => from !== "any");
    const past = dated.filter((from) => compareVersions(from, version) <= 0);
    const [first, ...rest] = past;
    if (first === undefined) {
      if (dated.length < froms.length) any += 1;
      else newer += 1;
      continue;
    }
    const nearest = rest.reduce(
      (best, from) => (compareVersions(from, best) > 0 ? from : best),
      first,
    );
    if (isReleaseOf(version, nearest)) exact += 1;
    else {
      older += 1;
      if (newestOlder === undefined || compareVersions(nearest, newestOlder) > 0) {
        newestOlder = nearest;
      }
    }
  }
  return { exact, older, newestOlder, newer, any };
}
