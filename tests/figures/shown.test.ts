import { describe, expect, it } from "vitest";
import { FIGURES } from "@/lib/charts/figures/all";
import { THEME } from "@/lib/charts/svg/theme";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { figureFacts } from "@/lib/figure/figure-facts";
import { findFigure } from "@/lib/figure/figure-ids";
import { figureCsv, paint } from "@/lib/figure/paint";
import { contentOf } from "@/lib/figure/shown";
import { readScenarioFile } from "@/lib/scenario/files/read-file";
import { fullEstimate, scenario } from "../helpers/estimates";
import { madeFacts } from "../helpers/figure-facts";
import { svgFaults } from "../helpers/svg-faults";
import { svgTexts } from "../helpers/svg-texts";

const SIZE = { theme: "light", widthPx: 760, heightPx: 0 } as const;
const TWO = { show: "istio-sidecar,linkerd" };
const SIDE_BY_SIDE = FIGURES.filter(({ ofOne }) => ofOne !== true).map(({ id }) => id);

function figureOf(id: string) {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure;
}

const asked = scenario({ workloads: { source: "quick", quickPods: 90 } });
const facts = figureFacts(asked, fullEstimate(asked), findEvidence);

describe.each(SIDE_BY_SIDE)("%s of two options", (id) => {
  const figure = figureOf(id);
  const content = () => contentOf(figure, facts, TWO);
  const drawn = () => paint(figure, facts, SIZE, TWO);

  it("says that its finding is of these, and which it leaves out", () => {
    const { words } = content();
    expect(words.title).toMatch(/^Of the options shown, /);
    expect(words.caption).toMatch(
      /Not shown: Istio ambient L4, Istio ambient \+ waypoints and Cilium\.$/,
    );
  });

  it("draws, tells and tabulates no other", () => {
    const { words, description, table, bodyPx, draw } = content();
    const box = { x: 24, y: 24, width: 712, height: bodyPx(712) };
    const texts = svgTexts(draw(box, THEME.light).svg).map(({ text }) => text);
    const told = [words.title, words.subtitle, description, JSON.stringify(table), ...texts];
    expect(told.join("\n")).toMatch(/Linkerd/i);
    expect(told.join("\n")).not.toMatch(/ambient|cilium/i);
  });

  it("is a sound drawing whose file and link bring the two back", () => {
    const svg = drawn();
    expect(svgFaults(svg)).toEqual([]);
    expect(readScenarioFile(new TextEncoder().encode(svg)).looking).toBe(
      "show=istio-sidecar,linkerd",
    );
    const [, first = ""] = figureCsv(figure, facts, TWO).split("\r\n");
    expect(first).toContain("&show=istio-sidecar,linkerd");
  });

  it("of all it has the very bytes it has without a view", () => {
    const plain = paint(figure, facts, SIZE);
    expect(plain).not.toMatch(/Not shown|Of the options shown/);
    expect(paint(figure, facts, SIZE, { show: undefined })).toBe(plain);
  });

  it("of no mesh alone it says that there is nothing to set beside it", () => {
    const alone = contentOf(figure, facts, { show: "none" });
    expect(alone.words.title).toBe("There is nothing to set beside no mesh");
  });
});

it("a figure of one thing stays as it is, but for its link", () => {
  for (const { id } of FIGURES.filter(({ ofOne }) => ofOne === true)) {
    const [all, two] = [undefined, TWO].map((view) => contentOf(figureOf(id), facts, view));
    expect(two?.words, id).toEqual(all?.words);
    expect(two?.table, id).toEqual(all?.table);
  }
});

it("an option that does not exist falls back visibly in the caption", () => {
  const svg = paint(figureOf("nodes-and-cost"), madeFacts(), SIZE, { show: "linkerd,<consul>" });
  expect(svgFaults(svg)).toEqual([]);
  const texts = svgTexts(svg).map(({ text }) => text);
  expect(texts.join(" ")).toContain("Not as the link says: show must name options");
  expect(texts.join(" ")).toContain("Received: linkerd,<consul>.");
  expect(texts).toContain("Linkerd");
  expect(texts).not.toContain("Cilium");
});

describe("what ranks options ranks those that are shown", () => {
  const found = <Value>(value: Value | undefined | "too-many-kinds"): Value => {
    if (value === undefined || value === "too-many-kinds") throw new Error("nothing computed");
    return value;
  };
  const ids = ["istio-sidecar", "linkerd"];

  it("the sweep turns where its own pair does", () => {
    const { pairs } = found(facts.sweep({ axis: "pods" }));
    const pair = pairs.find(({ a, b }) => ids.includes(a) && ids.includes(b));
    const { cheapest } = found(facts.sweep({ axis: "pods", ...TWO }));
    const plain = (segments: typeof cheapest) =>
      segments.map(({ from, to, cheapest: who }) => ({ from, to, who: who.toSorted() }));
    expect(plain(cheapest)).toEqual(plain(pair?.segments ?? []));
  });

  it("the samples are shared out among them alone, of the same draws", () => {
    const all = found(facts.uncertainty());
    const two = found(facts.uncertainty(TWO));
    const competing = two.options.filter(({ candidate }) => candidate);
    expect(competing.map(({ id }) => id)).toEqual(ids);
    expect(competing.reduce((sum, { cheapestShare }) => sum + cheapestShare, 0)).toBeCloseTo(1, 9);
    for (const { id, nodes } of competing) {
      const { lowNodes, highNodes } = all.options.find((option) => option.id === id) ?? {};
      expect(nodes.p10).toBeGreaterThanOrEqual(lowNodes ?? Number.NaN);
      expect(nodes.p90).toBeLessThanOrEqual(highNodes ?? Number.NaN);
    }
  });

  it("the months, the map and the subject of a tornado too", () => {
    const { byBill } = found(facts.growth(TWO));
    for (const { cheapest } of byBill) for (const id of cheapest) expect(ids).toContain(id);
    expect(found(facts.breakEven(TWO)).options.map(({ id }) => id)).toEqual(ids);
    expect(found(facts.tornado({ show: "istio-sidecar" })).option.id).toBe("istio-sidecar");
    // Asked for by name it is the subject, shown or not.
    expect(found(facts.tornado({ show: "linkerd", option: "cilium" })).option.id).toBe("cilium");
  });

  it("bills and nodes are those of the whole comparison", () => {
    const numbers = (view?: typeof TWO) =>
      Object.fromEntries(
        contentOf(figureOf("nodes-and-cost"), facts, view).table.rows.map(([name, ...rest]) => [
          name,
          rest,
        ]),
      );
    const [all, two] = [numbers(), numbers(TWO)];
    expect(Object.keys(two)).toEqual(["No mesh", "Istio sidecar", "Linkerd"]);
    for (const [name, row] of Object.entries(two)) expect(row).toEqual(all[name]);
  });
});
