import { describe, it } from "vitest";
import {
  expectBruteForce,
  expectNeverCheaper,
  overheadSweep,
  randomSweep,
} from "../helpers/brute-sweep";
import { expectCells, randomMap } from "../helpers/checked-map";

/*
 * Small clusters, short stretches: what matters is every whole number of many sweeps, not their
 * size. Each takes well under a second where nothing else runs.
 */

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);
const SLOW_MACHINE_MS = 120_000;

describe("200 random sweeps over every input against brute force at every whole number", () => {
  it.each(SEEDS)("%i", (seed) => expectBruteForce(randomSweep(seed)), SLOW_MACHINE_MS);
});

describe("200 random sweeps of growing overhead: no option gets cheaper", () => {
  it.each(SEEDS)("%i", (seed) => expectNeverCheaper(overheadSweep(seed)), SLOW_MACHINE_MS);
});

describe("25 random maps, 20 cells of each against the whole comparison", () => {
  it.each(Array.from({ length: 25 }, (_, index) => index + 1))(
    "%i",
    (seed) => {
      expectCells(randomMap(seed, { cells: 24, plans: 400 }), 20);
    },
    300_000,
  );
});
