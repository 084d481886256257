import { describe, it } from "vitest";
import { expectBruteForce, randomSweep } from "../helpers/brute-sweep";

describe("200 random sweeps against brute force over every whole number", () => {
  it.each(Array.from({ length: 200 }, (_, index) => index + 1))(
    "%i",
    (seed) => expectBruteForce(randomSweep(seed)),
    60_000,
  );
});
