import { describe, expect, it } from "vitest";
import {
  type Coefficient,
  type CoefficientEntry,
  coefficientFileSchema,
} from "@/lib/catalog/coefficient-schema";
import { allCoefficients, coefficientList, resolveCoefficient } from "@/lib/catalog/coefficients";
import { compareVersions, isReleaseOf } from "@/lib/units/compare-versions";
import { findEvidence } from "@/lib/evidence/find-evidence";

const get = (id: string): Coefficient => {
  const found = allCoefficients[id];
  if (found === undefined) throw new Error(`no coefficient ${id}`);
  return found;
};
const range = (id: string, version?: string) => {
  const { low, typical, high } = resolveCoefficient(get(id), version);
  return [low, typical, high];
};

describe("the coefficient files", () => {
  it("obey the schema, low ≤ typical ≤ high included", () => {
    expect(coefficientFileSchema.safeParse(coefficientList).error?.issues ?? []).toEqual([]);
  });

  it("give each id once", () => {
    expect(Object.keys(allCoefficients)).toHaveLength(coefficientList.length);
  });

  it("cite only evidence that exists", () => {
    const broken = coefficientList.flatMap((c) =>
      c.entries
        .flatMap((entry) => entry.evidence)
        .filter((id) => findEvidence(id) === undefined)
        .map((id) => `${c.id} cites ${id}`),
    );
    expect(broken).toEqual([]);
  });

  it("cite each record once a row", () => {
    const doubled = coefficientList.filter((c) =>
      c.entries.some((entry) => new Set(entry.evidence).size !== entry.evidence.length),
    );
    expect(doubled.map((c) => c.id)).toEqual([]);
  });

  it("agree with the assumption they cite in unit and range", () => {
    for (const c of coefficientList) {
      const own = findEvidence(`assume.${c.id}`);
      if (own === undefined) continue;
      const [entry] = c.entries;
      expect(own, c.id).toMatchObject({
        unit: c.unit,
        low: entry?.low,
        value: entry?.typical,
        high: entry?.high,
      });
    }
  });

  it("say why this row and not its two nearest rivals: two figures beside its own", () => {
    const nothing = /\b(nothing|none|no (?:CPU )?limit)\b/;
    const silent = coefficientList.flatMap(({ id, entries }) =>
      entries.flatMap(({ from, typical, note }) => {
        const plain = note.replace(/(\d),(?=\d{3})/g, "$1");
        const figures = new Set((plain.match(/\d+(?:\.\d+)?/g) ?? []).map(Number));
        // Its own figure and the year of a source are no rivals.
        const rivals = [...figures].filter((n) => n !== typical && (n < 2015 || n > 2030));
        return rivals.length + (nothing.test(note) ? 1 : 0) < 2 ? [`${id} ${from}`] : [];
      }),
    );
    expect(silent).toEqual([]);
  });

  it("use a known spelling of units", () => {
    const units = new Set(coefficientList.map((c) => c.unit));
    const known = [
      "m",
      "MiB",
      "KiB",
      "MB",
      "KB",
      "ms",
      "s",
      "count",
      "series",
      "ratio",
      "share",
      "percent",
      "exponent",
      "passes/s",
      "B",
      "m per Gbit/s",
      "vCPU per Gbit/s",
      "vCPU per proxy/s",
      "m per (pass/s)^0.78",
      "share of request",
      "share of peak",
    ];
    expect([...units].filter((unit) => !known.includes(unit))).toEqual([]);
  });
});

describe("values typed by hand from the recommended defaults", () => {
  it.each<[string, number, number, number]>([
    ["hardware.factor", 1, 1.75, 3.5],
    ["application.cpu.useShare", 0.2, 0.35, 0.6],
    ["node.skew", 1, 1.5, 2.5],
    ["envoy.cpu.fixed", 1.6, 1.6, 1.6],
    ["envoy.cpu.slope", 0.91, 0.91, 0.91],
    ["envoy.cpu.exponent", 0.78, 0.78, 0.78],
    ["envoy.cpu.spread", 0.85, 1, 1.25],
    ["envoy.cpu.perGbit", 100, 400, 800],
    ["envoy.memory.base", 30, 45, 60],
    ["envoy.memory.perService", 0.024, 0.06, 0.12],
    ["envoy.memory.perEndpoint", 0.25, 1.3, 2.9],
    ["envoy.memory.perConnection", 16, 32, 128],
    ["envoy.cpu.accessLog", 1.25, 1.5, 2],
    ["envoy.cpu.grpc", 0.55, 0.8, 1],
    ["envoy.cpu.mtlsOff", 0.95, 0.96, 0.97],
    ["istiod.cpu.perProxy", 0.25, 0.5, 0.75],
    ["istiod.cpu.perChurn", 0.38, 0.42, 0.48],
    ["istiod.memory.base", 33, 42, 60],
    ["istiod.memory.perProxy", 1.3, 1.33, 1.71], // churned rows of AKS: 42.7 GB ÷ 25,000
    ["istio.cni.memory.use", 36, 36, 62],
    ["gateway.cpu.ratio", 1, 1, 6.5],
    ["ztunnel.cpu.ratio", 0.3, 0.38, 0.46],
    ["ztunnel.cpu.idle", 1, 1.7, 5],
    ["ztunnel.memory.base", 8.5, 12, 24],
    ["ztunnel.memory.perConnection", 5.2, 16, 256],
    ["ztunnel.cpu.perGbit", 100, 300, 800],
    ["ztunnel.istiodShare", 0.1, 0.25, 0.5],
    ["waypoint.cpu.ratio", 1.1, 1.18, 1.25],
    ["linkerd.proxy.cpu.ratio", 0.51, 0.55, 0.94],
    ["linkerd.proxy.cpu.idle", 0.2, 0.3, 1],
    ["linkerd.proxy.memory.base", 4, 10, 26],
    ["linkerd.controlPlane.memory.use", 200, 240, 348], // 365 MB ÷ 1.048576 = 348 MiB
    ["linkerd.viz.prometheus.memoryPerPod", 5, 10, 17],
    ["cilium.agent.cpu", 3, 25, 95],
    ["cilium.agent.memory.base", 110, 150, 400],
    ["cilium.agent.memory.perPod", 6.7, 8, 10.5],
    ["cilium.bpf.memory", 85.8, 85.8, 462.7], // 90 MB ÷ 1.048576 = 85.8 MiB
    ["cilium.envoy.cpu.ratio", 0.95, 1, 1.4],
    ["cilium.envoy.memory.base", 15, 23, 29],
    ["cilium.operator.memory.use", 18, 28, 38],
    ["latency.istio-sidecar.p50", 0.4, 1, 2.2],
    // The low ends of both p99 are the Istio docs' own: 0.88 and 0.50.
    ["latency.istio-sidecar.p99", 0.88, 2, 3.7],
    ["latency.istio-ambient-l4.p50", 0.1, 0.2, 0.3],
    ["latency.istio-ambient-waypoint.p99", 0.5, 1.5, 1.9],
    ["latency.linkerd.p50", 0.3, 0.7, 1],
    ["latency.linkerd.p99", 0.5, 1, 1.3],
    ["latency.cilium-l4.p99", 0, 0, 0.2],
    ["latency.cilium-l7.p99", 0.7, 1, 1.9],
    ["fieldReport.sidecar.cpuShare", 0.05, 0.075, 0.1],
    ["fieldReport.sidecar.memory", 30, 30, 30],
    ["fieldReport.linkerd.memory", 10, 10, 10],
    ["fieldReport.cilium.perPod", 0, 0, 0],
  ])("%s is %s / %s / %s", (id, low, typical, high) => {
    expect(range(id)).toEqual([low, typical, high]);
  });

  it("keeps the field report's control plane at one core for 100 nodes", () => {
    const parts = ["pilot", "citadel", "galley"].map((name) =>
      resolveCoefficient(get(`fieldReport.controlPlane.${name}.cpuPer100Nodes`), undefined),
    );
    expect(parts.reduce((sum, part) => sum + part.typical, 0)).toBe(1000);
  });

  it("keeps scoped istiod memory under the unscoped at every level", () => {
    const scoped = range("istiod.memory.perProxyScoped");
    const unscoped = range("istiod.memory.perProxy");
    scoped.forEach((value, i) => {
      expect(value).toBeLessThan(unscoped[i] ?? 0);
    });
  });
});

describe("the published cases the coefficients must reproduce", () => {
  it("Envoy law: 200 m at 1,000 passes/s on the reference machine (Istio docs 1.24: 0.20 vCPU)", () => {
    // 1.6 + 0.91 × 1000^0.78 = 1.6 + 0.91 × 218.776 = 200.69
    const [fixed, slope, exponent] = ["fixed", "slope", "exponent"].map(
      (name) => get(`envoy.cpu.${name}`).entries[0]?.typical ?? 0,
    ) as [number, number, number];
    expect(fixed + slope * 1000 ** exponent).toBeCloseTo(200.69, 1);
  });

  it("istiod: 20,000 proxies and 1,000 services take 40.6 GB (AKS publishes 40.4)", () => {
    // 42 MiB = 44.04 MB; 44.04 + 20,000 × (1.33 + 1,000 × 0.0007) = 44.04 + 20,000 × 2.03 = 40,644 MB
    const base = range("istiod.memory.base")[1] ?? 0;
    const perProxy = range("istiod.memory.perProxy")[1] ?? 0;
    const perService = range("istiod.memory.perProxyService")[1] ?? 0;
    const megabytes = base * 1.048576 + 20_000 * (perProxy + 1_000 * perService);
    expect(megabytes).toBeCloseTo(40_644, 0);
    expect(Math.abs(megabytes / 40_400 - 1)).toBeLessThan(0.01);
  });
});

describe("dotted versions", () => {
  it.each([
    ["1.9", "1.12", -1],
    ["1.12", "1.9", 1],
    ["1.24", "1.24.0", 0],
    ["1.24.3", "1.24", 1],
    ["v2.20", "2.19", 1],
    ["edge-25.4.1", "2.20", 1],
    ["stable-2.14", "2.20", -1],
  ])("%s against %s: %s", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });

  it("knows a release of a line from a longer number that begins alike", () => {
    expect(isReleaseOf("1.24.3", "1.24")).toBe(true);
    expect(isReleaseOf("1.240", "1.24")).toBe(false);
    expect(isReleaseOf("1.2", "1.24")).toBe(false);
  });
});

describe("resolving a coefficient for a version", () => {
  const factor = "istio.proxy.cpu.versionFactor";

  it.each([
    ["its own line", "1.24", 1, "exact"],
    ["a patch of its line", "1.4.6", 0.5 / 0.35, "exact"],
    ["between two lines: 1.9 comes before 1.12", "1.9", 0.5 / 0.35, "nearest-older"],
    ["newer than all", "1.30.3", 1, "nearest-older"],
    ["older than all falls back to the oldest row", "1.0", 0.6 / 0.35, "default"],
    ["no version gives the newest", undefined, 1, "default"],
  ] as const)("%s", (_, version, typical, resolution) => {
    const resolved = resolveCoefficient(get(factor), version);
    expect(resolved.typical).toBeCloseTo(typical, 9);
    expect(resolved.resolution).toBe(resolution);
  });

  it("finds the row for any version under a first dated one", () => {
    expect(resolveCoefficient(get("ztunnel.request.memory"), "1.22")).toMatchObject({
      typical: 2048,
      resolution: "default",
    });
    expect(resolveCoefficient(get("ztunnel.request.memory"), "1.23.2")).toMatchObject({
      typical: 512,
      resolution: "exact",
    });
  });

  it("lets an appended row win from its day on, and not before", () => {
    const row = (typical: number, asOf: string): CoefficientEntry => ({
      from: "1.0",
      low: 0,
      typical,
      high: 9,
      evidence: ["x"],
      asOf,
      note: "n",
    });
    const grown: Coefficient = {
      id: "a.b",
      mesh: "istio",
      component: "c",
      label: "l",
      unit: "m",
      entries: [row(2, "2027-05-01"), row(1, "2026-11-22")],
    };
    expect(resolveCoefficient(grown, "1.0").typical).toBe(2);
    expect(resolveCoefficient(grown, "1.0", "2027-04-30").typical).toBe(1);
    expect(resolveCoefficient(grown, "1.0", "2020-01-01").typical).toBe(1);
  });
});
