import { describe, expect, it } from "vitest";
import { readFigureRequest } from "@/app/_server/figure-request";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { findFigure } from "@/lib/figure/figure-ids";
import { figureFacts } from "@/lib/figure/figure-facts";
import { figureCsv, paint } from "@/lib/figure/paint";
import { cheapestInWords, cheapestTitle } from "@/lib/charts/tradeoffs/sweep";
import { AXIS_CHOICES } from "@/lib/tradeoffs/axis-choices";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";
import { madeFacts } from "../helpers/figure-facts";

/* One input on an axis, as a file: about what its address names. */

const figure = findFigure("sweep")!;
const SIZE = { theme: "light", widthPx: 760, heightPx: 0 } as const;

describe("the sweep by its address", () => {
  it("takes its input and its measure from it", () => {
    const asked = readFigureRequest("sweep.svg", "?v=1&axis=l7-share&measure=meshCpu&pods=60");
    expect(asked?.view).toMatchObject({ axis: "l7-share", measure: "meshCpu" });
    expect(asked?.query).toBe("v=1&pods=60");
  });

  it("its lines in words say once what the axis counts", () => {
    const { description } = figure.content(madeFacts(), { measure: "nodes" });
    // From 100 to 900 pods, a node for every 100, and one more for each place of the option.
    expect(description).toContain(
      "Nodes over pods. No mesh: 1 at 100, 9 at 900. Istio sidecar: 2 at 100, 10 at 900.",
    );
    const lines = description.slice(description.indexOf("No mesh:"));
    expect(lines).not.toContain("pods");
  });

  it("says and draws another measure", () => {
    const content = (measure?: string) => figure.content(madeFacts(), { measure });
    expect(content().words.subtitle).toContain("US dollars a month, over pods");
    // 900 pods × 10 millicores for each place of the option: the last of five meshes 45 vCPU, the first 9.
    expect(content("meshCpu").words.title).toBe(
      "CPU of the mesh at 900 pods: 45 vCPU with Cilium, 9 vCPU with Istio sidecars",
    );
    expect(content("pie").words.title).toBe(content().words.title);
    const svg = paint(figure, madeFacts(), SIZE, { measure: "meshCpu" });
    expect(svg).toContain(">40 vCPU</text>");
    expect(svg).not.toContain("$");
  });
});

describe("the sweep of a scenario", () => {
  const asked = scenario({ workloads: { source: "quick", quickPods: 60 } });
  const estimate = fullEstimate(asked);
  const facts = figureFacts(asked, estimate, findEvidence);

  it.each(AXIS_CHOICES.map(({ value }) => value))(
    "%s: holds the comparison's own figures",
    (axis) => {
      const [head = "", ...lines] = figureCsv(figure, facts, { axis }).trimEnd().split("\r\n");
      const column = (name: string) => head.split(",").indexOf(name);
      const found = facts.sweep({ axis });
      if (found === undefined || found === "too-many-kinds") throw new Error(`no sweep of ${axis}`);
      const here = found.axis.names[found.axis.here - found.axis.low] ?? found.axis.here;
      for (const name of ["No mesh", "Istio sidecar", "Cilium"]) {
        const id = estimate.comparison.options.find((option) => option.name === name)?.id ?? "";
        const cells = lines.map((line) => line.split(","));
        const row = cells.find((cell) => cell[0] === name && cell[1] === String(here));
        const { typical } = optionOf(estimate, id);
        expect(Number(row?.[column("nodes")]), `${name} over ${axis}`).toBe(typical.nodes);
        expect(Number(row?.[column("usd_per_month")])).toBe(typical.microUsdPerMonth / 1e6);
      }
    },
  );
});

describe("an axis of a few hundred values, with few kinds of pods", () => {
  it("is looked at value by value, as on the page", () => {
    // Pod size: from 10 to 300 %.
    const asked = scenario({ workloads: { source: "quick", quickPods: 60 } });
    const estimate = fullEstimate(asked);
    const facts = figureFacts(asked, estimate, findEvidence);
    const found = facts.sweep({ axis: "pod-size" });
    if (found === undefined || found === "too-many-kinds") throw new Error("no sweep");
    expect(found.every).toBe(1);
    const { title, caption } = figure.content(facts, { axis: "pod-size" }).words;
    expect(caption).toContain("steps found to the whole number");
    // The page's sentence without the shares of the mixed middle.
    expect(`${title}.`).toBe(cheapestInWords(found).replace(/(whole nodes decide)[^)]*/, "$1"));
  }, 60_000);
});

describe("an axis of thousands of values", () => {
  it("is looked at every so many, the scenario's own among them, and says so", () => {
    const asked = scenario({ workloads: { source: "quick", quickPods: 1000 } });
    const facts = figureFacts(asked, fullEstimate(asked), findEvidence);
    const found = facts.sweep({ axis: "pods" });
    if (found === undefined || found === "too-many-kinds") throw new Error("no sweep");
    // From 1 to twice 1,000 pods: 1,999 / 120 = 16.7.
    expect(found.every).toBe(17);
    const [baseline] = found.lines;
    const places = baseline?.spots.map(({ at }) => at) ?? [];
    expect(places).toContain(1000);
    expect(places.every((at) => (at - 1000) % 17 === 0)).toBe(true);
    for (const { at, pods } of baseline?.spots ?? []) expect(pods).toBe(at);
    const { title, caption } = figure.content(facts, { axis: "pods" }).words;
    expect(caption).toContain("computed every 17 pods");
    expect(title).toMatch(/^Looked at every 17 pods/);
    expect(title).not.toMatch(/turns? \S+ times/);
  }, 60_000);
});

describe("its title", () => {
  const lines = [
    { id: "linkerd", name: "Linkerd", spots: [], band: [] },
    { id: "cilium", name: "Cilium", spots: [], band: [] },
  ];
  const axis = { id: "pods", label: "Pods", unit: "pods", low: 1, high: 9, here: 3, names: [] };
  const title = (...cheapest: readonly (readonly [from: number, to: number, ids: string[]])[]) =>
    cheapestTitle({
      axis,
      lines,
      cheapest: cheapest.map(([from, to, ids]) => ({ from, to, cheapest: ids })),
    });

  it("names one turn, and counts more", () => {
    expect(title([1, 9, ["linkerd"]])).toBe("Linkerd is cheapest from 1 to 9 pods");
    expect(title([1, 4, ["linkerd"]], [5, 9, ["cilium"]])).toBe(
      "Linkerd is cheapest up to 4 pods, Cilium from 5",
    );
    expect(title([1, 2, ["linkerd"]], [3, 4, ["cilium", "linkerd"]], [5, 9, ["cilium"]])).toBe(
      "Linkerd is cheapest up to 2 pods, Cilium and Linkerd from 3; it turns once more",
    );
    // Five stretches and more as on the page: 3 to 6 change hands.
    expect(
      title(
        [1, 2, ["linkerd"]],
        [3, 3, ["cilium"]],
        [4, 5, ["linkerd"]],
        [6, 6, ["cilium", "linkerd"]],
        [7, 9, ["cilium"]],
      ),
    ).toBe("Cheapest: Linkerd up to 2 pods, mixed from 3 to 6 (whole nodes decide), Cilium from 7");
    expect(title([1, 9, []])).toContain("No option that meets the function level");
  });
});
