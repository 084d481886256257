import { describe, expect, it } from "vitest";
import {
  formatCpuMilli,
  formatMemoryMiB,
  parseCpuMilli,
  parseMemoryMiB,
  parseQuantity,
} from "@/lib/units/quantity";

/* Expected values: the suffix table of k8s.io/apimachinery resource.Quantity, worked by hand. */

describe("parseCpuMilli", () => {
  it.each([
    ["250m", 250],
    ["1", 1000],
    ["1.5", 1500],
    ["2k", 2_000_000],
    ["704595n", 1], // 0.7 m rounds up to a whole milli-CPU
    ["0", 0],
    [" 100m ", 100],
    ["1e1", 10_000],
  ])("%s is %i m", (text, cpuMilli) => {
    expect(parseCpuMilli(text, "cpu")).toEqual({ ok: true, value: cpuMilli });
  });

  it.each(["", "abc", "1x", "--1", "-1", "1 000", "0x10", "Infinity", "1e999"])(
    "refuses %j and names the field and the rule",
    (text) => {
      const result = parseCpuMilli(text, "cluster.cpu");
      expect(result.ok).toBe(false);
      if (result.ok) return;
      expect(result.issues[0]?.path).toBe("cluster.cpu");
      expect(result.issues[0]?.message.length).toBeGreaterThan(10);
    },
  );
});

describe("parseMemoryMiB", () => {
  it.each([
    ["64Mi", 64],
    ["1.5Gi", 1536],
    ["1Ti", 1_048_576],
    ["500M", 477], // 500,000,000 / 1,048,576 = 476.84
    ["128974848", 123], // the Kubernetes documentation's example: 123 MiB
    ["1Ki", 1],
    ["12 GiB", 12_288], // 12 × 1024
    ["128MiB", 128],
    ["0", 0],
  ])("%s is %i MiB", (text, memoryMiB) => {
    expect(parseMemoryMiB(text, "memory")).toEqual({ ok: true, value: memoryMiB });
  });
});

it.each(["128MB", "128 mi", "1.5 GB", "2g"])("asks what %j of memory was meant to be", (text) => {
  const result = parseMemoryMiB(text, "memory");
  expect(result.ok ? "" : result.issues[0]?.message).toMatch(/^Did you mean [\d.]+[MG]/);
});

it("keeps the offending text, shortened", () => {
  const result = parseQuantity("x".repeat(500), "f");
  expect(result.ok ? "" : result.issues[0]?.received).toHaveLength(80);
});

it("writes quantities as Kubernetes does", () => {
  expect([formatCpuMilli(250), formatCpuMilli(2000), formatCpuMilli(0)]).toEqual([
    "250m",
    "2",
    "0",
  ]);
  expect([formatMemoryMiB(64), formatMemoryMiB(2048), formatMemoryMiB(0)]).toEqual([
    "64Mi",
    "2Gi",
    "0Mi",
  ]);
});
