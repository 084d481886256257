import { describe, expect, it } from "vitest";
import { browserCandidates, browserRemedies, NO_BROWSER } from "@/.ci/house/browser.mjs";

describe("browserCandidates", () => {
  it("takes the one asked for and no other", () => {
    const machine = { asked: "/opt/mine", path: "/usr/bin", platform: "linux", playwrights: "/pw" };
    expect(browserCandidates(machine)).toEqual(["/opt/mine"]);
  });

  it("prefers Chromium to Chrome on the PATH, and Playwright's own download last", () => {
    expect(
      browserCandidates({ path: "/bin:/usr/bin", platform: "linux", playwrights: "/pw/chrome" }),
    ).toEqual([
      "/bin/chromium",
      "/usr/bin/chromium",
      "/bin/chromium-browser",
      "/usr/bin/chromium-browser",
      "/bin/google-chrome",
      "/usr/bin/google-chrome",
      "/bin/google-chrome-stable",
      "/usr/bin/google-chrome-stable",
      "/pw/chrome",
    ]);
  });

  it("looks into a Mac's applications", () => {
    expect(browserCandidates({ path: "", platform: "darwin" })[0]).toMatch(/^\/Applications\//);
  });
});

describe("browserRemedies", () => {
  it.each([
    ["root on Debian", { platform: "linux", isRoot: true, hasApt: true }, ["apt", "playwright"]],
    ["a user on Debian", { platform: "linux", isRoot: false, hasApt: true }, ["playwright"]],
    ["root elsewhere", { platform: "linux", isRoot: true, hasApt: false }, ["playwright"]],
    ["a Mac", { platform: "darwin", isRoot: false, hasApt: false }, ["playwright"]],
    ["a wish", { asked: "/x", platform: "linux", isRoot: true, hasApt: true }, []],
  ])("%s", (_name, machine, remedies) => {
    expect(browserRemedies(machine)).toEqual(remedies);
  });
});

it("says in one sentence what to do when there is no browser", () => {
  expect(NO_BROWSER).toContain("CHROMIUM_PATH");
  expect(NO_BROWSER).not.toContain("\n");
});
