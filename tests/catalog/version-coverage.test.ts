import { expect, it } from "vitest";
import { allCoefficients, resolveCoefficient } from "@/lib/catalog/coefficients";
import { versionCoverage } from "@/lib/catalog/version-coverage";
import { MESH_OPTIONS } from "@/lib/model/options";

it("a release takes its own rows, else the nearest older, else those for any release", () => {
  const froms = [["1.22", "1.24"], ["any"], ["any", "1.12"], ["1.28"], ["1.24"]];
  expect(versionCoverage(froms, "1.24.3")).toEqual({
    exact: 2,
    older: 1,
    newestOlder: "1.12",
    newer: 1,
    any: 1,
  });
});

it.each(["1.4", "1.12", "1.24.2", "1.30", "2.10", "2.20"])(
  "for %s it counts what resolving each coefficient of each option says",
  (version) => {
    for (const option of MESH_OPTIONS) {
      const coefficients = option.coefficients.flatMap((id) => allCoefficients[id] ?? []);
      const froms = coefficients.map((c) => c.entries.map((entry) => entry.from));
      const found = coefficients.map((c) => resolveCoefficient(c, version).resolution);
      const count = (resolution: string) => found.filter((one) => one === resolution).length;
      const coverage = versionCoverage(froms, version);
      expect(coverage.exact).toBe(count("exact"));
      expect(coverage.older).toBe(count("nearest-older"));
      expect(coverage.newer + coverage.any).toBe(count("default"));
    }
  },
);
