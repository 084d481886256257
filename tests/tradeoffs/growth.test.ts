import { describe, expect, it } from "vitest";
import { type Growth, growthOf, growthTitle, rankingInWords } from "@/lib/charts/tradeoffs/growth";
import type { SweepSegment } from "@/lib/charts/tradeoffs/sweep";
import { FULL_PLANNING } from "@/lib/estimate";
import { monthName } from "@/lib/format/months";
import { compare } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import { podCount } from "@/lib/model/traffic";
import type { Scenario } from "@/lib/scenario/schema";
import { growthAxis, growthFactor } from "@/lib/tradeoffs/growth-axis";
import { sweep } from "@/lib/tradeoffs/sweep";
import { resolved, scenario } from "../helpers/estimates";

const PRICES_AS_OF = "2026-11-03";

function axisOf(asked: Scenario) {
  const { scenario: settled, input } = resolved(asked);
  return growthAxis(settled, input, PRICES_AS_OF);
}

const podsAt = (axis: ReturnType<typeof axisOf>, month: number) =>
  axis.inputAt(month).workloads.reduce((sum, workload) => sum + podCount(workload), 0);

describe("how a cluster grows", () => {
  it("by a share of the pods: 10 % on 100 pods is 110, 121 and 133", () => {
    const axis = axisOf(
      scenario({
        workloads: { source: "quick", quickPods: 100 },
        growth: { percentPerMonth: 10, months: 4 },
      }),
    );
    // 100 × 1.1³ = 133.1
    expect([0, 1, 2, 3].map((month) => podsAt(axis, month))).toEqual([100, 110, 121, 133]);
    expect(axis.high).toBe(3);
  });

  it("by so many pods: 20 a month on 100 pods is 120 and 140", () => {
    const axis = axisOf(
      scenario({
        workloads: { source: "quick", quickPods: 100 },
        growth: { by: "pods", podsPerMonth: 20 },
      }),
    );
    expect([0, 1, 2].map((month) => podsAt(axis, month))).toEqual([100, 120, 140]);
  });

  it("may shrink, down to nothing", () => {
    const growth = { by: "pods", podsPerMonth: -60 } as const;
    const axis = axisOf(scenario({ workloads: { source: "quick", quickPods: 100 }, growth }));
    expect([1, 2].map((month) => podsAt(axis, month))).toEqual([40, 0]);
  });

  it("rows of one's own grow in replicas, rounded", () => {
    const row = (name: string, replicas: number) => ({ name, replicas, cpuRequestMilli: 100 });
    const axis = axisOf(
      scenario({
        workloads: { source: "rows", namespaceCopies: 2, rows: [row("a", 3), row("b", 1)] },
        growth: { percentPerMonth: 25 },
      }),
    );
    // 3 × 1.25 = 3.75 → 4, 1 × 1.25 → 1; after two months 4.69 → 5 and 1.56 → 2; twice each.
    expect([0, 1, 2].map((month) => podsAt(axis, month))).toEqual([8, 10, 14]);
  });

  it("an example grows in whole copies", () => {
    const axis = axisOf(
      scenario({
        workloads: { example: "online-boutique", namespaceCopies: 10 },
        growth: { percentPerMonth: 20 },
      }),
    );
    // 12 pods a copy: 10, 12 and 14.4 → 14 copies.
    expect([0, 1, 2].map((month) => podsAt(axis, month))).toEqual([120, 144, 168]);
  });

  it("stops at a million pods", () => {
    const axis = axisOf(
      scenario({
        workloads: { source: "quick", quickPods: 900_000 },
        growth: { percentPerMonth: 50 },
      }),
    );
    expect(podsAt(axis, 5)).toBe(1_000_000);
  });

  it("no pods stay no pods", () => {
    const growth = { ...scenario().growth, by: "pods" as const };
    expect(growthFactor(growth, 0, 12)).toBe(1);
  });

  it.each([
    ["2026-11-03", 0, "Nov 2026"],
    ["2026-11", 2, "Jan 2027"],
    ["2026-12", 13, "Jan 2028"],
    ["2027-01", 35, "Dec 2029"],
  ])("%s and %i months is %s", (start, later, name) => {
    expect(monthName(start, later)).toBe(name);
  });

  it("starts with the month of the prices, or with the one asked for", () => {
    expect(axisOf(scenario()).names[0]).toBe("Nov 2026");
    expect(axisOf(scenario({ growth: { from: "2027-02" } })).names[1]).toBe("Mar 2027");
  });
});

describe("the bill of the months to come", () => {
  const CANDIDATES = ["istio-sidecar", "istio-ambient-waypoints", "linkerd", "cilium"];

  // Clusters small enough that the ranking turns within the year.
  it.each([
    [20, 8, "right-sized"],
    [35, 15, "chart-production"],
    [90, -12, "chart-production"],
  ] as const)(
    "%i pods, %i %% a month, %s: as the comparison of every month",
    (pods, rate, policy) => {
      const axis = axisOf(
        scenario({
          workloads: {
            source: "quick",
            quickPods: pods,
            quickServicesPerNamespace: 4,
            quickCpuMilli: 400,
          },
          sizing: { policy },
          growth: { percentPerMonth: rate, months: 12 },
        }),
      );
      const work = sweep(axis, MESH_OPTIONS, CANDIDATES, FULL_PLANNING);
      let step = work.next();
      while (step.done !== true) step = work.next();
      const growth = growthOf(step.value, CANDIDATES);
      const spent = new Map<string, number>();
      for (let month = 0; month < 12; month += 1) {
        const { options } = compare(axis.inputAt(month), MESH_OPTIONS, FULL_PLANNING);
        for (const { id, low, typical, high } of options) {
          const bill = typical.microUsdPerMonth;
          spent.set(id, (spent.get(id) ?? 0) + bill);
          const cost = growth.lines.find((line) => line.id === id)?.costs[month];
          expect([cost?.nodes, cost?.microUsdPerMonth], `${id}, month ${month}`).toEqual([
            typical.nodes,
            bill,
          ]);
          expect(cost?.spentMicroUsd).toBe(spent.get(id));
          expect([cost?.low?.microUsdPerMonth, cost?.high?.microUsdPerMonth]).toEqual([
            low.microUsdPerMonth,
            high.microUsdPerMonth,
          ]);
          const spentBy = [cost?.low, cost, cost?.high].map((end) => end?.spentMicroUsd ?? 0);
          expect(spentBy).toEqual([...spentBy].sort((a, b) => a - b));
        }
        const least = (of: (id: string) => number) => {
          const lowest = Math.min(...CANDIDATES.map(of));
          return CANDIDATES.filter((id) => of(id) === lowest);
        };
        const bill = (id: string) =>
          options.find((option) => option.id === id)?.typical.microUsdPerMonth ?? 0;
        const within = ({ from, to }: SweepSegment) => from <= month && month <= to;
        expect(growth.byBill.find(within)?.cheapest, `month ${month}`).toEqual(least(bill));
        expect(growth.bySpent.find(within)?.cheapest, `spent by ${month}`).toEqual(
          least((id) => spent.get(id) ?? 0),
        );
      }
    },
  );
});

describe("in words", () => {
  const months = ["Nov 2026", "Dec 2026", "Jan 2027", "Feb 2027"];
  const made = (byBill: readonly SweepSegment[], ids = ["linkerd", "cilium"]): Growth => ({
    months,
    lines: [
      line("istio-sidecar", "Istio sidecar", 50),
      line("linkerd", "Linkerd", 10),
      line("cilium", "Cilium", 20),
    ],
    candidates: ids,
    byBill,
    bySpent: byBill,
  });
  const line = (id: string, name: string, usd: number) => ({
    id,
    name,
    costs: months.map((_, month) => ({
      month,
      pods: 100,
      nodes: 1,
      microUsdPerMonth: usd * 1e6 * (month + 1),
      spentMicroUsd: 0,
    })),
  });
  const seg = (from: number, to: number, ...cheapest: string[]) => ({ from, to, cheapest });

  it.each([
    [
      "a turn",
      made([seg(0, 1, "linkerd"), seg(2, 3, "cilium")]),
      "Linkerd is cheapest until Dec 2026, Cilium from Jan 2027",
    ],
    [
      "a tie before it",
      made([seg(0, 0, "linkerd", "cilium"), seg(1, 3, "cilium")]),
      "Linkerd and Cilium are cheapest in Nov 2026, Cilium from Dec 2026",
    ],
    [
      "a tie of many, and more turns",
      made([
        seg(0, 1, "istio-sidecar"),
        seg(2, 2, "istio-sidecar", "linkerd", "cilium"),
        seg(3, 3, "cilium"),
      ]),
      "Istio sidecars are cheapest until Dec 2026, 3 options alike from Jan 2027; it turns once more",
    ],
    [
      "never within range",
      made([seg(0, 3, "linkerd")]),
      "Linkerd is cheapest in all 4 months: $10 a month at first, $40 at the end",
    ],
    [
      "a single option left",
      made([seg(0, 3, "istio-sidecar")], ["istio-sidecar"]),
      "Istio sidecars are the only option at the asked level: $50 a month at first, $200 at the end",
    ],
    [
      "nothing to rank",
      made([seg(0, 3)]),
      "No option at the asked level can be planned in the months to come",
    ],
    [
      "nothing left from a month on",
      made([seg(0, 2, "linkerd"), seg(3, 3)]),
      "Linkerd is cheapest until Jan 2027, nothing can be planned from Feb 2027",
    ],
  ])("%s", (_, growth, title) => {
    expect(growthTitle(growth)).toBe(title);
  });

  it("tells every stretch, and counts what is too many", () => {
    const turns = made([seg(0, 1, "linkerd"), seg(2, 2, "linkerd", "cilium"), seg(3, 3, "cilium")]);
    expect(rankingInWords(turns, turns.byBill, "bill of the month")).toBe(
      "Lowest bill of the month: Linkerd from Nov 2026 to Dec 2026; Linkerd and Cilium in Jan 2027; Cilium in Feb 2027.",
    );
    const still = made([seg(0, 3, "cilium")]);
    expect(rankingInWords(still, still.bySpent, "money spent so far")).toBe(
      "Least spent so far: Cilium throughout.",
    );
    const none = made([seg(0, 3)]);
    expect(rankingInWords(none, none.bySpent, "money spent so far")).toBe(
      "Least spent so far: no option at the asked level can be planned.",
    );
    const many = made(
      Array.from({ length: 7 }, (_, index) => seg(index, index, index % 2 ? "cilium" : "linkerd")),
    );
    expect(rankingInWords(many, many.byBill, "bill of the month")).toMatch(
      /; it turns 2 times more\.$/,
    );
  });
});
