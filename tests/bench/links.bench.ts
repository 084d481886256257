/**
 * npm run bench links: how long the links made to hurt take to be answered, each at its median.
 * Budget: 100 ms.
 */
import { decodeScenario } from "../../lib/scenario/codec";
import { HOSTILE_LINKS } from "../helpers/hostile-links";

const RUNS = 7;
let failed = false;
for (const [name, query] of HOSTILE_LINKS) {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    decodeScenario(query);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const median = times[Math.floor(RUNS / 2)] ?? Number.NaN;
  failed ||= !(median < 100);
  console.log(`${name.padEnd(38)} ${median.toFixed(1).padStart(6)} ms`);
}
process.exitCode = failed ? 1 : 0;
