import { describe, expect, it } from "vitest";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";
import { fullEstimate, scenario } from "../helpers/estimates";

/*
 * Every warning the comparison can show, each with a scenario a person can make on the page (the
 * scenario survives its own link) and how the warning reads.
 */

const quick = { source: "quick", quickPods: 40, quickCpuMilli: 250, quickMemoryMiB: 256 };
const row = (own: object) => ({
  source: "rows",
  namespaceCopies: 1,
  rows: [
    {
      name: "cart",
      namespace: "shop",
      replicas: 20,
      cpuRequestMilli: 200,
      memoryRequestMiB: 256,
      ...own,
    },
  ],
});

type Case = readonly [what: string, option: string, scenario: object, text: RegExp];

const CASES: readonly Case[] = [
  [
    "free on paper",
    "cilium",
    { workloads: quick, sizing: { policy: "chart-plain" } },
    /^Free on paper: reserves [\d.]+, uses [\d.]+ (?:vCPU|GiB).*\. The node count holds the use as well; right-sizing sets \d+m \/ \d+Mi a node\.$/,
  ],
  [
    "free on paper, proxies in pods",
    "linkerd",
    { workloads: quick, sizing: { policy: "chart-plain" } },
    /right-sizing sets [\d–]+m \/ [\d–]+Mi a pod\.$/,
  ],
  [
    "near saturation",
    "istio-sidecar",
    {
      workloads: { ...quick, quickPods: 8, quickCpuMilli: 1000 },
      traffic: { httpRequestsPerSecondPerPod: 3800 },
    },
    /^Near saturation: the proxy of .+ at (?:8\d|9\d|100) % of its cap at peak\. Latency rises/,
  ],
  [
    "saturated",
    "istio-sidecar",
    { workloads: { ...quick, quickPods: 8 }, traffic: { httpRequestsPerSecondPerPod: 9000 } },
    /^Saturated: .+ at \d{3,} % cannot hold the predicted load within its cap.+ Latency figures do not apply/,
  ],
  [
    "a control plane near saturation, which requests do not pass",
    "istio-sidecar",
    { workloads: { ...quick, quickPods: 3700 }, traffic: { httpRequestsPerSecondPerPod: 2 } },
    /^Near saturation: istiod at (?:8\d|9\d|100) % of its cap at peak\. Requests do not pass it/,
  ],
  [
    "a saturated control plane, which requests do not pass",
    "istio-sidecar",
    { workloads: { ...quick, quickPods: 5000 }, traffic: { httpRequestsPerSecondPerPod: 2 } },
    /^Saturated: istiod at \d{3,} % .+ Requests do not pass it, but configuration and certificates reach proxies late/,
  ],
  [
    "a pod larger than a node",
    "linkerd",
    { workloads: row({ cpuRequestMilli: 5000 }) },
    /^Fits no node: .*cart.*: 5\.\d+ vCPU requested, a node has 3\.\d+ vCPU left for pods\.$/,
  ],
  [
    "pod slots exhausted",
    "cilium",
    {
      cluster: { maxPods: 20 },
      workloads: { ...quick, quickCpuMilli: 20, quickMemoryMiB: 20 },
      options: { cilium: { ipam: "platform" } },
    },
    /^Pod slots run out first: 20 a node, while \d+ % of CPU and \d+ % of memory stay free\./,
  ],
  [
    "not possible on this platform",
    "cilium",
    { cluster: { platform: "gke-standard" } },
    /^(?:Not possible here|Only as the cloud's managed form): ./,
  ],
  [
    "below the function level",
    "istio-ambient-l4",
    { workloads: quick },
    /^Below the function level: no layer-7 policy or routing\.$/,
  ],
  [
    "an HPA that reads the sidecar",
    "istio-sidecar",
    { workloads: row({ hpaTargetCpuPercent: 60, cpuUseMilli: 120 }) },
    /^The HPA reads the sidecar too: cart \d+ % instead of 60 %\. Give the HPA a ContainerResource metric on the application's container\.$/,
  ],
  [
    "a QoS class that shifts",
    "istio-sidecar",
    { workloads: row({ guaranteed: true }) },
    /^20 Guaranteed pods become Burstable unless the proxy's requests equal its limits\.$/,
  ],
  [
    "pods left out",
    "istio-sidecar",
    { workloads: row({ unmeshable: "host-network" }) },
    /^20 pods not meshed: ./,
  ],
  [
    "no identity",
    "cilium",
    { workloads: quick },
    /^Encrypted between nodes, no workload identity\.$/,
  ],
  [
    "a limit far above the request",
    "istio-sidecar",
    { workloads: quick },
    /^The proxy's CPU limit \(2000m\) is \d+ times its smallest request/,
  ],
  [
    "a limit far above the chart's request: 2000m ÷ 100m = 20, memory 1024Mi ÷ 128Mi = 8 is not",
    "istio-sidecar",
    { workloads: quick, sizing: { policy: "chart-production" } },
    /^The proxy's CPU limit \(2000m\) is 20 times its smallest request/,
  ],
  [
    "a memory limit far above the request: 250Mi ÷ 20Mi = 12.5",
    "linkerd",
    { workloads: quick, sizing: { policy: "chart-production" } },
    /^The proxy's memory limit \(250Mi\) is 12 times its smallest request/,
  ],
];

describe("warnings a person can meet, and how they read", () => {
  it.each(CASES)("%s", (_, option, differences, text) => {
    const asked = scenario(differences);
    expect(decodeScenario(encodeScenario(asked)).scenario).toEqual(asked);
    const { comparison, input } = fullEstimate(asked);
    const shown = comparisonRows(comparison, input).find(({ id }) => id === option);
    const messages = shown?.remarks.map(({ message }) => message) ?? [];
    expect(
      messages.find((message) => text.test(message)),
      messages.join("\n"),
    ).toBeDefined();
  });

  it.each([
    ["a saturated proxy has no latency", 8, 9000, false],
    ["a saturated control plane leaves it as it is", 5000, 2, true],
    ["nothing saturated", 40, 2, true],
  ])("%s", (_, quickPods, httpRequestsPerSecondPerPod, applies) => {
    const traffic = { httpRequestsPerSecondPerPod };
    const asked = scenario({ workloads: { ...quick, quickPods }, traffic });
    const { comparison, input } = fullEstimate(asked);
    const sidecar = comparisonRows(comparison, input).find(({ id }) => id === "istio-sidecar");
    expect(sidecar?.latencyApplies).toBe(applies);
  });

  it("an estimated capacity is said once for all options", () => {
    const { notes } = fullEstimate(scenario({ workloads: quick }));
    expect(notes.map(({ message }) => message)).toContain(
      "No measured memory capacity of m6i.xlarge is on record; it is estimated, on the low side.",
    );
  });
});

it("a handful of pods on the fewest nodes allowed is not short of pod slots", () => {
  const asked = scenario({
    workloads: { ...quick, quickPods: 5, quickCpuMilli: 20, quickMemoryMiB: 20 },
  });
  const { options } = fullEstimate(asked).comparison;
  const short = options.filter(({ warnings }) => warnings.some(({ code }) => code === "pod-slots"));
  expect(short).toEqual([]);
});
