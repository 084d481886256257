import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { expandWorkloads } from "@/lib/scenario/expand";
import { scenario } from "../helpers/estimates";

const example = (id: string) => catalog.examples.find((application) => application.id === id);
const expand = (differences: unknown, id?: string) =>
  expandWorkloads(scenario(differences), id === undefined ? undefined : example(id));

const totals = (workloads: ReturnType<typeof expand>["workloads"]) => ({
  pods: workloads.reduce((sum, w) => sum + w.replicas * w.copies, 0),
  cpuMilli: workloads.reduce((sum, w) => sum + w.running.cpuMilli * w.replicas * w.copies, 0),
  memoryMiB: workloads.reduce((sum, w) => sum + w.running.memoryMiB * w.replicas * w.copies, 0),
});

describe("example applications", () => {
  it("Online Boutique: 12 pods, 1570m and 1368 MiB, as its manifest adds up", () => {
    const { workloads } = expand({ workloads: { namespaceCopies: 1 } }, "online-boutique");
    expect(totals(workloads)).toEqual({ pods: 12, cpuMilli: 1570, memoryMiB: 1368 });
  });

  it("34 copies of it are 408 pods", () => {
    const { workloads } = expand({}, "online-boutique");
    expect(totals(workloads).pods).toBe(34 * 12);
  });

  it("OpenTelemetry Demo: request = limit where only a limit is stated, and its DaemonSet on every node", () => {
    const expanded = expand(
      {
        workloads: {
          example: "opentelemetry-demo",
          namespaceCopies: 1,
          missingCpuMilli: 0,
          missingMemoryMiB: 0,
        },
      },
      "opentelemetry-demo",
    );
    // The sums after limit defaulting, as published with the manifests.
    expect(totals(expanded.workloads)).toEqual({ pods: 29, cpuMilli: 1450, memoryMiB: 7660 });
    expect(expanded.daemonSets.map((d) => [d.name, d.request.memoryMiB])).toEqual([
      ["otel-collector-agent", 400],
    ]);
    expect(expanded.notes.some((note) => note.code === "limit-is-request")).toBe(true);
  });

  it("Bookinfo states nothing: the assumption is applied and said", () => {
    const asked = {
      workloads: {
        example: "bookinfo",
        namespaceCopies: 1,
        missingCpuMilli: 70,
        missingMemoryMiB: 90,
      },
    };
    const { workloads, notes } = expand(asked, "bookinfo");
    expect(totals(workloads)).toEqual({ pods: 6, cpuMilli: 6 * 70, memoryMiB: 6 * 90 });
    expect(notes.map((note) => note.message).join(" ")).toContain("70m each is assumed");
    expect(notes.map((note) => note.message).join(" ")).toContain("90Mi each is assumed");
  });
});

describe("quick mode", () => {
  it.each([
    // pods, per service, services per namespace → services, namespaces
    { pods: 400, per: 3, services: 12, expectServices: 134, expectNamespaces: 12 },
    { pods: 1, per: 5, services: 10, expectServices: 1, expectNamespaces: 1 },
    { pods: 36, per: 3, services: 12, expectServices: 12, expectNamespaces: 1 },
    { pods: 35, per: 3, services: 12, expectServices: 12, expectNamespaces: 1 },
    { pods: 72, per: 3, services: 12, expectServices: 24, expectNamespaces: 2 },
    { pods: 0, per: 3, services: 12, expectServices: 0, expectNamespaces: 0 },
    { pods: 1_000_000, per: 1, services: 5000, expectServices: 1_000_000, expectNamespaces: 200 },
  ])(
    "$pods pods, $per to a service",
    ({ pods, per, services, expectServices, expectNamespaces }) => {
      const { workloads } = expand({
        workloads: {
          source: "quick",
          quickPods: pods,
          quickPodsPerService: per,
          quickServicesPerNamespace: services,
          quickCpuMilli: 10,
          quickMemoryMiB: 20,
        },
      });
      expect(totals(workloads)).toEqual({ pods, cpuMilli: pods * 10, memoryMiB: pods * 20 });
      expect(workloads.reduce((sum, w) => sum + w.copies, 0)).toBe(expectServices);
      const namespaces = new Map<string, number>();
      for (const w of workloads) {
        namespaces.set(w.namespace, Math.max(namespaces.get(w.namespace) ?? 0, w.copies));
      }
      expect([...namespaces.values()].reduce((sum, n) => sum + n, 0)).toBe(expectNamespaces);
    },
  );

  it("a service short of pods is in a namespace of its own: it counts once, not in every copy", () => {
    // 6 namespaces of 4 services of 3 pods are 72; at 71 the sixth is short of one pod.
    const at = (quickPods: number) =>
      expand({
        workloads: {
          source: "quick",
          quickPods,
          quickPodsPerService: 3,
          quickServicesPerNamespace: 4,
        },
      }).workloads.map(({ namespace, replicas, copies }) => [namespace, replicas, copies]);
    const full = (copies: number) => [3, 3, 3, 3].map((pods) => ["namespace", pods, copies]);
    expect(at(72)).toEqual(full(6));
    expect(at(71)).toEqual([
      ...full(5),
      ...[3, 3, 3, 2].map((pods) => ["last namespace", pods, 1]),
    ]);
  });
});

describe("rows", () => {
  it("take the scenario's traffic where they state none, and balance out with ingress", () => {
    const { workloads } = expand({
      traffic: { httpRequestsPerSecondPerPod: 50, ingressPercent: 20, l7SharePercent: 40 },
      workloads: {
        source: "rows",
        namespaceCopies: 1,
        rows: [
          { name: "silent", namespace: "a" },
          {
            name: "stated",
            namespace: "a",
            httpRequestsPerSecondIn: 7,
            httpRequestsPerSecondOut: 3,
            l7SharePercent: 0,
          },
          { name: "tcp", namespace: "a", protocol: "tcp" },
        ],
      },
    });
    expect(
      workloads.map((w) => [w.httpRequestsPerSecondIn, w.httpRequestsPerSecondOut, w.l7Share]),
    ).toEqual([
      [50, 40, 0.4],
      [7, 3, 0],
      [50, 40, 0],
    ]);
  });

  it("report traffic that does not balance", () => {
    const { notes } = expand({
      workloads: {
        source: "rows",
        rows: [
          { name: "a", replicas: 2, httpRequestsPerSecondIn: 10, httpRequestsPerSecondOut: 30 },
        ],
      },
    });
    expect(notes.map((note) => note.code)).toEqual(["unbalanced-traffic", "copied-rows"]);
    expect(notes[0]?.message).toContain("send 60 requests per second and receive 20");
    // The default of the examples holds for rows that say nothing else.
    expect(notes[1]?.message).toContain("34 copies");
  });
});
