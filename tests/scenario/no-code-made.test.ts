import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

it("makes no code at run time, which pages forbid, nor tries whether it may", async () => {
  const made: unknown[][] = [];
  class Watched extends Function {
    constructor(...args: string[]) {
      made.push(args);
      super(...args);
    }
  }
  vi.stubGlobal("Function", Watched);
  const { parseScenario } = await import("@/lib/scenario/parse");
  expect(parseScenario({}).issues).toEqual([]);
  expect(made).toEqual([]);
});
