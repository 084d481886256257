import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fingerprint, listFiles, readStamp, writeStamp } from "@/.ci/house/fingerprint.mjs";
import { buildDecision } from "@/.ci/house/build.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "meshcost-print-"));
  mkdirSync(join(root, "lib/deep"), { recursive: true });
  writeFileSync(join(root, "lib/b.ts"), "b");
  writeFileSync(join(root, "lib/deep/a.ts"), "a");
  writeFileSync(join(root, "config.ts"), "c");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("listFiles", () => {
  it("lists folders to the bottom, sorted, and leaves out what is not there", () => {
    expect(listFiles(root, ["lib", "config.ts", "missing"])).toEqual([
      "config.ts",
      "lib/b.ts",
      "lib/deep/a.ts",
    ]);
  });
});

describe("fingerprint", () => {
  const print = () => fingerprint(root, ["lib"]);

  it("is the same for the same tree and blind to files it was not asked about", () => {
    const before = print();
    writeFileSync(join(root, "config.ts"), "changed");
    expect(print()).toBe(before);
  });

  it.each([
    ["edited", () => writeFileSync(join(root, "lib/b.ts"), "B")],
    ["added", () => writeFileSync(join(root, "lib/c.ts"), "")],
    ["removed", () => rmSync(join(root, "lib/b.ts"))],
    ["renamed", () => renameSync(join(root, "lib/b.ts"), join(root, "lib/z.ts"))],
  ])("changes when a file is %s", (_name, change) => {
    const before = print();
    change();
    expect(print()).not.toBe(before);
  });

  it("changes with what else the result depends on", () => {
    expect(fingerprint(root, ["lib"], ["linux"])).not.toBe(fingerprint(root, ["lib"], ["darwin"]));
  });
});

describe("stamps", () => {
  it("read back as written; none reads as undefined", () => {
    const path = join(root, "new/folder/stamp");
    expect(readStamp(path)).toBeUndefined();
    writeStamp(path, "abc");
    expect(readStamp(path)).toBe("abc");
  });
});

describe("buildDecision", () => {
  it.each([
    ["nothing built yet", { wanted: "a", stamp: undefined, buildPresent: false }, "build"],
    ["a build cut short", { wanted: "a", stamp: undefined, buildPresent: true }, "build"],
    ["sources changed", { wanted: "b", stamp: "a", buildPresent: true }, "build"],
    ["a stamp without its build", { wanted: "a", stamp: "a", buildPresent: false }, "build"],
    ["built from these sources", { wanted: "a", stamp: "a", buildPresent: true }, "keep"],
  ] as const)("%s", (_name, state, decision) => {
    expect(buildDecision(state)).toBe(decision);
  });
});
