import { describe, expect, it } from "vitest";
import { estimate, parseScenario, type Scenario } from "@/lib/index";
import { allCoefficients } from "@/lib/catalog/coefficients";
import { derive } from "@/lib/charts/derivations/derive";
import { type DerivedOption, derivedOption } from "@/lib/charts/derivations/derived-option";
import { type FigureKey, ROW_FIGURES } from "@/lib/charts/derivations/figure-key";
import { stepsBehind } from "@/lib/charts/derivations/steps-behind";
import { moneyUnits } from "@/lib/charts/money-units";
import { POOL_RESOURCES } from "@/lib/charts/pool-by-owner";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { type Derivation, explain } from "@/lib/model/explain";
import { DOCUMENT_SOURCES } from "@/lib/model/formula";
import { MESH_OPTIONS } from "@/lib/model/options";
import { type Level, LEVELS, OWNERS } from "@/lib/model/types";
import { evaluateText } from "../helpers/evaluate-text";
import { modelFormulas } from "../helpers/model-formulas";

describe("the parser that checks derivations", () => {
  it.each([
    ["2 + 3 × 4", 14],
    ["(2 + 3) × 4", 20],
    ["10 − 4 − 3", 3],
    ["2 × 3^2", 18],
    ["2^3^2", 512],
    ["12 ÷ 4 ÷ 3", 1],
    ["⌈7 ÷ 2⌉ × 5", 20],
    ["min(3, 1 + 1) + max(0, 2 − 5)", 2],
    ["max(0, −3)", 0],
    ["round9(1 ÷ 3)", 0.333333333],
    ["1e-7 × 10", 1e-6],
  ])("%s = %d", (text, value) => {
    expect(evaluateText(text)).toBeCloseTo(value, 12);
  });

  it.each(["", "2 +", "2 3", "(2", "{passes}", "sqrt(4)", "2 * 3", "min(1"])(
    "refuses %j",
    (text) => {
      expect(() => evaluateText(text)).toThrow(Error);
    },
  );
});

type Case = { readonly name: string; readonly scenario: unknown };

const everywhere = (settings: object) =>
  Object.fromEntries(MESH_OPTIONS.map((option) => [option.id, settings]));
const quick = { source: "quick", namespaceCopies: 1 };
const fewer = { namespaceCopies: 4 };

/** One scenario for each branch that has formulas of its own. */
const cases: readonly Case[] = [
  { name: "the first visitor's", scenario: {} },
  {
    name: "field report on 100 nodes",
    scenario: {
      coefficientSet: "field-report",
      workloads: { ...quick, quickPods: 3000 },
      cluster: { minNodes: 100 },
    },
  },
  {
    name: "proxies as a share of the application",
    scenario: { proxyCpuForm: "share-of-application" },
  },
  {
    name: "production charts",
    scenario: { workloads: fewer, sizing: { policy: "chart-production" } },
  },
  { name: "plain charts", scenario: { workloads: fewer, sizing: { policy: "chart-plain" } } },
  { name: "own figures", scenario: { workloads: fewer, sizing: { policy: "own" } } },
  { name: "beta mTLS in Cilium", scenario: { options: { cilium: { encryption: "mtls-beta" } } } },
  { name: "IPsec in Cilium", scenario: { options: { cilium: { encryption: "ipsec" } } } },
  { name: "SPIRE in Cilium", scenario: { options: { cilium: { encryption: "spire" } } } },
  {
    name: "everything observed, logged and routed through gateways",
    scenario: {
      prices: { metricSeriesUsdPerMonth: 0.01, logUsdPerGB: 0.5 },
      options: everywhere({
        observability: true,
        metrics: "in-cluster",
        accessLog: true,
        gatewayReplicas: 3,
        egressGatewayReplicas: 2,
        cniPlugin: true,
        telemetry: "wasm",
        feeUsdPerMonth: 25,
        feePer: "proxy",
      }),
    },
  },
  {
    name: "costs of one's own in three clusters",
    scenario: {
      cluster: { clusters: 3 },
      ownCosts: {
        dayRateUsd: 777,
        upgradesPerYear: 5,
        lines: [
          { label: "Agent", usdPerMonth: 1.25, per: "node" },
          { label: "Audit", usdPerMonth: 0.1, per: "meshed-pod" },
        ],
      },
      options: everywhere({ upgradeEngineerDays: 3.5, supportUsdPerMonth: 900 }),
    },
  },
  {
    name: "managed metrics, no telemetry in Envoy, scoped configuration",
    scenario: {
      prices: { metricSeriesUsdPerMonth: 0.01 },
      options: everywhere({
        metrics: "managed",
        telemetry: "off",
        configScope: "namespace",
        highAvailability: false,
        feeUsdPerMonth: 3,
        feePer: "vcpu",
      }),
    },
  },
  {
    name: "old versions",
    scenario: {
      options: {
        "istio-sidecar": { version: "1.4" },
        "istio-ambient-l4": { version: "1.22" },
        "istio-ambient-waypoints": { version: "1.22" },
        linkerd: { version: "2.10" },
        cilium: { version: "1.8" },
      },
    },
  },
  {
    name: "saturating gRPC traffic with large payloads, churn and new connections",
    scenario: {
      workloads: { ...quick, quickPods: 137, quickPodsPerService: 7 },
      traffic: {
        httpRequestsPerSecondPerPod: 900,
        payloadKB: 37.5,
        protocol: "grpc",
        l7SharePercent: 83,
        newConnectionPercent: 12.5,
        churnPodsPerSecond: 1.3,
        zoneLocalityPercent: 40,
      },
    },
  },
  {
    name: "sizes that only binary fractions keep from being whole: 10 MiB × 1.1 = 11 MiB",
    scenario: {
      coefficientSet: "field-report",
      workloads: fewer,
      sizing: { headroomPercent: 10, memoryQuantumMiB: 1, cpuQuantumMilli: 1 },
    },
  },
  {
    name: "three node pools, one of them for the mesh's own, one empty",
    scenario: {
      cluster: {
        zones: 2,
        surviveZoneLoss: true,
        pools: [
          { name: "web", instanceType: "c6i.2xlarge", capacityType: "spot", headroomPercent: 5 },
          { name: "infra", instanceType: "m6i.large", minNodesPerZone: 1 },
          { name: "idle", instanceType: "m6i.large" },
        ],
        systemPool: "infra",
        systemDaemonSets: { "node-exporter": { cpuRequestMilli: 50, pools: ["web", "default"] } },
      },
      workloads: { namespaceCopies: 6, pools: { frontend: "web", cartservice: "web" } },
    },
  },
  { name: "no traffic at all", scenario: { traffic: { httpRequestsPerSecondPerPod: 0 } } },
  { name: "layer 4 only", scenario: { functionLevel: { layer: "l4" } } },
  {
    name: "three clusters on GKE, where Cilium is installed already",
    scenario: { cluster: { platform: "gke-standard", cni: "dataplane-v2", clusters: 3, zones: 1 } },
  },
  {
    name: "awkward numbers",
    scenario: {
      overrides: {
        "hardware.factor": { low: 1.1, typical: 4 / 3, high: 2.7 },
        "node.skew": { low: 1, typical: 1.01, high: 7 / 3 },
      },
      sizing: { headroomPercent: 33.3, cpuQuantumMilli: 7, memoryQuantumMiB: 3 },
      traffic: { httpRequestsPerSecondPerPod: 0.001, payloadKB: 0.37 },
    },
  },
];

function parsed({ name, scenario }: Case): Scenario {
  const { scenario: result, issues } = parseScenario(scenario);
  if (result === undefined) throw new Error(`${name}: ${JSON.stringify(issues)}`);
  return result;
}

const estimates = new Map<string, ReturnType<typeof estimate>>();

/** Each case is estimated once. */
function estimated(item: Case): ReturnType<typeof estimate> {
  const known = estimates.get(item.name);
  if (known !== undefined) return known;
  const fresh = estimate(parsed(item));
  estimates.set(item.name, fresh);
  return fresh;
}

function derivations(item: Case, level: Level): readonly (Derivation & { readonly of: string })[] {
  const { comparison, input } = estimated(item);
  return MESH_OPTIONS.flatMap((option) => {
    const result = comparison.options.find((one) => one.id === option.id);
    expect(result?.issues).toEqual([]);
    if (result === undefined) return [];
    const derived = derivedOption(input, comparison, option, level);
    const figures = derived === undefined ? [] : figuresOf(derived, level);
    const lines = [
      ...explain(input, option, level, result[level]),
      ...figures.flatMap(({ lines: own }) => own),
    ];
    return lines.map((line) => ({ ...line, of: `${option.id}, ${level}, ${line.subject}` }));
  });
}

/** Every figure the page shows of an option, with what the comparison itself says it is. */
function figuresOf(derived: DerivedOption, level: Level) {
  const { result, pool, baseline, comparison } = derived;
  const usd = (microUsd: number) => microUsd / 1e6;
  const monthly = usd(pool.microUsdPerMonth);
  const { upgrade } = result;
  const shown: Readonly<Record<(typeof ROW_FIGURES)[number], number | undefined>> = {
    // Sums bound the count from below; the plan's own proof is not a formula.
    nodes: undefined,
    cost: monthly,
    "delta-nodes": result.delta.nodes[level],
    "delta-cost": usd(result.delta.microUsdPerMonth[level]),
    "delta-share": level === "typical" ? result.delta.share * 100 : undefined,
    "fair-share": usd(pool.fairShareMicroUsdPerMonth),
    "cpu-reserved": pool.meshRequest.cpuMilli / 1000,
    "cpu-used": pool.meshUse.cpuMilli / 1000,
    "memory-reserved": pool.meshRequest.memoryMiB / 1024,
    "memory-used": pool.meshUse.memoryMiB / 1024,
    "latency-p50": pool.latency.p50Ms,
    "latency-p99": pool.latency.p99Ms,
    "pods-restarted": level === "typical" ? upgrade.podsRestarted : undefined,
    "upgrade-time": level === "typical" ? upgrade.durationSeconds.typical : undefined,
  };
  const units = moneyUnits(comparison);
  const basis = (name: "hour" | "year" | "pod" | "requests", value: number) => ({
    figure: `cost by ${name}`,
    lines: derive(derived, "cost", { basis: name, units }),
    value,
  });
  const perUnit = { cpu: 1000, memory: 1024, pods: 1 };
  const books = { cpu: "cpuMilli", memory: "memoryMiB", pods: "pods" } as const;
  const of = (figure: FigureKey, value: number | undefined) => ({
    figure,
    lines: derive(derived, figure),
    value,
  });
  return [
    ...ROW_FIGURES.map((figure) => of(figure, shown[figure])),
    // 730 hours and a twelfth of a year are a month.
    basis("hour", monthly / 730),
    basis("year", monthly * 12),
    ...(units.pods === 0 ? [] : [basis("pod", monthly / units.pods)]),
    ...(units.requestsPerMonth === 0
      ? []
      : [basis("requests", (monthly * 1000) / units.requestsPerMonth)]),
    ...pool.bill.map((line) => of(`bill:${line.id}`, usd(line.microUsdPerMonth))),
    ...POOL_RESOURCES.flatMap((resource) =>
      OWNERS.map((owner) =>
        of(`pool:${resource}:${owner}`, pool.breakdown[books[resource]][owner] / perUnit[resource]),
      ),
    ),
    ...(baseline.microUsdPerMonth === 0 ? [] : [of("delta-share", shown["delta-share"])]),
  ];
}

describe("the first line of a figure's derivation is the figure the comparison shows", () => {
  it.each(cases)("$name", (item) => {
    const { comparison, input } = estimated(item);
    const wrong: string[] = [];
    let checked = 0;
    for (const option of MESH_OPTIONS) {
      for (const level of LEVELS) {
        const derived = derivedOption(input, comparison, option, level);
        if (derived === undefined) continue;
        for (const { figure, lines, value } of figuresOf(derived, level)) {
          if (value === undefined) continue;
          checked += 1;
          const [head] = lines;
          // A micro-dollar is the smallest sum of the bill.
          const slack = 1e-6 + 1e-9 * Math.abs(value);
          if (head !== undefined && Math.abs(head.result - value) <= slack) continue;
          wrong.push(
            `${option.id}, ${level}, ${figure}: ${head?.text} = ${head?.result}, not ${value}`,
          );
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(checked).toBeGreaterThan(500);
  });

  it("a node count's first line is what the binding resource asks for, never more than the plan", () => {
    for (const item of cases) {
      const { comparison, input } = estimated(item);
      for (const option of MESH_OPTIONS) {
        const derived = derivedOption(input, comparison, option, "typical");
        const [head] = derived === undefined ? [] : derive(derived, "nodes");
        expect(head?.result).toBeGreaterThan(0);
        expect(head?.result).toBeLessThanOrEqual(derived?.pool.nodes ?? 0);
      }
    }
  });
});

describe("every rendered derivation, worked out from its text alone, gives the number shown", () => {
  it.each(cases)("$name", (item) => {
    const wrong: string[] = [];
    const lines = LEVELS.flatMap((level) => derivations(item, level));
    for (const { of, text, result } of lines) {
      const byHand = evaluateText(text);
      const off = Math.abs(byHand - result);
      if (off <= 1e-9 * Math.max(Math.abs(byHand), Math.abs(result))) continue;
      wrong.push(`${of}: ${text} = ${result}, not ${byHand}`);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(lines.length).toBeGreaterThan(100);
  });

  it("the cases leave no formula of the model out", () => {
    const lines = cases.flatMap((item) => derivations(item, "typical"));
    const rendered = new Set(lines.map((line) => line.label));
    const written = modelFormulas().map((formula) => formula.label);
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter((label) => !rendered.has(label))).toEqual([]);
  });
});

describe("a derivation says what its numbers are", () => {
  const [first] = cases;
  if (first === undefined) throw new Error("no case");
  const { comparison, input } = estimated(first);
  const option = MESH_OPTIONS.find(({ id }) => id === "istio-sidecar");
  if (option === undefined) throw new Error("no sidecars");
  const derived = derivedOption(input, comparison, option, "typical");
  if (derived === undefined) throw new Error("not planned");
  const { pool } = derived;
  const steps = explain(input, option, "typical", pool);

  it("money is in dollars, its operands named", () => {
    const [nodes] = derive(derived, "bill:nodes");
    // 19 nodes at $0.192 an hour (the list's price of an m6i.xlarge), 730 hours a month.
    expect(nodes?.text).toBe("19 × 0.192 × 730 × 1");
    expect(nodes?.words).toBe("nodes × $ an hour × hours a month × clusters");
    expect(nodes?.unit).toBe("$ a month");
    expect(nodes?.result).toBeCloseTo(19 * 0.192 * 730, 9);
  });

  it("bytes between pods follow from requests and payload", () => {
    const [, bytes] = derive(derived, "bill:cross-zone");
    // 408 pods × 20 requests a second of 1 KB: 8,160 KB = 0.00816 GB a second.
    expect(bytes?.text).toBe("(8160 × 1) ÷ 1000000");
    expect(bytes?.result).toBeCloseTo(0.00816, 12);
  });

  it("what is used is told by pods: so many of equal use, of every owner", () => {
    for (const resource of ["cpu", "memory"] as const) {
      const [head, ...parts] = derive(derived, `${resource}-used`);
      const [proxies] = parts;
      expect(proxies?.label).toMatch(/^Per-pod proxies: (CPU|memory) predicted to be used$/);
      // 34 copies of each of Online Boutique's 12 services of one replica.
      const pods = proxies?.terms?.map(({ text }) => Number(/^(\d+) × /.exec(text)?.[1]));
      expect(pods?.reduce((sum, count) => sum + count, 0)).toBe(408);
      const total = parts.reduce((sum, { result }) => sum + result, 0);
      expect(total).toBeCloseTo(head?.result ?? Number.NaN, 9);
      const behind = stepsBehind(`${resource}-used`, steps, derived);
      expect(behind.filter(({ label }) => label === "Right-sized request")).toEqual([]);
      expect(behind.length).toBeGreaterThan(3);
    }
  });

  it("passes are requests in and out, and one istiod is its base and its part", () => {
    const frontend = steps.find(
      ({ subject, unit }) => unit === "passes/s" && subject.includes("frontend"),
    );
    expect(frontend?.text).toMatch(/^20 \+ \d+(\.\d+)?$/);
    expect(frontend?.words).toBe("requests in + requests out");
    const one = steps.find(({ label }) => label === "Memory of one istiod, at its fewest replicas");
    expect(one?.words).toBe("base + memory for all proxies ÷ replicas");
    const used = steps.find(({ subject }) => subject === "istiod: memory request (MiB)");
    // What is right-sized is what the step before it came to.
    expect(used?.text.startsWith(`⌈round9(${Number((one?.result ?? 0).toPrecision(12))} ×`)).toBe(
      true,
    );
  });

  it("a shape taken from another component says why", () => {
    const ambient = MESH_OPTIONS.find(({ id }) => id === "istio-ambient-l4");
    const cilium = MESH_OPTIONS.find(({ id }) => id === "cilium");
    for (const [borrower, source] of [
      [ambient, "ratio-linkerd-istio"],
      [cilium, "istio-ztunnel-mem-per-pod"],
    ] as const) {
      const result = comparison.options.find(({ id }) => id === borrower?.id);
      if (borrower === undefined || result === undefined) throw new Error("no such option");
      const borrowed = explain(input, borrower, "typical", result.typical).filter(
        (step) => step.source === source,
      );
      expect(borrowed.length, source).toBeGreaterThan(0);
      for (const { shapeNote } of borrowed) expect(shapeNote).toMatch(/ztunnel/);
    }
  });

  it("every formula with names has words for them", () => {
    for (const item of cases) {
      for (const { text, words, label, terms } of derivations(item, "typical")) {
        if (terms !== undefined || words === undefined) continue;
        expect(words, `${label}: ${text}`).not.toMatch(/[{}]|[a-z][A-Z]/);
      }
    }
  });
});

describe("what a derivation leads to", () => {
  const lines = cases.flatMap((item) => derivations(item, "typical"));

  it("each coefficient named exists, and its value is the one in the text", () => {
    const wrong = lines.flatMap(({ of, text, coefficients }) =>
      coefficients
        .filter(({ id, value }) => allCoefficients[id] === undefined || !shows(text, value))
        .map(({ id, value }) => `${of}: ${id} = ${value} in ${text}`),
    );
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it("each formula's source is a record, or a document described on the evidence page", () => {
    const unknown = modelFormulas().filter(
      ({ source }) => findEvidence(source) === undefined && DOCUMENT_SOURCES[source] === undefined,
    );
    expect(unknown).toEqual([]);
  });
});

const shows = (text: string, value: number) =>
  (text.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/g) ?? []).some(
    (number) => Math.abs(Number(number) - value) <= 1e-9 * Math.abs(value),
  );
