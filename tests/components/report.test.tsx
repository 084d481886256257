import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { reportFactsOf } from "@/app/_server/report-facts-of";
import { inputGroups } from "@/components/report/input-lines";
import { meshLines } from "@/components/report/mesh-lines";
import { Report } from "@/components/report/report";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { turnsInWords } from "@/lib/charts/tradeoffs/turns";
import { FULL_PLANNING } from "@/lib/estimate";
import { readFigureLink } from "@/lib/figure/open-figure";
import { encodeScenario } from "@/lib/scenario/codec";
import type { Scenario } from "@/lib/scenario/schema";
import { findTurns } from "@/lib/tradeoffs/turns";
import { fullEstimate, scenario } from "../helpers/estimates";

async function reportOf(asked: Scenario): Promise<string> {
  const link = readFigureLink("nodes-and-cost", encodeScenario(asked));
  if (!link.ok) throw new Error(link.reason);
  const facts = await reportFactsOf(link);
  const origin = "https://meshcost.example";
  const markup = renderToStaticMarkup(
    <Report scenario={asked} {...facts} figures={[]} origin={origin} />,
  );
  return markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

const SHOP = scenario({
  workloads: { source: "example", example: "sock-shop", namespaceCopies: 1 },
});

const groupLines = (asked: Scenario) =>
  Object.fromEntries(
    inputGroups(asked).flatMap(({ lines }) => lines.map(({ label, value }) => [label, value])),
  );

const cellsOf = (asked: Scenario, label: string) =>
  meshLines(asked, fullEstimate(asked).input.settings).find((line) => line.label === label)?.cells;

describe("what a report rests on", () => {
  it("says below the finding what the page's note says: where the ranking turns", async () => {
    const estimate = fullEstimate(SHOP);
    // As the page works it out, with proofs and not within a figure's budget.
    const turns = findTurns(SHOP, estimate, estimate.catalogue(), FULL_PLANNING);
    const words = turnsInWords(turns, comparisonRows(estimate.comparison));
    expect(words).toMatch(/^If workload identity is needed, /);
    expect(await reportOf(SHOP)).toContain(words);
  });

  it("of so many kinds of pods that it would keep the server, it says so", async () => {
    const rows = Array.from({ length: 65 }, (_, index) => ({
      name: `service-${index}`,
      cpuRequestMilli: 100 + index,
      memoryRequestMiB: 128,
    }));
    const report = await reportOf(scenario({ workloads: { source: "rows", rows } }));
    expect(report).toContain("Where the ranking turns is not worked out for so many");
    // 60 rows are printed, 65 there are.
    expect(report).toContain("service-59");
    expect(report).not.toContain("service-60");
    expect(report).toContain("and 5 more, in the link below");
  });

  it("lists every coefficient whose typical value is assumed, with its range", async () => {
    const report = await reportOf(SHOP);
    // The catalogue's own entry: the mean of traffic is 0.4 of its peak, 0.25 to 0.6.
    expect(report).toContain("Mean traffic as a share of peak: 0.4 (0.25–0.6) share of peak");
    const own = scenario({
      ...SHOP,
      overrides: { "traffic.meanShare": { low: 1, typical: 1, high: 1 } },
    });
    expect(await reportOf(own)).not.toContain("Mean traffic as a share of peak: 0.4");
    // One figure set is one figure told.
    expect(await reportOf(own)).toContain("Mean traffic as a share of peak: 1 share of peak");
  });

  it("prints the pods of an example, its copies with them", async () => {
    const report = await reportOf(
      scenario({ workloads: { source: "example", example: "sock-shop", namespaceCopies: 3 } }),
    );
    expect(report).toContain("carts-db");
    expect(report).toContain("3 copies");
  });
});

describe("inputs in words", () => {
  it("defaults are said as well as what was set", () => {
    // Defaults of the schema: 80 and 90 % of a node, no churn, every request on a kept connection.
    expect(groupLines(scenario({}))).toMatchObject({
      "CPU used, at most": "80 % of a node",
      "Memory used, at most": "90 % of a node",
      "Pods restarted a second": "0",
      "On a new connection": "0 %",
      "Runs today": "no mesh",
    });
    const set = scenario({
      traffic: { churnPodsPerSecond: 2.5, newConnectionPercent: 40 },
      sizing: { cpuUseTargetPercent: 65 },
      moving: { from: "linkerd" },
    });
    expect(groupLines(set)).toMatchObject({
      "CPU used, at most": "65 % of a node",
      "Pods restarted a second": "2.5",
      "On a new connection": "40 %",
      "Runs today": "Linkerd",
    });
  });

  it("each mesh tells its version, availability, distribution and telemetry, and which were chosen", () => {
    const plain = scenario({});
    const set = scenario({
      options: {
        "istio-sidecar": { highAvailability: false, telemetry: "wasm", version: "1.27" },
        cilium: { encryption: "ipsec" },
      },
    });
    const usual = (text: string) => ({ text, set: false });
    const chosen = (text: string) => ({ text, set: true });
    // Sidecar, ambient L4, ambient with waypoints, Linkerd, Cilium; Cilium has no such switch.
    expect(cellsOf(plain, "High availability")).toEqual([
      ...Array.from({ length: 4 }, () => usual("yes")),
      undefined,
    ]);
    expect(cellsOf(set, "High availability")?.slice(0, 2)).toEqual([chosen("no"), usual("yes")]);
    expect(cellsOf(set, "Version")?.slice(0, 2)).toEqual([chosen("1.27"), usual("1.30")]);
    expect(cellsOf(set, "Telemetry filters")?.[0]).toEqual(chosen("as Wasm"));
    expect(cellsOf(set, "Encryption")?.[4]).toEqual(chosen("IPsec"));
    expect(cellsOf(plain, "Encryption")?.[4]).toEqual(usual("WireGuard"));
    expect(cellsOf(plain, "Distribution")?.[0]).toEqual(usual("Istio, upstream"));
  });

  it("a distribution and its fee by name", () => {
    const set = scenario({
      options: { linkerd: { distribution: "quoted", feePer: "pod", feeUsdPerMonth: 12.5 } },
    });
    expect(cellsOf(set, "Distribution")?.[3]).toEqual({ text: "quoted", set: true });
    expect(cellsOf(set, "Fee a month")?.[3]).toEqual({ text: "$12.50 a pod", set: true });
  });

  it("no setting's key or id is left in the text", async () => {
    const report = await reportOf(
      scenario({
        options: { "istio-sidecar": { highAvailability: false, configScope: "namespace" } },
        ownCosts: { lines: [{ label: "On call", usdPerMonth: 10, options: ["istio-ambient-l4"] }] },
      }),
    );
    expect(report).toContain("its namespace and shared ones");
    const told = report.slice(0, report.indexOf("This scenario"));
    expect(told).not.toMatch(/istio-sidecar|istio-ambient|ha false|highAvailability/);
  });
});
