/**
 * tsx .ci/record-links.ts: recomputes the numbers beside the links of unfrozen releases in
 * tests/links. Links of a frozen release are never touched: their numbers are the promise.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FIGURE_PLANNING } from "../lib/figure/figure-planning";
import { RELEASES } from "../lib/releases/all";
import { openRelease } from "../lib/releases/open-release";
import { decodeScenario } from "../lib/scenario/codec";
import { type LinkFile, linkRecord } from "../tests/helpers/link-results";

const FOLDER = fileURLToPath(new URL("../tests/links", import.meta.url));

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith(".json"))) {
  const path = join(FOLDER, name);
  const file = JSON.parse(readFileSync(path, "utf8")) as LinkFile;
  const { release, pinned } = await openRelease(RELEASES, file.release);
  if (pinned) continue;
  const links = [];
  for (const link of file.links) {
    const { scenario } = decodeScenario(link.query);
    const { where, query } = link;
    links.push({ where, query, ...(await linkRecord(release, scenario, FIGURE_PLANNING)) });
  }
  writeFileSync(path, `${JSON.stringify({ ...file, links }, null, 2)}\n`);
  console.log(name);
}
