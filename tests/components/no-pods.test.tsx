import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { reportFactsOf } from "@/app/_server/report-facts-of";
import { pageView } from "@/components/calculator/page-view";
import { Report } from "@/components/report/report";
import { OptionRow } from "@/components/results/option-row";
import { FindingHeader } from "@/components/results/finding-header";
import { FULL_PLANNING } from "@/lib/estimate";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { figureFacts } from "@/lib/figure/figure-facts";
import { figureIds, findFigure } from "@/lib/figure/figure-ids";
import { readFigureLink } from "@/lib/figure/open-figure";
import { contentOf } from "@/lib/figure/shown";
import { decodeScenario } from "@/lib/scenario/codec";
import { findTurns } from "@/lib/tradeoffs/turns";
import { fullEstimate } from "../helpers/estimates";

const RANKED = /cheapest|proved minimal|turns it|more nodes than/i;

describe.each([
  ["rows that are none yet", "v=1&m=2026.1&from=rows"],
  ["rows of a damaged link", "v=1&m=2026.1&from=rows&rows=1.GARBAGE"],
])("without a pod nothing is ranked, turned or proved: %s", (_, query) => {
  const { scenario } = decodeScenario(query);
  const estimate = fullEstimate(scenario);
  const view = pageView(estimate, false);

  it("page", () => {
    expect(view.pods).toBe(0);
    expect(view.finding).toBe("Add rows first: there are no pods to place yet.");
    expect(view.rows.filter(({ cheapest }) => cheapest)).toEqual([]);
    const header = renderToStaticMarkup(
      <FindingHeader view={view} scenario={scenario} basis="month" updating={false}>
        Nothing turns it
      </FindingHeader>,
    );
    expect(header).toContain("0 pods");
    expect(header).not.toMatch(RANKED);
  });

  it("rows of the table: no badge, and no tick of a proof", () => {
    const units = { pods: view.pods, requestsPerMonth: 0 };
    const shared = { basis: "month", mostNodes: 9, fit: false, against: undefined } as const;
    const markup = renderToStaticMarkup(
      <table>
        <tbody>
          {view.rows.map((row) => (
            <OptionRow key={row.id} row={row} units={units} {...shared} />
          ))}
        </tbody>
      </table>,
    );
    expect(markup).toContain("at least ");
    expect(markup).not.toMatch(RANKED);
    expect(markup).not.toMatch(/✓|gap open/);
  });

  it("turns", () => {
    expect(findTurns(scenario, estimate, estimate.catalogue(), FULL_PLANNING)).toEqual({
      candidates: 0,
      levels: [],
      axes: [],
    });
  });
});

describe("what is drawn and printed of no pods", () => {
  const query = "v=1&m=2026.1&from=rows";
  const { scenario } = decodeScenario(query);

  it("report", async () => {
    const link = readFigureLink("nodes-and-cost", query);
    if (!link.ok) throw new Error(link.reason);
    const facts = await reportFactsOf(link);
    const markup = renderToStaticMarkup(
      <Report scenario={scenario} {...facts} figures={[]} origin="https://meshcost.example" />,
    );
    expect(markup).toContain("Add rows first: there are no pods to place yet.");
    expect(markup).not.toMatch(RANKED);
  });

  it.each(figureIds.filter((id) => !["node-anatomy", "feature-fit"].includes(id)))(
    "%s says why it is empty",
    (id) => {
      const figure = findFigure(id);
      if (figure === undefined) throw new Error(`no figure ${id}`);
      const facts = figureFacts(scenario, fullEstimate(scenario), findEvidence);
      const { nothing, words, description } = contentOf(figure, facts);
      expect(nothing).toBe(true);
      expect(words.title).toBe("There are no pods to place yet");
      expect(`${description} ${words.caption}`).not.toMatch(RANKED);
    },
  );
});
