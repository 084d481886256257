import { expect, it } from "vitest";
import { namedExamples } from "@/components/examples/named-examples";
import { FULL_PLANNING } from "@/lib/estimate";
import { decodeScenario } from "@/lib/scenario/codec";
import { fieldReportNote } from "@/lib/tradeoffs/field-report";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

const example = namedExamples().find(({ name }) => name === "The field report's cluster");
const { scenario: asked } = decodeScenario(example?.query ?? "");
const report = fullEstimate(asked);
const note = fieldReportNote(report, FULL_PLANNING) ?? "";

it("says nothing where the catalogue's figures are in force", () => {
  expect(fieldReportNote(fullEstimate(scenario()), FULL_PLANNING)).toBeUndefined();
});

it("sets the report's nodes beside those of today's evidence", () => {
  const today = fullEstimate({ ...asked, coefficientSet: "catalog", proxyCpuForm: "passes" });
  const extra = (estimate: typeof report, id: string) => optionOf(estimate, id).delta.nodes.typical;
  const three = (estimate: typeof report) =>
    `Istio sidecar +${extra(estimate, "istio-sidecar")}, Linkerd +${extra(estimate, "linkerd")} and Cilium +${extra(estimate, "cilium")}`;
  expect(note).toContain(`Nodes against no mesh: ${three(report)}.`);
  expect(note).toContain(`With today's evidence: ${three(today)}.`);
  expect(extra(today, "istio-sidecar")).toBeGreaterThan(extra(report, "istio-sidecar"));
});

it("says what makes the difference, and what is reserved for the report's raw figures", () => {
  // 7.5 % of the 0.35 × 70m an application uses is 1.84m; 30 MiB × 1.25 = 37.5, in steps of 4 or 8 MiB: 40.
  expect(note).toContain("instead of 30 MiB and 1.8m, as it is told of all 1,684 services");
  expect(note).toMatch(/istiod is saturated, at \d+ % of its cap/);
  expect(note).toContain("30 MiB and 1.8m a sidecar as 40 MiB and 3m");
  // A core for 100 nodes.
  const { nodes } = optionOf(report, "istio-sidecar").typical;
  expect(note).toContain(`a core on 100 nodes, here ${(nodes / 100).toFixed(1)} on ${nodes}, as`);
});
