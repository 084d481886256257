import { describe, expect, it } from "vitest";
import { installDecision, lockDrift } from "@/.ci/house/install.mjs";

describe("installDecision", () => {
  it.each([
    ["a fresh clone", { wanted: "a", stamp: undefined, modulesPresent: false }, "install"],
    [
      "packages somebody else put there",
      { wanted: "a", stamp: undefined, modulesPresent: true },
      "install",
    ],
    ["another lockfile", { wanted: "b", stamp: "a", modulesPresent: true }, "install"],
    [
      "a stamp that outlived its packages",
      { wanted: "a", stamp: "a", modulesPresent: false },
      "install",
    ],
    ["everything in place", { wanted: "a", stamp: "a", modulesPresent: true }, "keep"],
  ] as const)("%s", (_name, state, decision) => {
    expect(installDecision(state)).toBe(decision);
  });
});

const lock = (packages: Record<string, object>) => JSON.stringify({ packages });
const zod = { version: "4.0.0", integrity: "sha512-aa" };

describe("lockDrift", () => {
  it("sees no difference in flags that npm releases disagree about", () => {
    const before = lock({ "": { name: "x" }, "node_modules/zod": { ...zod, peer: true } });
    const after = lock({ "": { name: "y" }, "node_modules/zod": { ...zod, libc: ["glibc"] } });
    expect(lockDrift(before, after)).toEqual([]);
  });

  it.each([
    ["another version", { "node_modules/zod": { ...zod, version: "4.0.1" } }],
    ["another content", { "node_modules/zod": { ...zod, integrity: "sha512-bb" } }],
    ["a package less", {}],
  ])("names the package for %s", (_name, after) => {
    expect(lockDrift(lock({ "node_modules/zod": zod }), lock(after))).toEqual(["node_modules/zod"]);
  });

  it("names a package more", () => {
    expect(lockDrift(lock({}), lock({ "node_modules/zod": zod }))).toEqual(["node_modules/zod"]);
  });

  it("lets a registry carry more or fewer platforms' optional builds", () => {
    const build = { ...zod, optional: true };
    const more = lock({ "node_modules/biome-win32": build });
    expect(lockDrift(lock({}), more)).toEqual([]);
    expect(lockDrift(more, lock({}))).toEqual([]);
  });

  it("names an optional build of another version", () => {
    const build = { ...zod, optional: true };
    expect(
      lockDrift(
        lock({ "node_modules/biome-win32": build }),
        lock({ "node_modules/biome-win32": { ...build, version: "4.0.1" } }),
      ),
    ).toEqual(["node_modules/biome-win32"]);
  });
});
