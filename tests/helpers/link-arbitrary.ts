import fc from "fast-check";
import { type Scenario, scenarioSchema } from "@/lib/scenario/schema";
import { pooledScenarioArbitrary } from "./pooled-scenario";
import { scenarioArbitrary } from "./scenario-arbitrary";

/* Scenarios as hard on links as they can be: any text, any fraction, any override. */

/** Any well-formed Unicode: control characters, emoji, right-to-left marks, noncharacters. */
const anyText = (minLength: number, maxLength: number) =>
  fc
    .string({ unit: "binary", minLength, maxLength })
    .filter((text) => text.length <= maxLength && text.length >= minLength);

/** A fraction as people and sliders produce it; no link tells −0 from 0. */
const fraction = (max: number) =>
  fc.double({ min: 0, max, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));

const range = fc
  .tuple(fraction(1e9), fraction(1e9), fraction(1e9))
  .map((ends) => ends.sort((a, b) => a - b))
  .map(([low, typical, high]) => ({ low, typical, high }));

const coefficientId = fc.oneof(
  fc.constantFrom("envoy.memory.base", "linkerd.cpu.ratio", "connections.perPod"),
  // Links come from anywhere: ids nobody knows must survive the trip as well.
  anyText(1, 20).filter((text) => text !== "__proto__"),
);

/** A row's name must not be empty. */
const row = fc.record({
  name: anyText(1, 60),
  namespace: anyText(1, 30),
  replicas: fc.integer({ min: 0, max: 40 }),
  cpuUseMilli: fraction(1_000_000),
  payloadKB: fraction(100_000),
});

export const linkScenarioArbitrary: fc.Arbitrary<Scenario> = fc
  .record({
    base: fc.oneof(scenarioArbitrary, pooledScenarioArbitrary),
    name: anyText(0, 200),
    overrides: fc.dictionary(coefficientId, range, { maxKeys: 4, noNullPrototype: true }),
    rows: fc.array(row, { maxLength: 4 }),
    distribution: anyText(0, 60),
    price: fraction(1000),
    rate: fraction(1_000_000),
    ownLabel: anyText(0, 80),
  })
  .map(({ base, name, overrides, rows, distribution, price, rate, ownLabel }) =>
    scenarioSchema.parse({
      ...base,
      name,
      overrides,
      ownCosts: {
        ...base.ownCosts,
        lines: [...base.ownCosts.lines, { label: ownLabel, usdPerMonth: price }],
      },
      cluster: { ...base.cluster, ownPriceUsdPerHour: price },
      traffic: { ...base.traffic, httpRequestsPerSecondPerPod: rate },
      workloads: { ...base.workloads, rows: [...base.workloads.rows, ...rows] },
      // Empty choices say nothing, so a link has no way and no need to write them.
      options: { ...filled(base.options), cilium: { distribution } },
    }),
  );

function filled(options: Scenario["options"]): Scenario["options"] {
  return Object.fromEntries(
    Object.entries(options).filter(([, choices]) => Object.keys(choices).length > 0),
  );
}
