import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";
import { splitCompared, withCompared } from "@/lib/scenario/compared-link";
import { scenario } from "../helpers/estimates";
import { scenarioArbitrary } from "../helpers/scenario-arbitrary";

const b = scenario({ name: "B", workloads: { namespaceCopies: 5 } });

it("a link carries both scenarios, and each comes back as it was", () => {
  fc.assert(
    fc.property(scenarioArbitrary, scenarioArbitrary, (one, other) => {
      const [query, compared] = [encodeScenario(one), encodeScenario(other)];
      const link = withCompared(query, compared);
      expect(splitCompared(link)).toEqual({ query, compared, unreadable: false });
      expect(decodeScenario(link)).toEqual(decodeScenario(query));
      // As a server hands it on: parsed and written anew.
      const passedOn = new URLSearchParams(link).toString();
      expect(decodeScenario(splitCompared(passedOn).compared ?? "")).toEqual(
        decodeScenario(compared),
      );
    }),
    { numRuns: 60, seed: 8 },
  );
});

it("without a second scenario a link is what it was", () => {
  expect(withCompared("v=1&m=dev&ns=5", undefined)).toBe("v=1&m=dev&ns=5");
  expect(splitCompared("v=1&m=dev&ns=5")).toEqual({
    query: "v=1&m=dev&ns=5",
    compared: undefined,
    unreadable: false,
  });
});

it.each(["%", "%E0%A4%A", "v%3D1%26a%3D%25"])("whatever is in its place, B opens: %s", (text) => {
  const { scenario: read, issues } = decodeScenario(`${encodeScenario(b)}&a=${text}`);
  expect(read).toEqual(b);
  expect(issues.map(({ path }) => path)).toEqual(
    splitCompared(`x&a=${text}`).unreadable ? ["a"] : [],
  );
});

it("a second scenario of any length leaves the first one whole", () => {
  const { scenario: read, issues } = decodeScenario(
    withCompared(encodeScenario(b), "x=1&".repeat(50_000)),
  );
  expect(read).toEqual(b);
  expect(issues).toEqual([]);
});

it("its own second scenario is not read", () => {
  const nested = withCompared("v=1&ns=3", withCompared("v=1&ns=4", "v=1&ns=5"));
  const { compared = "" } = splitCompared(nested);
  const { scenario: read, issues } = decodeScenario(compared);
  expect(read.workloads.namespaceCopies).toBe(4);
  expect(issues).toEqual([]);
});
