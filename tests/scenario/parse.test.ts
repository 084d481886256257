import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLeniently } from "@/lib/scenario/parse";
import { scenarioSchema } from "@/lib/scenario/schema";
import { linkScenarioArbitrary } from "../helpers/link-arbitrary";
import { scenarioArbitrary } from "../helpers/scenario-arbitrary";

type Json = { [key: string]: unknown };

/** Some sections of a scenario, each with some of its fields; what is left out is at its default. */
const partArbitrary = fc
  .tuple(fc.oneof(linkScenarioArbitrary, scenarioArbitrary), fc.infiniteStream(fc.boolean()))
  .map(([scenario, kept]): Json => {
    const isKept = () => kept.next().value === true;
    const some = (section: unknown) =>
      typeof section === "object" && section !== null && !Array.isArray(section)
        ? Object.fromEntries(Object.entries(section).filter(isKept))
        : section;
    const sections = Object.entries(scenario).filter(isKept);
    return Object.fromEntries(sections.map(([key, section]) => [key, some(section)]));
  });

const without = (json: Json, key: string): Json =>
  Object.fromEntries(Object.entries(json).filter(([name]) => name !== key));

describe("parseLeniently", () => {
  it("reads a part of a scenario as the schema does, and changes nothing in it", () => {
    fc.assert(
      fc.property(partArbitrary, (part) => {
        const before = JSON.stringify(part);
        const { scenario, issues } = parseLeniently(part);
        expect(issues).toEqual([]);
        expect(scenario).toEqual(scenarioSchema.parse(part));
        // A file is written in the schema's order.
        expect(JSON.stringify(scenario)).toBe(JSON.stringify(scenarioSchema.parse(part)));
        expect(JSON.stringify(part)).toBe(before);
      }),
      { numRuns: 300, seed: 21 },
    );
  });

  it("tells of a broken section, drops it, and keeps the others", () => {
    fc.assert(
      fc.property(partArbitrary, (part) => {
        const broken = { ...part, traffic: "much", colour: "red" };
        const before = JSON.stringify(broken);
        const { scenario, issues } = parseLeniently(broken);
        expect(issues.map(({ path }) => path)).toEqual(["traffic", "colour"]);
        expect(scenario).toEqual(scenarioSchema.parse(without(part, "traffic")));
        expect(JSON.stringify(broken)).toBe(before);
      }),
      { numRuns: 100, seed: 22 },
    );
  });
});
