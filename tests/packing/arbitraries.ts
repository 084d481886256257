import fc from "fast-check";
import type { PackingProblem } from "@/lib/packing/types";

/** Problems small enough for brute force: 1-3 dimensions, 1-4 classes of up to 4 pods. */
export const tinyProblem = (types: number): fc.Arbitrary<PackingProblem> =>
  fc.integer({ min: 1, max: 3 }).chain((dimensions) => {
    const vector = (min: number, max: number) =>
      fc.array(fc.integer({ min, max }), { minLength: dimensions, maxLength: dimensions });
    const podClass = fc
      .record({
        size: vector(0, 12),
        count: fc.integer({ min: 0, max: 4 }),
        maxPerNode: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      })
      .map((c) => c);
    const nodeType = fc.record({
      capacity: vector(12, 30),
      price: fc.integer({ min: 1, max: 9 }),
    });
    return fc
      .record({
        nodes: fc.array(nodeType, { minLength: types, maxLength: types }),
        podClasses: fc.array(podClass, { minLength: 1, maxLength: 4 }),
      })
      .map(({ nodes, podClasses }) => ({
        nodeTypes: nodes.map(({ capacity, price }, t) => ({
          name: `type-${t}`,
          capacity,
          ...(types > 1 ? { priceMicroUsdPerHour: price * 100 } : {}),
        })),
        podClasses,
      }));
  });

/** Problems of a realistic shape: 2-12 classes of menu-like sizes, up to some thousand pods. */
export const mediumProblem: fc.Arbitrary<PackingProblem> = fc
  .array(
    fc.record({
      cpu: fc.integer({ min: 1, max: 40 }),
      memory: fc.integer({ min: 1, max: 60 }),
      count: fc.integer({ min: 1, max: 400 }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((rows) => ({
    nodeTypes: [{ name: "node", capacity: [3870, 14_300, 58] }],
    podClasses: rows.map(({ cpu, memory, count }, i) => ({
      name: `app-${i}`,
      size: [cpu * 25, memory * 64, 1],
      count,
    })),
  }));
