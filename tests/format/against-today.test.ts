import { describe, expect, it } from "vitest";
import { rowsAgainst } from "@/lib/charts/rows-against";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { againstToday } from "@/lib/format/against-today";
import { finding, recommendation } from "@/lib/format/finding";
import { plain } from "@/lib/lazy";
import { qualifies } from "@/lib/model/qualifies";
import type { Comparison } from "@/lib/model/types";
import { fullEstimate, scenario } from "../helpers/estimates";

const { comparison } = fullEstimate(scenario());

/** The same options at bills of one's own, in dollars a month. */
const billed = (usd: Readonly<Record<string, number>>): Comparison => ({
  ...comparison,
  options: comparison.options.map((option) => ({
    ...plain(option),
    typical: {
      ...plain(option.typical),
      microUsdPerMonth: (usd[option.id] ?? 5000) * 1e6,
    },
  })),
});

const able = comparison.options
  .slice(1)
  .filter(qualifies)
  .map(({ id }) => id);

describe("against what runs today, in words", () => {
  it("savings a month and a year, the cheapest first; ties; what is dearer", () => {
    expect(able).toEqual(["istio-sidecar", "istio-ambient-waypoints", "linkerd", "cilium"]);
    const bills = {
      "istio-sidecar": 3000,
      "istio-ambient-waypoints": 2447,
      linkerd: 3000,
      cilium: 3100,
    };
    // 3,000 − 2,447 = 553, × 12 = 6,636; 3,100 − 3,000 = 100, × 12 = 1,200
    expect(againstToday(billed(bills), "istio-sidecar")).toBe(
      "Against today’s Istio sidecars, ambient with waypoints saves $553 a month ($6,636 a year), Linkerd costs the same and Cilium costs $100 a month more ($1,200 a year).",
    );
    expect(againstToday(billed(bills), "istio-sidecar", "year")).toBe(
      "Against today’s Istio sidecars, ambient with waypoints saves $6,636 a year, Linkerd costs the same and Cilium costs $1,200 a year more.",
    );
    // 100 ÷ 730
    expect(againstToday(billed(bills), "linkerd", "hour")).toMatch(
      /Istio sidecars cost the same and Cilium costs \$0\.14 an hour more \(\$1,200 a year\)\.$/,
    );
  });

  it("is silent where no mesh runs, where it has no plan, where nothing else fits", () => {
    expect(againstToday(comparison, "none")).toBeUndefined();
    expect(againstToday(comparison, "unheard-of")).toBeUndefined();
    const broken = comparison.options.map((option) => ({
      ...plain(option),
      issues: [{ code: "x", path: "", message: "", received: "" }],
    }));
    expect(againstToday({ ...comparison, options: broken }, "linkerd")).toBeUndefined();
    const alone = comparison.options.filter(({ id }) => id === "none" || id === "linkerd");
    expect(againstToday({ ...comparison, options: alone }, "linkerd")).toBeUndefined();
  });
});

describe("rows against another option", () => {
  const rows = comparisonRows(comparison);
  const today = rows.find(({ id }) => id === "istio-sidecar");

  it("takes differences at the same coefficients; the option itself differs by nothing", () => {
    const against = rowsAgainst(rows, "istio-sidecar") ?? [];
    for (const [index, row] of rows.entries()) {
      for (const level of ["low", "typical", "high"] as const) {
        expect(against[index]?.deltaNodes[level]).toBe(
          row.nodes[level] - (today?.nodes[level] ?? Number.NaN),
        );
      }
      expect(against[index]?.microUsdPerMonth).toEqual(row.microUsdPerMonth);
    }
    const itself = against.find(({ id }) => id === "istio-sidecar");
    expect([itself?.deltaNodes.typical, itself?.deltaShare]).toEqual([0, 0]);
  });

  it("against no mesh they are what they were", () => {
    expect(rowsAgainst(rows, "none")?.map((row) => row.deltaMicroUsdPerMonth)).toEqual(
      rows.map((row) => row.deltaMicroUsdPerMonth),
    );
    expect(rowsAgainst(rows, "unheard-of")).toBeUndefined();
  });
});

it("a year's words are twelve months of the month's", () => {
  const delta = comparison.options.find(({ id }) => id === "istio-sidecar")?.delta;
  const month = Math.round((delta?.microUsdPerMonth.typical ?? 0) / 1e6);
  const year = Math.round(((delta?.microUsdPerMonth.typical ?? 0) * 12) / 1e6);
  expect(finding(comparison)).toContain(`$${month.toLocaleString("en-US")} a month more`);
  expect(finding(comparison, "year")).toContain(`$${year.toLocaleString("en-US")} a year more`);
  expect(recommendation(comparison, undefined, "hour")).not.toMatch(/a month|a year/);
});
