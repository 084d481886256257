import { describe, expect, it } from "vitest";
import { namedExamples } from "@/components/examples/named-examples";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

const examples = namedExamples();
const open = (name: string) => {
  const example = examples.find((candidate) => candidate.name === name);
  if (example === undefined) throw new Error(name);
  return fullEstimate(decodeScenario(example.query).scenario);
};
const nodes = (estimate: ReturnType<typeof open>, id: string) =>
  optionOf(estimate, id).typical.nodes;

it("there are eight, each with a link of its own that reads without a complaint", () => {
  expect(examples).toHaveLength(8);
  expect(new Set(examples.map((example) => example.query)).size).toBe(8);
  for (const { query } of examples) {
    const { scenario, issues } = decodeScenario(query);
    expect(issues).toEqual([]);
    expect(encodeScenario(scenario)).toBe(query);
  }
});

describe("each example shows what it says", () => {
  it("the small shop runs on 3 nodes, whatever the mesh", () => {
    const shop = open("Small shop on 3 nodes");
    for (const option of shop.comparison.options) {
      expect(option.typical.nodes).toBe(3);
      // Every resource alone asks for fewer: it is the pool's minimum that decides, and says so.
      expect(option.typical.decidedBy, option.id).toBe("minimum");
    }
  });

  it("the 400-pod platform is the scenario the page opens with", () => {
    const query = examples.find((example) => example.name === "400-pod platform")?.query;
    expect(decodeScenario(query ?? "").scenario).toEqual(scenario());
  });

  it("sidecars more than double the pool of 5,000 tiny functions", () => {
    const tiny = open("5,000 tiny functions");
    expect(nodes(tiny, "istio-sidecar")).toBeGreaterThan(2 * nodes(tiny, "none"));
    // "Double", not triple: the sentence must not undersell either.
    expect(nodes(tiny, "istio-sidecar")).toBeLessThan(2.5 * nodes(tiny, "none"));
  });

  it("no mesh matters much to a few large JVMs", () => {
    const jvms = open("A few large JVMs");
    for (const option of jvms.comparison.options) {
      expect(option.delta.share).toBeLessThan(0.07);
      expect(option.delta.share).toBeLessThanOrEqual(0.02);
    }
  });

  it("busy gRPC services pay by the request: half of them, and sidecars reserve nearly half", () => {
    const busy = open("Busy gRPC services");
    const { traffic } = busy.scenario;
    const calmer = fullEstimate({
      ...busy.scenario,
      traffic: { ...traffic, httpRequestsPerSecondPerPod: 100 },
    });
    const proxies = (estimate: typeof busy) =>
      optionOf(estimate, "istio-sidecar").typical.breakdown.cpuMilli["per-pod-proxies"];
    expect(traffic).toMatchObject({ httpRequestsPerSecondPerPod: 200, protocol: "grpc" });
    expect(proxies(calmer) / proxies(busy)).toBeLessThan(0.6);
  });

  it("with all traffic L7 ambient costs at least what sidecars do", () => {
    const l7 = open("All traffic is L7");
    expect(nodes(l7, "istio-ambient-waypoints")).toBeGreaterThanOrEqual(nodes(l7, "istio-sidecar"));
  });

  it("the field report's cluster has 100 nodes and Istio grows it most, Cilium least", () => {
    const report = open("The field report's cluster");
    expect(nodes(report, "none")).toBe(100);
    expect(nodes(report, "istio-sidecar")).toBeGreaterThan(nodes(report, "linkerd"));
    expect(nodes(report, "linkerd")).toBeGreaterThan(nodes(report, "cilium"));
    expect(nodes(report, "cilium")).toBeGreaterThanOrEqual(100);
  });

  it("ARM spot on GKE is priced, and its machine is found", () => {
    const arm = open("ARM spot on GKE");
    expect(arm.issues).toEqual([]);
    expect(arm.scenario.cluster).toMatchObject({
      instanceType: "t2a-standard-4",
      capacityType: "spot",
    });
    const { cluster } = arm.scenario;
    const demand = fullEstimate({
      ...arm.scenario,
      cluster: { ...cluster, capacityType: "on-demand" },
    });
    const ranking = (estimate: typeof arm) =>
      estimate.comparison.options
        .toSorted((a, b) => a.typical.microUsdPerMonth - b.typical.microUsdPerMonth)
        .map((option) => option.id);
    expect(ranking(arm)).toEqual(ranking(demand));
    expect(optionOf(arm, "cilium").feasibility.status).toBe("managed-only");
    expect(arm.comparison.cheapest).not.toBe("cilium");
    const extra = (estimate: typeof arm) =>
      optionOf(estimate, "istio-sidecar").delta.microUsdPerMonth.typical;
    expect(extra(arm)).toBeLessThan(extra(demand) / 2);
  });
});
