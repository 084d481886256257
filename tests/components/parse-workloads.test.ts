import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKubernetesJson, parseWorkloads } from "@/components/rows/parse-workloads";
import { newRow } from "@/components/rows/row-columns";
import { workloadRowSchema } from "@/lib/scenario/schema";

const container = (cpu?: string, memory?: string, limits?: object) => ({
  name: "main",
  image: "registry.example/app:1",
  resources: {
    ...(cpu === undefined ? {} : { requests: { cpu, memory } }),
    ...(limits === undefined ? {} : { limits }),
  },
});
const workload = (kind: string, name: string, replicas: number | undefined, pod: object) => ({
  apiVersion: "apps/v1",
  kind,
  metadata: { name, namespace: "shop" },
  spec: { ...(replicas === undefined ? {} : { replicas }), template: { spec: pod } },
});
const list = (...items: object[]) => JSON.stringify({ apiVersion: "v1", kind: "List", items });
const read = (...items: object[]) => parseWorkloads(list(...items), 100);

describe("what kubectl prints", () => {
  it("a pod requests the sum of its containers: 250m + 1 = 1250m, 128Mi + 1Gi = 1152Mi", () => {
    const pod = { containers: [container("250m", "128Mi"), container("1", "1Gi")] };
    const { rows, issues } = read(workload("Deployment", "cart", 6, pod));
    expect(issues).toEqual([]);
    expect(rows).toEqual([
      {
        ...newRow(1),
        name: "cart",
        namespace: "shop",
        replicas: 6,
        cpuRequestMilli: 1250,
        memoryRequestMiB: 1152,
      },
    ]);
  });

  it("a native sidecar counts in the running sum and beside later init containers", () => {
    const pod = {
      initContainers: [
        { ...container("100m", "64Mi"), restartPolicy: "Always" },
        container("700m", "32Mi"),
      ],
      containers: [container("200m", "256Mi")],
    };
    const { rows } = read(workload("StatefulSet", "db", 3, pod));
    // Running: 100 + 200; init: 100 + 700 while the sidecar runs.
    expect(rows[0]).toMatchObject({
      cpuRequestMilli: 300,
      memoryRequestMiB: 320,
      initCpuMilli: 800,
      initMemoryMiB: 96,
    });
  });

  it("a limit alone is the request; equal limits everywhere make the pod Guaranteed", () => {
    const limits = { cpu: "500m", memory: "512Mi" };
    const { rows } = read(
      workload("Deployment", "a", 1, { containers: [container(undefined, undefined, limits)] }),
      workload("Deployment", "b", 1, { containers: [container("100m", "64Mi", limits)] }),
      workload("Deployment", "c", undefined, { containers: [{ name: "main" }] }),
    );
    expect(rows[0]).toMatchObject({
      cpuRequestMilli: 500,
      memoryRequestMiB: 512,
      guaranteed: true,
    });
    expect(rows[1]).toMatchObject({ cpuRequestMilli: 100, guaranteed: false });
    expect(rows[2]).toMatchObject({ replicas: 1, cpuRequestMilli: 0, memoryRequestMiB: 0 });
  });

  it("pods no mesh can take in say so, and a replica set of a deployment is not counted twice", () => {
    const plain = { containers: [container("10m", "10Mi")] };
    const owned = workload("ReplicaSet", "cart-7f", 6, plain);
    const { rows } = read(
      workload("Deployment", "host", 1, { ...plain, hostNetwork: true }),
      workload("Deployment", "win", 1, {
        ...plain,
        nodeSelector: { "kubernetes.io/os": "windows" },
      }),
      { ...owned, metadata: { ...owned.metadata, ownerReferences: [{ kind: "Deployment" }] } },
    );
    expect(rows.map((row) => row.unmeshable)).toEqual(["host-network", "windows"]);
  });

  it("one workload without a list is one row", () => {
    const one = JSON.stringify(workload("Deployment", "cart", 2, { containers: [] }));
    expect(isKubernetesJson(`\n ${one}`)).toBe(true);
    expect(parseWorkloads(one, 100).rows).toHaveLength(1);
  });

  it("what cannot be read is named, and its neighbours stay", () => {
    const pod = { containers: [container("lots", "64Mi")] };
    const service = { kind: "Service", metadata: { name: "web" } };
    const { rows, issues } = read(service, workload("Deployment", "cart", 1, pod));
    expect(rows.map((row) => row.name)).toEqual(["cart"]);
    expect(issues.map((issue) => issue.path)).toEqual([
      "item 1, Service web",
      "item 2, Deployment cart",
    ]);
  });

  it("cut-off JSON and JSON of something else are refused in words", () => {
    expect(parseWorkloads('{"kind":"List","items":[', 10).issues[0]?.code).toBe("not-json");
    expect(parseWorkloads('{"kind":"List","items":[]}', 10).issues[0]?.code).toBe("no-workloads");
  });

  it("whatever the JSON, every row is one the scenario accepts", () => {
    const anything = fc.json({ maxDepth: 5 });
    const nearly = fc
      .record({
        replicas: fc.anything({ maxDepth: 0 }),
        cpu: fc.oneof(fc.string(), fc.double(), fc.constantFrom("250m", "1e30", "-1")),
        name: fc.string({ minLength: 1, unit: "grapheme" }),
      })
      .map(({ replicas, cpu, name }) =>
        list({
          kind: "Deployment",
          metadata: { name },
          spec: {
            replicas,
            template: { spec: { containers: [{ resources: { requests: { cpu } } }] } },
          },
        }),
      );
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (text) => {
        for (const row of parseWorkloads(text, 100).rows) {
          expect(workloadRowSchema.safeParse(row).error?.issues ?? []).toEqual([]);
        }
      }),
      { numRuns: 400, seed: 12 },
    );
  });
});
