import { describe, expect, it } from "vitest";
import { evenOverZones, poolNodes, servingNodes, withFailover } from "@/lib/model/zone-pool";
import { greedyEstimate, optionOf, scenario } from "../helpers/estimates";

const rules = (differences = {}) => ({
  zones: 3,
  minNodes: 1,
  minNodesPerZone: 0,
  surviveZoneLoss: false,
  zoneBalance: false,
  ...differences,
});

describe("rules on the number of nodes", () => {
  it.each([
    // 6 × 3 ÷ 2 = 9: three in each zone, six left when one fails.
    [6, { surviveZoneLoss: true }, 9],
    // 7 × 3 ÷ 2 = 10.5, so 11: zones of 4, 4 and 3, of which 7 are left at worst.
    [7, { surviveZoneLoss: true }, 11],
    [7, { surviveZoneLoss: true, zoneBalance: true }, 12],
    // Two zones: everything twice.
    [5, { zones: 2, surviveZoneLoss: true }, 10],
    // One zone has nothing to fail over to.
    [5, { zones: 1, surviveZoneLoss: true }, 5],
    [7, { zoneBalance: true }, 9],
    [6, { zoneBalance: true }, 6],
    // 3 zones × at least 4.
    [7, { minNodesPerZone: 4 }, 12],
    [7, { minNodes: 8 }, 8],
    [7, { minNodes: 8, zoneBalance: true }, 9],
    [0, {}, 1],
  ])("%i serving nodes under %j make a pool of %i", (serving, differences, pool) => {
    expect(poolNodes(rules(differences), serving)).toBe(pool);
  });

  it("what is left after the worst loss holds the pods, with not a node to spare, and nothing falls", () => {
    for (const zones of [2, 3, 4, 6]) {
      const survive = rules({ zones, surviveZoneLoss: true });
      for (let serving = 1; serving < 200; serving++) {
        const pool = withFailover(survive, serving);
        // The fullest of z zones of nearly equal size holds ⌈N ÷ z⌉ nodes.
        expect(pool - Math.ceil(pool / zones)).toBeGreaterThanOrEqual(serving);
        expect(pool - 1 - Math.ceil((pool - 1) / zones)).toBeLessThan(serving);
        expect(servingNodes(survive, pool)).toBe(pool - Math.ceil(pool / zones));
        expect(poolNodes(survive, serving + 1)).toBeGreaterThanOrEqual(pool);
        expect(evenOverZones(rules({ zones, zoneBalance: true }), pool) % zones).toBe(0);
      }
    }
  });
});

describe("zones in an estimate", () => {
  const nodesOf = (cluster: object) =>
    greedyEstimate(scenario({ cluster })).comparison.options.map((option) => option.typical.nodes);

  it("survival buys z ÷ (z − 1) of the nodes, an even split the next multiple of z", () => {
    const plain = optionOf(greedyEstimate(scenario()), "none").typical.nodes;
    const safe = nodesOf({ surviveZoneLoss: true })[0];
    expect(safe).toBe(Math.ceil((plain * 3) / 2));
    expect(nodesOf({ zoneBalance: true })[0]).toBe(Math.ceil(plain / 3) * 3);
  });

  it("no option gets fewer nodes by surviving, by being even, or by a larger minimum", () => {
    const plain = nodesOf({});
    for (const stricter of [
      { surviveZoneLoss: true },
      { zoneBalance: true },
      { surviveZoneLoss: true, zoneBalance: true },
      { minNodesPerZone: 9 },
      { headroomPercent: 10 },
    ]) {
      const more = nodesOf(stricter);
      for (const [index, nodes] of more.entries()) {
        expect(nodes).toBeGreaterThanOrEqual(plain[index] ?? Number.NaN);
      }
    }
  });

  it("with one zone the wish cannot be met, and a note says so", () => {
    const estimate = greedyEstimate(scenario({ cluster: { zones: 1, surviveZoneLoss: true } }));
    expect(estimate.notes.map((note) => note.code)).toContain("single-zone");
    expect(nodesOf({ zones: 1, surviveZoneLoss: true })).toEqual(nodesOf({ zones: 1 }));
  });

  it("a bound below the pool is never claimed to be above it", () => {
    for (const surviveZoneLoss of [false, true]) {
      for (const zoneBalance of [false, true]) {
        const cluster = { surviveZoneLoss, zoneBalance };
        for (const option of greedyEstimate(scenario({ cluster })).comparison.options) {
          expect(option.typical.lowerBound).toBeLessThanOrEqual(option.typical.nodes);
          expect(option.typical.lowerBound).toBeGreaterThan(option.typical.nodes * 0.9);
        }
      }
    }
  });
});
