import { describe, expect, it } from "vitest";
import { evidenceCatalogue, sourcesOf } from "@/app/evidence/catalogue";
import { allCoefficients, coefficientList } from "@/lib/catalog/coefficients";
import { figureText, recordHref, shelfOf, shelves } from "@/lib/charts/evidence-records";
import {
  agreementInWords,
  ratioPosition,
  ratioRows,
  ratioRowsBySource,
} from "@/lib/charts/replays";
import { allEvidence } from "@/lib/evidence/all-evidence";
import type { EvidenceRecord } from "@/lib/evidence/schema";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";
import { allCitedEvidenceIds } from "../helpers/cited-evidence";

const { groups, total, runs, rows } = evidenceCatalogue();
const cards = groups.flatMap((group) => group.components.flatMap((component) => component.cards));

describe("the coefficients on the page", () => {
  it("are all there, each once", () => {
    const shown = cards.map((card) => card.id).toSorted();
    expect(shown).toEqual(coefficientList.map((coefficient) => coefficient.id).toSorted());
    expect(shown).toHaveLength(total);
  });

  it.each(cards)("$id shows every row, and every source of each", (card) => {
    const coefficient = allCoefficients[card.id];
    expect(card.entries).toHaveLength(coefficient?.entries.length ?? 0);
    const shown = card.entries.map((entry) => entry.sources.map((source) => source.id));
    expect(shown).toEqual(coefficient?.entries.map((entry) => entry.evidence));
    expect(card.entries.every((entry) => entry.note !== "" && entry.sources.length > 0)).toBe(true);
  });

  it("shows the newest row first: ztunnel's request is 200m since 1.23", () => {
    const card = cards.find((one) => one.id === "ztunnel.request.cpu");
    expect(card?.range.typical).toBe(200);
    expect(card?.entries.map((entry) => entry.versions)).toEqual(["any version", "from 1.23 on"]);
  });

  it("keeps the field report's figures apart from the meshes' own", () => {
    const group = groups.find((one) => one.id === "field-report");
    const ids = group?.components.flatMap((component) => component.cards.map((card) => card.id));
    expect(ids?.every((id) => id.startsWith("fieldReport."))).toBe(true);
    expect(ids?.length).toBeGreaterThan(5);
  });

  it("say which are the defaults of sizing inputs, and those defaults are the same", () => {
    const { sizing } = DEFAULT_SCENARIO;
    const typical = (id: string) => cards.find((card) => card.id === id)?.range.typical ?? 0;
    expect(typical("sizing.headroom") * 100).toBe(sizing.headroomPercent);
    expect(typical("sizing.cpuQuantum")).toBe(sizing.cpuQuantumMilli);
    expect(typical("sizing.memoryQuantum")).toBe(sizing.memoryQuantumMiB);
    expect(typical("sizing.cpuUseTarget") * 100).toBe(sizing.cpuUseTargetPercent);
    expect(typical("sizing.memoryUseTarget") * 100).toBe(sizing.memoryUseTargetPercent);
  });
});

describe("the shelves of records", () => {
  const all = shelves(allEvidence);

  it("hold every record, each once, where its address says", () => {
    const stood = all.flatMap((shelf) =>
      shelf.records.map((record) => `/evidence/records?mesh=${shelf.id}#${record.id}`),
    );
    expect(stood.toSorted()).toEqual(allEvidence.map(recordHref).toSorted());
  });

  it("give an address that needs no escaping", () => {
    const odd = allEvidence.map(recordHref).filter((href) => encodeURI(href) !== href);
    expect(odd).toEqual([]);
  });

  it("are reached by everything the catalogue cites", () => {
    const cited = [...allCitedEvidenceIds()];
    expect(sourcesOf(cited)).toHaveLength(cited.length);
  });

  it.each([
    ["istio", "sidecar", "istio-sidecar"],
    ["istio", "both", "istio"],
    ["canal", "other", "envoy"],
    ["kubernetes", "any", "platform"],
    ["linkerd", "any", "linkerd"],
  ] as const)("%s, %s stands on %s", (mesh, mode, shelf) => {
    expect(shelfOf({ mesh, mode })).toBe(shelf);
  });
});

describe("a figure in words", () => {
  const record = { value: 438, unit: "MiB" } as EvidenceRecord;

  it.each([
    [{}, "438 MiB"],
    [{ low: 400, high: 573 }, "438 (400–573) MiB"],
    [{ high: 573 }, "438 (up to 573) MiB"],
    [{ low: 400 }, "438 (from 400) MiB"],
    [{ value: true, unit: "bool" }, "true"],
    [{ value: "left to the CNI", unit: "text" }, "left to the CNI"],
  ])("%j is %s", (change, text) => {
    expect(figureText({ ...record, ...change })).toBe(text);
  });
});

describe("the chart of ratios", () => {
  it("places ratios on a logarithmic axis from an eighth to eight times, clipped", () => {
    expect([1 / 16, 1 / 8, 1 / 2, 1, 2, 8, 20, 0].map(ratioPosition)).toEqual([
      0, 0, 33.3, 50, 66.7, 100, 100, 0,
    ]);
  });

  it("has a point for each figure the model predicts, and no other", () => {
    const predicted = runs.flatMap((run) =>
      run.figures.filter((f) => f.predicted !== undefined && f.verdict !== "not-comparable"),
    );
    const points = rows.flatMap((row) => row.points);
    expect(points).toHaveLength(predicted.length);
    expect(ratioRowsBySource(runs).flatMap((row) => row.points)).toHaveLength(predicted.length);
    expect(new Set(points.map((point) => point.id)).size).toBe(points.length);
  });

  it("divides the prediction by what was published: 10 (8–15) over 5 is 2 (1.6–3)", () => {
    const figure = {
      output: "istiod.cpu",
      published: 5,
      predicted: { low: 8, typical: 10, high: 15 },
      basis: "held-out",
      verdict: "holds",
    } as const;
    const [row] = ratioRows([{ id: "a", label: "A: case", figures: [figure] }]);
    expect(row?.label).toBe("A: istiod CPU");
    expect(row?.points[0]?.ratio).toEqual({ low: 1.6, typical: 2, high: 3 });
    expect(row?.span).toEqual({ low: 1.6, high: 3 });
  });

  it("counts what is held out apart from what it was fitted to", () => {
    const figure = (basis: "fitted" | "held-out", verdict: "holds" | "disagrees") => ({
      output: `${basis} ${verdict}`,
      published: 5,
      predicted: { low: 8, typical: 10, high: 15 },
      basis,
      verdict,
    });
    const some = [
      figure("fitted", "holds"),
      figure("held-out", "holds"),
      figure("held-out", "disagrees"),
    ];
    expect(agreementInWords(ratioRows([{ id: "a", label: "A: case", figures: some }]))).toBe(
      "2 of 3 published figures are within the agreed tolerance of the model: 1 of 2 held out, which no coefficient has seen and 1 of 1 that coefficients were fitted to.",
    );
    expect(agreementInWords(rows)).toMatch(
      /^\d+ of \d+ published .+ sums of published requests\.$/,
    );
  });
});
