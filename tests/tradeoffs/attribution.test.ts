import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AttributedOption,
  attributionInWords,
  shownStepChanges,
} from "@/lib/charts/attribution";
import { POOL_RESOURCES } from "@/lib/charts/pool-by-owner";
import { OWNERS } from "@/lib/model/types";
import type { Scenario } from "@/lib/scenario/schema";
import { attribute } from "@/lib/tradeoffs/attribution";
import { changeSteps } from "@/lib/tradeoffs/change-steps";
import { greedyEstimate, optionOf, scenario } from "../helpers/estimates";
import { scenarioArbitrary } from "../helpers/scenario-arbitrary";

const BOOKS = { cpu: "cpuMilli", memory: "memoryMiB", pods: "pods" } as const;

function attributed(a: Scenario, b: Scenario) {
  const before = greedyEstimate(a);
  const work = attribute(before, changeSteps(a, b), (step) => greedyEstimate(step.scenario));
  let step = work.next();
  while (step.done !== true) step = work.next();
  return { before, after: greedyEstimate(b), attribution: step.value };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

describe("the changed inputs between two scenarios", () => {
  it("lead from A to B, one at a time, and end at B itself", () => {
    fc.assert(
      fc.property(scenarioArbitrary, scenarioArbitrary, (a, b) => {
        const steps = changeSteps(a, b);
        expect(steps.length).toBeLessThanOrEqual(11);
        expect(steps.every(({ label }) => label !== "")).toBe(true);
        if (steps.length > 0) expect(steps.at(-1)?.scenario).toBe(b);
        else expect(b).toEqual({ ...a, name: b.name });
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it("switch what belongs together at once, and single inputs by themselves", () => {
    const a = scenario();
    const b = scenario({
      cluster: { platform: "gke-standard", provider: "gcp", region: "europe-west1", zones: 2 },
      traffic: { httpRequestsPerSecondPerPod: 100 },
      options: { linkerd: { highAvailability: false } },
      overrides: { "envoy.memory.base": { low: 30, typical: 30, high: 30 } },
    });
    expect(changeSteps(a, b).map(({ label }) => label)).toEqual([
      "Platform eks-al2023 → gke-standard, Prices and machines of aws → gcp and Region us-east-1 → europe-west1",
      "Zones 3 → 2",
      "Requests into every pod 20 → 100",
      "Linkerd: High availability default → no",
      "envoy.memory.base default → 30",
    ]);
    expect(changeSteps(a, a)).toEqual([]);
  });
});

describe("what each changed input did", () => {
  it("sums exactly: nodes, micro-dollars and every owner's amounts of every option", () => {
    let checked = 0;
    fc.assert(
      fc.property(scenarioArbitrary, scenarioArbitrary, (a, b) => {
        const { before, after, attribution } = attributed(a, b);
        for (const { id, steps, nodes, microUsdPerMonth } of attribution.options) {
          if (steps === undefined) continue;
          checked += 1;
          const [from, to] = [optionOf(before, id).typical, optionOf(after, id).typical];
          expect(nodes).toEqual({ before: from.nodes, after: to.nodes });
          expect(sum(steps.map((step) => step.nodes))).toBe(to.nodes - from.nodes);
          expect(sum(steps.map((step) => step.microUsdPerMonth))).toBe(
            microUsdPerMonth.after - microUsdPerMonth.before,
          );
          // As whole dollars show it, too.
          const dollars = ({ before, after }: typeof microUsdPerMonth) =>
            Math.round(after / 1e6) - Math.round(before / 1e6);
          const shown = shownStepChanges({
            id,
            name: id,
            nodes,
            steps,
            microUsdPerMonth,
            resource: "cpu",
          });
          expect(sum(shown) / 1e6).toBe(dollars(microUsdPerMonth));
          for (const resource of POOL_RESOURCES) {
            for (const owner of OWNERS) {
              const moved = steps.map((step) => step.owners[resource][owner] ?? 0);
              const book = BOOKS[resource];
              expect(sum(moved)).toBe(to.breakdown[book][owner] - from.breakdown[book][owner]);
            }
          }
        }
      }),
      { numRuns: 12, seed: 5 },
    );
    expect(checked).toBeGreaterThan(20);
  }, 120_000);

  it("more requests are the sidecars' doing, a fee is the bill's alone", () => {
    const a = scenario({ workloads: { namespaceCopies: 6 } });
    const b = scenario({
      workloads: { namespaceCopies: 6 },
      traffic: { httpRequestsPerSecondPerPod: 200 },
      options: { linkerd: { feePer: "cluster", feeUsdPerMonth: 300 } },
    });
    const { attribution } = attributed(a, b);
    expect(attribution.inputs[0]).toBe("Requests into every pod 20 → 200");
    const sidecar = attribution.options.find(({ id }) => id === "istio-sidecar");
    expect(sidecar?.steps?.[0]?.owners.cpu["per-pod-proxies"]).toBeGreaterThan(0);
    expect(sidecar?.steps?.slice(1).every((step) => step.nodes === 0)).toBe(true);
    const linkerd = attribution.options.find(({ id }) => id === "linkerd");
    const fees = linkerd?.steps?.slice(1).map((step) => sum(Object.values(step.bill)));
    expect(sum(fees ?? [])).toBe(300_000_000);
  });
});

describe("a name and a price", () => {
  it("a discount is the node price's doing: nodes × 730 hours × what an hour costs less", () => {
    const small = { workloads: { namespaceCopies: 6 } };
    const { before, after, attribution } = attributed(
      scenario(small),
      scenario({ ...small, name: "Cheaper", cluster: { discountPercent: 15 } }),
    );
    expect(attribution.inputs).toEqual(["Discount on nodes 0 → 15"]);
    const price = (of: typeof before) => of.input.cluster.node.priceMicroUsdPerHour;
    for (const option of attribution.options) {
      const [only] = option.steps ?? [];
      const nodes = optionOf(after, option.id).typical.nodes;
      const moved = nodes * 730 * (price(after) - price(before));
      expect(moved).toBeLessThan(0);
      expect(only).toMatchObject({
        nodes: 0,
        microUsdPerMonth: moved,
        nodePrice: { before: price(before), after: price(after), microUsdPerMonth: moved },
      });
      expect(attributionInWords(option, attribution.inputs)).toMatch(
        /^0 nodes, −\$[\d,]+: −\$[\d,]+ from Discount on nodes 0 → 15 \(node price \$0\.192 → \$0\.1632 an hour: −\$[\d,]+\)\.$/,
      );
    }
  });

  it("another name is no change", () => {
    expect(changeSteps(scenario(), scenario({ name: "B" }))).toEqual([]);
  });
});

describe("the attribution in words", () => {
  const step = (
    nodes: number,
    own: Partial<NonNullable<AttributedOption["steps"]>[number]> = {},
  ) => ({
    nodes,
    microUsdPerMonth: 0,
    owners: { cpu: {}, memory: {}, pods: {} },
    bill: {},
    ...own,
  });
  const option = (steps: AttributedOption["steps"]): AttributedOption => ({
    id: "istio-ambient-waypoints",
    name: "Istio ambient + waypoints",
    nodes: { before: 10, after: 13 },
    microUsdPerMonth: { before: 0, after: 0 },
    resource: "cpu",
    steps,
  });

  it.each([
    [
      [
        step(2, {
          owners: { cpu: { "per-pod-proxies": 1200, system: 150 }, memory: {}, pods: {} },
        }),
        step(1, { owners: { cpu: { waypoints: 900 }, memory: {}, pods: {} } }),
      ],
      "+3 nodes: +2 from access log no → yes (+1.2 vCPU per-pod proxies); +1 from namespaces 3 → 5 (+0.9 vCPU waypoints).",
    ],
    [
      [step(-1), step(0, { bill: { "Traffic between zones": 40_000_000 } })],
      "−1 node: −1 from access log no → yes; 0 from namespaces 3 → 5 (+$40 traffic between zones).",
    ],
    [[step(0), step(0)], "Nothing moved."],
    [
      [step(0), step(1, { microUsdPerMonth: 140_160_000 })],
      "+1 node: +1 and +$140 from namespaces 3 → 5.",
    ],
    [undefined, "Halfway between A and B this option fits no node, so its change cannot be split."],
  ] as const)("%#", (steps, words) => {
    expect(attributionInWords(option(steps), ["access log no → yes", "namespaces 3 → 5"])).toBe(
      words,
    );
  });
});
