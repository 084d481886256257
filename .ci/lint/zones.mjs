// @ts-check
import { posix } from "node:path";

/**
 * What a zone may import.
 *
 * @typedef {object} Zone
 * @property {readonly string[]} imports zones it may import from, besides itself
 * @property {readonly string[]} [types] zones of which it may import types only
 * @property {readonly string[]} [packages] npm packages it may import; "*" is any
 * @property {readonly string[]} [awayFrom] modules it may not import although "*" allows them
 * @property {"own" | "any"} [data] whether it may import JSON files: its own, or any zone's
 */

/** Modules that only a server has. */
const SERVER_ONLY = ["node:*", "next/headers", "next/server", "server-only"];

/** The rungs of lib, top to bottom. */
const LADDER = [
  "lib/result",
  "lib/once",
  "lib/lazy",
  "lib/units",
  "lib/evidence",
  "lib/catalog",
  "lib/packing",
  "lib/model",
  "lib/scenario",
  "lib/format",
  "lib/charts",
  "lib/estimate",
  "lib/releases",
];

/** @param {string} rung */
const upTo = (rung) => LADDER.slice(0, LADDER.indexOf(rung) + 1);

/**
 * The arrows between our folders. Inside lib it is a ladder: a rung imports only from those above
 * it. Packing and model go further and touch no data at all: it reaches them as an argument, so
 * that they can be tested, raced in a worker and replayed with an old release.
 *
 * @type {Readonly<Record<string, Zone>>}
 */
const ZONES = {
  "lib/result": { imports: [] },
  "lib/once": { imports: [] },
  "lib/lazy": { imports: [] },
  "lib/zod": { imports: [], packages: ["zod"] },
  "lib/units": { imports: ["lib/result"] },
  "lib/evidence": { imports: ["lib/result", "lib/zod", "lib/units"], data: "own" },
  "lib/catalog": {
    imports: ["lib/result", "lib/zod", "lib/units", "lib/evidence"],
    data: "own",
  },
  "lib/packing": { imports: ["lib/result", "lib/lazy", "lib/units"] },
  "lib/model": {
    imports: ["lib/result", "lib/once", "lib/lazy", "lib/units", "lib/packing"],
    types: ["lib/evidence", "lib/catalog"],
  },
  "lib/scenario": {
    imports: [...upTo("lib/model"), "lib/zod"],
    packages: ["fflate"],
  },
  "lib/format": { imports: upTo("lib/model") },
  "lib/charts": { imports: [...upTo("lib/model"), "lib/format"], data: "own" },
  "lib/estimate": { imports: upTo("lib/charts") },
  "lib/releases": { imports: upTo("lib/estimate"), data: "own" },
  "lib/replay": { imports: upTo("lib/releases") },
  "lib/ranking": { imports: upTo("lib/releases") },
  "lib/tradeoffs": { imports: upTo("lib/estimate") },
  "lib/figure": { imports: [...upTo("lib/releases"), "lib/tradeoffs"] },
  "lib/index": { imports: ["lib/*"] },
  components: { imports: ["lib/*"], packages: ["*"], awayFrom: SERVER_ONLY },
  app: { imports: ["lib/*", "components"], packages: ["*"], data: "any" },
};

/**
 * The zone a file belongs to: "lib/units" for lib/units/money.ts, "lib/result" for lib/result.ts,
 * "app" for app/page.tsx. A lib folder that the table does not know is a zone too, one that may
 * import nothing. Everything else (tests, scripts, config) is undefined.
 *
 * @param {string} path relative to the root, "/" between folders, extension or none
 * @returns {string | undefined}
 */
function zoneOf(path) {
  const [top, second] = path.split("/");
  if (top === "app" || top === "components") return top;
  if (top !== "lib") return undefined;
  return `lib/${(second ?? "index").replace(/\.[cm]?[jt]sx?$/, "")}`;
}

/**
 * Why an import breaks the arrows; undefined when it does not.
 *
 * @param {{ file: string, specifier: string, typeOnly: boolean }} link file is relative to the root
 * @returns {string | undefined}
 */
export function zoneBreach({ file, specifier, typeOnly }) {
  const zone = zoneOf(file);
  if (!zone) return undefined;
  const rules = ZONES[zone] ?? { imports: [] };
  const target = resolve(file, specifier);
  return target === undefined
    ? packageBreach(zone, rules, specifier)
    : folderBreach(zone, rules, target, typeOnly);
}

/**
 * Our own file behind a specifier, relative to the root; undefined for a package.
 *
 * @param {string} file
 * @param {string} specifier
 */
function resolve(file, specifier) {
  if (specifier.startsWith("@/")) return posix.normalize(specifier.slice(2));
  if (/^\.{1,2}(\/|$)/.test(specifier)) {
    return posix.normalize(posix.join(posix.dirname(file), specifier));
  }
  return specifier.startsWith("/") ? specifier : undefined;
}

/**
 * @param {string} zone
 * @param {Zone} rules
 * @param {string} target
 * @param {boolean} typeOnly
 */
function folderBreach(zone, rules, target, typeOnly) {
  const targetZone = zoneOf(target);
  if (!targetZone) return `${zone} may not reach outside app, components and lib (${target}).`;
  if (target.endsWith(".json") && !mayReadData(zone, rules, targetZone)) {
    return `${zone} may not import data (${target}): it takes it as an argument, or from the folder that owns it.`;
  }
  if (targetZone === zone || includes(rules.imports, targetZone)) return undefined;
  if (!includes(rules.types ?? [], targetZone)) return `${zone} may not import ${targetZone}.`;
  return typeOnly ? undefined : `${zone} may import types only from ${targetZone} (import type).`;
}

/**
 * @param {string} zone
 * @param {Zone} rules
 * @param {string} targetZone
 */
function mayReadData(zone, rules, targetZone) {
  return rules.data === "any" || (rules.data === "own" && targetZone === zone);
}

/**
 * @param {string} zone
 * @param {Zone} rules
 * @param {string} specifier
 */
function packageBreach(zone, rules, specifier) {
  const parts = specifier.split("/");
  const name = specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
  const allowed = includes(rules.packages ?? [], name ?? specifier);
  const kept = includes(rules.awayFrom ?? [], specifier);
  return allowed && !kept ? undefined : `${zone} may not import "${specifier}".`;
}

/**
 * @param {readonly string[]} patterns exact names, or a beginning with "*" at the end
 * @param {string} name
 */
function includes(patterns, name) {
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name,
  );
}
