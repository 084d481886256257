import fc from "fast-check";
import { type Scenario, scenarioSchema } from "@/lib/scenario/schema";
import { resolved } from "./estimates";
import { scenarioArbitrary } from "./scenario-arbitrary";

/* Random valid scenarios of one to three further node pools, with workloads and DaemonSets in them. */

const NAMES = ["batch", "gpu-1", "Edge_2"] as const;

const pool = fc.record(
  {
    minNodes: fc.integer({ min: 0, max: 6 }),
    minNodesPerZone: fc.integer({ min: 0, max: 2 }),
    headroomPercent: fc.integer({ min: 0, max: 30 }),
    maxPods: fc.constantFrom(0, 30),
    capacityType: fc.constantFrom("on-demand", "spot", "own-price"),
    ownPriceUsdPerHour: fc.constantFrom(0, 0.4),
    customCpuMilli: fc.constantFrom(2000, 16_000),
    customMemoryMiB: fc.constantFrom(8192, 65_536),
  },
  { requiredKeys: ["minNodes"] },
);

const daemonSet = fc.record(
  {
    off: fc.boolean(),
    cpuRequestMilli: fc.integer({ min: 0, max: 300 }),
    memoryRequestMiB: fc.integer({ min: 0, max: 400 }),
    pools: fc.constantFrom(["default"], ["batch"], ["default", "batch"]),
  },
  { requiredKeys: ["cpuRequestMilli"] },
);

const share = fc.array(fc.nat(3), { minLength: 8, maxLength: 8 });

export const pooledScenarioArbitrary: fc.Arbitrary<Scenario> = fc
  .record({
    base: scenarioArbitrary,
    pools: fc.array(pool, { minLength: 1, maxLength: 3 }),
    // Which pool each workload is in: 0 the default one, else one of those drawn.
    share,
    system: fc.nat(3),
    daemonSets: fc.dictionary(fc.constantFrom("kube-proxy", "node-exporter", "a.b"), daemonSet, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  })
  .map(({ base, pools, share: drawn, system, daemonSets }) => {
    const named = pools.map((each, index) => ({ ...each, name: NAMES[index] }));
    const nameAt = (index: number) => (index === 0 ? undefined : named[index - 1]?.name);
    const asked = scenarioSchema.parse({
      ...base,
      cluster: {
        ...base.cluster,
        pools: named.map((each) => ({ instanceType: base.cluster.instanceType, ...each })),
        ...(nameAt(system) === undefined ? {} : { systemPool: nameAt(system) }),
        systemDaemonSets: daemonSets,
      },
    });
    return placed(asked, drawn, nameAt);
  });

/** Rows by their place, an example's workloads by name. */
function placed(
  asked: Scenario,
  drawn: readonly number[],
  nameAt: (index: number) => string | undefined,
): Scenario {
  const poolOf = (index: number) => nameAt(drawn[index % drawn.length] ?? 0);
  const rows = asked.workloads.rows.map((row, index) => {
    const name = poolOf(index);
    return name === undefined ? row : { ...row, pool: name };
  });
  const names =
    asked.workloads.source === "example"
      ? resolved(asked).input.workloads.map(({ name }) => name)
      : [];
  const pools = Object.fromEntries(
    names.flatMap((name, index) => {
      const chosen = poolOf(index);
      return chosen === undefined ? [] : [[name, chosen]];
    }),
  );
  return { ...asked, workloads: { ...asked.workloads, rows, pools } };
}
