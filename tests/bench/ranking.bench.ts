/** The ranking of instance types, in milliseconds: npx tsx tests/bench/ranking.bench.ts */
import { catalog } from "../../lib/catalog/all";
import { sliceOf } from "../../lib/catalog/slice";
import { sliceKey } from "../../lib/estimate";
import { RankingBook } from "../../lib/ranking";
import { DEFAULT_FILTERS } from "../../lib/ranking/filters";
import { scenarioSchema } from "../../lib/scenario/schema";

/** 20 workloads of 100 pods each, all of different sizes. */
const rows = Array.from({ length: 20 }, (_, index) => ({
  name: `service-${index + 1}`,
  namespace: `team-${index % 4}`,
  replicas: 100,
  cpuRequestMilli: 50 + 35 * index,
  memoryRequestMiB: 96 + 61 * ((index * 7) % 20),
}));

/** Nothing is filtered but what cannot be bought: the longest ranking there is. */
const everything = {
  ...DEFAULT_FILTERS,
  generations: "all",
  burstable: true,
  maxNodeSharePercent: 100,
} as const;

const cases = [
  ["defaults", "us-east-1", DEFAULT_FILTERS],
  ["every type", "us-east-1", everything],
] as const;

for (const [label, region, filters] of cases) {
  const scenario = scenarioSchema.parse({
    cluster: { region },
    workloads: { source: "rows", namespaceCopies: 1, rows },
  });
  const slice = sliceOf(catalog, sliceKey(scenario));
  const start = performance.now();
  const marks = new Map<string, number>();
  const book = new RankingBook(scenario, slice);
  let last;
  let longest = 0;
  let before = start;
  for (const step of book.rank({ option: "istio-sidecar", filters, shown: 10 })) {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    marks.set(step.stage, now - start);
    last = step;
  }
  const ranking = last?.current();
  console.log(`${label}: ${ranking?.ranked} of ${ranking?.sold} types ranked, 6 options`);
  for (const [stage, ms] of marks) console.log(`  ${stage} after ${ms.toFixed(0)} ms`);
  console.log(`  longest step ${longest.toFixed(0)} ms`);
  console.log(`  targets: first rows ("first") within 500 ms, all ("done") within 10,000 ms`);
  for (const row of ranking?.rows.slice(0, 3) ?? []) {
    const { nodes, state, microUsdPerMonth } = row.pool;
    console.log(`  ${row.name}: ${nodes} nodes, $${Math.round(microUsdPerMonth / 1e6)} (${state})`);
  }
  const mix = ranking?.mix;
  console.log(
    `  mix: ${JSON.stringify(mix?.found ? { nodes: mix.nodes, cost: mix.microUsdPerMonth / 1e6, atLeast: mix.atLeastMicroUsdPerMonth / 1e6 } : mix)}`,
  );
}
