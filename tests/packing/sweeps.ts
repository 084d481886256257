import type { PackingProblem } from "@/lib/packing/types";
import { menuCase, NODE_SHAPES, priceList, seededRandom } from "./menu-cases";

/** One workload under growing overhead: a sidecar in every pod, or an agent on every node. */
export function overheadSweep(seed: number): PackingProblem[] {
  const random = seededRandom(seed);
  const classes = [5, 8, 12, 20][Math.floor(random() * 4)]!;
  const pods = [60, 300, 1_000, 5_000][Math.floor(random() * 4)]!;
  const shape = NODE_SHAPES[1 + Math.floor(random() * 5)]!;
  const mix = seed % 5 === 4;
  const sidecar = seed % 2 === 0;
  const irregular = seed % 3 === 0;
  const base = menuCase(random, {
    classes: mix ? 5 : classes,
    pods: mix ? 60 : pods,
    shape,
    sidecar: false,
    irregular,
  });
  const nodeTypes = mix ? priceList(5) : base.nodeTypes;
  return Array.from({ length: 8 }, (_, step) => ({
    nodeTypes: nodeTypes.map((type) => ({
      ...type,
      capacity: type.capacity.map((c, d) => (sidecar ? c : c - [20, 40, 0][d]! * step)),
    })),
    podClasses: base.podClasses.map((podClass) => ({
      ...podClass,
      size: podClass.size.map((s, d) => (sidecar ? s + [15, 18, 0][d]! * step : s)),
    })),
  })).filter((problem) =>
    problem.podClasses.every((c) =>
      problem.nodeTypes.some((t) => c.size.every((s, d) => s <= t.capacity[d]!)),
    ),
  );
}
