import { describe, expect, it } from "vitest";
import { groupedSteps, notationOf, saysSomething } from "@/lib/charts/derivations/grouped-steps";
import type { Derivation } from "@/lib/model/explain";

const step = (subject: string, text: string): Derivation => ({
  subject,
  label: "CPU of one Envoy",
  text,
  result: 1,
  unit: "m",
  source: "bookkeeping",
  coefficients: [],
});

describe("steps by what they are about", () => {
  it("blocks with the same numbers are one, others stay apart", () => {
    const steps = [
      step("istio-proxy of a: CPU request (m)", "1 + 2"),
      step("istio-proxy of a", "3 × 4"),
      step("istio-proxy of b: CPU request (m)", "1 + 2"),
      step("istio-proxy of b", "3 × 4"),
      step("istio-proxy of c: CPU request (m)", "1 + 2"),
      step("istiod", "5"),
    ];
    expect(groupedSteps(steps).map(({ subjects, steps: own }) => [subjects, own.length])).toEqual([
      [["istio-proxy of a", "istio-proxy of b"], 2],
      [["istio-proxy of c"], 1],
      [["istiod"], 1],
    ]);
  });

  it("a request of CPU and one of memory with the same numbers are not the same block", () => {
    const steps = [step("a: CPU request (m)", "1"), step("b: memory request (MiB)", "1")];
    expect(groupedSteps(steps).length).toBe(2);
  });

  it("a line that only repeats its value says nothing", () => {
    expect(["2000", "0.5", "2 + 3", "⌈7⌉"].map((text) => saysSomething(step("a", text)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it("signs are explained where they stand, and only those", () => {
    expect(notationOf(["1 + 2"])).toBe("");
    expect(notationOf(["⌈round9(3 ÷ 2)⌉"])).toBe(
      "⌈x⌉ rounds up to a whole number; round9(x) keeps 9 significant digits, the same on every machine.",
    );
  });
});
