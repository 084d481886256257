import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/* Rules about how lib/model is written, held by reading its sources. */

const ROOT = join(import.meta.dirname, "../../lib/model");

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

const files = sources(ROOT).map((path) => ({
  name: path.slice(ROOT.length + 1),
  text: readFileSync(path, "utf8"),
}));

/** Comments and string contents away, but for what template literals put in. */
function code(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/[^\n]*/g, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/`(?:[^`\\]|\\.)*`/g, "``");
}

describe("lib/model", () => {
  it("holds no bare number but unit conversions and the mathematics", () => {
    // 0, 1, 2: indices, identities, halves. 100: percent, and the report's "per 100 nodes".
    // 1000: milli-CPU. 1024: Ki to Mi. 1e9: bytes to GB. 12: digits shown in a derivation.
    // 10000, 100000: fixed point for rates. 3: names listed before "and n more".
    const allowed = new Set(["0", "1", "2", "3", "100", "1000", "1024", "1e9", "12"]);
    allowed.add("10000").add("100000");
    // What an input may be at most is no figure of the model.
    const inputLimits = "allocatable/check-input.ts";
    // Work limits of the planner and "more nodes than any cluster has" are bounds, not figures.
    const bounds =
      /^(?:export )?const (ESTIMATE_BUDGET|MANY_CLASSES_BUDGET|FEW_CLASSES|MANY_NODES)\b.*$/gm;
    const figures = files.filter(({ name }) => name !== inputLimits);
    const found = figures.flatMap(({ name, text }) =>
      [
        ...code(text)
          .replace(bounds, "")
          .matchAll(/(?<![\w.])\d[\d_]*(?:\.\d+)?(?:e\d+)?/g),
      ]
        .map(([literal]) => literal.replaceAll("_", ""))
        .filter((literal) => !allowed.has(literal))
        .map((literal) => `${name}: ${literal}`),
    );
    expect(found).toEqual([]);
  });

  it("branches on no mesh's name outside that mesh's own file", () => {
    const branch = /(?:===|!==|case|includes\(|\.has\()\s*"(?:istio|linkerd|cilium|ambient)[^"]*"/g;
    const found = files
      .filter(({ name }) => !name.startsWith("options/"))
      .flatMap(({ name, text }) => [...text.matchAll(branch)].map(([hit]) => `${name}: ${hit}`));
    expect(found).toEqual([]);
  });

  it("the rules would notice a planted figure and a planted branch", () => {
    expect(code('const x = 0.35; // 7\nconst t = "99";')).toContain("0.35");
    expect(code('const x = 0.35; // 7\nconst t = "99";')).not.toContain("99");
  });
});
