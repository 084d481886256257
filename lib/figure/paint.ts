import { drawFigure, type FigureSize } from "../charts/figures/draw-figure";
import type { Figure, FigureFacts, FigureView } from "../charts/figures/figure";
import { toCsv } from "../charts/figures/to-csv";
import { svgMetadata } from "../scenario/files/svg-file";

/** A figure as SVG text that carries its scenario. */
export function paint(
  figure: Figure,
  facts: FigureFacts,
  size: FigureSize,
  view?: FigureView,
): string {
  const metadata = svgMetadata(facts.provenance.query);
  return drawFigure(figure, figure.content(facts, view), facts.provenance, size, metadata);
}

/** The numbers behind a figure. */
export function figureCsv(figure: Figure, facts: FigureFacts, view?: FigureView): string {
  return toCsv(figure.content(facts, view).table, facts.provenance);
}
