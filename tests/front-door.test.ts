import { describe, expect, it } from "vitest";
import * as frontDoor from "@/lib/index";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";

const {
  allocatable,
  decodeScenario,
  encodeScenario,
  estimate,
  parseScenario,
  planNodes,
  verifyCertificate,
  verifyPlan,
} = frontDoor;

function parsed(json: unknown) {
  const { scenario, issues } = parseScenario(json);
  if (scenario === undefined) throw new Error(JSON.stringify(issues));
  return scenario;
}

describe("parseScenario", () => {
  it("fills every default in", () => {
    const scenario = parsed({});
    expect(scenario.cluster.instanceType).toBe("m6i.xlarge");
    expect(scenario.workloads.namespaceCopies).toBe(34);
  });

  it.each([
    [{ cluster: { zones: 0 } }, "cluster.zones"],
    [{ cluster: { minNodes: 1.5 } }, "cluster.minNodes"],
    [
      { workloads: { source: "rows", rows: [{ name: "a", replicas: -1 }] } },
      "workloads.rows.0.replicas",
    ],
    [{ workloads: { quickPods: 1e12 } }, "workloads.quickPods"],
    [{ traffic: { payloadKB: Number.NaN } }, "traffic.payloadKB"],
    [{ colour: "red" }, "colour"],
    [{ cluster: { platform: "gke-autopilot" } }, "cluster.platform"],
    [
      { overrides: { "envoy.memory.base": { low: 3, typical: 2, high: 1 } } },
      "overrides.envoy.memory.base",
    ],
    [{ name: "x".repeat(201) }, "name"],
    [
      {
        workloads: { source: "rows", namespaceCopies: 1000, rows: [{ name: "a", replicas: 2000 }] },
      },
      "workloads.rows",
    ],
  ])("refuses %j and names the field and the rule", (json, path) => {
    const { scenario, issues } = parseScenario(json);
    expect(scenario).toBeUndefined();
    expect(issues[0]?.path).toBe(path);
    expect(issues[0]?.message.length).toBeGreaterThan(5);
  });

  it.each([
    [null],
    [42],
    ["text"],
    [[]],
    [undefined],
    [{ cluster: null }],
    [{ workloads: { rows: "x" } }],
  ])("never throws on %j", (json) => {
    expect(parseScenario(json).issues.length + (json === undefined ? 1 : 0)).toBeGreaterThan(0);
  });
});

describe("answers", () => {
  it("are plain data: a copy has all that they have", () => {
    const plan = planNodes({
      nodeTypes: [{ name: "n", capacity: [10] }],
      podClasses: [{ size: [4], count: 5 }],
    });
    // Two pods of 4 to a node of 10: three nodes.
    expect(structuredClone(plan)).toStrictEqual({ ...plan });
    expect({ ...plan }.nodes.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    const { options } = estimate(parsed({})).comparison;
    for (const option of options) {
      expect(structuredClone({ ...option })).toStrictEqual(option);
      expect(Object.keys(option)).toEqual(expect.arrayContaining(["upgrade", "warnings"]));
    }
  });
});

describe("links", () => {
  it("open the same scenario", () => {
    const scenario = parsed({
      name: "Café № 7 & co?",
      cluster: { platform: "gke-standard", region: "europe-west1", instanceType: "e2-standard-8" },
      workloads: {
        source: "rows",
        namespaceCopies: 2,
        rows: [{ name: "api ✓", namespace: "läden", replicas: 3, cpuUseMilli: 1.5 }],
      },
      options: { linkerd: { highAvailability: false } },
      overrides: { "envoy.memory.base": { low: 10, typical: 20, high: 30 } },
    });
    expect(decodeScenario(encodeScenario(scenario))).toMatchObject({ scenario, issues: [] });
  });

  it("leave defaults out", () => {
    expect(encodeScenario(parsed({}))).toBe(`v=1&m=${CURRENT_RELEASE}`);
  });
});

describe("estimate", () => {
  it("answers for six options, the baseline first", () => {
    const { comparison } = estimate(parsed({}));
    expect(comparison.options.map((option) => option.id)).toEqual([
      "none",
      "istio-sidecar",
      "istio-ambient-l4",
      "istio-ambient-waypoints",
      "linkerd",
      "cilium",
    ]);
  });

  it("prices the baseline as arithmetic on the price list", () => {
    // 408 pods of Online Boutique need 15 m6i.xlarge at $0.192 an hour; disks 20 GiB gp3 at $0.08
    // per GiB-month; the EKS control plane $0.10 an hour; 730 hours a month.
    const { comparison } = estimate(parsed({ cluster: { zones: 1, minNodes: 1 } }));
    const none = comparison.options[0]?.typical;
    expect(none?.nodes).toBe(15);
    expect(none?.bill.map((line) => [line.id, line.microUsdPerMonth])).toEqual([
      ["nodes", Math.round(15 * 0.192 * 730 * 1e6)],
      ["disks", Math.round(15 * 20 * 0.08 * 1e6)],
      ["platform", Math.round(0.1 * 730 * 1e6)],
    ]);
  });

  it("never lets an option go below no mesh unless it removes something, and then names it", () => {
    for (const platform of ["eks-al2023", "gke-standard", "aks-1.29-plus", "kubeadm-default"]) {
      const { comparison } = estimate(parsed({ cluster: { platform } }));
      const [none, ...others] = comparison.options;
      for (const option of others) {
        if (option.typical.nodes < (none?.typical.nodes ?? 0)) {
          expect(option.typical.removed.length).toBeGreaterThan(0);
          expect(option.warnings.map((warning) => warning.code)).toContain("replaces");
        }
      }
    }
  });

  it("says why nothing fits when a pod is larger than a node", () => {
    const rows = [{ name: "giant", cpuRequestMilli: 900_000, memoryRequestMiB: 10 }];
    const { comparison } = estimate(parsed({ workloads: { source: "rows", rows } }));
    expect(comparison.options[0]?.issues[0]?.message).toContain("giant");
    expect(comparison.cheapest).toBeUndefined();
  });

  it("works with nothing to place", () => {
    const { comparison } = estimate(parsed({ workloads: { source: "quick", quickPods: 0 } }));
    expect(comparison.options[0]?.typical.nodes).toBe(3);
    expect(comparison.options[0]?.typical.bindingResource).toBe("minimum");
  });
});

describe("allocatable, planNodes and the checkers", () => {
  it("fill in a known instance type", () => {
    expect(allocatable({ platform: "eks-al2023", instanceType: "m5.xlarge" })).toMatchObject({
      allocatableCpuMilli: 3920,
      maxPods: 58,
    });
  });

  it("plan, and prove it to a checker", () => {
    const problem = {
      nodeTypes: [{ name: "n", capacity: [10, 100, 5] }],
      podClasses: [{ name: "a", size: [4, 10, 1], count: 5 }],
    };
    const plan = planNodes(problem);
    // Two pods of 4 to a node of 10: ⌈5 ÷ 2⌉ = 3.
    expect([plan.nodeCount, plan.lowerBound, plan.proven]).toEqual([3, 3, true]);
    expect(verifyPlan(problem, plan)).toEqual([]);
    expect(verifyCertificate(problem, plan.certificate)).toEqual([]);
  });
});
