import { describe, expect, it } from "vitest";
import { readInUnit } from "@/components/inputs/read-in-unit";
import { allCoefficients } from "@/lib/catalog/coefficients";

const limits = { low: 0, high: 1e9, whole: false };
const read = (text: string, unit: string) => {
  const result = readInUnit(text, unit, limits, "Memory");
  return result.ok ? result.value : result.issues[0]?.message;
};

/* Units as their standards define them: 1 KiB = 1024 B, 1 kB = 1000 B, 1 core = 1000 m, 1 min = 60 s. */
describe("a coefficient's figure in its own unit", () => {
  it.each([
    ["MiB", "65", 65],
    ["MiB", "65Mi", 65],
    ["MiB", "65 MiB", 65],
    ["MiB", "65mib", 65],
    ["MiB", "1.5Gi", 1536],
    ["MiB", "1,200", 1200],
    ["MiB", "512Ki", 0.5],
    ["MiB", "1048576 B", 1],
    ["KiB", "2Mi", 2048],
    ["KiB", "4", 4],
    ["KB", "2MB", 2000],
    ["KB", "500 B", 0.5],
    ["MB", "1 GB", 1000],
    ["MB", "250M", 250],
    ["B", "1Ki", 1024],
    ["m", "65m", 65],
    ["m", "65", 65],
    ["m", "0.5 cores", 500],
    ["m", "2 vCPU", 2000],
    ["ms", "1.2", 1.2],
    ["ms", "0.5s", 500],
    ["s", "500ms", 0.5],
    ["s", "2 min", 120],
    ["share", "35%", 0.35],
    ["share of peak", "0.4", 0.4],
    ["share of request", "20 %", 0.2],
    ["percent", "25", 25],
    ["percent", "25%", 25],
    ["ratio", "0.8", 0.8],
    ["ratio", "120%", 1.2],
    ["ratio", "2x", 2],
    ["count", "2k", 2000],
    ["series", "150", 150],
    ["passes/s", "10k", 10_000],
    ["exponent", "0.78", 0.78],
    ["m per (pass/s)^0.78", "1.5", 1.5],
    ["m per Gbit/s", "40", 40],
    ["vCPU per Gbit/s", "0.3", 0.3],
    ["vCPU per proxy/s", "0.3 vCPU per proxy/s", 0.3],
  ])("%s: %s is %s", (unit, text, value) => {
    expect(read(text, unit)).toBe(value);
  });

  it.each([
    ["MiB", "65m", "Write a number in MiB, such as 65."],
    ["MiB", "lots", "Write a number in MiB, such as 65."],
    ["MiB", "", "Write a number in MiB, such as 65."],
    ["MiB", "1,5", "Write a number in MiB, such as 65."],
    ["m", "65Mi", "Write a number of milli-CPU, such as 65, 65m or 0.065 cores."],
    ["share", "35Mi", "Write a share of 1, such as 0.35 or 35 %."],
    ["count", "3 MiB", "Write a number, such as 65."],
    ["ms", "-1", "Must be an amount from 0 to 1,000,000,000 ms."],
    ["MiB", "1e12Gi", "Must be an amount from 0 to 1,000,000,000 MiB."],
  ])("%s: %s is refused", (unit, text, message) => {
    expect(read(text, unit)).toBe(message);
  });

  it("takes every unit the catalogue uses, and its own spelling behind the number", () => {
    const units = new Set(Object.values(allCoefficients).map(({ unit }) => unit));
    expect(units.size).toBeGreaterThan(15);
    for (const unit of units) {
      expect(read("0.5", unit), unit).toBe(0.5);
      expect(read(`0.5 ${unit}`, unit), unit).toBe(0.5);
    }
  });
});
