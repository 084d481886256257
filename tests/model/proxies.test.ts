import { describe, expect, it } from "vitest";
import { envoyCpuMilli, envoyPassesWithin } from "@/lib/model/parts/envoy";
import { linearProxyCpuMilli } from "@/lib/model/parts/linear-proxy";
import { greedyEstimate, resolved, scenario } from "../helpers/estimates";

const typical = (): Readonly<Record<string, number>> => {
  const values = resolved(scenario()).input.coefficients["istio-sidecar"]?.typical;
  if (values === undefined) throw new Error("no coefficients");
  return values;
};

const at = (
  hardware: number,
  changes: Record<string, number> = {},
): Readonly<Record<string, number>> => ({
  ...typical(),
  "hardware.factor": hardware,
  ...changes,
});

const sidecar = (passesPerSecond: number, hardware = 1) =>
  envoyCpuMilli(
    { passesPerSecond, ratio: 1, ratioId: "sidecar.cpu.ratio", multiplier: 1, excessGbit: 0 },
    at(hardware),
    undefined,
    "",
  );

describe("the Envoy law", () => {
  it.each([
    // 1.6 + 0.91 × r^0.78, with r^0.78 from a logarithm table: 100^0.78 = 10^1.56 = 36.3078
    [100, 1.6 + 0.91 * 36.3078],
    // 1000^0.78 = 10^2.34 = 218.776
    [1000, 1.6 + 0.91 * 218.776],
    // 3000^0.78 = 3^0.78 × 218.776 = 2.35588 × 218.776
    [3000, 1.6 + 0.91 * 2.35588 * 218.776],
    [0, 1.6],
  ])("at %i passes/s", (passes, expected) => {
    expect(sidecar(passes)).toBeCloseTo(expected, 2);
  });

  it("is multiplied by the hardware factor once", () => {
    expect(sidecar(1000, 3.5)).toBeCloseTo(3.5 * sidecar(1000), 9);
  });

  it("is concave: two half-loaded replicas cost more than one", () => {
    expect(2 * sidecar(500)).toBeGreaterThan(sidecar(1000));
  });

  it("solved for passes gives back the budget", () => {
    const ratio = { id: "waypoint.cpu.ratio", value: 1.18 };
    const passes = envoyPassesWithin(80, ratio, 1.25, at(1.75), undefined, "");
    const work = {
      passesPerSecond: passes,
      ratio: 1.18,
      ratioId: "",
      multiplier: 1.25,
      excessGbit: 0,
    };
    expect(envoyCpuMilli(work, at(1.75), undefined, "")).toBeCloseTo(80, 5);
  });
});

describe("ratios at 1,000 passes per second hold on any hardware factor", () => {
  /* Published same-test ratios: Linkerd 0.51–0.94, ztunnel 0.30–0.46, waypoint 1.10–1.25. */
  const linear = (idleId: string, ratioId: string, perGbitId: string, hardware: number) =>
    linearProxyCpuMilli(
      { idleId, ratioId, perGbitId },
      { passesPerSecond: 1000, multiplier: 1, excessGbit: 0 },
      at(hardware),
      undefined,
      "",
    ) / sidecar(1000, hardware);

  it.each([1, 1.32, 1.75, 3.5])("hardware factor %d", (hardware) => {
    const linkerd = linear(
      "linkerd.proxy.cpu.idle",
      "linkerd.proxy.cpu.ratio",
      "linkerd.proxy.cpu.perGbit",
      hardware,
    );
    const ztunnel = linear(
      "ztunnel.cpu.idle",
      "ztunnel.cpu.ratio",
      "ztunnel.cpu.perGbit",
      hardware,
    );
    const c = at(hardware);
    const waypoint =
      envoyCpuMilli(
        {
          passesPerSecond: 1000,
          ratio: c["waypoint.cpu.ratio"] ?? 0,
          ratioId: "",
          multiplier: 1,
          excessGbit: 0,
        },
        c,
        undefined,
        "",
      ) / sidecar(1000, hardware);
    expect(linkerd).toBeGreaterThanOrEqual(0.51);
    expect(linkerd).toBeLessThanOrEqual(0.94);
    expect(ztunnel).toBeGreaterThanOrEqual(0.3);
    expect(ztunnel).toBeLessThanOrEqual(0.46);
    expect(waypoint).toBeGreaterThanOrEqual(1.1);
    expect(waypoint).toBeLessThanOrEqual(1.25);
  });
});

describe("mesh versions", () => {
  /* Istio's documentation: 0.6 (1.1), 0.5 (1.5), 0.35 vCPU (1.12) per 1,000 requests/s. */
  const cpuOf = (version: string) => {
    const rows = [
      {
        name: "api",
        namespace: "shop",
        replicas: 1,
        httpRequestsPerSecondIn: 500,
        httpRequestsPerSecondOut: 500,
      },
    ];
    const asked = scenario({
      workloads: { source: "rows", namespaceCopies: 1, rows },
      options: { "istio-sidecar": { version } },
    });
    const option = greedyEstimate(asked).comparison.options.find((o) => o.id === "istio-sidecar");
    return (
      option?.typical.components.find((part) => part.owner === "per-pod-proxies")?.use.cpuMilli ?? 0
    );
  };

  it("resolves to the nearest older evidence, in the published proportions", () => {
    expect(cpuOf("1.5") / cpuOf("1.14")).toBeCloseTo(0.5 / 0.35, 2);
    expect(cpuOf("1.2") / cpuOf("1.14")).toBeCloseTo(0.6 / 0.35, 2);
    expect(cpuOf("1.14")).toBeCloseTo(350, -1);
  });
});
