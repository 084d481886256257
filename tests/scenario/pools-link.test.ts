import { describe, expect, it } from "vitest";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";
import { inputDifferences } from "@/lib/scenario/differences";
import { scenario } from "../helpers/estimates";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";

/* Node pools and system DaemonSets in links: readable, in one order, broken ones visible. */

const asked = scenario({
  cluster: {
    minNodes: 2,
    pools: [
      { name: "batch", instanceType: "c6i.4xlarge", capacityType: "spot", minNodes: 1 },
      { name: "gpu", headroomPercent: 20, maxPods: 30 },
    ],
    systemPool: "batch",
    systemDaemonSets: {
      "node-exporter": { cpuRequestMilli: 50, memoryRequestMiB: 64, pools: ["default", "gpu"] },
      "kube-proxy": { off: true },
    },
  },
  workloads: { pools: { frontend: "batch" } },
});

describe("pools in a link", () => {
  it("are readable keys, numbered, with defaults left out", () => {
    const link = encodeScenario(asked);
    expect(link).toBe(
      `v=1&m=${CURRENT_RELEASE}&min=2&systempool=batch&pool1=batch&pool1.type=c6i.4xlarge&pool1.capacity=spot&pool1.min=1&pool2=gpu&pool2.free=20&pool2.maxpods=30&ds.kube-proxy.off=1&ds.node-exporter.cpu=50&ds.node-exporter.mem=64&ds.node-exporter.pools=default,gpu&in.frontend=batch`,
    );
    expect(decodeScenario(link)).toMatchObject({ scenario: asked, issues: [] });
  });

  it("are the same whatever the order of editing, and take Kubernetes' spelling", () => {
    const { scenario: read, issues } = decodeScenario(
      "in.frontend=batch&ds.node-exporter.pools=default,gpu&ds.node-exporter.mem=64Mi&ds.node-exporter.cpu=0.05&ds.kube-proxy.off=1&pool2.maxpods=30&pool2.free=20&pool2=gpu&pool1.min=1&pool1.capacity=spot&pool1.type=c6i.4xlarge&pool1=batch&systempool=batch&min=2".replace(
        "cpu=0.05",
        "cpu=50m",
      ),
    );
    expect(issues).toEqual([]);
    expect(encodeScenario(read)).toBe(encodeScenario(asked));
  });

  it("a DaemonSet whose name holds dots is read to its last part", () => {
    const { scenario: read } = decodeScenario("ds.agent.v2.cpu=20");
    expect(read.cluster.systemDaemonSets).toEqual({ "agent.v2": { cpuRequestMilli: 20 } });
  });

  it("pools of a DaemonSet may come in parts, as a plain form sends its boxes", () => {
    const { scenario: read } = decodeScenario("pool1=a&ds.x.pools=default&ds.x.pools=a");
    expect(read.cluster.systemDaemonSets).toEqual({ x: { pools: ["default", "a"] } });
  });

  it("a row says its pool in the compact parameter", () => {
    const rows = [{ name: "api", replicas: 2, pool: "batch" }, { name: "web" }];
    const own = scenario({
      cluster: { pools: [{ name: "batch" }] },
      workloads: { source: "rows", rows },
    });
    expect(decodeScenario(encodeScenario(own)).scenario).toEqual(own);
  });
});

describe("broken pools fall back visibly", () => {
  it.each([
    ["pool1=batch&pool1.min=-1", "cluster.pools.0.minNodes (pool1.min)", { name: "batch" }],
    [
      "pool1=batch&pool1.capacity=rent",
      "cluster.pools.0.capacityType (pool1.capacity)",
      { name: "batch" },
    ],
    ["pool1.type=c6i.4xlarge", "cluster.pools.0.name (pool1)", undefined],
    ["pool1=default", "cluster.pools.0.name (pool1)", undefined],
    ["pool1=no+spaces", "cluster.pools.0.name (pool1)", undefined],
  ])("%s", (link, path, kept) => {
    const { scenario: read, issues } = decodeScenario(link);
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(read.cluster.pools.length).toBe(kept === undefined ? 0 : 1);
    if (kept !== undefined) expect(read.cluster.pools[0]).toMatchObject({ ...kept, minNodes: 0 });
  });

  it("the second of one name goes, the first stays", () => {
    const { scenario: read, issues } = decodeScenario("pool1=a&pool1.min=4&pool2=a&pool3=b");
    expect(issues.map(({ path, message }) => [path, message])).toEqual([
      ["cluster.pools.1.name (pool2)", "must be a name no other pool has"],
    ]);
    expect(read.cluster.pools.map(({ name, minNodes }) => [name, minNodes])).toEqual([
      ["a", 4],
      ["b", 0],
    ]);
  });

  it.each([
    ["pool9=x", "pool9"],
    ["pool1.colour=red", "pool1.colour"],
    ["ds.kube-proxy.colour=red", "ds.kube-proxy.colour"],
    ["ds.=1", "ds."],
    ["in.=batch", "in."],
  ])("%s is a field nobody knows", (link, path) => {
    const { issues } = decodeScenario(`pool1=a&${link}`);
    expect(issues.map((issue) => [issue.code, issue.path])).toEqual([["unknown-field", path]]);
  });

  it("a DaemonSet of no Kubernetes name, or in no pool, is refused by name", () => {
    const { scenario: read, issues } = decodeScenario("ds.Kube_Proxy.cpu=10&ds.fluentd.pools=");
    expect(read.cluster.systemDaemonSets).toEqual({ fluentd: {} });
    expect(issues.map(({ path }) => path).sort()).toEqual([
      "cluster.systemDaemonSets.Kube_Proxy",
      "cluster.systemDaemonSets.fluentd.pools",
    ]);
  });

  it("hostile names do no harm", () => {
    const { scenario: read } = decodeScenario(
      "in.__proto__=x&ds.__proto__.cpu=5&ds.constructor.cpu=5&pool1=a&pool1.__proto__=1",
    );
    expect(Object.getPrototypeOf(read.workloads.pools)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["cpuRequestMilli"]).toBeUndefined();
  });
});

it("what differs in pools and DaemonSets is named", () => {
  const differences = inputDifferences(scenario(), asked);
  expect(differences.map(({ label, before, after }) => `${label}: ${before} → ${after}`)).toEqual([
    "Minimum nodes: 3 → 2",
    "System pods and mesh: default → batch",
    "pool batch: none → c6i.4xlarge, spot, min nodes 1",
    "pool gpu: none → m6i.xlarge, on-demand, min nodes 0, 20 % kept free, max pods 30",
    "DaemonSet kube-proxy: default → off",
    "DaemonSet node-exporter: default → 50m, 64Mi, in default and gpu",
    "pool of frontend: default → batch",
  ]);
});
