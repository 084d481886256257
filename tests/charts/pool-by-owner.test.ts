import { describe, expect, it } from "vitest";
import { billsTable } from "@/lib/charts/bills";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { nodeAnatomy } from "@/lib/charts/node-anatomy";
import { aliases, nodeBins } from "@/lib/charts/node-bins";
import { POOL_RESOURCES, poolByOwner } from "@/lib/charts/pool-by-owner";
import { sortRows } from "@/lib/charts/sort-rows";
import { nodeArguments } from "@/lib/charts/why-nodes";
import { MESH_OPTIONS } from "@/lib/model/options";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

const small = fullEstimate(
  scenario({ workloads: { namespaceCopies: 6 }, cluster: { headroomPercent: 10 } }),
);
const { comparison, input } = small;

describe("the pool by owner", () => {
  it.each(POOL_RESOURCES)("bars of %s hold the whole machines of every option", (resource) => {
    const machine = input.cluster.node.machine;
    const perNode = {
      // A node's machine in vCPU and GiB; pod slots as the platform gives them.
      cpu: machine.cpuMilli / 1000,
      memory: machine.memoryMiB / 1024,
      pods: input.cluster.node.maxPods,
    }[resource];
    const chart = poolByOwner(comparison, resource);
    expect(chart.bars).toHaveLength(6);
    for (const bar of chart.bars) {
      expect(bar.amounts).toHaveLength(chart.owners.length);
      expect(bar.total).toBeCloseTo(bar.nodes * perNode, 6);
    }
    expect(chart.longest).toBe(Math.max(...chart.bars.map((bar) => bar.total)));
  });

  it("leaves out owners who have nothing anywhere", () => {
    const { owners } = poolByOwner(comparison, "cpu");
    expect(owners).toContain("headroom");
    expect(owners).not.toContain("gateways");
  });
});

it("bills side by side sum to each option's own total", () => {
  const table = billsTable(comparison);
  table.options.forEach((option, index) => {
    const sum = table.lines.reduce((all, line) => all + (line.microUsdPerMonth[index] ?? 0), 0);
    expect(sum).toBe(optionOf(small, option.id).typical.microUsdPerMonth);
    expect(table.totals[index]).toBe(sum);
  });
});

it("a node's slices sum to its machine", () => {
  const anatomy = nodeAnatomy(input.cluster);
  const total = (of: "cpuMilli" | "memoryMiB") =>
    anatomy.slices.reduce((sum, slice) => sum + slice[of], 0);
  expect(total("cpuMilli")).toBe(anatomy.machineCpuMilli);
  expect(total("memoryMiB")).toBe(anatomy.machineMemoryMiB);
  expect(anatomy.machineCpuMilli).toBe(4000);
});

describe("the argument for a number of nodes", () => {
  it.each(MESH_OPTIONS.map((option) => option.id))("is a bound that holds for %s", (id) => {
    const option = MESH_OPTIONS.find((candidate) => candidate.id === id);
    if (option === undefined) throw new Error(id);
    const { typical } = optionOf(small, id);
    const { nodes } = typical;
    const [pool] = nodeArguments(input, option, "typical", typical);
    expect(pool?.rows).toHaveLength(5);
    for (const argument of pool?.rows ?? []) {
      expect(argument.atLeast).toBe(Math.ceil(argument.demand / argument.perNode));
      expect(argument.atLeast).toBeLessThanOrEqual(nodes);
    }
  });
});

describe("how pods sit on the nodes", () => {
  const [bins] = nodeBins(small.runs(), "istio-sidecar");
  if (bins === undefined) throw new Error("no pool");

  it("places every pod of the plan on as many nodes as the table says", () => {
    const { typical } = optionOf(small, "istio-sidecar");
    expect(bins.nodes).toBe(typical.nodes);
    expect(bins.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(typical.nodes);
    const frontends = bins.bins.reduce(
      (sum, bin) =>
        sum + bin.count * (bin.contents.find(({ name }) => name === "frontend")?.count ?? 0),
      0,
    );
    // One frontend in each of six namespaces.
    expect(frontends).toBe(6);
  });

  it("fills no node beyond its machine", () => {
    for (const bin of bins.bins) {
      const share = (of: "cpuShare" | "memoryShare") =>
        bin.slices.reduce((sum, slice) => sum + slice[of], 0);
      expect(share("cpuShare")).toBeLessThanOrEqual(1);
      expect(share("memoryShare")).toBeLessThanOrEqual(1);
    }
  });
});

describe("the comparison as rows", () => {
  const rows = comparisonRows(comparison);

  it("starts with the baseline and marks one row as cheapest", () => {
    expect(rows[0]).toMatchObject({ id: "none", baseline: true, greyed: false });
    expect(rows.filter((row) => row.cheapest).map((row) => row.id)).toEqual([comparison.cheapest]);
  });

  it("greys what is below the level and says why", () => {
    const l4 = rows.find((row) => row.id === "istio-ambient-l4");
    expect(l4?.greyed).toBe(true);
    expect(l4?.remarks.map((remark) => remark.message).join(" ")).toContain("layer-7");
  });

  it("sorts by a figure with the baseline on top, and back to the options' order", () => {
    const sorted = sortRows(rows, { key: "cost", falling: false });
    expect(sorted[0]?.id).toBe("none");
    const costs = sorted.slice(1).map((row) => row.microUsdPerMonth.typical);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    const falling = sortRows(rows, { key: "cost", falling: true });
    expect(falling[0]?.id).toBe("none");
    const dearest = falling.slice(1).map((row) => row.microUsdPerMonth.typical);
    expect(dearest).toEqual([...costs].sort((a, b) => b - a));
    const named = sortRows(rows, { key: "name", falling: false }).map((row) => row.name);
    expect(named).toEqual(["No mesh", ...named.slice(1).sort()]);
    expect(sortRows(rows, undefined)).toBe(rows);
  });

  it("a pod larger than a node leaves no figures, only the reason", () => {
    const giant = fullEstimate(
      scenario({ workloads: { source: "quick", quickPods: 3, quickCpuMilli: 64_000 } }),
    );
    for (const row of comparisonRows(giant.comparison)) {
      expect(row.planned).toBe(false);
      expect(row.remarks.some((remark) => remark.tone === "blocked")).toBe(true);
    }
  });
});

describe("nodes whose pods differ in name alone", () => {
  const asked = fullEstimate(
    scenario({ workloads: { source: "quick", quickPods: 600, quickCpuMilli: 250 } }),
  );
  const [bins] = nodeBins(asked.runs(), "istio-sidecar");

  it("are one picture, and hold every pod still", () => {
    const shown = bins?.bins ?? [];
    const pictures = shown.map(({ slices, pods }) => JSON.stringify([pods, slices]));
    expect(new Set(pictures).size).toBe(shown.length);
    const { input } = asked;
    const services = input.workloads.reduce(
      (sum, { replicas, copies }) => sum + replicas * copies,
      0,
    );
    const placed = shown.flatMap(({ count, contents }) =>
      contents
        .filter(({ name }) => name.startsWith("service "))
        .map((entry) => entry.count * count),
    );
    expect(placed.reduce((sum, pods) => sum + pods, 0)).toBe(services);
    expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(bins?.nodes);
    expect(shown[0]?.contents[0]?.name).toMatch(/^service 1 or \d+ others alike$/);
  });

  it("are told by two names, or by one and how many more", () => {
    expect(aliases(["a"])).toBe("a");
    expect(aliases(["a", "a"])).toBe("a");
    expect(aliases(["a", "b"])).toBe("a or b");
    expect(aliases(["a", "b", "c"])).toBe("a or 2 others alike");
  });
});
