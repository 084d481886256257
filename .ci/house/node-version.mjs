// @ts-check
/** The oldest Node that Next.js 16 runs on. */
const OLDEST = { major: 20, minor: 9 };

/**
 * One line for whoever starts Meshcost on a Node that is too old; undefined when it will do.
 * This file must itself parse on such a Node: plain syntax, no imports.
 *
 * @param {string} version as in `process.versions.node`, "20.9.0"
 * @returns {string | undefined}
 */
export function nodeVersionProblem(version) {
  const parts = version.split(".").map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return undefined;
  return `Meshcost needs Node.js ${OLDEST.major}.${OLDEST.minor} or newer; this is ${version}. Get one from https://nodejs.org.`;
}
