import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { RELEASES } from "@/lib/releases/all";
import { fingerprint, frozenRecords, releaseRecord } from "../helpers/release-record";

/*
 * A frozen release keeps its data, defaults and budgets to the last digit. Where one of these
 * fails, the change belongs into a new release: lib/releases/README.md says how one begins.
 */

describe("frozen releases", () => {
  it("each pinned release has its record, and no other has one", () => {
    const pinned = RELEASES.filter((release) => release.pinned).map((release) => release.id);
    expect(frozenRecords().map((record) => record.release)).toEqual(pinned);
  });

  it("hold the very data, defaults and budgets they were frozen with", () => {
    for (const record of frozenRecords()) {
      const { defaults, ...held } = releaseRecord(record.release, record.dataFolder);
      const { defaults: frozenDefaults, ...frozen } = record;
      expect(held).toEqual(frozen);
      expect(defaults).toMatchObject(frozenDefaults);
    }
  });
});

describe("a record", () => {
  const root = mkdtempSync(join(tmpdir(), "meshcost-record-"));
  afterAll(() => rmSync(root, { recursive: true }));
  cpSync("lib/catalog/data", join(root, "data"), { recursive: true });
  const before = releaseRecord("toy", "data", root);
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(root, "data", file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, change(text));
    const after = releaseRecord("toy", "data", root);
    writeFileSync(path, text);
    return after;
  };

  it("notices one changed digit in a price, a coefficient or a rule", () => {
    for (const file of ["platforms.json", "allocatable.json", "feasibility.json", "fees.json"]) {
      const after = edit(file, (text) =>
        text.replace(/: (\d)/, (_, digit: string) => `: ${(Number(digit) + 1) % 10}`),
      );
      expect(after.data[file], file).not.toBe(before.data[file]);
    }
    const coefficients = Object.keys(before.data).filter((f) => f.startsWith("coefficients/"));
    expect(coefficients.length).toBeGreaterThan(0);
    for (const file of coefficients) {
      const after = edit(file, (text) => text.replace('"typical": ', '"typical": 1'));
      expect(after.data[file], file).not.toBe(before.data[file]);
    }
  });

  it("does not mind how a file is laid out, nor the order of its keys", () => {
    const after = edit("platforms.json", (text) => JSON.stringify(JSON.parse(text), null, 7));
    expect(after).toEqual(before);
    expect(fingerprint({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(
      fingerprint({ b: [{ d: 3, c: 2 }], a: 1 }),
    );
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
  });

  it("names a file that came or went", () => {
    const path = join(root, "data", "extra.json");
    writeFileSync(path, "{}");
    expect(Object.keys(releaseRecord("toy", "data", root).data)).toContain("extra.json");
    rmSync(path);
  });
});
