import { describe, expect, it } from "vitest";
import { nodeVersionProblem } from "@/.ci/house/node-version.mjs";

describe("nodeVersionProblem", () => {
  it.each([
    ["18.20.4", true],
    ["20.8.1", true],
    ["20.9.0", false],
    ["20.20.2", false],
    ["22.1.0", false],
    ["100.0.0", false],
  ])("Node %s is too old: %s", (version, tooOld) => {
    expect(nodeVersionProblem(version) !== undefined).toBe(tooOld);
  });

  it("names both versions in one line", () => {
    const line = nodeVersionProblem("18.20.4");
    expect(line).toContain("20.9");
    expect(line).toContain("18.20.4");
    expect(line).not.toContain("\n");
  });
});
