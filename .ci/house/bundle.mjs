// @ts-check

/**
 * The scripts a page loads before it can be used: `<script src>` of its HTML, in order, each once.
 * Scripts marked `nomodule` are for browsers that Meshcost does not serve.
 *
 * @param {string} html
 * @returns {string[]} paths without host and query
 */
export function scriptPaths(html) {
  const tags = [...html.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag);
  const modern = tags.filter((tag) => !/\snomodule\b/i.test(tag));
  const sources = modern.flatMap((tag) => /\ssrc="([^"]+)"/i.exec(tag)?.[1] ?? []);
  return [...new Set(sources.map((source) => source.replace(/[?#].*$/, "")))];
}

/** So many words of a file are looked for: enough to be sure, few enough to be quick. */
const SAMPLE = 24;

/**
 * Words by which a data file can be recognised inside a minified script, where keys lose their
 * quotes and 145000 becomes 145e3: pieces of long texts, and long numbers that have but one form.
 *
 * @param {unknown} data parsed JSON
 * @returns {string[]} at most 24, spread over the whole file
 */
export function markersOf(data) {
  const words = [...new Set(leaves(data).flatMap(wordsOf))];
  const step = Math.max(1, words.length / SAMPLE);
  const count = Math.min(SAMPLE, words.length);
  return Array.from({ length: count }, (_, index) => words[Math.floor(index * step)] ?? "");
}

/**
 * Whether a script carries a data file: at least half of the file's markers are in it. A few may
 * be there by accident, two files may quote the same sentence.
 *
 * @param {string} script
 * @param {readonly string[]} markers
 */
export function carries(script, markers) {
  const found = markers.filter((marker) => script.includes(marker));
  return markers.length > 0 && found.length * 2 >= markers.length;
}

/**
 * @param {unknown} data
 * @returns {(string | number)[]}
 */
function leaves(data) {
  if (typeof data === "string" || typeof data === "number") return [data];
  if (typeof data !== "object" || data === null) return [];
  return Object.values(data).flatMap(leaves);
}

/**
 * @param {string | number} leaf
 * @returns {string[]}
 */
function wordsOf(leaf) {
  if (typeof leaf === "number") {
    return Number.isInteger(leaf) && leaf >= 10_000 && leaf % 100 !== 0 ? [String(leaf)] : [];
  }
  // Only characters that no minifier escapes.
  const runs = leaf.match(/[\w .,;:()/-]{24,}/g) ?? [];
  // Prose only: ids are cited by other files, which may well be in the first load.
  return runs.filter((run) => run.includes(" ")).slice(0, 1);
}
