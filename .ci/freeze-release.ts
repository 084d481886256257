/**
 * npm run freeze-release -- ID: freezes this build's data, defaults, formulas and budgets as a
 * release (lib/releases/README.md). Writes lib/releases/frozen/ID.json and tests/links/ID.json, and
 * makes ID the release links name. Run it on a clean tree with all tests green; commit what it wrote.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runNode } from "./house/process.mjs";
import { FIGURE_PLANNING } from "../lib/figure/figure-planning";
import { liveRelease } from "../lib/releases/live";
import { decodeScenario, encodeScenario } from "../lib/scenario/codec";
import { RELEASE_IDS } from "../lib/scenario/release-ids";
import { type LinkFile, linkRecord } from "../tests/helpers/link-results";
import { PROMISED_QUERIES } from "../tests/helpers/promised-queries";
import { recordPath, releaseRecord } from "../tests/helpers/release-record";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** Where the new release is entered; laid out anew afterwards. */
const EDITED = ["lib/scenario/release-ids.ts", "lib/releases/all.ts"];
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

async function main(id: string | undefined): Promise<number> {
  if (id === undefined || !/^\d{4}\.\d{1,2}$/.test(id)) {
    console.error("Usage: npm run freeze-release -- YEAR.NUMBER, such as 2026.1");
    return 2;
  }
  if (RELEASE_IDS.includes(id) || existsSync(recordPath(id))) {
    console.error(`Release ${id} is frozen already, and stays as it is.`);
    return 1;
  }
  const older = RELEASE_IDS.filter((known) => known !== "dev");
  if (older.length > 0 && liveIds().some((known) => older.includes(known))) {
    console.error(
      `${older.at(-1)} still reads this build: archive it first (lib/releases/README.md).`,
    );
    return 1;
  }
  const release = liveRelease(id);
  const documented = JSON.parse(readFileSync(at("tests/links/dev.json"), "utf8")) as LinkFile;
  const links = [];
  const seen = new Set<string>();
  for (const { where, query } of [...documented.links, ...PROMISED_QUERIES]) {
    const { scenario, issues } = decodeScenario(query);
    if (issues.length > 0) throw new Error(`${where}: ${query}: ${issues[0]?.message}`);
    const own = encodeScenario(scenario, id);
    if (seen.has(own)) continue;
    seen.add(own);
    links.push({ where, query: own, ...(await linkRecord(release, scenario, FIGURE_PLANNING)) });
    console.log(where);
  }
  mkdirSync(dirname(recordPath(id)), { recursive: true });
  writeFileSync(recordPath(id), json(releaseRecord(id)));
  writeFileSync(at(`tests/links/${id}.json`), json({ release: id, links }));
  edit("lib/scenario/release-ids.ts", [
    [/CURRENT_RELEASE: string = "[^"]*"/, `CURRENT_RELEASE: string = "${id}"`],
    [/(RELEASE_IDS: readonly string\[\] = \[[^\]]*)\]/, `$1, "${id}"]`],
  ]);
  edit("lib/releases/all.ts", [
    [/,?\s*\];\s*$/, `,\n  { id: "${id}", pinned: true, load: live("${id}") },\n];\n`],
  ]);
  await runNode("node_modules/@biomejs/biome/bin/biome", ["format", "--write", ...EDITED]);
  console.log(`Release ${id} is frozen: ${links.length} links. Run npm test, look, commit.`);
  return 0;
}

/** Releases that read this build's own data and formulas. */
function liveIds(): readonly string[] {
  const all = readFileSync(at("lib/releases/all.ts"), "utf8");
  return [...all.matchAll(/load: live\("([^"]+)"\)/g)].map(([, known = ""]) => known);
}

function edit(path: string, changes: readonly (readonly [RegExp, string])[]): void {
  let text = readFileSync(at(path), "utf8");
  for (const [from, to] of changes) {
    if (!from.test(text)) throw new Error(`${path} has nothing like ${String(from)}.`);
    text = text.replace(from, to);
  }
  writeFileSync(at(path), text);
}

process.exitCode = await main(process.argv[2]);
