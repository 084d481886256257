import { describe, expect, it } from "vitest";
import { billsTable } from "@/lib/charts/bills";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

// Sock Shop is 14 Deployments of one replica: 4 copies are 56 pods.
const base = {
  cluster: { clusters: 2 },
  workloads: { example: "sock-shop", namespaceCopies: 4 },
};
const plain = fullEstimate(scenario(base));
const PODS = 4 * 14;
const USD = 1_000_000;

const withCosts = (differences: object) => fullEstimate(scenario({ ...base, ...differences }));
const line = (estimate: typeof plain, option: string, id: string) =>
  optionOf(estimate, option).typical.bill.find((entry) => entry.id === id);

describe("costs of one's own", () => {
  it("are off by default: no line is marked as the user's", () => {
    const all = plain.comparison.options.flatMap((option) => option.typical.bill);
    expect(all.filter((entry) => entry.own === true)).toEqual([]);
  });

  it("work on upgrades: 3 days × 4 upgrades a year ÷ 12 months × 800 USD × 2 clusters = 1,600 USD", () => {
    const estimate = withCosts({
      ownCosts: { dayRateUsd: 800, upgradesPerYear: 4 },
      options: { "istio-sidecar": { upgradeEngineerDays: 3 } },
    });
    expect(line(estimate, "istio-sidecar", "own-upgrades")).toEqual({
      id: "own-upgrades",
      label: "Work on upgrades",
      microUsdPerMonth: 1600 * USD,
      own: true,
    });
    expect(line(estimate, "linkerd", "own-upgrades")).toBeUndefined();
  });

  it("a support contract is for all clusters together", () => {
    const estimate = withCosts({ options: { linkerd: { supportUsdPerMonth: 950 } } });
    expect(line(estimate, "linkerd", "own-support")?.microUsdPerMonth).toBe(950 * USD);
  });

  it.each([
    ["cluster", () => 1],
    ["node", (id: string) => optionOf(plain, id).typical.nodes],
    ["pod", () => PODS],
    ["meshed-pod", (id: string) => (id === "none" ? 0 : PODS)],
  ] as const)(
    "a line of 1.25 USD for each %s is counted by its unit, times 2 clusters",
    (per, count) => {
      const estimate = withCosts({
        ownCosts: {
          lines: [
            { label: "Agent", usdPerMonth: 1.25, per, options: ["none", ...MESH_OPTION_IDS] },
          ],
        },
      });
      for (const id of ["none", ...MESH_OPTION_IDS]) {
        expect([id, line(estimate, id, "own-1")?.microUsdPerMonth ?? 0]).toEqual([
          id,
          1.25 * USD * count(id) * 2,
        ]);
      }
    },
  );

  it("belong only to the options they name, and raise total and difference by just that", () => {
    const estimate = withCosts({
      ownCosts: { lines: [{ label: "Licence", usdPerMonth: 300, options: ["linkerd"] }] },
    });
    for (const id of MESH_OPTION_IDS) {
      const added = id === "linkerd" ? 2 * 300 * USD : 0;
      const [before, after] = [optionOf(plain, id), optionOf(estimate, id)];
      expect(after.typical.microUsdPerMonth - before.typical.microUsdPerMonth).toBe(added);
      expect(after.delta.microUsdPerMonth.typical - before.delta.microUsdPerMonth.typical).toBe(
        added,
      );
      expect(after.typical.fairShareMicroUsdPerMonth).toBe(
        before.typical.fairShareMicroUsdPerMonth,
      );
      expect(after.typical.nodes).toBe(before.typical.nodes);
    }
  });

  it("stand last in the table of bills, marked, and the columns still sum", () => {
    const estimate = withCosts({
      ownCosts: { lines: [{ label: "Licence", usdPerMonth: 300, options: ["linkerd"] }] },
      options: { linkerd: { supportUsdPerMonth: 1, feeUsdPerMonth: 7, feePer: "node" } },
    });
    const bills = billsTable(estimate.comparison);
    const marks = bills.lines.map((entry) => entry.own);
    expect(marks).toEqual(marks.toSorted((a, b) => Number(a) - Number(b)));
    expect(bills.lines.filter((entry) => entry.own).map((entry) => entry.label)).toEqual([
      "Support",
      "Licence",
    ]);
    bills.options.forEach((_, index) => {
      const sum = bills.lines.reduce((all, entry) => all + (entry.microUsdPerMonth[index] ?? 0), 0);
      expect(sum).toBe(bills.totals[index]);
    });
  });
});
