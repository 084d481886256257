import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preparedRun } from "@/lib/model/compare";
import { asOneClass, groupsOf } from "@/lib/model/group-workloads";
import { MESH_OPTIONS } from "@/lib/model/options";
import { fullEstimate, resolved, scenario } from "../helpers/estimates";

const podClass = (cpuMilli: number, memoryMiB: number, count: number, maxPerNode?: number) => ({
  name: `${cpuMilli}/${memoryMiB}`,
  size: [cpuMilli, memoryMiB, 1],
  count,
  maxPerNode,
});

it("leaves a few classes as they are", () => {
  const { input } = resolved(scenario());
  const [option] = MESH_OPTIONS;
  if (option === undefined) throw new Error("no options");
  const run = preparedRun(input, option, "typical");
  expect(run.input.planned).toBe(run.input.standing);
  // Online Boutique's 12 workloads, and the system Deployments after them.
  expect(run.input.planned.length).toBe(12 + input.cluster.deployments.length);
});

describe("groupsOf", () => {
  it("puts every class into exactly one group, and one with a limit per node into its own", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2000), fc.nat(4000), fc.nat(300), fc.boolean()), {
          minLength: 301,
          maxLength: 700,
        }),
        (rows) => {
          const classes = rows.map(([cpu, memory, , limited]) =>
            podClass(cpu, memory, 1, limited ? 2 : undefined),
          );
          const groups = groupsOf(
            classes,
            rows.map(([cpu, memory, passes]) => [cpu, memory, passes]),
          );
          expect(groups.flat().sort((a, b) => a - b)).toEqual(rows.map((_, index) => index));
          for (const group of groups) {
            const limited = group.some((index) => rows[index]?.[3]);
            if (limited) expect(group).toHaveLength(1);
          }
        },
      ),
      { seed: 7, numRuns: 50 },
    );
  });
});

it("a group holds each of its pods at the largest size of any", () => {
  const classes = [podClass(100, 900, 3), podClass(300, 200, 4), podClass(200, 200, 5)];
  expect(asOneClass(classes, [0, 1, 2])).toMatchObject({ size: [300, 900, 1], count: 12 });
  expect(asOneClass(classes, [1])).toBe(classes[1]);
});

it("1,000 different rows get a plan above, a bound below, and a gap that is said", () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    name: `service ${index}`,
    namespace: `namespace ${index % 20}`,
    replicas: 1 + (index % 5),
    cpuRequestMilli: 50 + ((index * 37) % 900),
    memoryRequestMiB: 64 + ((index * 91) % 3000),
  }));
  const { comparison } = fullEstimate(
    scenario({ workloads: { source: "rows", namespaceCopies: 1, rows } }),
  );
  // Sums by hand: CPU over 3,770m and memory over 14,472 MiB a node, system pods aside.
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row) * row.replicas, 0);
  const bySums = Math.max(
    Math.ceil(sum((row) => row.cpuRequestMilli) / 3770),
    Math.ceil(sum((row) => row.memoryRequestMiB) / 14_472),
  );
  const none = comparison.options[0]?.typical;
  expect(none?.lowerBound).toBeGreaterThanOrEqual(bySums);
  expect(none?.nodes).toBeGreaterThanOrEqual(none?.lowerBound ?? 0);
  expect(none?.nodes).toBeLessThan(bySums * 1.15);
  for (const option of comparison.options) {
    expect(option.low.nodes).toBeLessThanOrEqual(option.typical.nodes);
    expect(option.typical.nodes).toBeLessThanOrEqual(option.high.nodes);
  }
});
