import { drawFigure, type FigureSize } from "../charts/figures/draw-figure";
import type { Figure, FigureFacts, FigureView, Provenance } from "../charts/figures/figure";
import { toCsv } from "../charts/figures/to-csv";
import { svgMetadata } from "../scenario/files/svg-file";
import { withView } from "../scenario/view-link";
import { fallbackTexts } from "./provenance";
import { contentOf } from "./shown";
import { readShow, USUAL_VIEW, writeViewChoice } from "./view-choice";

/** A figure as SVG text that carries its scenario. */
export function paint(
  figure: Figure,
  facts: FigureFacts,
  size: FigureSize,
  view?: FigureView,
): string {
  const provenance = provenanceIn(facts, view);
  const metadata = svgMetadata(provenance.query);
  return drawFigure(figure, contentOf(figure, facts, view), provenance, size, metadata);
}

/** The numbers behind a figure. */
export function figureCsv(figure: Figure, facts: FigureFacts, view?: FigureView): string {
  return toCsv(contentOf(figure, facts, view).table, provenanceIn(facts, view));
}

/** Where a figure's numbers come from; its link shows the options the figure does. */
export function provenanceIn({ provenance }: FigureFacts, view: FigureView = {}): Provenance {
  if (view.show === undefined) return provenance;
  const { shown, issue } = readShow(view.show);
  return {
    ...provenance,
    query: withView(provenance.query, writeViewChoice({ ...USUAL_VIEW, shown })),
    fallbacks: [...provenance.fallbacks, ...fallbackTexts(issue === undefined ? [] : [issue])],
  };
}
