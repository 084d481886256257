/** "1.24.3" → [1, 24, 3]; a leading word is dropped: "edge-25.8.1" → [25, 8, 1]. */
const versionParts = (version: string): readonly number[] => {
  const digits = version.replace(/^\D+/, "").match(/^\d+(?:[.-]\d+)*/)?.[0];
  return digits === undefined ? [] : digits.split(/[.-]/).map(Number);
};

/** Negative when a is older than b, 0 when equal. Part by part: 1.9 is older than 1.12; 1.24 equals 1.24.0. */
export function compareVersions(a: string, b: string): number {
  const left = versionParts(a);
  const right = versionParts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` is a release of the line `line`: 1.24.3 of 1.24, but not 1.240 and not 1.25. */
export const isReleaseOf = (version: string, line: string): boolean => {
  const parts = versionParts(version);
  return versionParts(line).every((part, i) => (parts[i] ?? 0) === part);
};
