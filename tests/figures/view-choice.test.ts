import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SORT_KEYS } from "@/lib/charts/sort-rows";
import {
  isShown,
  readViewChoice,
  USUAL_VIEW,
  type ViewChoice,
  writeViewChoice,
} from "@/lib/figure/view-choice";
import { MONEY_BASES } from "@/lib/format/money-basis";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";
import { FIELDS, OPTION_FIELDS, VIEW_KEYS } from "@/lib/scenario/fields";
import { MESH_OPTION_IDS, OPTION_IDS } from "@/lib/scenario/ids";
import { splitView, withView } from "@/lib/scenario/view-link";
import { linkScenarioArbitrary } from "../helpers/link-arbitrary";

const choiceArbitrary: fc.Arbitrary<ViewChoice> = fc.record({
  // All of them is the usual, and spelled as that.
  shown: fc.option(fc.subarray([...MESH_OPTION_IDS], { maxLength: MESH_OPTION_IDS.length - 1 }), {
    nil: undefined,
  }),
  sort: fc.option(fc.record({ key: fc.constantFrom(...SORT_KEYS), falling: fc.boolean() }), {
    nil: undefined,
  }),
  money: fc.constantFrom(...MONEY_BASES),
  against: fc.constantFrom("none", "today"),
});

const queryOf = (text: string) => readViewChoice(text).choice;

describe("what is looked at, in a link", () => {
  it("is read as it was written, whatever scenario stands beside it, which is read as without it", () => {
    fc.assert(
      fc.property(linkScenarioArbitrary, choiceArbitrary, (scenario, choice) => {
        const query = encodeScenario(scenario);
        const text = writeViewChoice(choice);
        const link = withView(query, text);
        expect(readViewChoice(link)).toEqual({ choice, issues: [] });
        expect(splitView(link)).toEqual({ query, view: text });
        expect(decodeScenario(link)).toEqual(decodeScenario(query));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it.each([
    ["two options, in their own order", "show=linkerd,istio-sidecar", "show=istio-sidecar,linkerd"],
    ["no mesh needs no naming", "show=none,linkerd", "show=linkerd"],
    ["a list in parts, as a form sends it", "show=cilium&show=linkerd", "show=linkerd,cilium"],
    ["percent-encoded commas", "show=cilium%2Clinkerd", "show=linkerd,cilium"],
    ["twice the same", "show=cilium,cilium", "show=cilium"],
    ["no mesh alone", "show=none", "show=none"],
    ["all of them is the usual", `show=${OPTION_IDS.join(",")}`, ""],
    ["the largest first", "sort=-fair-share", "sort=-fair-share"],
    ["the last of two", "sort=cost&sort=nodes", "sort=nodes"],
    ["a month is the usual", "money=month&against=none", ""],
    [
      "all at once, in a fixed order",
      "against=today&money=pod&sort=name&show=cilium",
      "show=cilium&sort=name&money=pod&against=today",
    ],
  ])("%s", (_, text, canonical) => {
    expect(readViewChoice(text).issues).toEqual([]);
    expect(writeViewChoice(queryOf(text))).toBe(canonical);
  });

  it.each([
    [
      "an unknown option is named, the rest is shown",
      "show=linkerd,consul",
      "show=linkerd",
      "show",
    ],
    ["nothing known shows all", "show=consul", "", "show"],
    ["an empty list shows all", "show=", "", "show"],
    ["a column there is not", "sort=price", "", "sort"],
    ["two signs", "sort=--cost", "", "sort"],
    ["a property of every object", "sort=__proto__", "", "sort"],
    ["another currency", "money=eur", "", "money"],
    ["another baseline", "against=linkerd", "", "against"],
  ])("%s", (_, text, left, path) => {
    const { choice, issues } = readViewChoice(text);
    expect(writeViewChoice(choice)).toBe(left);
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(issues[0]?.received).toBe(text.slice(text.indexOf("=") + 1));
    expect(issues[0]?.message).toMatch(/^must (name|be) /);
  });

  it("whatever a link holds, something is shown and no mesh always is", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constant(",".repeat(5000)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...VIEW_KEYS), value, value, (key, one, other) => {
        const { choice, issues } = readViewChoice(`${key}=${one}&${other}`);
        expect(isShown(choice, "none")).toBe(true);
        expect(readViewChoice(writeViewChoice(choice))).toEqual({ choice, issues: [] });
        for (const { received = "" } of issues) expect(received.length).toBeLessThanOrEqual(80);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it("the usual is left out, and read where nothing is said", () => {
    expect(writeViewChoice(USUAL_VIEW)).toBe("");
    expect(readViewChoice("v=1&m=2026.1&pods=60")).toEqual({ choice: USUAL_VIEW, issues: [] });
  });

  it("its keys are none of a scenario's", () => {
    const own = [...FIELDS, ...OPTION_FIELDS].map(({ key }) => key);
    for (const key of VIEW_KEYS) {
      expect(own).not.toContain(key);
      expect(key).not.toMatch(/^(v|m|a|rows|own|pool\d*|ds\..*|in\..*|k\..*)$/);
    }
  });
});
