/**
 * npm run bench tradeoffs: what a map, a sampling and a tornado take in the page's worker, on 20
 * kinds of pods. Budgets: a first picture of the map in under 500 ms, 40 × 40 places of it in under
 * 8 s, 2,000 samples of six options in under 10 s, and nothing the page draws of them over 50 ms.
 */
import { catalog } from "../../lib/catalog/all";
import { sliceOf } from "../../lib/catalog/slice";
import { drawMap, mapHeightPx } from "../../lib/charts/figures/break-even-map";
import { THEME } from "../../lib/charts/svg/theme";
import type { BreakEvenMap } from "../../lib/charts/tradeoffs/break-even";
import { FULL_PLANNING, resolveWith, sliceKey } from "../../lib/estimate";
import { MESH_OPTIONS } from "../../lib/model/options";
import { scenarioSchema } from "../../lib/scenario/schema";
import { FULL_MAP } from "../../lib/tradeoffs/break-even";
import { SEED } from "../../lib/tradeoffs/draws";
import { breakEvenOf, finished, tornadoOf } from "../../lib/tradeoffs/for-scenario";
import { FULL_SAMPLING, sampling } from "../../lib/tradeoffs/sampling";

const KINDS = 20;
const FIRST_PICTURE_MS = 500;
const WHOLE_MAP_MS = 8000;
const SAMPLING_MS = 10_000;
const DRAWING_MS = 50;

/** Twenty services of different sizes; `scale` multiplies their replicas. */
const cluster = (scale: number) =>
  scenarioSchema.parse({
    workloads: {
      source: "rows",
      namespaceCopies: 1,
      rows: Array.from({ length: KINDS }, (_, index) => ({
        name: `service ${index}`,
        namespace: `namespace ${index % 4}`,
        replicas: scale * (1 + (index % 5)),
        cpuRequestMilli: 100 + 37 * index,
        memoryRequestMiB: 128 + 61 * ((index * 7) % KINDS),
      })),
    },
  });

const CANDIDATES = MESH_OPTIONS.slice(1).map(({ id }) => id);
let failed = false;

function say(what: string, ms: number, budget: number, rest = ""): void {
  failed ||= ms > budget;
  console.log(`${what.padEnd(34)} ${ms.toFixed(0).padStart(6)} ms (under ${budget})${rest}`);
}

function measureMap(scale: number): void {
  const scenario = cluster(scale);
  const slice = sliceOf(catalog, sliceKey(scenario));
  const start = performance.now();
  const steps = breakEvenOf(
    { scenario, slice, planning: FULL_PLANNING },
    { x: "requests", y: "l7-share", candidates: CANDIDATES },
    FULL_MAP,
  );
  if (steps === undefined) throw new Error("no map");
  const at = new Map<string, number>();
  let map: BreakEvenMap | undefined;
  let longest = 0;
  let before = start;
  for (let step = steps.next(); map === undefined; step = steps.next()) {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (step.done === true) map = step.value;
    else if (step.value.map !== undefined) at.set(step.value.map.stage, now - start);
  }
  const total = performance.now() - start;
  const open = map.cells.filter((cell) => cell.open.length > 0).length;
  const places = `${map.x.values.length} × ${map.y.values.length}`;
  say(`map × ${scale}, first picture`, at.get("coarse") ?? Number.NaN, FIRST_PICTURE_MS);
  say(`map × ${scale}, ${places} places`, at.get("whole") ?? Number.NaN, WHOLE_MAP_MS);
  console.log(
    `  borders to the whole number at ${total.toFixed(0)} ms; ${map.plans} searches, ${map.edges.length} borders, ${open} places open; longest step ${longest.toFixed(0)} ms`,
  );
  const drawn = performance.now();
  drawMap(map, { x: 0, y: 0, width: 960, height: mapHeightPx(map, 960) }, THEME.light);
  say("  drawing it", performance.now() - drawn, DRAWING_MS);
}

function measureSampling(scale: number): void {
  const scenario = cluster(scale);
  const slice = sliceOf(catalog, sliceKey(scenario));
  const { input } = resolveWith(scenario, slice);
  const start = performance.now();
  const found = finished(
    sampling(input, MESH_OPTIONS, CANDIDATES, FULL_PLANNING, FULL_SAMPLING, SEED),
  );
  say(
    `sampling × ${scale}, ${found.samples} × ${found.options.length}`,
    performance.now() - start,
    SAMPLING_MS,
    `; ${found.plans} plans`,
  );
}

function measureTornado(scale: number): void {
  const scenario = cluster(scale);
  const joined = { scenario, slice: sliceOf(catalog, sliceKey(scenario)), planning: FULL_PLANNING };
  for (const option of ["istio-sidecar", "istio-ambient-waypoints"]) {
    const start = performance.now();
    const found = finished(tornadoOf(joined, option));
    console.log(
      `tornado × ${scale}, ${option.padEnd(24)} ${(performance.now() - start).toFixed(0).padStart(6)} ms; ${found?.bars.length} bars`,
    );
  }
}

// Code runs slowly the first time.
finished(
  tornadoOf(
    {
      scenario: cluster(1),
      slice: sliceOf(catalog, sliceKey(cluster(1))),
      planning: FULL_PLANNING,
    },
    "linkerd",
  ),
);
for (const scale of [3, 20]) {
  measureMap(scale);
  measureSampling(scale);
  measureTornado(scale);
}
process.exitCode = failed ? 1 : 0;
