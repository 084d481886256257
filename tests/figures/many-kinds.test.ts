import { describe, expect, it } from "vitest";
import { findFigure } from "@/lib/figure/figure-ids";
import { factsOfLink, readFigureLink } from "@/lib/figure/open-figure";
import { encodeScenario } from "@/lib/scenario/codec";
import { scenario } from "../helpers/estimates";

/* Figures that plan the pools again and again, asked for clusters of very many kinds of pods. */

const PLANNED_OFTEN = ["growth", "break-even-map", "tornado", "uncertainty"];

async function factsFor(kinds: number) {
  const rows = Array.from({ length: kinds }, (_, kind) => ({
    name: `service-${kind}`,
    namespace: "shop",
    replicas: 2,
    cpuRequestMilli: 50 + 7 * kind,
    memoryRequestMiB: 64 + 13 * kind,
  }));
  const query = encodeScenario(
    scenario({ workloads: { source: "rows", namespaceCopies: 1, rows } }),
  );
  const link = readFigureLink("growth", query);
  if (!link.ok) throw new Error(link.reason);
  return (await factsOfLink(link.decoded)).facts;
}

describe("figures that plan many times", () => {
  it("are drawn for 100 kinds of pods", async () => {
    const facts = await factsFor(100);
    for (const id of PLANNED_OFTEN) {
      const { words, table } = findFigure(id)!.content(facts);
      expect(words.title, id).not.toContain("Too many kinds");
      expect(table.rows.length, id).toBeGreaterThan(1);
    }
  }, 60_000);

  it("say for 201 why they are not, and what to do", async () => {
    const facts = await factsFor(201);
    for (const id of PLANNED_OFTEN) {
      const { words, description } = findFigure(id)!.content(facts);
      expect(words.title, id).toContain("Too many kinds of pods");
      expect(description, id).toContain("more than 200 kinds of pods");
      expect(description, id).toContain("merge rows that are alike");
    }
  });
});
