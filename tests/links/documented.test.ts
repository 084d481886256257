import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FIGURE_PLANNING } from "@/lib/figure/figure-planning";
import { RELEASES } from "@/lib/releases/all";
import { openRelease } from "@/lib/releases/open-release";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";
import { greedyEstimate } from "../helpers/estimates";
import { type LinkFile, linkResults } from "../helpers/link-results";

/*
 * Every link ever documented. One of a frozen release gives its recorded numbers for good; one of
 * "dev" promises nothing yet, so its numbers are a record (.ci/record-links.ts renews it) and the
 * test holds only that it opens as what it was.
 */

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map(
    (name) => [name, JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")) as LinkFile] as const,
  );

describe.each(files)("%s", (_, file) => {
  it.each(file.links.map((link) => [link.where, link] as const))("%s", async (_name, link) => {
    const { scenario, issues, release } = decodeScenario(link.query);
    expect(issues).toEqual([]);
    expect(release).toBe(file.release);
    expect(encodeScenario(scenario, release)).toBe(link.query);
    const opened = await openRelease(RELEASES, release);
    if (opened.pinned) {
      expect(linkResults(await opened.release.estimate(scenario))).toEqual(link.results);
      const inFigures = linkResults(await opened.release.estimate(scenario, FIGURE_PLANNING));
      expect(inFigures).toEqual(link.figure ?? link.results);
      return;
    }
    const now = linkResults(greedyEstimate(scenario));
    expect(now.map((result) => result.option)).toEqual(link.results.map((result) => result.option));
    expect(now[0]?.nodes[1]).toBeGreaterThan(0);
  });
});

it("there are documented links", () => {
  expect(files.flatMap(([, file]) => file.links).length).toBeGreaterThanOrEqual(6);
});
