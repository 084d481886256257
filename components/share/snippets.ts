import type { FigureView } from "@/lib/charts/figures/figure";
import { embedPath, figurePath, scenarioPath } from "./figure-paths";

/** What to put into a document, by the kind of document. */
export type Snippet = {
  readonly id: string;
  readonly label: string;
  /** Where it goes. */
  readonly hint: string;
  readonly text: string;
};

export type SharedFigure = {
  readonly origin: string;
  readonly figureId: string;
  /** What of several things the figure is about. */
  readonly view: FigureView;
  /** The scenario's query with the release it names: pinned or latest. */
  readonly query: string;
  /** The same with what the page looks at; the scenario alone where left out. */
  readonly page?: string;
  /** The finding, as alternative text. */
  readonly title: string;
  /** The height of the drawing at its usual width, for frames that no script fits. */
  readonly heightPx: number;
};

const WIDTH_PX = 760;
/** The link under an embedded figure. */
export const EMBED_FOOT_PX = 40;

/** Markdown ends an alternative text at "]" and reads backslashes. */
const markdownText = (text: string) => text.replace(/[\\[\]]/g, "\\$&");
/** Parentheses end a Markdown address; everything else is encoded already. */
const markdownUrl = (url: string) => url.replaceAll("(", "%28").replaceAll(")", "%29");

const html = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export function snippets(figure: SharedFigure): readonly Snippet[] {
  const { origin, figureId, view, query, page = query, title, heightPx } = figure;
  const svg = (theme: "light" | "dark") =>
    `${origin}${figurePath(figureId, "svg", query, { ...view, theme })}`;
  const scenario = `${origin}${scenarioPath(page)}`;
  const frame = Math.round(heightPx) + EMBED_FOOT_PX;
  return [
    {
      id: "markdown",
      label: "Markdown",
      hint: "README or wiki: the figure, linked to its scenario",
      text: `[![${markdownText(title)}](${markdownUrl(svg("light"))})](${markdownUrl(scenario)})`,
    },
    {
      id: "picture",
      label: "HTML, light and dark",
      hint: "GitHub and most sites: follows the reader's theme",
      text: [
        `<a href="${html(scenario)}">`,
        "  <picture>",
        `    <source media="(prefers-color-scheme: dark)" srcset="${html(svg("dark"))}">`,
        `    <img src="${html(svg("light"))}" alt="${html(title)}" width="${WIDTH_PX}">`,
        "  </picture>",
        "</a>",
      ].join("\n"),
    },
    {
      id: "iframe",
      label: "Frame",
      hint: "Sites that allow frames: text can be selected and zoomed",
      text: `<iframe src="${html(origin + embedPath(figureId, query, view))}" title="${html(title)}" width="${WIDTH_PX}" height="${frame}" style="border:0;max-width:100%" loading="lazy"></iframe>`,
    },
    {
      id: "link",
      label: "Plain link",
      hint: "Confluence, Notion, chat: pasted alone, it unfolds",
      text: scenario,
    },
  ];
}
