import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FIGURES } from "@/lib/charts/figures/all";
import type { FigureFacts } from "@/lib/charts/figures/figure";
import { THEMES } from "@/lib/charts/svg/theme";
import { findFigure } from "@/lib/figure/figure-ids";
import { messageImage } from "@/lib/figure/message-image";
import { paint } from "@/lib/figure/paint";
import { madeFacts, type MadeOption, SIX_OPTIONS } from "../helpers/figure-facts";

/*
 * Drawings as they were last looked at. A change of the painter shows here as a `-changed` file
 * beside the golden one: look at both, then put it in its place (GOLDEN=update does it for all).
 */

const FOLDER = fileURLToPath(new URL("../golden/figures", import.meta.url));

function expectGolden(name: string, svg: string): void {
  const file = join(FOLDER, `${name}.svg`);
  if (process.env["GOLDEN"] === "update") writeFileSync(file, svg);
  const golden = readFileSync(file, "utf8");
  if (golden !== svg) writeFileSync(join(FOLDER, `${name}-changed.svg`), svg);
  expect(svg === golden, `${name}.svg differs from its golden drawing`).toBe(true);
}

function draw(id: string, facts: FigureFacts, theme: (typeof THEMES)[number], widthPx = 760) {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return paint(figure, facts, { theme, widthPx, heightPx: 0 });
}

const times = (factor: number): readonly MadeOption[] =>
  SIX_OPTIONS.map((made) => ({
    ...made,
    nodes: made.nodes.map((nodes) => Math.round(nodes * factor)) as [number, number, number],
  }));

const LONG =
  "The platform of the payments department after the merger, second attempt, with everything";

const EXTREMES: readonly (readonly [string, FigureFacts])[] = [
  ["plain", madeFacts()],
  ["one-option", madeFacts(SIX_OPTIONS.slice(0, 2))],
  ["three-nodes", madeFacts(SIX_OPTIONS.map((made) => ({ ...made, nodes: [3, 3, 3] as const })))],
  ["20000-nodes", madeFacts(times(20_000 / 71))],
  [
    "unplanned-option",
    madeFacts(SIX_OPTIONS.map((made) => ({ ...made, planned: made.id !== "linkerd" }))),
  ],
  [
    "long-name",
    madeFacts(SIX_OPTIONS, {
      scenarioName: LONG.repeat(2),
      query: `v=1&m=toy&name=${"x".repeat(900)}`,
    }),
  ],
  ["right-to-left-name", madeFacts(SIX_OPTIONS, { scenarioName: "منصة المدفوعات ‮2027" })],
  ["emoji-name", madeFacts(SIX_OPTIONS, { scenarioName: "🚀 Payments 👩‍👩‍👧 🇺🇳" })],
  [
    "fallback",
    madeFacts(SIX_OPTIONS, {
      fallbacks: ["Not as the link says: zones must be 1 to 6. Received: 9."],
    }),
  ],
];

describe("nodes-and-cost over all themes and extreme scenarios", () => {
  for (const theme of THEMES) {
    it.each(EXTREMES)(`${theme}: %s`, (name, facts) => {
      expectGolden(`nodes-and-cost-${name}-${theme}`, draw("nodes-and-cost", facts, theme));
    });
  }

  it("in a narrow column", () => {
    expectGolden("nodes-and-cost-narrow-light", draw("nodes-and-cost", madeFacts(), "light", 360));
  });
});

describe("every figure", () => {
  it.each(FIGURES.map((figure) => figure.id))("%s", (id) => {
    expectGolden(id, draw(id, madeFacts(), "light"));
  });

  it("pool-by-owner in print, with its hatchings", () => {
    expectGolden("pool-by-owner-print", draw("pool-by-owner", madeFacts(), "print"));
  });

  it("the picture in a figure's place", () => {
    const size = { theme: "light", widthPx: 760, heightPx: 0 } as const;
    expectGolden("message", messageImage("This link cannot be drawn", "It was cut short.", size));
  });
});
