import { encodeScenario } from "@/lib/scenario/codec";
import { parseScenario } from "@/lib/scenario/parse";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";

/** A scenario to begin with, and what it shows. */
export type NamedExample = {
  readonly name: string;
  readonly lesson: string;
  /** Its link's query. */
  readonly query: string;
};

/** What differs from the first scenario; the names and links of all eight are made from these. */
const EXAMPLES: readonly {
  readonly name: string;
  readonly lesson: string;
  readonly scenario: unknown;
}[] = [
  {
    name: "Small shop on 3 nodes",
    lesson: "14 pods leave room on the smallest pool of 3 nodes: no mesh adds a node.",
    scenario: { workloads: { example: "sock-shop", namespaceCopies: 1 } },
  },
  {
    name: "400-pod platform",
    lesson: "34 namespaces, each a copy of Online Boutique: the scenario this page opens with.",
    scenario: { workloads: { example: "online-boutique", namespaceCopies: 34 } },
  },
  {
    name: "5,000 tiny functions",
    lesson: "Pods of 20m and 32 MiB: sidecars more than double the pool.",
    scenario: {
      cluster: { prefixDelegation: true },
      workloads: {
        source: "quick",
        quickPods: 5000,
        quickPodsPerService: 2,
        quickServicesPerNamespace: 50,
        quickCpuMilli: 20,
        quickMemoryMiB: 32,
      },
      traffic: { httpRequestsPerSecondPerPod: 2 },
    },
  },
  {
    name: "A few large JVMs",
    lesson: "60 pods of 3 vCPU and 12 GiB: no mesh matters much.",
    scenario: {
      cluster: { instanceType: "m6i.4xlarge" },
      workloads: {
        source: "quick",
        quickPods: 60,
        quickPodsPerService: 6,
        quickServicesPerNamespace: 5,
        quickCpuMilli: 3000,
        quickMemoryMiB: 12_288,
      },
      traffic: { httpRequestsPerSecondPerPod: 50 },
    },
  },
  {
    name: "Busy gRPC services",
    lesson: "200 requests a second into each of 600 pods: proxies cost by the request.",
    scenario: {
      cluster: { instanceType: "c6i.2xlarge" },
      workloads: {
        source: "quick",
        quickPods: 600,
        quickPodsPerService: 4,
        quickServicesPerNamespace: 15,
        quickCpuMilli: 500,
        quickMemoryMiB: 512,
      },
      traffic: { protocol: "grpc", httpRequestsPerSecondPerPod: 200, payloadKB: 2 },
    },
  },
  {
    name: "All traffic is L7",
    lesson: "Every request passes a waypoint: ambient loses its edge.",
    scenario: {
      workloads: { namespaceCopies: 40 },
      traffic: { l7SharePercent: 100, httpRequestsPerSecondPerPod: 80 },
    },
  },
  {
    name: "The field report's cluster",
    lesson: "100 nodes of many small pods, with the field report's own figures.",
    scenario: {
      cluster: { instanceType: "c6i.xlarge" },
      workloads: {
        source: "quick",
        quickPods: 5050,
        quickPodsPerService: 3,
        quickServicesPerNamespace: 10,
        quickCpuMilli: 70,
        quickMemoryMiB: 128,
      },
      traffic: { httpRequestsPerSecondPerPod: 5 },
      coefficientSet: "field-report",
      proxyCpuForm: "share-of-application",
    },
  },
  {
    name: "ARM spot on GKE",
    lesson:
      "Spot machines make every extra node cheap, in the same order as on demand; of Cilium there is only Dataplane V2.",
    scenario: {
      cluster: {
        platform: "gke-standard",
        provider: "gcp",
        region: "us-central1",
        instanceType: "t2a-standard-4",
        capacityType: "spot",
      },
      workloads: { example: "opentelemetry-demo", namespaceCopies: 15 },
    },
  },
];

/** The eight examples with their links. Needs the schema, so the server makes them. */
export function namedExamples(): readonly NamedExample[] {
  return EXAMPLES.map(({ name, lesson, scenario }) => ({
    name,
    lesson,
    query: encodeScenario(parseScenario(scenario).scenario ?? DEFAULT_SCENARIO),
  }));
}
