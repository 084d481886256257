import { describe, expect, it } from "vitest";
import {
  addPool,
  changeDaemonSet,
  placeWorkload,
  poolNameProblem,
  removePool,
  renamePool,
} from "@/components/inputs/change-pools";
import { changePlatform } from "@/components/inputs/change-platform";
import { parsePasted } from "../helpers/parse-pasted";
import { encodeScenario } from "@/lib/scenario/codec";
import { numberLimits } from "@/lib/scenario/limits";
import { scenario } from "../helpers/estimates";

const rows = [{ name: "api", pool: "batch" }, { name: "web", pool: "gpu" }, { name: "cart" }];
const asked = scenario({
  cluster: {
    instanceType: "c6i.2xlarge",
    pools: [{ name: "batch" }, { name: "gpu" }],
    systemPool: "batch",
    systemDaemonSets: {
      "node-exporter": { cpuRequestMilli: 50, pools: ["default", "batch"] },
      "batch-agent": { cpuRequestMilli: 10, pools: ["batch"] },
    },
  },
  workloads: { source: "rows", rows, pools: { frontend: "batch", cart: "gpu" } },
});

describe("node pools on the page", () => {
  it("a new one is like the default one, under a name of its own", () => {
    const once = addPool(scenario({ cluster: { instanceType: "c6i.2xlarge" } }));
    expect(once.cluster.pools).toEqual([
      expect.objectContaining({ name: "pool-2", instanceType: "c6i.2xlarge", minNodes: 0 }),
    ]);
    expect(addPool(once).cluster.pools.map(({ name }) => name)).toEqual(["pool-2", "pool-3"]);
    const full = Array.from({ length: 12 }).reduce<typeof once>((now) => addPool(now), once);
    expect(full.cluster.pools).toHaveLength(8);
  });

  it("what names a pool follows its new name", () => {
    const after = renamePool(asked, 0, "jobs");
    expect(after.workloads.rows.map(({ pool }) => pool)).toEqual(["jobs", "gpu", undefined]);
    expect(after.workloads.pools).toEqual({ frontend: "jobs", cart: "gpu" });
    expect(after.cluster.systemPool).toBe("jobs");
    expect(after.cluster.systemDaemonSets["node-exporter"]?.pools).toEqual(["default", "jobs"]);
  });

  it("what ran in a removed pool runs in the default one; a DaemonSet of its own goes off", () => {
    const after = removePool(asked, 0);
    expect(after.cluster.pools.map(({ name }) => name)).toEqual(["gpu"]);
    expect(after.workloads.rows.map(({ pool }) => pool)).toEqual([undefined, "gpu", undefined]);
    expect(after.workloads.pools).toEqual({ cart: "gpu" });
    expect(after.cluster.systemPool).toBeUndefined();
    expect(after.cluster.systemDaemonSets).toEqual({
      "node-exporter": { cpuRequestMilli: 50, pools: ["default"] },
      "batch-agent": { cpuRequestMilli: 10, off: true },
    });
  });

  it("a pool added and removed again leaves the link as it was", () => {
    const before = scenario({ workloads: { source: "rows", rows: [{ name: "api" }] } });
    expect(encodeScenario(removePool(addPool(before), 0))).toBe(encodeScenario(before));
  });

  it("a workload placed in the default pool says nothing", () => {
    const there = placeWorkload(asked, "ad", "gpu");
    expect(there.workloads.pools["ad"]).toBe("gpu");
    expect(placeWorkload(there, "ad", "default").workloads.pools).toEqual(asked.workloads.pools);
  });

  it.each([
    ["", "40 letters"],
    ["no spaces", "40 letters"],
    ["default", "names the first pool"],
    ["gpu", "no other pool has"],
  ])("%j is refused", (name, why) => {
    expect(poolNameProblem(name, ["gpu"])).toContain(why);
  });

  it("another cloud brings its own machines to every pool, and its own DaemonSets", () => {
    const { pools, systemDaemonSets } = changePlatform(asked.cluster, "gke-standard");
    expect(pools?.map(({ instanceType }) => instanceType)).toEqual([
      "e2-standard-4",
      "e2-standard-4",
    ]);
    expect(systemDaemonSets).toEqual({});
    expect(changePlatform(asked.cluster, "eks-bottlerocket")).not.toHaveProperty(
      "systemDaemonSets",
    );
  });
});

describe("system DaemonSets on the page", () => {
  it("a change back to the platform's list says nothing", () => {
    const changed = changeDaemonSet(scenario(), "kube-proxy", { cpuRequestMilli: 50 });
    expect(encodeScenario(changed, "dev")).toBe("v=1&m=dev&ds.kube-proxy.cpu=50");
    expect(changeDaemonSet(changed, "kube-proxy", { off: undefined })).toEqual(changed);
    expect(changeDaemonSet(changed, "kube-proxy", undefined)).toEqual(scenario());
    const back = changeDaemonSet(changed, "kube-proxy", { cpuRequestMilli: undefined });
    expect(back).toEqual(scenario());
  });
});

describe("pools in pasted cells", () => {
  const paste = (text: string, pools: readonly string[]) =>
    parsePasted(text, numberLimits(), 100, pools);

  it("are read by their heading, in any case; default and nothing are the default pool", () => {
    const { rows: read, issues } = paste(
      "Name\tNode pool\tReplicas\napi\tBATCH\t3\nweb\tdefault\t1\ncart\t\t1\njob\tnowhere\t1",
      ["batch"],
    );
    expect(read.map(({ pool }) => pool)).toEqual(["batch", undefined, undefined, undefined]);
    expect(issues.map(({ path, message }) => [path, message])).toEqual([
      [
        "row 4, Pool",
        "Write one of: batch; or leave it empty. “job” counts with the scenario's own until it is mended.",
      ],
    ]);
  });

  it("without headings they come after the nine columns that are always shown", () => {
    const { rows: read, issues } = paste("api\tshop\t3\t200m\t64Mi\t90\t80\t30\tyes\tbatch", [
      "batch",
    ]);
    expect(issues).toEqual([]);
    expect(read[0]).toMatchObject({ meshed: true, pool: "batch" });
  });

  it("where there is but one pool, what a cell says of another is not lost unsaid", () => {
    const { rows: read, issues } = paste("Name\tPool\tReplicas\napi\tbatch\t3", []);
    expect(read[0]?.pool).toBeUndefined();
    expect(issues.map(({ path }) => path)).toEqual(["row 1, Pool"]);
  });
});
