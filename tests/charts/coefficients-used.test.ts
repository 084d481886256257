import { expect, it } from "vitest";
import { coefficientsUsed } from "@/lib/charts/coefficients-used";
import { findEvidence } from "@/lib/evidence/find-evidence";

it("a coefficient comes with its range, how it was found, and its sources", () => {
  const [base] = coefficientsUsed(
    ["envoy.memory.base"],
    { mesh: "istio", version: "1.30" },
    {},
    findEvidence,
  );
  expect(base).toMatchObject({ id: "envoy.memory.base", unit: "MiB", overridden: false });
  expect(base?.value).toEqual(base?.catalogue);
  expect(base?.evidence.length).toBeGreaterThan(0);
  for (const source of base?.evidence ?? []) {
    expect(source.title).not.toBe("");
    expect(source.date).toMatch(/^\d{4}/);
  }
});

it("an override stands in the place of the catalogue's figure, which stays beside it", () => {
  const own = { low: 30, typical: 30, high: 30 };
  const [base] = coefficientsUsed(
    ["envoy.memory.base"],
    { mesh: "istio", version: "1.30" },
    { "envoy.memory.base": own },
    findEvidence,
  );
  expect(base?.overridden).toBe(true);
  expect(base?.value).toEqual(own);
  expect(base?.catalogue).not.toEqual(own);
});

it("ids the catalogue does not know are left out, names of an object's own parts too", () => {
  expect(
    coefficientsUsed(
      ["nope", "constructor"],
      { mesh: undefined, version: undefined },
      {},
      findEvidence,
    ),
  ).toEqual([]);
});
